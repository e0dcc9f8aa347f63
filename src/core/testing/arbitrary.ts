import fc from 'fast-check';
import type { Matrix } from '../matrix.ts';

/** Numbers between −100 and 100: what a reader may type, and far from overflow. */
export const number: fc.Arbitrary<number> = fc.double({ min: -100, max: 100, noNaN: true });

export const size: fc.Arbitrary<number> = fc.integer({ min: 1, max: 6 });

/** Matrices of one shape. */
export function matrixOf(rows: number, cols: number): fc.Arbitrary<Matrix> {
  return fc
    .array(number, { minLength: rows * cols, maxLength: rows * cols })
    .map((data) => ({ rows, cols, data: Float64Array.from(data) }));
}

/** Matrices of 1 to 6 rows and columns. */
export const anyMatrix: fc.Arbitrary<Matrix> = fc
  .tuple(size, size)
  .chain(([rows, cols]) => matrixOf(rows, cols));

export interface AttentionCase {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** Queries [n, d_k], keys [m, d_k] and values [m, d_v] that fit together; with `square`, m = n. */
export function attentionCase({ square = false } = {}): fc.Arbitrary<AttentionCase> {
  return fc.tuple(size, size, size, size).chain(([n, m, dK, dV]) =>
    fc.record({
      queries: matrixOf(n, dK),
      keys: matrixOf(square ? n : m, dK),
      values: matrixOf(square ? n : m, dV),
    }),
  );
}
