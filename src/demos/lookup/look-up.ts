import { mapRows, matmul, softmaxRows, transpose, type Matrix } from '#core/index.ts';

export interface LookUp {
  /** [1, m] */
  readonly scores: Matrix;
  /** [1, m], adding up to 1 */
  readonly weights: Matrix;
  /** [1, d_v] */
  readonly output: Matrix;
}

/**
 * Looks one query up among keys and returns a mixture of their values:
 *
 *     scores[j] = query · keys[j]
 *     output    = Σ_j weights[j] · values[j]
 *
 * @param query q, [1, d_k]
 * @param keys K, [m, d_k]
 * @param values V, [m, d_v]
 * @param options.share how scores become weights; the softmax if not given
 * @throws ShapeError if the shapes do not fit
 */
export function lookUp(
  query: Matrix,
  keys: Matrix,
  values: Matrix,
  { share = softmaxRows }: { share?: (scores: Matrix) => Matrix } = {},
): LookUp {
  const scores = matmul(query, transpose(keys)); // [1, m]
  const weights = share(scores); // [1, m]
  const output = matmul(weights, values); // [1, d_v]
  return { scores, weights, output };
}

/** For a hard look-up: 1 to the largest of a row (the first, in a tie), 0 to the rest. */
export function allToTheBest(scores: Matrix): Matrix {
  return mapRows(scores, (row) => {
    const best = row.indexOf(Math.max(...row));
    return row.map((_, j) => (j === best ? 1 : 0)); // [m]
  });
}
