import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matmul } from './matmul.ts';
import { matmulProvenance } from './matmul-provenance.ts';
import { matrix, transpose } from './matrix.ts';
import { evaluate, operands } from './provenance.ts';
import { provenanceText } from './provenance-text.ts';
import { matrixOf, size } from './testing/arbitrary.ts';

const a = matrix([
  [1, 2],
  [3, 4],
]);
const b = matrix([
  [5, 6],
  [7, 8],
]);

describe('matmulProvenance', () => {
  it('is a row of the left by a column of the right', () => {
    const provenance = matmulProvenance(a, b, matmul(a, b), { row: 1, col: 0 });
    expect(provenance).toMatchObject({
      cell: { matrix: 'product', row: 1, col: 0 },
      value: 43, // 3·5 + 4·7
      operation: 'dot-product',
      term: 'product',
      source: { function: 'matmul', variable: 'product' },
    });
    expect(matmul.toString()).toContain('const product =');
    expect(operands(provenance)).toEqual([
      { matrix: 'left', row: 1, col: 0 },
      { matrix: 'right', row: 0, col: 0 },
      { matrix: 'left', row: 1, col: 1 },
      { matrix: 'right', row: 1, col: 0 },
    ]);
    expect(provenanceText(provenance)).toBe('product[1, 0] = 3.00·5.00 + 4.00·7.00 = 43.00');
  });

  it('points at rows of the right when that is shown transposed', () => {
    const names = { left: 'x', right: 'w', result: 'y' };
    const y = matmul(a, transpose(b));
    const provenance = matmulProvenance(
      a,
      b,
      y,
      { row: 1, col: 0 },
      { names, rightTransposed: true },
    );
    expect(provenance.value).toBe(39); // 3·5 + 4·6
    expect(provenanceText(provenance)).toBe('y[1, 0] = 3.00·5.00 + 4.00·6.00 = 39.00');
    expect(operands(provenance).map(({ matrix, row }) => matrix + row)).toEqual([
      'x1',
      'w0',
      'x1',
      'w0',
    ]);
  });

  it('evaluates to the value, to the last bit', () => {
    const pair = fc
      .tuple(size, size, size)
      .chain(([n, d, m]) => fc.tuple(matrixOf(n, d), matrixOf(d, m)));
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const result = matmul(left, right);
        const [row, col] = [left.rows - 1, right.cols - 1];
        const { expression, value } = matmulProvenance(left, right, result, { row, col });
        expect(evaluate(expression)).toBe(value);
      }),
    );
  });

  it('refuses a cell that is not there', () => {
    expect(() => matmulProvenance(a, b, matmul(a, b), { row: 0, col: 2 })).toThrow(
      new RangeError('at: a cell of a 2×2 matrix, got [0, 2]'),
    );
  });
});
