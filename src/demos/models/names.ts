import { letters as formulaLetters, type CellRef } from '#core/index.ts';
import type { Locale } from '#i18n/locale.ts';
import { modelsText } from '#i18n/models.ts';

/** Letters of the matrices of one model, and of T5's buckets and table. */
export const letters = { ...formulaLetters, bias: 'B', buckets: 'β', table: 'b' } as const;

export type PlainName = keyof typeof letters;

export function columnLabels(
  name: PlainName,
  tokens: readonly string[],
  buckets: readonly number[],
  locale: Locale,
): readonly string[] {
  const t = modelsText[locale];
  if (name === 'queries' || name === 'keys') return t.features;
  if (name === 'values' || name === 'output') return t.contents;
  return name === 'table' ? buckets.map(String) : tokens;
}

/** A cell by its labels: `A[come, pescado]`, and `b[17]` for a bucket's number. */
export function cellNamer(
  tokens: readonly string[],
  locale: Locale,
  /** Columns of the shown table as bucket numbers; columns of the whole table are bucket numbers. */
  buckets?: readonly number[],
): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as PlainName;
    if (name === 'table') return `${letters.table}[${buckets?.[col] ?? col}]`;
    const column = columnLabels(name, tokens, [], locale)[col];
    return `${letters[name]}[${tokens[row]}, ${column}]`;
  };
}
