import { at } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { cellOf } from './provenance.ts';
import type { Expression, Operation, Provenance } from './provenance.ts';

interface Position {
  readonly row: number;
  readonly col: number;
}

/** Where cell (row, col) of `transpose(a)` came from: a[col, row]. */
export function transposeProvenance(
  a: Matrix,
  result: Matrix,
  position: Position,
  names: { readonly a: string; readonly result: string } = { a: 'a', result: 'result' },
): Provenance {
  const original = cellOf(a, names.a, position.col, position.row);
  return cellwise('copy', 'transpose', result, position, names.result, original);
}

/** Where cell (row, col) of `add(a, b)` came from: a[row, col] + b[row, col]. */
export function addProvenance(
  a: Matrix,
  b: Matrix,
  result: Matrix,
  { row, col }: Position,
  names: { readonly a: string; readonly b: string; readonly result: string } = {
    a: 'a',
    b: 'b',
    result: 'result',
  },
): Provenance {
  return cellwise('add', 'add', result, { row, col }, names.result, {
    kind: 'sum',
    terms: [cellOf(a, names.a, row, col), cellOf(b, names.b, row, col)],
  });
}

/** Where cell (row, col) of `scale(a, factor)` came from: a[row, col] · factor. */
export function scaleProvenance(
  a: Matrix,
  factor: number,
  result: Matrix,
  { row, col }: Position,
  names: { readonly a: string; readonly result: string } = { a: 'a', result: 'result' },
): Provenance {
  return cellwise('scale', 'scale', result, { row, col }, names.result, {
    kind: 'product',
    factors: [cellOf(a, names.a, row, col), { kind: 'constant', value: factor }],
  });
}

function cellwise(
  operation: Operation,
  functionName: string,
  result: Matrix,
  { row, col }: Position,
  name: string,
  expression: Expression,
): Provenance {
  return {
    cell: { matrix: name, row, col },
    value: at(result, row, col),
    operation,
    expression,
    decidedBy: [],
    term: name,
    source: { function: functionName, variable: 'result' },
  };
}
