/**
 * Deliberately wrong ways to compute, each a mistake that people make. Exercises recognise an answer
 * by them; nothing else may use them.
 */
import {
  add,
  at,
  isAllowed,
  map,
  matrix,
  softmaxRows,
  toRows,
  transpose,
  zeros,
  type Mask,
  type Matrix,
} from '#core/index.ts';

/** The exponentials, not divided by anything. */
export function exponentials(scores: Matrix): Matrix {
  return map(scores, Math.exp);
}

/** Columns add up to 1 in place of rows. */
export function softmaxOfColumns(scores: Matrix): Matrix {
  return transpose(softmaxRows(transpose(scores)));
}

/** All cells together add up to 1, in place of each row. */
export function softmaxOfAll(scores: Matrix): Matrix {
  const total = exponentials(scores).data.reduce((sum, value) => sum + value, 0);
  return map(exponentials(scores), (value) => value / total);
}

/** Shares of the scores themselves: the exponential is left out. */
export function sharesOfScores(scores: Matrix): Matrix {
  return byRow(scores, (row) => {
    const total = row.reduce((sum, value) => sum + value, 0);
    return row.map((value) => value / total);
  });
}

/** Divided by the largest exponential of the row in place of their sum. */
export function dividedByLargest(scores: Matrix): Matrix {
  return byRow(scores, (row) => row.map((value) => Math.exp(value - Math.max(...row))));
}

/** Powers of 2 in place of powers of e. */
export function softmaxOfBase2(scores: Matrix): Matrix {
  return softmaxRows(map(scores, (value) => value * Math.LN2));
}

export function byRow(data: Matrix, change: (row: number[]) => number[]): Matrix {
  return matrix(toRows(data).map(change));
}

/** Entry by entry, in place of rows with columns. */
export function elementwise(a: Matrix, b: Matrix): Matrix {
  return map(a, (value, i, j) => value * at(b, i, j));
}

/** Forbidden weights become 0 after the softmax: too late, the row was divided already. */
export function maskedAfterSoftmax(scores: Matrix, mask: Mask): Matrix {
  return map(softmaxRows(scores), (weight, i, j) => (isAllowed(mask, i, j) ? weight : 0));
}

/** Forbidden scores become 0, not −∞: scores times mask. */
export function softmaxWithZeros(scores: Matrix, mask: Mask): Matrix {
  return softmaxRows(map(scores, (score, i, j) => (isAllowed(mask, i, j) ? score : 0)));
}

/** The mask is passed as numbers, 1 and 0, and so it is added. */
export function softmaxWithOnes(scores: Matrix, mask: Mask): Matrix {
  return softmaxRows(add(scores, maskNumbers(mask)));
}

/** Rows for columns. */
export function maskMirrored(mask: Mask): Mask {
  return asMask(transpose(maskNumbers(mask)));
}

/** Yes and no the wrong way round. */
export function maskInverted(mask: Mask): Mask {
  return { ...mask, allowed: mask.allowed.map((allowed) => !allowed) };
}

function maskNumbers(mask: Mask): Matrix {
  return map(zeros(mask.rows, mask.cols), (_, i, j) => (isAllowed(mask, i, j) ? 1 : 0));
}

function asMask({ rows, cols, data }: Matrix): Mask {
  return { rows, cols, allowed: Array.from(data, Boolean) };
}
