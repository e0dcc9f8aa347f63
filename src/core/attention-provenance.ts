import { hasNoAllowedKey } from './attention.ts';
import type { Attention, AttentionOptions } from './attention.ts';
import { isAllowed } from './mask.ts';
import { matmulProvenance } from './matmul-provenance.ts';
import { at, formatShape, isIndex } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { cellOf, evaluate } from './provenance.ts';
import type { CellRef, Expression, Provenance, Source } from './provenance.ts';
import { softmaxProvenance } from './softmax-provenance.ts';

export interface AttentionInputs extends AttentionOptions {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

/**
 * Where one cell of scaled dot-product attention came from, one step back:
 *
 *     products[i, j] = Σ_t queries[i, t] · keys[j, t]
 *     scores[i, j]   = products[i, j] / √d_k + bias[i, j],   or −∞ where masked
 *     weights[i, j]  = e^(scores[i, j] − max_i) / Σ_k e^(scores[i, k] − max_i)
 *     output[i, c]   = Σ_j weights[i, j] · values[j, c]
 *
 * The core multiplies by 1/√d_k; the expression divides by √d_k, as the formula is written. The two may
 * differ in the last bit.
 *
 * @param inputs what `scaledDotProductAttention` was given
 * @param result what it returned
 * @param cell of `products`, `scores`, `weights`, `output`, or of an input: `queries`, `keys`, `values`,
 *   and, where given, `mask` (1 = allowed) and `bias`
 * @throws RangeError if there is no such matrix, or no such cell in it
 */
export function attentionProvenance(
  inputs: AttentionInputs,
  result: Attention,
  { matrix, row, col }: CellRef,
): Provenance {
  checkCell(inputs, result, { matrix, row, col });
  const { queries, keys, values } = inputs;
  const { products, weights, output } = result;

  switch (matrix) {
    case 'products':
      return matmulProvenance(
        queries,
        keys,
        products,
        { row, col },
        {
          names: { left: 'queries', right: 'keys', result: 'products' },
          rightTransposed: true,
          source: sourceOf('products'),
        },
      );
    case 'scores':
      return scoreProvenance(inputs, result, row, col);
    case 'weights':
      return weightProvenance(result, row, col);
    case 'output':
      return matmulProvenance(
        weights,
        values,
        output,
        { row, col },
        {
          names: { left: 'weights', right: 'values', result: 'output' },
          source: sourceOf('output'),
        },
      );
    default:
      return inputProvenance(inputs, matrix as InputName, row, col);
  }
}

function scoreProvenance(
  { queries, mask, bias, scale }: AttentionInputs,
  { products, scores }: Attention,
  row: number,
  col: number,
): Provenance {
  const described = {
    cell: { matrix: 'scores', row, col },
    value: at(scores, row, col),
    decidedBy: [],
    term: 'scores',
    source: sourceOf('scores'),
  };
  if (mask && !isAllowed(mask, row, col)) {
    return {
      ...described,
      operation: 'masked',
      expression: { kind: 'constant', value: -Infinity, symbol: '−∞' },
      decidedBy: [{ matrix: 'mask', row, col }],
    };
  }
  const product = cellOf(products, 'products', row, col);
  const dK: Expression = { kind: 'constant', value: queries.cols, symbol: 'd_k' };
  const scaled: Expression =
    scale === undefined
      ? { kind: 'quotient', numerator: product, denominator: { kind: 'sqrt', of: dK } }
      : { kind: 'product', factors: [product, { kind: 'constant', value: scale }] };
  if (!bias) return { ...described, operation: 'scale', expression: scaled };
  return {
    ...described,
    operation: 'scale-and-bias',
    expression: { kind: 'sum', terms: [scaled, cellOf(bias, 'bias', row, col)] },
  };
}

function weightProvenance({ scores, weights }: Attention, row: number, col: number): Provenance {
  const softmax = softmaxProvenance(
    scores,
    weights,
    { row, col },
    {
      names: { logits: 'scores', result: 'weights' },
      source: sourceOf('weights'),
    },
  );
  if (!hasNoAllowedKey(scores, row)) return softmax;
  return {
    ...softmax,
    operation: 'no-allowed-key',
    expression: { kind: 'constant', value: 0 },
    decidedBy: Array.from({ length: scores.cols }, (_, k) => ({ matrix: 'scores', row, col: k })),
  };
}

type InputName = 'queries' | 'keys' | 'values' | 'mask' | 'bias';

function inputProvenance(
  inputs: AttentionInputs,
  matrix: InputName,
  row: number,
  col: number,
): Provenance {
  const expression: Expression =
    matrix === 'mask'
      ? { kind: 'constant', value: isAllowed(inputs.mask!, row, col) ? 1 : 0 }
      : cellOf(inputs[matrix]!, matrix, row, col);
  return {
    cell: { matrix, row, col },
    value: evaluate(expression),
    operation: 'input',
    expression,
    decidedBy: [],
    term: matrix,
    source: sourceOf(matrix),
  };
}

function sourceOf(variable: string): Source {
  return { function: 'scaledDotProductAttention', variable };
}

function checkCell(
  { queries, keys, values, mask, bias }: AttentionInputs,
  result: Attention,
  { matrix, row, col }: CellRef,
): void {
  const { products, scores, weights, output } = result;
  const matrices = { queries, keys, values, mask, bias, products, scores, weights, output };
  const asked = Object.entries(matrices).find(([name]) => name === matrix)?.[1];
  if (!asked) {
    const names = Object.entries(matrices)
      .filter(([, given]) => given)
      .map(([name]) => name);
    throw new RangeError(`attentionProvenance: one of ${names.join(', ')}, got ${matrix}`);
  }
  if (!isIndex(row, asked.rows) || !isIndex(col, asked.cols)) {
    throw new RangeError(
      `attentionProvenance: a cell of ${matrix}, ${formatShape(asked)}, got [${row}, ${col}]`,
    );
  }
}
