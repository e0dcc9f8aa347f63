import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from './errors.ts';
import { matmul } from './matmul.ts';
import { at, formatShape, map, matrix, transpose, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { createRandom, normalMatrix } from './random.ts';
import { matrixOf } from './testing/arbitrary.ts';
import { expectClose } from './testing/compare.ts';

/** The definition, summed from left to right. */
function naiveMatmul(a: Matrix, b: Matrix): Matrix {
  return map(zeros(a.rows, b.cols), (_, i, j) => {
    let sum = 0;
    for (let k = 0; k < a.cols; k++) sum += at(a, i, k) * at(b, k, j);
    return sum;
  });
}

describe('matmul', () => {
  it('multiplies rows by columns, as worked by hand', () => {
    const product = matmul(
      matrix([
        [1, 2, 3],
        [4, 5, 6],
      ]),
      matrix([
        [7, 8],
        [9, 10],
        [11, 12],
      ]),
    );
    expectClose(product, [
      [58, 64], // 1·7 + 2·9 + 3·11 = 58, 1·8 + 2·10 + 3·12 = 64
      [139, 154], // 4·7 + 5·9 + 6·11 = 139, 4·8 + 5·10 + 6·12 = 154
    ]);
  });

  it('gives the product worked in Wikipedia, Matrix multiplication, Resource allocation', () => {
    const product = matmul(
      matrix([
        [1, 0, 1],
        [2, 1, 1],
        [0, 1, 1],
        [1, 1, 2],
      ]),
      matrix([
        [1, 2, 1],
        [2, 3, 1],
        [4, 2, 2],
      ]),
    );
    expectClose(product, [
      [5, 4, 3],
      [8, 9, 5],
      [6, 5, 3],
      [11, 9, 6],
    ]);
  });

  it('is to the last bit the sum from left to right, at every remainder of the tile size', () => {
    const random = createRandom(3);
    for (const n of [1, 2, 3, 4, 5, 7, 8, 9, 12]) {
      for (const m of [1, 2, 3, 4, 5, 6, 8, 11]) {
        for (const d of [1, 2, 3, 4, 5, 8, 13]) {
          const a = normalMatrix(n, d, random);
          const b = normalMatrix(d, m, random);
          expect(matmul(a, b).data).toEqual(naiveMatmul(a, b).data);
        }
      }
    }
  });

  it('is exact also where the order of the sum decides: 1 + 10¹⁶ − 10¹⁶ = 0, not 1', () => {
    // 1 + 1e16 rounds to 1e16, so from left to right the 1 is lost.
    const a = map(zeros(5, 3), (_, __, k) => [1, 1e16, -1e16][k]!);
    const b = map(zeros(3, 5), () => 1);
    expectClose(matmul(a, b), zeros(5, 5));
  });

  it('agrees with (bᵀaᵀ)ᵀ to the last bit', () => {
    const anyPair = fc
      .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
      .chain(([n, d, m]) => fc.tuple(matrixOf(n, d), matrixOf(d, m)));
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        expectClose(transpose(matmul(transpose(b), transpose(a))), matmul(a, b));
      }),
    );
  });

  it('leaves a matrix as it is when multiplied by the identity', () => {
    const a = normalMatrix(6, 6, createRandom(1));
    const identity = map(zeros(6, 6), (_, i, j) => (i === j ? 1 : 0));
    expectClose(matmul(a, identity), a);
    expectClose(matmul(identity, a), a);
  });

  it('keeps a NaN to its row and an infinity to its own sums, also inside a tile', () => {
    const a = map(zeros(4, 4), (_, i, j) => (i === 1 && j === 2 ? NaN : 1));
    const b = map(zeros(4, 4), (_, i, j) => (i === 0 && j === 3 ? Infinity : 1));
    expectClose(matmul(a, b), [
      [4, 4, 4, Infinity],
      [NaN, NaN, NaN, NaN],
      [4, 4, 4, Infinity],
      [4, 4, 4, Infinity],
    ]);
  });

  it('gives empty products for empty sides, and zeros for an empty sum', () => {
    expect(formatShape(matmul(zeros(0, 3), zeros(3, 5)))).toBe('0×5');
    expect(formatShape(matmul(zeros(5, 3), zeros(3, 0)))).toBe('5×0');
    expectClose(matmul(zeros(5, 0), zeros(0, 4)), zeros(5, 4));
  });

  it('does not change its arguments', () => {
    const a = normalMatrix(5, 5, createRandom(1));
    const before = a.data.slice();
    matmul(a, a);
    expect(a.data).toEqual(before);
  });

  it('refuses an inner mismatch', () => {
    expect(() => matmul(zeros(2, 3), zeros(2, 3))).toThrow(ShapeError);
    expect(() => matmul(zeros(2, 3), zeros(2, 3))).toThrow(
      'matmul: as many columns on the left as rows on the right, got 2×3 and 2×3',
    );
  });
});
