import { letters as formulaLetters, type CellRef } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { masks } from '#i18n/masks.ts';

export const letters = { ...formulaLetters, mask: 'M', bias: 'B', sums: 'Σ' } as const;

/** The matrices that this demo shows. The queries stay as they are. */
export type MatrixName = Exclude<keyof typeof letters, 'queries'>;

export function columnLabels(
  name: MatrixName,
  tokens: readonly string[],
  locale: Locale,
): readonly string[] {
  const t = masks[locale];
  if (name === 'keys') return t.features;
  if (name === 'values' || name === 'output') return t.contents;
  return name === 'sums' ? [t.sum] : tokens;
}

/** A cell by its labels: `A[come, gato]`, and `Σ[come]` for the sum of a row. */
export function cellNamer(tokens: readonly string[], locale: Locale): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as MatrixName;
    if (name === 'sums') return `Σ[${tokens[row]}]`;
    return `${letters[name]}[${tokens[row]}, ${columnLabels(name, tokens, locale)[col]}]`;
  };
}
