import {
  attentionProvenance,
  at,
  cellOf,
  isAllowed,
  map,
  maskToBias,
  matmul,
  matrix,
  rowView,
  scaledDotProductAttention,
  softmaxProvenance,
  softmaxRows,
  zeros,
  type Attention,
  type CellRef,
  type Expression,
  type Mask,
  type Matrix,
  type Provenance,
} from '#core/index.ts';
import { toHalf } from './half.ts';

/** The right way to mask first, then others that are in use, or have been tried. */
export const methods = ['attention', 'bare', 'finite', 'half', 'after', 'zero', 'ones'] as const;
export type Method = (typeof methods)[number];

export interface Inputs {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** What stands for minus infinity where people avoid it. */
export const largeNegative = -1e9;

/** Attention under a mask, by one of the methods. Only the first is right. */
export function maskedAttention(
  { queries, keys, values }: Inputs,
  mask: Mask,
  method: Method,
): Attention {
  if (method === 'attention') return scaledDotProductAttention(queries, keys, values, { mask });
  const unmasked = scaledDotProductAttention(queries, keys, values);
  const scores = map(unmasked.scores, (score, i, j) =>
    maskScore(score, isAllowed(mask, i, j), method),
  ); // [n, m]
  const weights = maskWeights(softmaxRows(scores), mask, method); // [n, m]
  const output = matmul(weights, values); // [n, d_v]
  return { products: unmasked.products, scores, weights, output };
}

function maskScore(score: number, allowed: boolean, method: Method): number {
  switch (method) {
    case 'finite':
      return Math.fround(Math.fround(score) + (allowed ? 0 : largeNegative));
    case 'half':
      return toHalf(toHalf(score) + (allowed ? 0 : toHalf(largeNegative)));
    case 'after':
      return score;
    case 'zero':
      return allowed ? score : 0;
    case 'ones':
      return score + (allowed ? 1 : 0);
    default:
      return allowed ? score : -Infinity;
  }
}

function maskWeights(weights: Matrix, mask: Mask, method: Method): Matrix {
  if (method !== 'after') return weights;
  return map(weights, (weight, i, j) => (isAllowed(mask, i, j) ? weight : 0));
}

/** The mask as a matrix: 1 = may attend. */
export function asNumbers(mask: Mask): Matrix {
  return map(zeros(mask.rows, mask.cols), (_, i, j) => (isAllowed(mask, i, j) ? 1 : 0));
}

/** What is added to the scaled products. Not every method adds something. */
export function biasOf(mask: Mask, method: Method): Matrix | undefined {
  const forbidden: Partial<Record<Method, number>> = {
    attention: -Infinity,
    bare: -Infinity,
    finite: largeNegative,
    half: toHalf(largeNegative),
  };
  const value = forbidden[method];
  if (value === undefined) return undefined;
  return map(maskToBias(mask), (bias) => (bias === 0 ? 0 : value));
}

/** The sum of each row. [n, 1] */
export function rowSums(weights: Matrix): Matrix {
  return matrix(
    Array.from({ length: weights.rows }, (_, i) => [
      rowView(weights, i).reduce((sum, weight) => sum + weight, 0),
    ]),
  );
}

/** Everything that a cell may have been computed from. */
export interface Masking {
  readonly inputs: Inputs;
  readonly mask: Mask;
  readonly method: Method;
  readonly result: Attention;
}

/**
 * Where one cell came from, under any of the methods.
 *
 * @param cell of `mask`, `bias`, `sums`, or of what attention takes and makes
 */
export function maskingProvenance(
  { inputs, mask, method, result }: Masking,
  cell: CellRef,
  { asBias = false }: { readonly asBias?: boolean } = {},
): Provenance {
  const { matrix: name, row, col } = cell;
  const bias = biasOf(mask, method);
  const decidedBy = [{ matrix: 'mask', row, col }];
  const described = {
    cell,
    decidedBy: [],
    term: name,
    source: { function: 'maskedAttention', variable: name },
  };

  switch (name) {
    case 'bias': {
      const value = at(bias!, row, col);
      const expression: Expression = { kind: 'constant', value };
      return { ...described, value, operation: 'masked', expression, decidedBy };
    }
    case 'sums': {
      const terms = Array.from({ length: result.weights.cols }, (_, k) =>
        cellOf(result.weights, 'weights', row, k),
      );
      const value = at(rowSums(result.weights), row, col);
      return { ...described, value, operation: 'add', expression: { kind: 'sum', terms } };
    }
    case 'scores': {
      if (method === 'attention' || method === 'bare') break;
      const value = at(result.scores, row, col);
      return { ...described, value, ...scoreBy(method) };
    }
    case 'weights': {
      if (method === 'attention') break;
      if (method === 'after' && !isAllowed(mask, row, col)) {
        const expression: Expression = { kind: 'constant', value: 0 };
        return { ...described, value: 0, operation: 'masked', expression, decidedBy };
      }
      return softmaxProvenance(result.scores, result.weights, cell, {
        names: { logits: 'scores', result: 'weights' },
        source: described.source,
      });
    }
  }
  const masked = asBias && bias ? { bias } : { mask };
  return attentionProvenance({ ...inputs, ...(name === 'mask' ? { mask } : masked) }, result, cell);

  function scoreBy(wrong: Method): Pick<Provenance, 'operation' | 'expression'> {
    const scaled: Expression = {
      kind: 'quotient',
      numerator: cellOf(result.products, 'products', row, col),
      denominator: {
        kind: 'sqrt',
        of: { kind: 'constant', value: inputs.queries.cols, symbol: 'd_k' },
      },
    };
    const marked = cellOf(asNumbers(mask), 'mask', row, col);
    if (wrong === 'after') return { operation: 'scale', expression: scaled };
    if (wrong === 'zero') {
      return { operation: 'scale', expression: { kind: 'product', factors: [scaled, marked] } };
    }
    const term = wrong === 'ones' ? marked : cellOf(bias!, 'bias', row, col);
    return { operation: 'scale-and-bias', expression: { kind: 'sum', terms: [scaled, term] } };
  }
}

/** The rows of the output that differ in any bit. */
export function changedRows(before: Matrix, after: Matrix): readonly number[] {
  return Array.from({ length: before.rows }, (_, i) => i).filter((i) =>
    rowView(before, i).some((value, c) => !Object.is(value + 0, at(after, i, c) + 0)),
  );
}
