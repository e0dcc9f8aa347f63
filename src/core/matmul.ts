import { ShapeError } from './errors.ts';
import { formatShape, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/**
 * The matrix product a · b:
 *
 *     product[i, j] = Σ_k a[i, k] · b[k, j]
 *
 * Cell by cell, each multiplication loads two numbers. A tile of 4 × 4 cells loads eight for sixteen
 * multiplications and keeps its sums in registers; that is where the speed comes from. Each sum still
 * runs over k from left to right, so every cell is, to the last bit, what the plain triple loop gives.
 *
 * @param a [n, d]
 * @param b [d, m]
 * @returns [n, m]; zeros if d is 0
 * @throws ShapeError if a has not as many columns as b has rows
 *
 * Source: Goto & van de Geijn, Anatomy of High-Performance Matrix Multiplication (2008): packing and
 * register blocking.
 */
export function matmul(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) {
    throw new ShapeError(
      `matmul: as many columns on the left as rows on the right, got ${formatShape(a)} and ${formatShape(b)}`,
    );
  }
  const product = zeros(a.rows, b.cols); // [n, m]
  const tiledRows = a.rows - (a.rows % 4);
  const tiledCols = b.cols - (b.cols % 4);

  const panel = new Float64Array(a.cols * 4); // [d, 4]
  for (let j = 0; j < tiledCols; j += 4) {
    packColumns(panel, b.data, b.cols, j);
    for (let i = 0; i < tiledRows; i += 4) {
      fillTile(product.data, a.data, panel, a.cols, b.cols, i, j);
    }
  }
  fillCells(product, a, b, { fromRow: 0, toRow: tiledRows, fromCol: tiledCols });
  fillCells(product, a, b, { fromRow: tiledRows, toRow: a.rows, fromCol: 0 });
  return product;
}

/** Lays the columns j … j + 3 of b [d, m] side by side, so that a tile reads them in one sweep. */
function packColumns(panel: Float64Array, b: Float64Array, m: number, j: number): void {
  for (let p = 0, cell = j; p < panel.length; p += 4, cell += m) {
    panel[p] = b[cell]!;
    panel[p + 1] = b[cell + 1]!;
    panel[p + 2] = b[cell + 2]!;
    panel[p + 3] = b[cell + 3]!;
  }
}

/** The 4 × 4 cells from (i, j) on of product [n, m]: four rows of a [n, d] times the panel [d, 4]. */
// prettier-ignore
function fillTile(
  product: Float64Array, a: Float64Array, panel: Float64Array,
  d: number, m: number, i: number, j: number,
): void {
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0;
  let c10 = 0, c11 = 0, c12 = 0, c13 = 0;
  let c20 = 0, c21 = 0, c22 = 0, c23 = 0;
  let c30 = 0, c31 = 0, c32 = 0, c33 = 0;

  const row0 = i * d, row1 = row0 + d, row2 = row1 + d, row3 = row2 + d;
  for (let k = 0, p = 0; k < d; k++, p += 4) {
    const a0 = a[row0 + k]!, a1 = a[row1 + k]!, a2 = a[row2 + k]!, a3 = a[row3 + k]!;
    const b0 = panel[p]!, b1 = panel[p + 1]!, b2 = panel[p + 2]!, b3 = panel[p + 3]!;

    c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;
    c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;
    c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;
    c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;
  }

  let c = i * m + j;
  product[c] = c00; product[c + 1] = c01; product[c + 2] = c02; product[c + 3] = c03; c += m;
  product[c] = c10; product[c + 1] = c11; product[c + 2] = c12; product[c + 3] = c13; c += m;
  product[c] = c20; product[c + 1] = c21; product[c + 2] = c22; product[c + 3] = c23; c += m;
  product[c] = c30; product[c + 1] = c31; product[c + 2] = c32; product[c + 3] = c33;
}

/** Cell by cell, for what whole tiles leave over at the right and at the bottom. */
function fillCells(
  product: Matrix,
  a: Matrix,
  b: Matrix,
  { fromRow, toRow, fromCol }: { fromRow: number; toRow: number; fromCol: number },
): void {
  for (let i = fromRow; i < toRow; i++) {
    for (let j = fromCol; j < b.cols; j++) {
      let sum = 0;
      for (let k = 0; k < a.cols; k++) sum += a.data[i * a.cols + k]! * b.data[k * b.cols + j]!;
      product.data[i * b.cols + j] = sum;
    }
  }
}
