/**
 * The layer of the lab, done right: each step a function of its own, so that a fault can stand in for
 * exactly one of them. Each says in one statement what it does; the lab shows that line beside the wrong one.
 */
import {
  add,
  causalMask,
  combineMasks,
  hasNoAllowedKey,
  isAllowed,
  map,
  mapRows,
  mask,
  matmul,
  scale,
  sliceCols,
  softmaxRows,
  transpose,
  type Mask,
  type Matrix,
} from '#core/index.ts';

/** h, the number of heads. */
export const numHeads = 2;

/** What the layer does, in this order, with one mask for all heads. */
export interface Steps {
  /** What goes into the projections, [n, d_model], of tokens and positions of that shape. */
  readonly encode: (tokens: Matrix, positions: Matrix) => Matrix;
  /** One head's [n, d_k] of queries, keys or values that were made for all heads at once, [n, h · d_k]. */
  readonly split: (packed: Matrix, head: number) => Matrix;
  /** The scores before the mask, [n, n]. */
  readonly score: (queries: Matrix, keys: Matrix) => Matrix;
  /** Who may attend to whom: n tokens, the first of them padding. [n, n] */
  readonly allow: (numTokens: number, numPads: number) => Mask;
  /** Scores and mask to weights, [n, n]. */
  readonly weigh: (scores: Matrix, allowed: Mask) => Matrix;
}

/** Tokens with their positions. */
export function encode(tokens: Matrix, positions: Matrix): Matrix {
  const encoded = add(tokens, positions); // [n, d_model]
  return encoded;
}

/** Head i has the columns i · d_k to (i + 1) · d_k. */
export function split(packed: Matrix, head: number): Matrix {
  const width = packed.cols / numHeads;
  const part = sliceCols(packed, head * width, (head + 1) * width); // [n, d_k]
  return part;
}

/** S = QKᵀ / √d_k */
export function score(queries: Matrix, keys: Matrix): Matrix {
  const scores = scale(matmul(queries, transpose(keys)), 1 / Math.sqrt(queries.cols)); // [n, n]
  return scores;
}

/** Causal, and nobody attends to padding. */
export function allow(numTokens: number, numPads: number): Mask {
  const allowed = combineMasks(causalMask(numTokens), realKeys(numTokens, numPads)); // [n, n]
  return allowed;
}

/** −∞ where the mask says no, then the softmax of each row; zeros for a row that has no key. */
export function weigh(scores: Matrix, allowed: Mask): Matrix {
  const weights = softmaxOrZeros(forbid(scores, allowed, -Infinity)); // [n, n]
  return weights;
}

export const rightSteps: Steps = { encode, split, score, allow, weigh };

/** Another number in place of each score that the mask does not allow. */
export function forbid(scores: Matrix, allowed: Mask, instead: number): Matrix {
  return map(scores, (value, i, j) => (isAllowed(allowed, i, j) ? value : instead));
}

/** The softmax of each row, but zeros for a row of nothing but −∞. */
export function softmaxOrZeros(scores: Matrix): Matrix {
  return zerosWhereEmpty(softmaxRows(scores), scores);
}

/** Zeros in each row of weights whose scores are nothing but −∞. */
export function zerosWhereEmpty(weights: Matrix, scores: Matrix): Matrix {
  return mapRows(weights, (row, i) => (hasNoAllowedKey(scores, i) ? row.map(() => 0) : row));
}

/** Every query may attend to every key but padding, which stands first. */
export function realKeys(numTokens: number, numPads: number): Mask {
  return pairs(numTokens, (_, j) => j >= numPads);
}

/** A mask of n × n pairs. */
export function pairs(numTokens: number, allowed: (i: number, j: number) => boolean): Mask {
  const places = Array.from({ length: numTokens }, (_, place) => place);
  return mask(places.map((i) => places.map((j) => allowed(i, j))));
}
