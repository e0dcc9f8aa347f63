import { mask, matrix, paddingMask, toRows, type Mask, type Matrix } from '#core/index.ts';
import * as running from '../attention/example.ts';

/** The token that fills short sentences up. */
export const pad = '⟨pad⟩';

/** The words of the batch. Each has one row in the table of queries, of keys and of values. */
export const words = ['el', 'gato', 'come', 'pescado', 'ahora', 'duerme', pad] as const;

/**
 * Hand-set: the running sentence's rows, then those of *duerme* (sleeps; it looks for an animal,
 * and is an action like *come*), then zeros for the padding.
 */
export const queries = matrix([...toRows(running.queries), [0, 2, 0, 0], [0, 0, 0, 0]]);
export const keys = matrix([...toRows(running.keys), [0, 0, 2, 0], [0, 0, 0, 0]]);
export const values = matrix([...toRows(running.values), [1, 0], [0, 0]]);

/** "The cat eats fish now", "The cat sleeps", "Now the cat sleeps". */
export const sentences = [
  ['El', 'gato', 'come', 'pescado', 'ahora'],
  ['El', 'gato', 'duerme'],
  ['Ahora', 'duerme', 'el', 'gato'],
] as const;

/** All sentences are padded to the longest. */
export const length = 5;

export const sides = ['right', 'left'] as const;
/** Where the padding stands. */
export type Side = (typeof sides)[number];

export function paddedTokens(sentence: number, side: Side): readonly string[] {
  const tokens = sentences[sentence]!;
  const padding = Array<string>(length - tokens.length).fill(pad);
  return side === 'right' ? [...tokens, ...padding] : [...padding, ...tokens];
}

/** The row of each token in the tables of words. */
export function wordsOf(tokens: readonly string[]): readonly number[] {
  return tokens.map((token) => words.findIndex((word) => word === token.toLowerCase()));
}

/** The rows of a table of words, one a token. */
export function lookUp(table: Matrix, tokens: readonly string[]): Matrix {
  const rows = toRows(table);
  return matrix(wordsOf(tokens).map((word) => rows[word]!));
}

/** The padding mask of one sentence. Padding on the left mirrors it. */
export function paddingMaskOf(sentence: number, side: Side): Mask {
  const onTheRight = paddingMask(
    sentences.map((tokens) => tokens.length),
    { numKeys: length },
  )[sentence]!;
  if (side === 'right') return onTheRight;
  return mask(
    Array.from({ length }, (_, i) =>
      onTheRight.allowed.slice(i * length, (i + 1) * length).toReversed(),
    ),
  );
}
