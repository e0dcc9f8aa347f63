import {
  isAllowed,
  isPrintedExactly,
  provenanceSegments,
  rowView,
  type CellRef,
  type Matrix,
  type Segment,
} from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { cross } from '#i18n/cross-attention.ts';
import { isKnown, provenanceOf, type Cross, type MatrixName } from './cross.ts';
import { cellNamer, columnLabels, rowLabels } from './names.ts';
import { pad } from './sentence.ts';

/** The line of arithmetic of a cell. An input has none: what follows from it stands beside it. */
export function lineOf(computed: Cross, cell: CellRef, locale: Locale): Segment[] {
  const nameCell = cellNamer(computed, locale);
  const line = (asked: CellRef): Segment[] =>
    provenanceSegments(provenanceOf(computed, asked), { nameCell, trim: true });
  const made = madeFrom(computed, cell);
  if (!made) return line(cell);
  const then = line(made);
  const { value } = provenanceOf(computed, made);
  const sign = isPrintedExactly(value, 2) ? ' = ' : ' ≈ ';
  return [...itself(), { text: '  →  ' }, then[0]!, { text: sign }, then.at(-1)!];

  function itself(): Segment[] {
    if (cell.matrix !== 'mask') return line(cell);
    const mark = isAllowed(computed.mask, cell.row, cell.col) ? '✓' : '✗';
    return [{ text: `${nameCell(cell)} = ` }, { text: mark, emphasis: 'result' }];
  }
}

/** For an input, a cell that was computed from it, and where there is one, one that it counts in. */
function madeFrom(
  { x, context, parameters }: Cross,
  { matrix, row, col }: CellRef,
): CellRef | undefined {
  switch (matrix as MatrixName) {
    case 'x':
      return { matrix: 'queries', row, col: largest(rowView(parameters.queryProjection, col)) };
    case 'context':
      return { matrix: 'keys', row, col: largest(rowView(parameters.keyProjection, col)) };
    case 'queryProjection':
      return { matrix: 'queries', row: largest(column(x, row)), col };
    case 'keyProjection':
      return { matrix: 'keys', row: largest(column(context, row)), col };
    case 'valueProjection':
      return { matrix: 'values', row: largest(column(context, row)), col };
    case 'mask':
      return { matrix: 'weights', row, col };
    default:
      return undefined;
  }
}

function column(a: Matrix, col: number): number[] {
  return Array.from({ length: a.rows }, (_, row) => a.data[row * a.cols + col]!);
}

/** Where the entry stands that is furthest from 0; the first of equals. */
function largest(numbers: ArrayLike<number>): number {
  const sizes = Array.from(numbers, Math.abs);
  return sizes.indexOf(Math.max(...sizes));
}

/** A sentence on a cell. */
export function noteOf(computed: Cross, cell: CellRef, locale: Locale): string {
  const t = cross[locale].notes;
  const name = cell.matrix as MatrixName;
  const row = rowLabels(name, computed, locale)[cell.row]!;
  const col = columnLabels(name, computed, locale)[cell.col]!;
  const { causal, padding, mask, words } = computed.inputs;
  const isPadding = cell.col >= computed.source.length - padding;

  switch (name) {
    case 'x':
    case 'context':
      if (row === pad) return t.padding;
      return isKnown(row, words) ? t.word(row) : t.stranger(row);
    case 'queryProjection':
      return t.queryProjection;
    case 'keyProjection':
      return t.keyProjection;
    case 'valueProjection':
      return t.valueProjection;
    case 'queries':
      return t.queries(row);
    case 'keys':
      return t.keys(row);
    case 'values':
      return t.values(row);
    case 'products':
      return t.products(row, col);
    case 'mask':
      return allowed() ? t.allowed(row, col) : reason();
    case 'scores':
      return allowed() ? t.scores(row, col) : reason();
    case 'weights':
      if (!allowed()) return `${reason()} ${t.nothing}`;
      if (isPadding) return t.paddingHeard(row);
      if (!isKnown(row, words)) return t.undecided(row);
      return t.weights(row, col);
    case 'output':
      return t.output(row, col);
  }

  function allowed(): boolean {
    return isAllowed(computed.mask, cell.row, cell.col);
  }

  function reason(): string {
    if (isPadding && mask === 'on') return t.forbiddenPadding;
    return causal === 'on' ? t.forbiddenCausal(row, col) : '';
  }
}
