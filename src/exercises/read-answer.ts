import type { Answer, Asked } from './exercise.ts';

/** What stands in the fields: a text a number; '1' or '0' a cell of a mask; names of items or of an option. */
export type Draft = readonly string[];

/** The first part of a draft that is no answer yet, and why. */
export interface Gap {
  readonly problem: 'empty' | 'notANumber' | 'tooLarge' | 'notChosen';
  readonly part: number;
}

/** The answer that a draft says, or its first gap. */
export function readDraft(asked: Asked, draft: Draft): Answer | Gap {
  switch (asked.kind) {
    case 'numbers': {
      const read = draft.map((text) => readNumber(text, { whole: asked.digits === 0 }));
      const part = read.findIndex((number) => typeof number === 'string');
      return part < 0 ? (read as number[]) : { problem: read[part] as Gap['problem'], part };
    }
    case 'mask':
      return draft.map(Number);
    case 'order':
      return draft;
    case 'choice':
      return draft.length === 0 ? { problem: 'notChosen', part: 0 } : draft;
  }
}

export function isGap(read: Answer | Gap): read is Gap {
  return 'problem' in read;
}

/** No field needs a longer text. */
const longestText = 40;

const largestNumber = 1e12;

/**
 * A number as people write it: `-1.5`, `−1,5`, `.5`, `3/4`, `75 %`, `2e3`; with spaces between the
 * thousands and, where a whole number is asked for, with points or commas there: `16,448`.
 *
 * @returns why not, where it is none
 */
export function readNumber(
  text: string,
  { whole = false }: { whole?: boolean } = {},
): number | 'empty' | 'notANumber' | 'tooLarge' {
  if (text.length > longestText) return 'notANumber';
  const plain = text.replaceAll(/\s/g, '').replaceAll(/[−–]/g, '-');
  if (plain === '') return 'empty';
  const grouped = whole && /^[+-]?\d{1,3}([.,]\d{3})+$/.test(plain);
  const decimal = grouped ? plain.replaceAll(/[.,]/g, '') : plain.replaceAll(',', '.');

  const match = /^([^/%]+)(?:\/([^/%]+)|(%))?$/.exec(decimal);
  const [, first = '', divisor, percent] = match ?? [];
  const parts = [first, divisor ?? '1'].map(parseDecimal);
  if (parts.includes(undefined) || parts[1] === 0) return 'notANumber';
  const value = (parts[0]! / parts[1]!) * (percent ? 0.01 : 1);
  return Math.abs(value) <= largestNumber ? value : 'tooLarge';
}

function parseDecimal(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : undefined;
}
