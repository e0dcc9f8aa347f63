import { readable } from '#components/readable.ts';

/** The longest text of a sentence, in UTF-16 units, and the most tokens that are made of it. */
export const longestText = 200;
export const mostTokens = 24;

/** Marks that have no shape and tell a text's direction. With them, one word would be two tokens. */
const directionMarks = /[\u200E\u200F\u061C]/g;

/** Nothing that could be seen. */
const blank = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** Word breaks are the same in nearly every language: one of them, so that all readers get the same. */
const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * All tokens of a text: its words, numbers, punctuation marks and emoji, by the word boundaries of Unicode
 * (UAX #29; dictionaries for scripts without spaces). Spaces are dropped. What is the same to a reader is the
 * same token: letters with marks are composed (NFC).
 */
export function split(text: string): readonly string[] {
  const plain = readable(text).replace(directionMarks, '').normalize('NFC');
  return Array.from(words.segment(plain), ({ segment }) => segment.trim()).filter(
    (token) => !blank.test(token),
  );
}

/** The tokens that are used: the first few. */
export function tokensOf(text: string): readonly string[] {
  return split(text).slice(0, mostTokens);
}
