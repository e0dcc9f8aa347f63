import { createRandom, normalMatrix, rowView, zeros, type Matrix } from '#core/index.ts';
import type { Field } from '#components/demo-state.ts';

/** The course's running sentence: "The cat eats fish now". */
export const runningSentence = 'El gato come pescado ahora';

/** "The cat that sleeps a lot eats fish and the dog that barks eats nothing now": sixteen tokens. */
export const longSentence =
  'El gato que duerme mucho come pescado y el perro que ladra no come nada ahora';

export const mostTokens = 16;
const longestToken = 24;

/** A token a word. */
export function tokensOf(sentence: string): readonly string[] {
  return sentence.split(' ');
}

/** What a reader typed as a sentence with single spaces; nothing if it has no token, too many or one too long. */
export function readSentence(text: string): string | undefined {
  const tokens = text.trim().split(/\s+/);
  const fits =
    tokens.length <= mostTokens &&
    tokens.every((token) => token !== '' && [...token].length <= longestToken);
  return fits ? tokens.join(' ') : undefined;
}

export const sentenceField: Field<string> = {
  initial: runningSentence,
  read: readSentence,
  write: (sentence) => sentence,
};

/**
 * A vector a token, every entry drawn from N(0, 1): the same token has the same vector wherever it stands, and a narrower
 * model has the first entries of a wider one's.
 *
 * @returns [n, d_model]
 */
export function embed(tokens: readonly string[], dModel: number, seed: number): Matrix {
  const random = createRandom(seed).fork('tokens');
  const x = zeros(tokens.length, dModel); // [n, d_model]
  for (const [row, token] of tokens.entries())
    rowView(x, row).set(normalMatrix(1, dModel, random.fork(token)).data);
  return x;
}
