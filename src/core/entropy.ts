import type { Matrix } from './matrix.ts';
import { rowView } from './matrix.ts';

/**
 * How spread out each row of weights is, in nats:
 *
 *     entropy[i] = −Σ_j weights[i, j] · ln weights[i, j],   with 0 · ln 0 = 0
 *
 * 0 when one key takes everything, ln m when all m keys share alike.
 *
 * @param weights [n, m], rows of a softmax
 * @returns [n]; NaN for a row that holds NaN or a negative number
 *
 * Source: Shannon, A Mathematical Theory of Communication (1948), §6.
 */
export function entropyRows(weights: Matrix): Float64Array {
  return Float64Array.from({ length: weights.rows }, (_, i) =>
    rowView(weights, i).reduce(
      (entropy, weight) => (weight === 0 ? entropy : entropy - weight * Math.log(weight)),
      0,
    ),
  ); // [n]
}
