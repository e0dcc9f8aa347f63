import { matmulProvenance } from './matmul-provenance.ts';
import type { MatmulProvenanceOptions } from './matmul-provenance.ts';
import type { Matrix } from './matrix.ts';
import { cellOf } from './provenance.ts';
import type { Provenance, Source } from './provenance.ts';

export interface LinearProvenanceOptions {
  /** What the matrices are called where they are shown. */
  readonly names?: {
    readonly x: string;
    readonly projection: string;
    readonly bias: string;
    readonly result: string;
  };
  readonly source?: Source;
}

/**
 * Where cell (row, col) of `linear(x, projection, bias)` came from:
 *
 *     result[i, j] = Σ_k x[i, k] · projection[k, j] + bias[0, j]
 *
 * @throws RangeError if the result has no such cell
 */
export function linearProvenance(
  x: Matrix,
  projection: Matrix,
  bias: Matrix | undefined,
  result: Matrix,
  { row, col }: { readonly row: number; readonly col: number },
  {
    names = { x: 'x', projection: 'projection', bias: 'bias', result: 'projected' },
    source = { function: 'linear', variable: 'projected' },
  }: LinearProvenanceOptions = {},
): Provenance {
  const options: MatmulProvenanceOptions = {
    names: { left: names.x, right: names.projection, result: names.result },
    source,
  };
  const product = matmulProvenance(x, projection, result, { row, col }, options);
  if (!bias) return product;
  return {
    ...product,
    operation: 'dot-product-and-bias',
    expression: { kind: 'sum', terms: [product.expression, cellOf(bias, names.bias, 0, col)] },
  };
}
