import {
  attention,
  attentionParameters,
  at,
  createRandom,
  mean,
  multiHeadAttention,
  multiHeadParameters,
  normalMatrix,
  scaledDotProductAttention,
  variance,
  type Matrix,
} from '#core/index.ts';

/** The width and the heads of the layers that the chapter's text speaks of. */
export const dModel = 64;
export const numHeads = 4;

/** As many random tokens as the text speaks of. */
export const numTokens = 32;

const seed = 7;

/** Random tokens, every entry drawn from N(0, 1), [numTokens, dModel]. */
function randomTokens(): Matrix {
  return normalMatrix(numTokens, dModel, createRandom(seed).fork('tokens'));
}

/**
 * The weight that a random token gives itself, on average over the tokens: compared as they are, through
 * one random projection, or through two.
 */
export function weightOnItself(by: 'none' | 'shared' | 'own'): number {
  const x = randomTokens();
  const parameters = attentionParameters(dModel, createRandom(seed));
  const { keyProjection } = parameters;
  const { weights } =
    by === 'none'
      ? scaledDotProductAttention(x, x, x)
      : attention(by === 'own' ? parameters : { ...parameters, queryProjection: keyProjection }, x);
  return mean(Array.from({ length: numTokens }, (_, i) => at(weights, i, i)));
}

/** The standard deviation of the scores of random tokens, over all heads, for what Xavier takes as fan-out. */
export function spreadOfScores(fanOut: number): number {
  const parameters = multiHeadParameters(dModel, numHeads, createRandom(seed), { fanOut });
  const { heads } = multiHeadAttention(parameters, randomTokens());
  return Math.sqrt(variance(heads.flatMap(({ scores }) => Array.from(scores.data))));
}
