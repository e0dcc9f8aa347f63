import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropyRows } from './entropy.ts';
import { matrix } from './matrix.ts';
import { softmaxRows } from './softmax.ts';
import { anyMatrix } from './testing/arbitrary.ts';

describe('entropyRows', () => {
  it('is 0 when one key takes everything, with 0 · ln 0 = 0', () => {
    expect(entropyRows(matrix([[0, 1, 0]]))).toEqual(Float64Array.of(0));
  });

  it('is ln m when m keys share alike', () => {
    const [half, quarter] = [
      entropyRows(matrix([[0.5, 0.5]])),
      entropyRows(matrix([[0.25, 0.25, 0.25, 0.25]])),
    ];
    expect(half[0]).toBe(Math.LN2); // −2 · 0.5 · ln 0.5
    expect(quarter[0]).toBe(2 * Math.LN2);
  });

  it('gives the values of the documentation of scipy.stats.entropy', () => {
    // entropy([1/2, 1/2], base=2) = 1.0; entropy([9/10, 1/10], base=2) = 0.46899559358928117
    const bits = entropyRows(
      matrix([
        [0.5, 0.5],
        [0.9, 0.1],
      ]),
    ).map((nats) => nats / Math.LN2);
    expect(bits[0]).toBe(1);
    // Math.log may differ by an ulp between engines, and the division by ln 2 adds half of one.
    expect(bits[1]).toBeCloseTo(0.46899559358928117, 15);
  });

  it('is NaN in the rows that hold NaN, and only there', () => {
    expect(
      entropyRows(
        matrix([
          [NaN, 1],
          [1, 0],
        ]),
      ),
    ).toEqual(Float64Array.of(NaN, 0));
  });

  it('lies between 0 and ln m', () => {
    fc.assert(
      fc.property(anyMatrix, (logits) => {
        for (const entropy of entropyRows(softmaxRows(logits))) {
          expect(entropy).toBeGreaterThanOrEqual(-1e-15); // weights that round to a sum above 1
          expect(entropy).toBeLessThanOrEqual(Math.log(logits.cols) + 1e-14); // m roundings
        }
      }),
    );
  });

  it('grows with the temperature', () => {
    const logits = matrix([[2, 1, 0.1]]);
    const entropies = [0.1, 0.5, 1, 2, 10].map(
      (temperature) => entropyRows(softmaxRows(logits, { temperature }))[0]!,
    );
    expect(entropies).toEqual(entropies.toSorted((x, y) => x - y));
  });
});
