import type { CellRef } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { order as dictionary } from '#i18n/order.ts';
import { dModel, type View } from './reordering.ts';
import { inOrder, labelsOf, sentences, type Order } from './sentences.ts';
import type { MatrixName } from './state.ts';

export interface Naming {
  readonly view: View;
  readonly sentence: number;
  readonly order: Order;
  readonly positions: boolean;
  readonly locale: Locale;
}

/** What a matrix is called in formulas. */
export function letterOf(
  name: MatrixName,
  { view, positions, locale }: Omit<Naming, 'order'>,
): string {
  const summary = view === 'last' ? dictionary[locale].last : dictionary[locale].mean;
  const letters: Record<MatrixName, string> = {
    tokens: positions ? 'X + E' : 'X',
    newTokens: positions ? 'PX + E' : 'PX',
    output: 'f(X)',
    newOutput: 'f(PX)',
    movedOutput: 'P f(X)',
    weights: 'A(X)',
    newWeights: 'A(PX)',
    movedWeights: 'P A(X) Pᵀ',
    summary: `${summary} f(X)`,
    newSummary: `${summary} f(PX)`,
    difference: 'D',
  };
  return letters[name];
}

/** The tokens as they stand in the new order. */
export function newTokensOf({
  sentence,
  order,
}: Pick<Naming, 'sentence' | 'order'>): readonly string[] {
  return inOrder(labelsOf(sentences[sentence]!), order);
}

const dimensions = Array.from({ length: dModel }, (_, col) => String(col));

export function rowLabels(name: MatrixName, naming: Naming): readonly string[] {
  const { view, sentence, locale } = naming;
  const isFirst = name === 'tokens' || name === 'output' || name === 'weights';
  if (isFirst) return labelsOf(sentences[sentence]!);
  const isRow = view === 'mean' || view === 'last';
  if (name === 'summary' || name === 'newSummary' || (name === 'difference' && isRow))
    return [view === 'last' ? dictionary[locale].last : dictionary[locale].mean];
  return newTokensOf(naming);
}

export function colLabels(name: MatrixName, naming: Naming): readonly string[] {
  const isPairs = naming.view === 'weights' && !['tokens', 'newTokens'].includes(name);
  return isPairs ? rowLabels(name, naming) : dimensions;
}

/** A cell by its labels: `f(PX)[gato, 2]`. */
export function cellNamer(naming: Naming): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as MatrixName;
    const labels = `${rowLabels(name, naming)[row]}, ${colLabels(name, naming)[col]}`;
    return `${letterOf(name, naming)}[${labels}]`;
  };
}

/** The name whose colour a matrix has. */
export function colouredAs(matrix: string): string {
  if (/output$/i.test(matrix) || /summary$/i.test(matrix)) return 'output';
  if (/weights$/i.test(matrix)) return 'weights';
  return matrix.replace(/^.*\./, '');
}
