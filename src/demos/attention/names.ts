import { letters, type CellRef } from '#core/index.ts';
import { attention } from '#i18n/attention.ts';
import type { Locale } from '#i18n/locale.ts';
import { tokens } from './example.ts';

export type MatrixName = keyof typeof letters;

/** What the columns of each matrix stand for; rows stand for tokens in all of them. */
export function columnLabels(name: MatrixName, locale: Locale): readonly string[] {
  const t = attention[locale];
  if (name === 'queries' || name === 'keys') return t.features;
  if (name === 'values' || name === 'output') return t.contents;
  return tokens;
}

/** A cell by its labels: `A[come, pescado]`. */
export function cellNamer(locale: Locale): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as MatrixName;
    return `${letters[name]}[${tokens[row]}, ${columnLabels(name, locale)[col]}]`;
  };
}
