import type { Matrix } from '#core/index.ts';

/** A copy of a matrix with one cell changed. */
export function withCell(matrix: Matrix, row: number, col: number, value: number): Matrix {
  const data = Float64Array.from(matrix.data);
  data[row * matrix.cols + col] = value;
  return { ...matrix, data };
}
