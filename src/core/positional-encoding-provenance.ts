import { at } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { sineChannel } from './positional-encoding.ts';
import type { SinusoidOptions } from './positional-encoding.ts';
import { cellOf } from './provenance.ts';
import type { Expression, Provenance } from './provenance.ts';

interface Position {
  readonly row: number;
  readonly col: number;
}

/**
 * Where cell (row, col) of a sinusoidal encoding came from: sin(p / base^(2i / d_model)), or the cosine.
 * It was computed from nothing but its own place.
 *
 * @param encoding [length, d_model], from `sinusoidalEncoding` with the same base
 * @throws RangeError if the encoding has no such cell
 */
export function sinusoidalProvenance(
  encoding: Matrix,
  { row, col }: Position,
  { base = 10000, name = 'PE' }: SinusoidOptions & { readonly name?: string } = {},
): Provenance {
  const frequency = sineChannel(col);
  const angle: Expression = {
    kind: 'quotient',
    numerator: constant(row),
    denominator: {
      kind: 'power',
      base: constant(base),
      exponent: {
        kind: 'quotient',
        numerator: constant(frequency),
        denominator: constant(encoding.cols),
      },
    },
  };
  return {
    cell: { matrix: name, row, col },
    value: at(encoding, row, col),
    operation: 'sinusoid',
    expression: { kind: col === frequency ? 'sin' : 'cos', of: angle },
    decidedBy: [],
    term: name,
    source: { function: 'sinusoidalEncoding', variable: 'encoding' },
  };
}

/**
 * Where cell (row, col) of `addPositions(x, encoding, { offset })` came from:
 * x[row, col] + encoding[offset + row, col].
 *
 * @param x [n, d_model]
 * @param encoding [length, d_model]
 * @param result [n, d_model]
 * @throws RangeError if one of the three has no such cell
 */
export function addPositionsProvenance(
  x: Matrix,
  encoding: Matrix,
  result: Matrix,
  { row, col }: Position,
  {
    offset = 0,
    names = { x: 'X', encoding: 'PE', result: 'encoded' },
  }: {
    readonly offset?: number;
    readonly names?: { readonly x: string; readonly encoding: string; readonly result: string };
  } = {},
): Provenance {
  return {
    cell: { matrix: names.result, row, col },
    value: at(result, row, col),
    operation: 'add',
    expression: {
      kind: 'sum',
      terms: [cellOf(x, names.x, row, col), cellOf(encoding, names.encoding, offset + row, col)],
    },
    decidedBy: [],
    term: names.result,
    source: { function: 'addPositions', variable: 'encoded' },
  };
}

function constant(value: number): Expression {
  return { kind: 'constant', value };
}
