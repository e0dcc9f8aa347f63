import { letters as formulaLetters, type CellRef } from '#core/index.ts';
import { cross } from '#i18n/cross-attention.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Cross, MatrixName } from './cross.ts';

export const letters = {
  ...formulaLetters,
  x: 'X',
  context: 'C',
  mask: 'M',
  queryProjection: 'W^Q',
  keyProjection: 'W^K',
  valueProjection: 'W^V',
} as const satisfies Record<MatrixName, string>;

type Sentences = Pick<Cross, 'target' | 'source'>;

export function rowLabels(
  name: MatrixName,
  { target, source }: Sentences,
  locale: Locale,
): readonly string[] {
  switch (name) {
    case 'queryProjection':
    case 'keyProjection':
    case 'valueProjection':
      return cross[locale].features;
    case 'context':
    case 'keys':
    case 'values':
      return source;
    default:
      return target;
  }
}

export function columnLabels(
  name: MatrixName,
  { source }: Pick<Sentences, 'source'>,
  locale: Locale,
): readonly string[] {
  const t = cross[locale];
  switch (name) {
    case 'x':
    case 'context':
      return t.features;
    case 'queryProjection':
    case 'keyProjection':
    case 'queries':
    case 'keys':
      return t.wanted;
    case 'valueProjection':
    case 'values':
    case 'output':
      return t.contents;
    default:
      return source;
  }
}

/** Hebrew, Arabic and their neighbours. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** A word that runs the other way, kept from turning the brackets around it. */
function isolated(label: string): string {
  return rightToLeft.test(label) ? `\u2068${label}\u2069` : label;
}

/** A cell by its labels: `A[eating, come]`. */
export function cellNamer(sentences: Sentences, locale: Locale): (cell: CellRef) => string {
  return ({ matrix, row, col }) => {
    const name = matrix as MatrixName;
    const rowLabel = rowLabels(name, sentences, locale)[row]!;
    const colLabel = columnLabels(name, sentences, locale)[col]!;
    return `${letters[name]}[${isolated(rowLabel)}, ${isolated(colLabel)}]`;
  };
}
