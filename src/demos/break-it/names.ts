import type { CellRef } from '#core/index.ts';
import { headWidth } from '#exercises/break-it/layer.ts';
import { breakIt } from '#i18n/break-it.ts';
import type { Locale } from '#i18n/locale.ts';
import type { MatrixName } from './state.ts';

export interface Naming {
  readonly tokens: readonly string[];
  readonly locale: Locale;
}

export const letters: Readonly<Record<MatrixName, string>> = {
  queries: 'Q',
  keys: 'K',
  values: 'V',
  scores: 'S',
  weights: 'A',
  output: 'O',
  rowSums: 'Σ',
  columnSums: 'Σ',
  rightScores: 'S',
  rightWeights: 'A',
  rightOutput: 'O',
};

/** The matrix of the layer that has this one's role. */
export function counterpart(name: MatrixName): MatrixName {
  switch (name) {
    case 'rightScores':
      return 'scores';
    case 'rightWeights':
      return 'weights';
    case 'rightOutput':
      return 'output';
    default:
      return name;
  }
}

const columns = Array.from({ length: headWidth }, (_, column) => String(column));

export function rowLabels(name: MatrixName, { tokens, locale }: Naming): readonly string[] {
  return name === 'columnSums' ? [breakIt[locale].sum] : tokens;
}

export function colLabels(name: MatrixName, { tokens, locale }: Naming): readonly string[] {
  if (name === 'rowSums') return [breakIt[locale].sum];
  const isPairs = ['scores', 'weights', 'columnSums'].includes(counterpart(name));
  return isPairs ? tokens : columns;
}

/** A cell by its labels: `A[come, gato]`, and `Σ[come]` for the sum of a row or a column. */
export function cellName({ matrix, row, col }: CellRef, naming: Naming): string {
  const name = matrix as MatrixName;
  if (name === 'rowSums') return `Σ[${naming.tokens[row]}, ·]`;
  if (name === 'columnSums') return `Σ[·, ${naming.tokens[col]}]`;
  return `${letters[name]}[${naming.tokens[row]}, ${colLabels(name, naming)[col]}]`;
}
