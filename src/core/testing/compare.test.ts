import { describe, expect, it } from 'vitest';
import { matrix, zeros } from '../matrix.ts';
import { expectClose } from './compare.ts';

const compare = (
  actual: number,
  expected: number,
  tolerance?: { absolute?: number; relative?: number },
) => expectClose(matrix([[actual]]), [[expected]], tolerance);

describe('expectClose', () => {
  it('passes for equal matrices, given as a matrix or as rows', () => {
    expectClose(matrix([[1, 2]]), matrix([[1, 2]]));
    expectClose(matrix([[1, 2]]), [[1, 2]]);
  });

  it('names the first cell that differs', () => {
    expect(() =>
      expectClose(
        matrix([
          [1, 2],
          [3, 4],
        ]),
        [
          [1, 2],
          [5, 6],
        ],
        { absolute: 0.5 },
      ),
    ).toThrow('expectClose: [1, 0] is 3, expected 5 within 0.5');
  });

  it('tolerates nothing unless told to', () => {
    expect(() => compare(0.1 + 0.2, 0.3)).toThrow('expectClose: [0, 0]');
    compare(0.1 + 0.2, 0.3, { absolute: 1e-15 });
  });

  it('takes the tolerance as absolute plus relative to the expected value', () => {
    compare(112, 100, { absolute: 2, relative: 0.1 }); // 2 + 0.1 · 100 = 12
    expect(() => compare(112.5, 100, { absolute: 2, relative: 0.1 })).toThrow('within 12');
  });

  it('is NaN-strict: NaN equals only NaN, on either side', () => {
    compare(NaN, NaN);
    expect(() => compare(NaN, 1, { absolute: Infinity })).toThrow('is NaN, expected 1');
    expect(() => compare(1, NaN, { absolute: Infinity })).toThrow('is 1, expected NaN');
  });

  it('takes an infinity for itself only, whatever the tolerance', () => {
    compare(-Infinity, -Infinity);
    expect(() => compare(Infinity, -Infinity, { absolute: Infinity })).toThrow('is Infinity');
    expect(() => compare(1e308, Infinity, { relative: 1 })).toThrow('is 1e+308');
    expect(() => compare(Infinity, 1e308, { absolute: Infinity })).toThrow('is Infinity');
  });

  it('does not tell 0 from −0', () => {
    compare(0, -0);
  });

  it('fails when the shapes differ, even if there is no cell to compare', () => {
    expect(() => expectClose(zeros(0, 2), zeros(2, 0))).toThrow(
      'expectClose: shape is 0×2, expected 2×0',
    );
    expect(() => expectClose(zeros(1, 4), zeros(2, 2))).toThrow('shape is 1×4, expected 2×2');
  });
});
