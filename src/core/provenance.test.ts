import { describe, expect, it } from 'vitest';
import { matrix } from './matrix.ts';
import {
  cellOf,
  evaluate,
  inputProvenance,
  operands,
  parts,
  renameMatrices,
} from './provenance.ts';
import type { Expression, Provenance } from './provenance.ts';

const constant = (value: number): Expression => ({ kind: 'constant', value });
const a = matrix([[2, 3, 4]]);
const cells = [0, 1, 2].map((col) => cellOf(a, 'a', 0, col));
const [two, three, four] = cells as [Expression, Expression, Expression];

const expressions: readonly [Expression, number, readonly Expression[]][] = [
  [two, 2, []],
  [constant(7), 7, []],
  [{ kind: 'sum', terms: cells }, 9, cells],
  [{ kind: 'product', factors: cells }, 24, cells],
  [{ kind: 'quotient', numerator: three, denominator: four }, 0.75, [three, four]],
  [{ kind: 'difference', minuend: two, subtrahend: four }, -2, [two, four]],
  [{ kind: 'exp', of: constant(0) }, 1, [constant(0)]],
  [{ kind: 'log', of: constant(1) }, 0, [constant(1)]],
  [{ kind: 'sqrt', of: four }, 2, [four]],
  [{ kind: 'sin', of: two }, Math.sin(2), [two]],
  [{ kind: 'cos', of: two }, Math.cos(2), [two]],
  [{ kind: 'power', base: two, exponent: three }, 8, [two, three]],
  [{ kind: 'max', of: cells }, 4, cells],
];

describe('evaluate and parts', () => {
  it.each(expressions)('%#: have a rule for every kind of expression', (expression, value, of) => {
    expect(evaluate(expression)).toBe(value);
    expect(parts(expression)).toEqual(of);
  });

  it('sums from left to right, as the core does: 1 + 10¹⁶ − 10¹⁶ is 0', () => {
    expect(evaluate({ kind: 'sum', terms: [1, 1e16, -1e16].map(constant) })).toBe(0);
  });

  it('of nothing: a sum is 0, a product 1, a maximum −∞', () => {
    expect(evaluate({ kind: 'sum', terms: [] })).toBe(0);
    expect(evaluate({ kind: 'product', factors: [] })).toBe(1);
    expect(evaluate({ kind: 'max', of: [] })).toBe(-Infinity);
  });
});

const provenance: Provenance = {
  cell: { matrix: 'b', row: 0, col: 0 },
  value: 0,
  operation: 'softmax',
  expression: {
    kind: 'quotient',
    numerator: { kind: 'difference', minuend: three, subtrahend: { kind: 'max', of: cells } },
    denominator: { kind: 'sqrt', of: four },
  },
  decidedBy: [
    { matrix: 'a', row: 0, col: 0 },
    { matrix: 'mask', row: 0, col: 0 },
  ],
  term: 'b',
  source: { function: 'f', variable: 'b' },
};

describe('operands', () => {
  it('are the cells, each once, in order of appearance, then those that decided', () => {
    expect(operands(provenance)).toEqual([
      { matrix: 'a', row: 0, col: 1 },
      { matrix: 'a', row: 0, col: 0 },
      { matrix: 'a', row: 0, col: 2 },
      { matrix: 'mask', row: 0, col: 0 },
    ]);
  });

  it('of an input are none: it was computed from nothing', () => {
    expect(operands({ ...provenance, operation: 'input', expression: two, decidedBy: [] })).toEqual(
      [],
    );
  });
});

it('cellOf refuses a cell that is not there', () => {
  expect(() => cellOf(a, 'a', 1, 0)).toThrow(
    new RangeError('at: a cell of a 1×3 matrix, got [1, 0]'),
  );
});

describe('renameMatrices', () => {
  const rename = (name: string): string => `heads.0.${name}`;

  it.each(expressions)('%#: renames every cell and keeps the arithmetic', (expression, value) => {
    const renamed = renameMatrices({ ...provenance, expression, decidedBy: [] }, rename);
    expect(evaluate(renamed.expression)).toBe(value);
    expect(operands(renamed)).toEqual(
      operands({ ...provenance, expression, decidedBy: [] }).map((cell) => ({
        ...cell,
        matrix: 'heads.0.a',
      })),
    );
  });

  it('renames the cell itself and those that decided, and nothing else', () => {
    const { cell, decidedBy, expression, ...rest } = renameMatrices(provenance, rename);
    expect(cell.matrix).toBe('heads.0.b');
    expect(decidedBy.map(({ matrix }) => matrix)).toEqual(['heads.0.a', 'heads.0.mask']);
    expect(evaluate(expression)).toBe(evaluate(provenance.expression));
    expect(provenance).toMatchObject(rest);
  });
});

it('an input is only itself', () => {
  const cell = { matrix: 'a', row: 0, col: 1 };
  const source = { function: 'f', variable: 'a' };
  const input = inputProvenance(a, cell, source);
  expect(input).toMatchObject({ cell, value: 3, operation: 'input', term: 'a', source });
  expect(evaluate(input.expression)).toBe(3);
  expect(operands(input)).toEqual([]);
  expect(() => inputProvenance(a, { ...cell, col: 3 }, source)).toThrow(RangeError);
});
