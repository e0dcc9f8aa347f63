/**
 * The faults of the lab: each a step of the layer as people get it wrong, in one line, and on purpose. Nothing
 * outside the lab may use these; the right steps are in `steps.ts`, and a fault replaces one of them.
 */
import {
  causalMask,
  combineMasks,
  isAllowed,
  matmul,
  naiveSoftmaxRows,
  scale,
  softmaxRows,
  transpose,
  type Mask,
  type Matrix,
} from '#core/index.ts';
import {
  allow,
  forbid,
  numHeads,
  pairs,
  realKeys,
  rightSteps,
  softmaxOrZeros,
  zerosWhereEmpty,
  type Steps,
} from './steps.ts';

/** Not divided by √d_k. */
export function noScale(queries: Matrix, keys: Matrix): Matrix {
  const scores = matmul(queries, transpose(keys)); // [n, n]
  return scores;
}

/** Divided by d_k, which is √d_k twice: once by hand, and once more by a function that does it by itself. */
export function scaledTwice(queries: Matrix, keys: Matrix): Matrix {
  const scores = scale(matmul(queries, transpose(keys)), 1 / queries.cols); // [n, n]
  return scores;
}

/** K Qᵀ in place of Q Kᵀ: each token is asked with its key and found by its query. */
export function transposed(queries: Matrix, keys: Matrix): Matrix {
  const scores = scale(matmul(keys, transpose(queries)), 1 / Math.sqrt(queries.cols)); // [n, n]
  return scores;
}

/** The softmax of each column: `dim` names the queries, not the keys. */
export function wrongAxis(scores: Matrix, allowed: Mask): Matrix {
  const weights = transpose(softmaxOrZeros(transpose(forbid(scores, allowed, -Infinity)))); // [n, n]
  return weights;
}

/** The softmax without subtracting the largest score first. */
export function naiveSoftmax(scores: Matrix, allowed: Mask): Matrix {
  const masked = forbid(scores, allowed, -Infinity);
  const weights = zerosWhereEmpty(naiveSoftmaxRows(masked), masked); // [n, n]
  return weights;
}

/** The softmax over all keys; then the forbidden ones are set to 0. */
export function lateMask(scores: Matrix, allowed: Mask): Matrix {
  const weights = forbid(softmaxRows(scores), allowed, 0); // [n, n]
  return weights;
}

/** 0, not −∞, in place of a forbidden score. */
export function zeroMask(scores: Matrix, allowed: Mask): Matrix {
  const weights = softmaxOrZeros(forbid(scores, allowed, 0)); // [n, n]
  return weights;
}

/** A row of nothing but −∞ is left to the softmax, which gives NaN. */
export function emptyRowNaN(scores: Matrix, allowed: Mask): Matrix {
  const weights = softmaxRows(forbid(scores, allowed, -Infinity)); // [n, n]
  return weights;
}

/** A large negative number for −∞: where no key is allowed, all scores are equal, so all keys get a share. */
export function emptyRowUniform(scores: Matrix, allowed: Mask): Matrix {
  const weights = softmaxOrZeros(forbid(scores, allowed, -1e9)); // [n, n]
  return weights;
}

/** Yes for no: the mask says who may, and is read as who may not. */
export function invertedMask(numTokens: number, numPads: number): Mask {
  const allowed = negated(allow(numTokens, numPads)); // [n, n]
  return allowed;
}

/** A causal mask that starts one place too late: each token sees the one after it. */
export function oneAhead(numTokens: number, numPads: number): Mask {
  const allowed = combineMasks(
    causalMask(numTokens, numTokens, { offset: 1 }),
    realKeys(numTokens, numPads),
  ); // [n, n]
  return allowed;
}

/** The padding mask on the rows: padding may not ask, but anybody may attend to it. */
export function paddedQueries(numTokens: number, numPads: number): Mask {
  const allowed = combineMasks(causalMask(numTokens), realQueries(numTokens, numPads)); // [n, n]
  return allowed;
}

/** The positions never get there. */
export function noPositions(tokens: Matrix): Matrix {
  const encoded = tokens; // [n, d_model]
  return encoded;
}

/**
 * The numbers of all heads cut into as many pieces as there are heads, one after another, not column by column:
 * `view(heads, n, d_k)` where it takes `view(n, heads, d_k).transpose(0, 1)`. The shape is right, and each row of a
 * head is some token's slice for some head.
 */
export function mixedHeads(packed: Matrix, head: number): Matrix {
  const width = packed.cols / numHeads;
  const part = pieceOf(packed, head * packed.rows * width, width); // [n, d_k]
  return part;
}

function realQueries(numTokens: number, numPads: number): Mask {
  return pairs(numTokens, (i) => i >= numPads);
}

function negated(allowed: Mask): Mask {
  return pairs(allowed.rows, (i, j) => !isAllowed(allowed, i, j));
}

/** As many rows as `packed` has, read off its numbers in the order in which they are stored. */
function pieceOf({ rows, data }: Matrix, start: number, width: number): Matrix {
  return { rows, cols: width, data: data.slice(start, start + rows * width) };
}

/** Each fault with the step that it replaces. */
export const faultySteps = {
  noScale: { score: noScale },
  scaledTwice: { score: scaledTwice },
  transposed: { score: transposed },
  lateMask: { weigh: lateMask },
  zeroMask: { weigh: zeroMask },
  invertedMask: { allow: invertedMask },
  oneAhead: { allow: oneAhead },
  paddedQueries: { allow: paddedQueries },
  emptyRowNaN: { weigh: emptyRowNaN },
  emptyRowUniform: { weigh: emptyRowUniform },
  wrongAxis: { weigh: wrongAxis },
  naiveSoftmax: { weigh: naiveSoftmax },
  noPositions: { encode: noPositions },
  mixedHeads: { split: mixedHeads },
} as const satisfies Record<string, Partial<Steps>>;

export type Fault = keyof typeof faultySteps;

export const faults = Object.keys(faultySteps) as Fault[];

/** The faults by the part of the layer that they sit in, as the lab lists them. */
export const suspects = {
  scores: ['noScale', 'scaledTwice', 'transposed'],
  softmax: ['wrongAxis', 'naiveSoftmax'],
  mask: ['lateMask', 'zeroMask', 'invertedMask', 'oneAhead'],
  padding: ['paddedQueries', 'emptyRowNaN', 'emptyRowUniform'],
  inputs: ['noPositions', 'mixedHeads'],
} as const satisfies Record<string, readonly Fault[]>;

/** All steps of the layer with this fault; without one, the right layer. */
export function stepsWith(fault: Fault | undefined): Steps {
  return fault ? { ...rightSteps, ...faultySteps[fault] } : rightSteps;
}
