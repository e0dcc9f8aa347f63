import { ShapeError } from './errors.ts';

/**
 * A rows × cols matrix of doubles, row-major: cell (i, j) is `data[i · cols + j]`.
 * Tokens are rows. Every function here returns a new matrix and leaves its arguments as they were.
 */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/**
 * The matrix with these rows, copied. `matrix([])` is 0×0; for other empty shapes use `zeros`.
 *
 * @throws ShapeError if the rows differ in length
 */
export function matrix(rows: readonly (readonly number[])[]): Matrix {
  const cols = rows[0]?.length ?? 0;
  const ragged = rows.findIndex((row) => row.length !== cols);
  if (ragged >= 0) {
    throw new ShapeError(
      `matrix: rows of one length, got ${cols} numbers in row 0 and ${rows[ragged]?.length} in row ${ragged}`,
    );
  }
  return { rows: rows.length, cols, data: Float64Array.from(rows.flat()) };
}

/** @throws RangeError if a size is negative or not an integer */
export function zeros(rows: number, cols: number): Matrix {
  if (!isSize(rows) || !isSize(cols)) {
    throw new RangeError(`zeros: sizes are integers of at least 0, got ${rows}×${cols}`);
  }
  return { rows, cols, data: new Float64Array(rows * cols) };
}

/** @throws RangeError if there is no cell (i, j) */
export function at(a: Matrix, i: number, j: number): number {
  if (!isIndex(i, a.rows) || !isIndex(j, a.cols)) {
    throw new RangeError(`at: a cell of a ${formatShape(a)} matrix, got [${i}, ${j}]`);
  }
  return a.data[i * a.cols + j]!;
}

/** The row i as a view: it shares its numbers with the matrix, so do not write to it. */
export function rowView(a: Matrix, i: number): Float64Array {
  if (!isIndex(i, a.rows)) {
    throw new RangeError(`rowView: a row of a ${formatShape(a)} matrix, got ${i}`);
  }
  return a.data.subarray(i * a.cols, (i + 1) * a.cols);
}

export function toRows(a: Matrix): number[][] {
  return Array.from({ length: a.rows }, (_, i) => Array.from(rowView(a, i)));
}

/** `3×4`; for anything that has rows and columns, so for masks too. */
export function formatShape(a: { readonly rows: number; readonly cols: number }): string {
  return `${a.rows}×${a.cols}`;
}

/** f of each cell. */
export function map(a: Matrix, f: (value: number, row: number, col: number) => number): Matrix {
  const result = zeros(a.rows, a.cols);
  for (let i = 0, cell = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++, cell++) result.data[cell] = f(a.data[cell]!, i, j);
  }
  return result;
}

/** f of each row; f gets a view of the row and returns as many numbers. */
export function mapRows(a: Matrix, f: (row: Float64Array, i: number) => Float64Array): Matrix {
  const result = zeros(a.rows, a.cols);
  for (let i = 0; i < a.rows; i++) result.data.set(f(rowView(a, i), i), i * a.cols);
  return result;
}

/** aᵀ: cell (i, j) of a is cell (j, i) of the result. */
export function transpose(a: Matrix): Matrix {
  const result = zeros(a.cols, a.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) result.data[j * a.rows + i] = a.data[i * a.cols + j]!;
  }
  return result;
}

/** @throws ShapeError if the shapes differ */
export function add(a: Matrix, b: Matrix): Matrix {
  if (a.rows !== b.rows || a.cols !== b.cols) {
    throw new ShapeError(
      `add: two matrices of one shape, got ${formatShape(a)} and ${formatShape(b)}`,
    );
  }
  const result = { ...a, data: a.data.map((value, cell) => value + b.data[cell]!) };
  return result;
}

export function scale(a: Matrix, factor: number): Matrix {
  const result = { ...a, data: a.data.map((value) => value * factor) };
  return result;
}

/**
 * Rows start to end, end not included, copied.
 *
 * @throws RangeError unless 0 ≤ start ≤ end ≤ rows
 */
export function sliceRows(a: Matrix, start: number, end: number = a.rows): Matrix {
  checkSlice('sliceRows', start, end, a.rows);
  return { rows: end - start, cols: a.cols, data: a.data.slice(start * a.cols, end * a.cols) };
}

/**
 * Columns start to end, end not included, copied.
 *
 * @throws RangeError unless 0 ≤ start ≤ end ≤ cols
 */
export function sliceCols(a: Matrix, start: number, end: number = a.cols): Matrix {
  checkSlice('sliceCols', start, end, a.cols);
  const result = zeros(a.rows, end - start);
  return map(result, (_, i, j) => a.data[i * a.cols + start + j]!);
}

/**
 * The matrices side by side, from the left.
 *
 * @returns [rows, Σ cols]; `concatCols([])` is 0×0
 * @throws ShapeError if they differ in their number of rows
 */
export function concatCols(matrices: readonly Matrix[]): Matrix {
  const rows = matrices[0]?.rows ?? 0;
  if (matrices.some((part) => part.rows !== rows)) {
    throw new ShapeError(
      `concatCols: matrices of one height, got ${matrices.map(formatShape).join(', ')}`,
    );
  }
  const cols = matrices.reduce((sum, part) => sum + part.cols, 0);
  const result = zeros(rows, cols);
  let start = 0;
  for (const part of matrices) {
    for (let i = 0; i < rows; i++) result.data.set(rowView(part, i), i * cols + start);
    start += part.cols;
  }
  return result;
}

/**
 * The rows in another order: row i of the result is row order[i] of a. As a product, P a, where row i of
 * P has its one 1 in column order[i].
 *
 * @throws RangeError unless the order holds each of 0 … rows − 1 once
 */
export function permuteRows(a: Matrix, order: readonly number[]): Matrix {
  if (!isPermutation(order, a.rows)) {
    throw new RangeError(
      `permuteRows: each row of a ${formatShape(a)} matrix once, got [${order.join(', ')}]`,
    );
  }
  return mapRows(a, (_, i) => rowView(a, order[i]!));
}

/**
 * The columns in another order: column j of the result is column order[j] of a.
 *
 * @throws RangeError unless the order holds each of 0 … cols − 1 once
 */
export function permuteCols(a: Matrix, order: readonly number[]): Matrix {
  if (!isPermutation(order, a.cols)) {
    throw new RangeError(
      `permuteCols: each column of a ${formatShape(a)} matrix once, got [${order.join(', ')}]`,
    );
  }
  return map(a, (_, i, j) => a.data[i * a.cols + order[j]!]!);
}

function isPermutation(order: readonly number[], size: number): boolean {
  return (
    order.length === size &&
    new Set(order).size === size &&
    order.every((index) => isIndex(index, size))
  );
}

function checkSlice(caller: string, start: number, end: number, size: number): void {
  if (!isSize(start) || !isSize(end) || start > end || end > size) {
    throw new RangeError(
      `${caller}: integers 0 ≤ start ≤ end ≤ ${size}, got start ${start}, end ${end}`,
    );
  }
}

function isSize(x: number): boolean {
  return Number.isInteger(x) && x >= 0;
}

/** Whether x counts one of `size` rows or columns. */
export function isIndex(x: number, size: number): boolean {
  return isSize(x) && x < size;
}
