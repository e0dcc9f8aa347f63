import { ShapeError } from './errors.ts';
import { fullMask, isAllowed } from './mask.ts';
import type { Mask } from './mask.ts';
import { matmul } from './matmul.ts';
import { add, formatShape, map, mapRows, rowView, scale, transpose, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { softmaxRows } from './softmax.ts';

export interface AttentionOptions {
  /** [n, m]; true = may attend. Without it every pair may. */
  readonly mask?: Mask;
  /** [n, m], added to the scaled products; −∞ forbids a pair. */
  readonly bias?: Matrix;
  /** What the products are multiplied by; 1/√d_k if not given. */
  readonly scale?: number;
}

export interface Attention {
  /** QKᵀ, [n, m] */
  readonly products: Matrix;
  /** products · scale + bias, −∞ where masked, [n, m] */
  readonly scores: Matrix;
  /** the softmax of each row of scores, [n, m] */
  readonly weights: Matrix;
  /** weights · values, [n, d_v] */
  readonly output: Matrix;
}

/**
 * Scaled dot-product attention:
 *
 *     Attention(Q, K, V) = softmax(QKᵀ / √d_k + bias) V
 *
 * @param queries Q, [n, d_k]
 * @param keys K, [m, d_k]
 * @param values V, [m, d_v]
 * @returns every step of the way. A query with no allowed key has weights 0 and output 0. A masked pair
 *   has weight 0 whatever its key, NaN included; but a NaN in its value reaches the output, since
 *   0 · NaN is NaN. With m = 0 the output is zeros.
 * @throws ShapeError if the shapes do not fit, or d_k is 0
 * @throws RangeError if the scale is not finite
 *
 * Source: Vaswani et al., Attention Is All You Need (2017), §3.2.1, eq. 1. Edge cases as in PyTorch's
 * scaled_dot_product_attention.
 */
export function scaledDotProductAttention(
  queries: Matrix,
  keys: Matrix,
  values: Matrix,
  options: AttentionOptions = {},
): Attention {
  checkAttention(queries, keys, values, options);
  const {
    mask = fullMask(queries.rows, keys.rows),
    bias = zeros(queries.rows, keys.rows),
    scale: factor = 1 / Math.sqrt(queries.cols),
  } = options;

  const products = matmul(queries, transpose(keys)); // [n, m]
  const scores = forbid(add(scale(products, factor), bias), mask); // [n, m]
  const weights = softmaxOrZeros(scores); // [n, m]
  const output = matmul(weights, values); // [n, d_v]
  return { products, scores, weights, output };
}

/** −∞ in place of every score that the mask does not allow; −∞ put there, not added, so NaN goes too. */
function forbid(scores: Matrix, mask: Mask): Matrix {
  return map(scores, (score, i, j) => (isAllowed(mask, i, j) ? score : -Infinity));
}

/** The softmax of each row, but zeros, not NaN, for a row that has no key to attend to. */
function softmaxOrZeros(scores: Matrix): Matrix {
  return mapRows(softmaxRows(scores), (weights, i) =>
    hasNoAllowedKey(scores, i) ? weights.map(() => 0) : weights,
  );
}

/** Whether row i of the scores holds nothing but −∞. */
export function hasNoAllowedKey(scores: Matrix, i: number): boolean {
  return rowView(scores, i).every((score) => score === -Infinity);
}

function checkAttention(
  queries: Matrix,
  keys: Matrix,
  values: Matrix,
  { mask, bias, scale }: AttentionOptions,
): void {
  const fail = (rule: string, got: string): never => {
    throw new ShapeError(`scaledDotProductAttention: ${rule}, got ${got}`);
  };
  const [q, k, v] = [formatShape(queries), formatShape(keys), formatShape(values)];
  const pairs = formatShape({ rows: queries.rows, cols: keys.rows });

  if (queries.cols !== keys.cols) {
    fail('queries and keys of one width', `queries ${q}, keys ${k}`);
  }
  if (queries.cols === 0) fail('queries and keys of width 1 or more', `queries ${q}, keys ${k}`);
  if (keys.rows !== values.rows) fail('one value per key', `keys ${k}, values ${v}`);
  if (mask && formatShape(mask) !== pairs) {
    fail(`a ${pairs} mask, one row per query, one column per key`, formatShape(mask));
  }
  if (bias && formatShape(bias) !== pairs) {
    fail(`a ${pairs} bias, one row per query, one column per key`, formatShape(bias));
  }
  if (scale !== undefined && !Number.isFinite(scale)) {
    throw new RangeError(`scaledDotProductAttention: a finite scale, got ${scale}`);
  }
}
