import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from './errors.ts';
import { linearProvenance } from './linear-provenance.ts';
import { linear } from './linear.ts';
import { add, at, matrix, sliceRows, zeros } from './matrix.ts';
import { matrixOf, size } from './testing/arbitrary.ts';
import { expectClose } from './testing/compare.ts';
import { evaluate, operands } from './provenance.ts';
import { provenanceText } from './provenance-text.ts';

const x = matrix([
  [1, 2],
  [0, -1],
]);
const projection = matrix([
  [3, 0, 1],
  [1, 4, -2],
]);
const bias = matrix([[10, 20, 30]]);

describe('linear', () => {
  it('projects every row, as worked by hand', () => {
    expectClose(linear(x, projection), [
      [5, 8, -3], // 3 + 2, 0 + 8, 1 − 4
      [-1, -4, 2],
    ]);
  });

  it('adds the bias to every row', () => {
    expectClose(linear(x, projection, bias), [
      [15, 28, 27],
      [9, 16, 32],
    ]);
  });

  it('is linear in x, but for the bias', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(size, size, size)
          .chain(([n, dIn, dOut]) =>
            fc.tuple(matrixOf(n, dIn), matrixOf(n, dIn), matrixOf(dIn, dOut)),
          ),
        ([a, b, w]) => {
          // sums of up to 6 products of numbers up to 200: rounding stays below 6 · 40000 · 1e-15
          expectClose(linear(add(a, b), w), add(linear(a, w), linear(b, w)), { absolute: 1e-9 });
        },
      ),
    );
  });

  it('treats each row by itself', () => {
    expectClose(linear(sliceRows(x, 1), projection, bias), [[9, 16, 32]]);
  });

  it('refuses shapes that do not fit', () => {
    expect(() => linear(x, zeros(3, 3))).toThrow(
      new ShapeError(
        'linear: one row of the projection per column of x, got x 2×2, projection 3×3',
      ),
    );
    const rule = 'linear: a 1×3 bias, one number per column of the projection, got';
    expect(() => linear(x, projection, zeros(1, 2))).toThrow(new ShapeError(`${rule} 1×2`));
    expect(() => linear(x, projection, zeros(2, 3))).toThrow(new ShapeError(`${rule} 2×3`));
  });
});

describe('linearProvenance', () => {
  const result = linear(x, projection, bias);

  it('is a row by a column, plus the column’s bias', () => {
    const provenance = linearProvenance(x, projection, bias, result, { row: 0, col: 2 });
    expect(provenance.operation).toBe('dot-product-and-bias');
    expect(provenanceText(provenance)).toBe(
      'projected[0, 2] = 1.00·1.00 + 2.00·(−2.00) + 30.00 = 27.00',
    );
    expect(operands(provenance)).toContainEqual({ matrix: 'bias', row: 0, col: 2 });
    expect(evaluate(provenance.expression)).toBe(at(result, 0, 2));
  });

  it('without a bias is a dot product', () => {
    const product = linear(x, projection);
    const provenance = linearProvenance(x, projection, undefined, product, { row: 1, col: 0 });
    expect(provenance.operation).toBe('dot-product');
    expect(evaluate(provenance.expression)).toBe(-1);
    expect(provenance.source).toEqual({ function: 'linear', variable: 'projected' });
    expect(operands(provenance).slice(0, 2)).toEqual([
      { matrix: 'x', row: 1, col: 0 },
      { matrix: 'projection', row: 0, col: 0 },
    ]);
  });
});
