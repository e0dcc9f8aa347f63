import { mapRows, matrix, rowView } from './matrix.ts';
import type { Matrix } from './matrix.ts';

export interface SoftmaxOptions {
  /** T: below 1 sharpens the weights, above 1 evens them out. */
  readonly temperature?: number;
}

/**
 * The softmax of each row:
 *
 *     weights[i, j] = e^((logits[i, j] − max_i) / T) / Σ_k e^((logits[i, k] − max_i) / T)
 *
 * where max_i is the greatest logit of row i. Subtracting it changes nothing on paper, since it cancels.
 * In a computer it keeps every exponent at or below 0, so nothing overflows; and as it comes before the
 * division, a small T cannot overflow either. (Two logits further apart than the greatest double give a
 * difference of −∞, so weight 0.)
 *
 * As T → 0 the weights tend to argmax, as T → ∞ to the mean over the logits above −∞; neither limit is
 * a temperature itself.
 *
 * @param logits [n, m]
 * @returns [n, m], each row ≥ 0 with sum 1. A row that holds NaN or +∞, or nothing but −∞, is NaN
 *   throughout; other rows are untouched by it. One −∞ among finite logits has weight 0.
 * @throws RangeError unless 0 < temperature < ∞
 *
 * Source: Blanchard, Higham & Higham, Accurately computing the log-sum-exp and softmax functions
 * (2021), the shifted formula; temperature: Hinton, Vinyals & Dean, Distilling the Knowledge in a
 * Neural Network (2015), eq. 1.
 */
export function softmaxRows(logits: Matrix, { temperature = 1 }: SoftmaxOptions = {}): Matrix {
  checkTemperature('softmaxRows', temperature);
  return mapRows(logits, (row) => {
    const max = maximum(row);
    const exponentials = row.map((logit) => Math.exp((logit - max) / temperature)); // [m]
    const total = sum(exponentials);
    const weights = exponentials.map((exponential) => exponential / total); // [m]
    return weights;
  });
}

/**
 * The logarithm of the softmax, without the detour that loses small weights:
 *
 *     logWeights[i, j] = (logits[i, j] − max_i) / T − ln Σ_k e^((logits[i, k] − max_i) / T)
 *
 * `Math.log(softmax)` is −∞ once a weight has underflowed to 0; this is not.
 *
 * @param logits [n, m]
 * @returns [n, m], each row ≤ 0; NaN where `softmaxRows` is NaN
 * @throws RangeError unless 0 < temperature < ∞
 *
 * Source: Blanchard, Higham & Higham (2021), the shifted formula.
 */
export function logSoftmaxRows(logits: Matrix, { temperature = 1 }: SoftmaxOptions = {}): Matrix {
  checkTemperature('logSoftmaxRows', temperature);
  return mapRows(logits, (row) => {
    const max = maximum(row);
    const exponents = row.map((logit) => (logit - max) / temperature); // [m]
    const logTotal = Math.log(sum(exponents.map(Math.exp)));
    const logWeights = exponents.map((exponent) => exponent - logTotal); // [m]
    return logWeights;
  });
}

/**
 * The softmax as the textbook writes it, kept to show what goes wrong:
 *
 *     weights[i, j] = e^(logits[i, j] / T) / Σ_k e^(logits[i, k] / T)
 *
 * From 710 on, e^x is more than a double can hold: ∞ / ∞ is NaN. At −746 and below every term
 * underflows: 0 / 0 is NaN. Use `softmaxRows`.
 *
 * @param logits [n, m]
 * @returns [n, m]
 * @throws RangeError unless 0 < temperature < ∞
 */
export function naiveSoftmaxRows(logits: Matrix, { temperature = 1 }: SoftmaxOptions = {}): Matrix {
  checkTemperature('naiveSoftmaxRows', temperature);
  return mapRows(logits, (row) => {
    const exponentials = row.map((logit) => Math.exp(logit / temperature)); // [m]
    const total = sum(exponentials);
    const weights = exponentials.map((exponential) => exponential / total); // [m]
    return weights;
  });
}

/**
 * How each weight of a row answers to each logit of that row, at temperature 1:
 *
 *     ∂a_i / ∂s_j = a_i · (δ_ij − a_j)
 *
 * where δ_ij is 1 if i = j, else 0. Symmetric, and every row sums to 0: what one weight gains the
 * others lose.
 *
 * @param weights [n, m], the result of a softmax
 * @param row which of the n rows
 * @returns [m, m]
 * @throws RangeError if there is no such row
 */
export function softmaxJacobian(weights: Matrix, row: number): Matrix {
  const a = Array.from(rowView(weights, row)); // [m]
  return matrix(a.map((ai, i) => a.map((aj, j) => ai * ((i === j ? 1 : 0) - aj)))); // [m, m]
}

function checkTemperature(caller: string, temperature: number): void {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`${caller}: a finite temperature above 0, got ${temperature}`);
  }
}

/** NaN if any value is NaN, −∞ if there are none. */
function maximum(values: Float64Array): number {
  return values.reduce((max, value) => Math.max(max, value), -Infinity);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
