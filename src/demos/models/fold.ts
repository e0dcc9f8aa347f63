import {
  createRandom,
  entropyRows,
  matmul,
  mean,
  normalMatrix,
  scale,
  softmaxRows,
  transpose,
  variance,
  type Matrix,
} from '#core/index.ts';

/** The widths of queries and keys that the demo compares. */
export const widths = [1, 2, 4, 8, 16, 32, 64, 128] as const;

export const numTokens = 32;
export const dModel = 128;

/** What the softmax sees, and what it makes of it. */
export interface Outcome {
  /** [n, n] */
  readonly scores: Matrix;
  /** [n, n] */
  readonly weights: Matrix;
  /** Of the scores. */
  readonly standardDeviation: number;
  /** In nats, the mean over the queries; at most ln n. */
  readonly entropy: number;
}

/** How W^Q is drawn: as W^K is, or smaller by √d_k, as T5 does it. */
export type Initialisation = 'ordinary' | 't5';
/** What the products are multiplied by: 1/√d_k or 1. */
export type Factor = 'sqrt' | 'one';

export type Outcomes = Readonly<Record<Initialisation, Readonly<Record<Factor, Outcome>>>>;

export interface Width {
  readonly dK: number;
  readonly outcomes: Outcomes;
}

/**
 * The scores of random tokens under random projections, at each width, with √d_k in the scale, in W^Q, in
 * neither and in both. One seed draws the same numbers for both initialisations; what differs is what they
 * are multiplied by.
 *
 * Source: Mesh TensorFlow draws W^Q with standard deviation (d_model · d_k)^−½ and W^K with d_model^−½.
 */
export function studyFold(seed: number): readonly Width[] {
  const random = createRandom(seed);
  const x = normalMatrix(numTokens, dModel, random.fork('tokens')); // [n, d_model]
  return widths.map((dK) => {
    const draw = (name: string): Matrix => normalMatrix(dModel, dK, random.fork(name).fork(dK)); // [d_model, d_k]
    const keys = matmul(x, scale(draw('keyProjection'), dModel ** -0.5)); // [n, d_k]
    const draws = draw('queryProjection'); // [d_model, d_k]
    const products = (deviation: number): Matrix =>
      matmul(matmul(x, scale(draws, deviation)), transpose(keys)); // [n, n]
    return {
      dK,
      outcomes: {
        ordinary: bothFactors(products(dModel ** -0.5), dK),
        t5: bothFactors(products((dModel * dK) ** -0.5), dK),
      },
    };
  });
}

function bothFactors(products: Matrix, dK: number): Record<Factor, Outcome> {
  return { sqrt: outcome(scale(products, 1 / Math.sqrt(dK))), one: outcome(products) };
}

function outcome(scores: Matrix): Outcome {
  const weights = softmaxRows(scores); // [n, n]
  return {
    scores,
    weights,
    standardDeviation: Math.sqrt(variance(scores.data)),
    entropy: mean(entropyRows(weights)),
  };
}
