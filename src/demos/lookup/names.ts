import type { CellRef } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { lookup } from '#i18n/lookup.ts';
import { tokens } from './example.ts';

/** Small letters for what is one row: this chapter has one query. */
export const letters = {
  queries: 'q',
  keys: 'K',
  values: 'V',
  scores: 's',
  weights: 'a',
  output: 'o',
} as const;

export type MatrixName = keyof typeof letters;

export function columnLabels(name: MatrixName, locale: Locale): readonly string[] {
  const t = lookup[locale];
  if (name === 'queries' || name === 'keys') return t.features;
  if (name === 'values' || name === 'output') return t.contents;
  return tokens;
}

export function rowLabels(name: MatrixName, locale: Locale): readonly string[] {
  if (name === 'keys' || name === 'values') return tokens;
  return [name === 'output' ? lookup[locale].names.output : lookup[locale].names.queries];
}

/** A cell by its labels: `K[gato, food]`, and `a[gato]` where there is one row. */
export function cellNamer(locale: Locale): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as MatrixName;
    const column = columnLabels(name, locale)[col];
    const isTable = name === 'keys' || name === 'values';
    return `${letters[name]}[${isTable ? `${tokens[row]}, ` : ''}${column}]`;
  };
}
