/** The greatest number of half precision (IEEE 754 binary16). */
export const largestHalf = 65504;

/**
 * The number of half precision nearest to x, ties to the even one; from 65520 on, ∞.
 *
 * `Math.f16round` does the same, but not every browser has it yet.
 */
export function toHalf(x: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(x))), -14);
  const step = 2 ** (exponent - 10);
  const rounded = roundHalfToEven(x / step) * step;
  return Math.abs(rounded) > largestHalf ? Math.sign(x) * Infinity : rounded;
}

function roundHalfToEven(x: number): number {
  const isHalfway = Math.abs(x % 1) === 0.5;
  return isHalfway ? 2 * Math.round(x / 2) : Math.round(x);
}
