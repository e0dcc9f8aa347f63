import { at } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { cellOf } from './provenance.ts';
import type { Provenance, Source } from './provenance.ts';

export interface MatmulProvenanceOptions {
  /** What the three matrices are called where they are shown. */
  readonly names?: { readonly left: string; readonly right: string; readonly result: string };
  /** Whether `right` is given as it is shown, one row for each column of the result: for a · bᵀ. */
  readonly rightTransposed?: boolean;
  readonly source?: Source;
}

/**
 * Where cell (row, col) of a matrix product came from:
 *
 *     result[i, j] = Σ_k left[i, k] · right[k, j],   or · right[j, k] if right is shown transposed
 *
 * @param left [n, d]
 * @param right [d, m], or [m, d] if transposed
 * @param result [n, m], the product
 * @throws RangeError if the result has no such cell
 */
export function matmulProvenance(
  left: Matrix,
  right: Matrix,
  result: Matrix,
  { row, col }: { readonly row: number; readonly col: number },
  {
    names = { left: 'left', right: 'right', result: 'product' },
    rightTransposed = false,
    source = { function: 'matmul', variable: 'product' },
  }: MatmulProvenanceOptions = {},
): Provenance {
  return {
    cell: { matrix: names.result, row, col },
    value: at(result, row, col),
    operation: 'dot-product',
    expression: {
      kind: 'sum',
      terms: Array.from({ length: left.cols }, (_, k) => ({
        kind: 'product',
        factors: [
          cellOf(left, names.left, row, k),
          rightTransposed ? cellOf(right, names.right, col, k) : cellOf(right, names.right, k, col),
        ],
      })),
    },
    decidedBy: [],
    term: names.result,
    source,
  };
}
