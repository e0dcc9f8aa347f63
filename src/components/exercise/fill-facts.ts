import { formatNumber, isPrintedExactly, type Mask, type Matrix } from '#core/index.ts';
import type { Fact, Facts, Table } from '#exercises/exercise.ts';
import { formatCount } from '#i18n/format-count.ts';

/**
 * Writes the facts of a problem into every `[data-fact]` under an element: the same when the site is
 * built, for the first problem, and in the page, for those after it.
 *
 * @throws RangeError if the text asks for a fact that the problem does not have
 */
export function fillFacts(root: Element, facts: Facts): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-fact]')) {
    const name = place.dataset['fact'] ?? '';
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (fact === undefined) {
      const known = Object.keys(facts).join(', ');
      throw new RangeError(`fillFacts: no fact is named “${name}”; there are ${known}`);
    }
    place.replaceChildren(printFact(fact, place.ownerDocument));
  }
}

function printFact(fact: Fact, document: Document): Node {
  if (typeof fact === 'object') return printTable(fact, document);
  return document.createTextNode(typeof fact === 'string' ? fact : printNumber(fact));
}

function printNumber(value: number, digits = neededDigits([value])): string {
  // As in Spanish in both languages: in an answer a comma is a decimal point.
  return Number.isSafeInteger(value) ? formatCount(value, 'es') : formatNumber(value, digits);
}

/** As few decimals as say all of every number; two where some number has more. */
function neededDigits(values: Iterable<number>): number {
  const all = [...values];
  return [0, 1].find((digits) => all.every((value) => isPrintedExactly(value, digits))) ?? 2;
}

function printTable(
  { matrix, rowLabels = [], colLabels = [], digits }: Table,
  document: Document,
): HTMLTableElement {
  const cells = printCells(matrix, digits);
  const table = document.createElement('table');
  const add = (row: HTMLElement, name: string, text: string, scope?: string): void => {
    const cell = document.createElement(name);
    cell.textContent = text;
    if (scope) cell.setAttribute('scope', scope);
    row.append(cell);
  };
  if (colLabels.length > 0) {
    const head = document.createElement('tr');
    if (rowLabels.length > 0) head.append(document.createElement('td'));
    for (const label of colLabels) add(head, 'th', label, 'col');
    table.append(wrap(document, 'thead', [head]));
  }
  const rows = Array.from({ length: matrix.rows }, (_, i) => {
    const row = document.createElement('tr');
    if (rowLabels.length > 0) add(row, 'th', rowLabels[i] ?? '', 'row');
    for (const text of cells.slice(i * matrix.cols, (i + 1) * matrix.cols)) add(row, 'td', text);
    return row;
  });
  table.append(wrap(document, 'tbody', rows));
  return table;
}

function printCells(matrix: Matrix | Mask, digits: number | undefined): string[] {
  if ('allowed' in matrix) return matrix.allowed.map((allowed) => (allowed ? '✓' : '✗'));
  const shared = digits ?? neededDigits(matrix.data);
  return Array.from(matrix.data, (value) => formatNumber(value, shared));
}

function wrap(document: Document, name: string, children: readonly Node[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}
