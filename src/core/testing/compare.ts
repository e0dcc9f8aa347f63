import { formatShape, matrix } from '../matrix.ts';
import type { Matrix } from '../matrix.ts';

/**
 * Fails unless every cell is within tolerance: |actual − expected| ≤ absolute + relative · |expected|.
 * Both are 0 if not given, so that equal means equal. Shapes must match; NaN equals only NaN, and an
 * infinity only itself, whatever the tolerance.
 *
 * @throws Error that names the first cell that differs
 */
export function expectClose(
  actual: Matrix,
  expected: Matrix | readonly (readonly number[])[],
  { absolute = 0, relative = 0 }: { readonly absolute?: number; readonly relative?: number } = {},
): void {
  const wanted = 'data' in expected ? expected : matrix(expected);
  if (actual.rows !== wanted.rows || actual.cols !== wanted.cols) {
    throw new Error(
      `expectClose: shape is ${formatShape(actual)}, expected ${formatShape(wanted)}`,
    );
  }
  for (const [cell, value] of wanted.data.entries()) {
    const found = actual.data[cell]!;
    const tolerance = absolute + relative * Math.abs(value);
    if (isClose(found, value, tolerance)) continue;
    const [i, j] = [Math.floor(cell / wanted.cols), cell % wanted.cols];
    throw new Error(`expectClose: [${i}, ${j}] is ${found}, expected ${value} within ${tolerance}`);
  }
}

function isClose(found: number, wanted: number, tolerance: number): boolean {
  if (Number.isFinite(found) && Number.isFinite(wanted)) {
    return Math.abs(found - wanted) <= tolerance;
  }
  return Object.is(found, wanted);
}
