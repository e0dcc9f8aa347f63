import { ShapeError } from './errors.ts';
import { formatShape, isIndex, map, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/**
 * Which query may attend to which key: cell (i, j), row-major, is true if query i may attend to key j.
 *
 * True means *may attend*, as in PyTorch's scaled_dot_product_attention and ONNX's Attention. In
 * PyTorch's nn.MultiheadAttention true means the opposite.
 */
export interface Mask {
  readonly rows: number;
  readonly cols: number;
  readonly allowed: readonly boolean[];
}

/**
 * The mask with these rows, copied. `mask([])` is 0×0.
 *
 * @throws ShapeError if the rows differ in length
 */
export function mask(rows: readonly (readonly boolean[])[]): Mask {
  const cols = rows[0]?.length ?? 0;
  const ragged = rows.findIndex((row) => row.length !== cols);
  if (ragged >= 0) {
    throw new ShapeError(
      `mask: rows of one length, got ${cols} cells in row 0 and ${rows[ragged]?.length} in row ${ragged}`,
    );
  }
  return { rows: rows.length, cols, allowed: rows.flat() };
}

/** Every query may attend to every key. [n, m] */
export function fullMask(n: number, m: number): Mask {
  return maskFrom(n, m, () => true);
}

/**
 * No query looks ahead: key j is allowed for query i if and only if
 *
 *     j ≤ i + offset
 *
 * With offset 0 the triangle starts in the top left corner, also where n ≠ m. With a cache of c earlier
 * keys the first query is the token c, so the offset is c.
 *
 * @param n number of queries
 * @param m number of keys
 * @returns [n, m]
 * @throws RangeError if n or m is not a size, or the offset not an integer
 *
 * Source: Vaswani et al. (2017), §3.2.3; the alignment is PyTorch's `is_causal`.
 */
export function causalMask(
  n: number,
  m: number = n,
  { offset = 0 }: { readonly offset?: number } = {},
): Mask {
  if (!Number.isInteger(offset)) {
    throw new RangeError(`causalMask: the offset is an integer, got ${offset}`);
  }
  return maskFrom(n, m, (i, j) => j <= i + offset);
}

/**
 * One mask for each sentence of a batch that was padded to one length: no query attends to a key at or
 * past the sentence's length. It forbids keys, for every query alike, the padding's own queries included.
 *
 * @param lengths the number of tokens in each sentence
 * @returns for each sentence [numQueries, numKeys]
 * @throws RangeError if a length is not an integer from 0 to numKeys
 */
export function paddingMask(
  lengths: readonly number[],
  {
    numKeys = Math.max(0, ...lengths),
    numQueries = numKeys,
  }: { readonly numKeys?: number; readonly numQueries?: number } = {},
): Mask[] {
  return lengths.map((length) => {
    if (!Number.isInteger(length) || length < 0 || length > numKeys) {
      throw new RangeError(
        `paddingMask: lengths are integers from 0 to ${numKeys} keys, got ${length}`,
      );
    }
    return maskFrom(numQueries, numKeys, (_, j) => j < length);
  });
}

/**
 * A pair is allowed if every mask allows it.
 *
 * @throws ShapeError if the shapes differ
 */
export function combineMasks(first: Mask, ...others: readonly Mask[]): Mask {
  for (const other of others) {
    if (other.rows !== first.rows || other.cols !== first.cols) {
      throw new ShapeError(
        `combineMasks: masks of one shape, got ${formatShape(first)} and ${formatShape(other)}`,
      );
    }
  }
  return maskFrom(first.rows, first.cols, (i, j) =>
    [first, ...others].every((each) => isAllowed(each, i, j)),
  );
}

/**
 * The same mask as a bias, to be added to the scores: 0 where allowed, −∞ where not.
 *
 * @returns [n, m]
 */
export function maskToBias(mask: Mask): Matrix {
  return map(zeros(mask.rows, mask.cols), (_, i, j) => (isAllowed(mask, i, j) ? 0 : -Infinity));
}

/** @throws RangeError if there is no cell (i, j) */
export function isAllowed(mask: Mask, i: number, j: number): boolean {
  if (!isIndex(i, mask.rows) || !isIndex(j, mask.cols)) {
    throw new RangeError(`isAllowed: a cell of a ${formatShape(mask)} mask, got [${i}, ${j}]`);
  }
  return mask.allowed[i * mask.cols + j]!;
}

/**
 *     ✓ ✗ ✗
 *     ✓ ✓ ✗
 *     ✓ ✓ ✓
 */
export function formatMask({ rows, cols, allowed }: Mask): string {
  const marks = allowed.map((allow) => (allow ? '✓' : '✗'));
  return Array.from({ length: rows }, (_, i) =>
    marks.slice(i * cols, (i + 1) * cols).join(' '),
  ).join('\n');
}

function maskFrom(rows: number, cols: number, allow: (i: number, j: number) => boolean): Mask {
  const { data } = zeros(rows, cols);
  return {
    rows,
    cols,
    allowed: Array.from(data, (_, cell) => allow(Math.floor(cell / cols), cell % cols)),
  };
}
