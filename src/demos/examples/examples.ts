/** The course's worked examples: each a few calls of the core, to run, to read and to change. */
import {
  addPositions,
  attention,
  attentionParameters,
  causalMask,
  countParameters,
  createRandom,
  learnedEncoding,
  multiHeadAttention,
  multiHeadParameters,
  normalMatrix,
  permuteRows,
  publishedModels,
  scaledDotProductAttention,
  sinusoidalEncoding,
  totalParameters,
  type Matrix,
} from '#core/index.ts';
import { keys, queries, tokens, values } from '../attention/example.ts';

export const seed = 7;

/** Hand-set queries, keys and values of the running sentence, d_k = 4, d_v = 2. */
export function basic() {
  return scaledDotProductAttention(queries, keys, values);
}

/** The same, but no token sees those after it. */
export function causal() {
  const mask = causalMask(tokens.length);
  return { mask, ...scaledDotProductAttention(queries, keys, values, { mask }) };
}

/** Eight heads of width 8 over random tokens of width 64. */
export function multiHead() {
  const random = createRandom(seed);
  const x = normalMatrix(tokens.length, 64, random.fork('tokens'));
  const parameters = multiHeadParameters(64, 8, random.fork('parameters'));
  return { x, parameters, ...multiHeadAttention(parameters, x) };
}

/** Where each token stands, as sines and cosines. */
export function positions() {
  return sinusoidalEncoding(50, 64);
}

/** From tokens to outputs: embeddings, positions, two heads of self-attention. */
export function pipeline() {
  const random = createRandom(seed);
  const embeddings = normalMatrix(tokens.length, 16, random.fork('embeddings'));
  const encoding = sinusoidalEncoding(tokens.length, 16);
  const x = addPositions(embeddings, encoding);
  const parameters = multiHeadParameters(16, 2, random.fork('parameters'));
  return { embeddings, encoding, x, ...multiHeadAttention(parameters, x) };
}

/** The same tokens in another order: the outputs move with them, unless positions are added. */
export function orderInvariance() {
  const random = createRandom(seed);
  const x = normalMatrix(tokens.length, 16, random.fork('tokens'));
  const order = [2, 0, 3, 4, 1];
  const parameters = attentionParameters(16, random.fork('parameters'));
  const encoding = sinusoidalEncoding(tokens.length, 16);

  const residual = (prepare: (x: Matrix) => Matrix): number => {
    const moved = attention(parameters, prepare(permuteRows(x, order))).output;
    const expected = permuteRows(attention(parameters, prepare(x)).output, order);
    return largestDifference(moved, expected);
  };
  return {
    x,
    order,
    withoutPositions: residual((tokens) => tokens),
    withPositions: residual((tokens) => addPositions(tokens, encoding)),
  };
}

/** How many numbers there are to learn. */
export function parameterCounts() {
  const random = createRandom(seed);
  const [dModel, numHeads, length] = [64, 8, 512];
  const biases = true;
  const counts = {
    attention: countParameters(attentionParameters(dModel, random)),
    attentionWithBiases: countParameters(attentionParameters(dModel, random, { biases })),
    heads: countParameters(multiHeadParameters(dModel, numHeads, random)),
    headsWithBiases: countParameters(multiHeadParameters(dModel, numHeads, random, { biases })),
    sinusoidalPositions: 0,
    learnedPositions: countParameters(learnedEncoding(length, dModel, { random })),
    gpt2Small: totalParameters(publishedModels.gpt2Small.configuration),
  };
  return { dModel, numHeads, length, counts };
}

function largestDifference(a: Matrix, b: Matrix): number {
  return Math.max(...a.data.map((value, cell) => Math.abs(value - b.data[cell]!)));
}
