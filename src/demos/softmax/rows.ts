import {
  evaluate,
  map,
  mapRows,
  naiveSoftmaxRows,
  softmaxRows,
  type Matrix,
  type Provenance,
} from '#core/index.ts';
import type { SoftmaxState } from './state.ts';

/** What the demo computes from its state; each [1, m]. */
export interface SoftmaxRow {
  readonly logits: Matrix;
  /** The logits plus the constant, −∞ where a key is ruled out: what both softmaxes are given. */
  readonly shifted: Matrix;
  readonly naive: Matrix;
  readonly weights: Matrix;
}

/** The logits plus the constant; −∞ for the keys that are ruled out, whatever is added. */
export function shiftedLogits(logits: Matrix, c: number, never: readonly number[]): Matrix {
  return map(logits, (logit, _, key) => (never.includes(key) ? -Infinity : logit + c)); // [1, m]
}

export function computeRow({
  logits,
  c,
  never,
  t: temperature,
}: Omit<SoftmaxState, 'ask'>): SoftmaxRow {
  const shifted = shiftedLogits(logits, c, never); // [1, m]
  return {
    logits,
    shifted,
    naive: naiveSoftmaxRows(shifted, { temperature }), // [1, m]
    weights: softmaxRows(shifted, { temperature }), // [1, m]
  };
}

/** The limit of the softmax as T → 0: the greatest logit takes all, or those that tie for it share. */
export function argmaxRows(logits: Matrix): Matrix {
  return mapRows(logits, (row) => shareAmong(row, Math.max(...row)));
}

/** The limit of the softmax as T → ∞: every logit above −∞ gets the same. */
export function uniformRows(logits: Matrix): Matrix {
  return mapRows(logits, (row) =>
    shareAmong(
      row.map((logit) => (logit > -Infinity ? 1 : logit)),
      1,
    ),
  );
}

/** Equal shares for the entries that are the given value; NaN where there is nothing to share. */
function shareAmong(row: Float64Array, value: number): Float64Array {
  const count = value > -Infinity ? row.filter((entry) => entry === value).length : 0;
  return row.map((entry) => (count === 0 ? NaN : entry === value ? 1 / count : 0));
}

/** What became of a weight of the naive softmax. */
export type NaiveOutcome =
  'right' | 'overflow' | 'beside-overflow' | 'underflow' | 'all-minus-infinity' | 'imprecise';

/** How far from the stable weight a naive one may be and still count as right. */
const visible = 1e-3;

/** @param provenance of the naive weight; @param stable the weight that it should be */
export function naiveOutcome(provenance: Provenance, stable: number): NaiveOutcome {
  const { expression, value } = provenance;
  if (expression.kind !== 'quotient') throw new TypeError('naiveOutcome: a weight is a quotient');
  const [numerator, denominator] = [expression.numerator, expression.denominator].map(evaluate);
  if (Number.isNaN(stable)) return 'all-minus-infinity';
  if (numerator === Infinity) return 'overflow';
  if (denominator === Infinity) return 'beside-overflow';
  if (denominator === 0) return 'underflow';
  return Math.abs(value - stable) > visible ? 'imprecise' : 'right';
}
