import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, map, matrix, rowView, scale, toRows, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { logSoftmaxRows, naiveSoftmaxRows, softmaxJacobian, softmaxRows } from './softmax.ts';
import { anyMatrix, matrixOf } from './testing/arbitrary.ts';
import { expectClose } from './testing/compare.ts';

// e^x is off by up to an ulp, and by a different ulp in each engine; sum and quotient add half an ulp a
// step. For rows this short that stays below 8 ulp = 1.8e-15.
const ROUNDING = { relative: 2e-15 };
const softmaxes = { softmaxRows, logSoftmaxRows, naiveSoftmaxRows };

describe('softmaxRows', () => {
  it('is e^s over the sum of e^s, as worked by hand', () => {
    // e^(ln 1), e^(ln 2), e^(ln 5) are 1, 2, 5; their sum is 8
    const logits = matrix([[Math.log(1), Math.log(2), Math.log(5)]]);
    expectClose(softmaxRows(logits), [[1 / 8, 2 / 8, 5 / 8]], ROUNDING);
  });

  it('divides by the temperature', () => {
    // With T = 2 the exponents are halved: e^(ln 9 / 2) = 3, e^0 = 1; with T = 1/2 doubled: 81, 1
    const logits = matrix([[Math.log(9), 0]]);
    expectClose(softmaxRows(logits, { temperature: 2 }), [[3 / 4, 1 / 4]], ROUNDING);
    expectClose(softmaxRows(logits, { temperature: 0.5 }), [[81 / 82, 1 / 82]], ROUNDING);
  });

  it('normalises rows, not columns', () => {
    expectClose(
      softmaxRows(
        matrix([
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
      ),
      [
        [0.5, 0.5],
        [0.5, 0.5],
        [0.5, 0.5],
      ],
    );
  });

  it('gives the numbers of Wikipedia, Softmax function, Example', () => {
    const weights = softmaxRows(matrix([[1, 2, 3, 4, 1, 2, 3]]));
    const printed = [[0.024, 0.064, 0.175, 0.475, 0.024, 0.064, 0.175]];
    expectClose(weights, printed, { absolute: 0.0005 }); // printed to three decimals
  });

  it('gives the numbers of the documentation of scipy.special.softmax', () => {
    const weights = softmaxRows(matrix([[1, 0.5, 0.2, 3, 1, -1, 7, 3, 2, 12, 13, 3]]));
    const printed = [
      [4.48309e-6, 2.71913e-6, 2.01438e-6, 3.31258e-5],
      [4.48309e-6, 6.0672e-7, 1.80861e-3, 3.31258e-5],
      [1.21863e-5, 2.68421e-1, 7.29644e-1, 3.31258e-5],
    ];
    expectClose(weights, [printed.flat()], { relative: 5e-6 }); // printed to six digits
  });

  it('does not overflow at ±10⁴, where the naive formula does', () => {
    const logits = matrix([
      [1e4, -1e4],
      [1e4, 1e4],
      [-1e4, -1e4],
    ]);
    const expected = [
      [1, 0],
      [0.5, 0.5],
      [0.5, 0.5],
    ];
    expectClose(softmaxRows(logits), expected);
    expectClose(naiveSoftmaxRows(logits), [
      [NaN, 0], // ∞ / ∞, 0 / ∞
      [NaN, NaN],
      [NaN, NaN],
    ]);
  });

  it('does not overflow at ±10³⁰⁸, nor when a small temperature follows', () => {
    const logits = matrix([
      [1e308, -1e308],
      [1e308, 1e308],
    ]);
    for (const temperature of [1, 0.01, 5e-324]) {
      expectClose(softmaxRows(logits, { temperature }), [
        [1, 0],
        [0.5, 0.5],
      ]);
    }
  });

  it('gives one −∞ in a row weight 0 and normalises the rest', () => {
    expectClose(softmaxRows(matrix([[0, -Infinity, 0]])), [[0.5, 0, 0.5]]);
  });

  it.each([
    ['NaN', [0, NaN]],
    ['+∞', [0, Infinity]],
    ['nothing but −∞', [-Infinity, -Infinity]],
  ])('is NaN throughout a row with %s, and in that row only', (_, row) => {
    expectClose(softmaxRows(matrix([[0, 0], row, [0, 0]])), [
      [0.5, 0.5],
      [NaN, NaN],
      [0.5, 0.5],
    ]);
  });

  it('tends to argmax as the temperature falls, and to the mean as it rises', () => {
    const logits = matrix([[1, 3, 2]]);
    expectClose(softmaxRows(logits, { temperature: 1e-3 }), [[0, 1, 0]]); // e^-1000 underflows to 0
    // (3 − 1) / 1e9 = 2e-9 is how far the exponents are apart, so the weights too
    expectClose(softmaxRows(logits, { temperature: 1e9 }), [[1 / 3, 1 / 3, 1 / 3]], {
      absolute: 2e-9,
    });
  });

  it('has nothing to do without columns, and without rows', () => {
    expectClose(softmaxRows(zeros(2, 0)), zeros(2, 0));
    expectClose(softmaxRows(zeros(0, 2)), zeros(0, 2));
  });

  it('gives rows with sum 1 and weights from 0 to 1', () => {
    fc.assert(
      fc.property(anyMatrix, (logits) => {
        for (const row of toRows(softmaxRows(logits))) {
          expect(row.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
          // six weights, each rounded by at most half an ulp of 1
          expect(Math.abs(row.reduce((x, y) => x + y, 0) - 1)).toBeLessThan(1e-15);
        }
      }),
    );
  });

  it('does not see a shift: adding c to a row changes nothing', () => {
    const shift = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(anyMatrix, shift, (logits, c) => {
        // logit + c rounds by up to ulp(1100) / 2 = 1.1e-13, which is the relative error of e^logit
        const shifted = map(logits, (logit) => logit + c);
        expectClose(softmaxRows(shifted), softmaxRows(logits), { absolute: 1e-12 });
      }),
    );
  });

  it('keeps the order of the logits', () => {
    fc.assert(
      fc.property(matrixOf(1, 2), (logits) => {
        const [first, second] = logits.data;
        const [larger, smaller] = first! >= second! ? [0, 1] : [1, 0];
        const weights = softmaxRows(logits);
        expect(at(weights, 0, larger)).toBeGreaterThanOrEqual(at(weights, 0, smaller));
      }),
    );
  });

  it('does not change its argument', () => {
    const logits = matrix([[1, 2]]);
    softmaxRows(logits, { temperature: 3 });
    expectClose(logits, [[1, 2]]);
  });
});

describe('logSoftmaxRows', () => {
  it('gives the numbers of the documentation of scipy.special.log_softmax', () => {
    // log_softmax([1000, 1]) is [0, -999], where log(softmax([1000, 1])) is [0, -inf]
    expectClose(logSoftmaxRows(matrix([[1000, 1]])), [[0, -999]]);
    expectClose(map(softmaxRows(matrix([[1000, 1]])), Math.log), [[0, -Infinity]]);
  });

  it('divides by the temperature', () => {
    // ln(3/4) and ln(1/4), as for softmaxRows
    const logits = matrix([[Math.log(9), 0]]);
    const expected = [[Math.log(3 / 4), Math.log(1 / 4)]];
    expectClose(logSoftmaxRows(logits, { temperature: 2 }), expected, { absolute: 1e-15 });
  });

  it('is the logarithm of the softmax', () => {
    fc.assert(
      fc.property(anyMatrix, (logits) => {
        // exponents reach −200, where an ulp is 2.8e-14
        const weights = map(logSoftmaxRows(logits), Math.exp);
        expectClose(weights, softmaxRows(logits), { relative: 1e-13 });
      }),
    );
  });

  it('does not overflow at ±10³⁰⁸', () => {
    expectClose(logSoftmaxRows(matrix([[1e308, 0]])), [[0, -1e308]]);
  });

  it('is −∞ for one −∞, and NaN where the softmax is', () => {
    const logits = matrix([
      [0, -Infinity],
      [-Infinity, -Infinity],
      [NaN, 0],
      [Infinity, 0],
    ]);
    expectClose(logSoftmaxRows(logits), [
      [0, -Infinity],
      [NaN, NaN],
      [NaN, NaN],
      [NaN, NaN],
    ]);
  });
});

describe('naiveSoftmaxRows', () => {
  it('agrees with the stable softmax where nothing overflows', () => {
    fc.assert(
      fc.property(anyMatrix, (logits) => {
        const options = { temperature: 2 };
        const expected = softmaxRows(logits, options);
        // the subtraction of the maximum rounds the exponent: up to ulp(200) / 2 / T
        expectClose(naiveSoftmaxRows(logits, options), expected, { relative: 1e-13 });
      }),
    );
  });

  it('overflows to NaN from 710 on, where the stable softmax is right', () => {
    expectClose(naiveSoftmaxRows(matrix([[709, 0]])), [[1, Math.exp(-709)]], ROUNDING);
    expectClose(naiveSoftmaxRows(matrix([[710, 0]])), [[NaN, 0]]);
    expectClose(softmaxRows(matrix([[710, 0]])), [[1, Math.exp(-710)]], ROUNDING);
  });

  it('underflows to 0 / 0 when every logit is far below 0', () => {
    expectClose(naiveSoftmaxRows(matrix([[-746, -746]])), [[NaN, NaN]]);
    expectClose(softmaxRows(matrix([[-746, -746]])), [[0.5, 0.5]]);
  });
});

describe('temperature', () => {
  it.each([0, -0, -1, NaN, Infinity])('%d is refused by every softmax', (temperature) => {
    for (const [name, softmax] of Object.entries(softmaxes)) {
      expect(() => softmax(zeros(1, 1), { temperature })).toThrow(
        new RangeError(`${name}: a finite temperature above 0, got ${temperature}`),
      );
    }
  });
});

describe('softmaxJacobian', () => {
  it('is a_i (δ_ij − a_j), as worked by hand', () => {
    const weights = matrix([
      [1, 0, 0],
      [0.5, 0.25, 0.25],
    ]);
    expectClose(softmaxJacobian(weights, 1), [
      [0.25, -0.125, -0.125], // 0.5·(1 − 0.5), −0.5·0.25, −0.5·0.25
      [-0.125, 0.1875, -0.0625], // −0.25·0.5, 0.25·(1 − 0.25), −0.25·0.25
      [-0.125, -0.0625, 0.1875],
    ]);
  });

  it('is 0 where one key has all the weight: a saturated softmax does not learn', () => {
    expectClose(softmaxJacobian(matrix([[1, 0]]), 0), zeros(2, 2));
  });

  it('is what finite differences give', () => {
    const h = 1e-5; // central differences: error h²/6 · third derivative + ulp / h, together below 1e-10
    const logitsOf = matrixOf(1, 4).map((logits) => scale(logits, 0.05));
    const bumped = (logits: Matrix, j: number, by: number) =>
      softmaxRows(map(logits, (logit, _, col) => (col === j ? logit + by : logit)));
    fc.assert(
      fc.property(logitsOf, (logits) => {
        const slopes = map(zeros(4, 4), (_, i, j) => {
          return (at(bumped(logits, j, h), 0, i) - at(bumped(logits, j, -h), 0, i)) / (2 * h);
        });
        expectClose(softmaxJacobian(softmaxRows(logits), 0), slopes, { absolute: 1e-10 });
      }),
    );
  });

  it('has rows that sum to 0', () => {
    fc.assert(
      fc.property(anyMatrix, (logits) => {
        const jacobian = softmaxJacobian(softmaxRows(logits), 0);
        for (let i = 0; i < jacobian.rows; i++) {
          const sum = rowView(jacobian, i).reduce((x, y) => x + y, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-15); // six terms of at most 1/4
        }
      }),
    );
  });

  it('refuses a row that is not there', () => {
    expect(() => softmaxJacobian(zeros(2, 3), 2)).toThrow(
      new RangeError('rowView: a row of a 2×3 matrix, got 2'),
    );
  });
});
