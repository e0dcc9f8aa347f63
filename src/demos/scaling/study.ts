import {
  createRandom,
  entropyRows,
  matmul,
  mean,
  median,
  normalMatrix,
  rowView,
  scale,
  sliceCols,
  softmaxRows,
  transpose,
  variance,
  type Matrix,
} from '#core/index.ts';

/** The widths of queries and keys that the demo compares. */
export const widths = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] as const;

export const numQueries = 64;
export const numKeys = 32;

/** What a softmax makes of the products of one width, with or without the scale. */
export interface Side {
  /** QKᵀ, or QKᵀ/√d_k; [n, m] */
  readonly scores: Matrix;
  readonly weights: Matrix;
  readonly standardDeviation: number;
  /** In nats, the mean over the queries; at most ln m. */
  readonly entropy: number;
  /** The largest |∂a_i/∂s_j| of a query's softmax, the median over the queries; at most 1/4. */
  readonly steepestSlope: number;
}

export interface Width {
  readonly dK: number;
  readonly unscaled: Side;
  readonly scaled: Side;
}

/**
 * Random queries against random keys, every entry drawn from N(0, 1), at each width. The narrow
 * vectors are the first entries of the wide ones, so that widening changes nothing else.
 */
export function studyScaling(seed: number): readonly Width[] {
  const random = createRandom(seed);
  const widest = Math.max(...widths);
  const queries = normalMatrix(numQueries, widest, random); // [n, widest]
  const keys = normalMatrix(numKeys, widest, random); // [m, widest]
  return widths.map((dK) => {
    const products = matmul(sliceCols(queries, 0, dK), transpose(sliceCols(keys, 0, dK))); // [n, m]
    return {
      dK,
      unscaled: side(products),
      scaled: side(scale(products, 1 / Math.sqrt(dK))),
    };
  });
}

function side(scores: Matrix): Side {
  const weights = softmaxRows(scores); // [n, m]
  return {
    scores,
    weights,
    standardDeviation: Math.sqrt(variance(scores.data)),
    entropy: mean(entropyRows(weights)),
    steepestSlope: median(
      Array.from({ length: weights.rows }, (_, i) => steepestSlope(weights, i)),
    ),
  };
}

/**
 * The largest entry, in size, of the Jacobian of query i's softmax. It stands on the diagonal: 1 − a_i is the
 * sum of all other weights, so a_i · (1 − a_i) is at least a_i · a_j.
 */
function steepestSlope(weights: Matrix, i: number): number {
  return Math.max(...rowView(weights, i).map((weight) => weight * (1 - weight)));
}
