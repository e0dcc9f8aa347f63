import { describe, expect, it } from 'vitest';
import { matrix, zeros } from '../matrix.ts';
import { createErrorMeter } from './error-meter.ts';
import type { ErrorMeterOptions } from './error-meter.ts';

const compare = (actual: number, expected: number, options: ErrorMeterOptions) => {
  const meter = createErrorMeter(options);
  meter.compare('a case', { actual: matrix([[actual]]), expected: matrix([[expected]]) });
  return meter.largestError;
};

describe('createErrorMeter', () => {
  it('measures against the expected number above the floor, against the floor below it', () => {
    expect(compare(80, 64, { tolerance: 1 })).toBe(0.25); // 16 / 64
    expect(compare(0.75, 0.5, { tolerance: 1 })).toBe(0.25); // 0.25 / 1
    expect(compare(0.75, -0.5, { tolerance: 2 })).toBe(1.25);
    expect(compare(0.75, 0.5, { tolerance: 1, floor: 0.25 })).toBe(0.5); // 0.25 / 0.5
  });

  it('takes a floor for one comparison in place of its own', () => {
    const meter = createErrorMeter({ tolerance: 1 });
    meter.compare('a case', { actual: matrix([[2]]), expected: matrix([[0]]), floor: 8 });
    expect(meter.largestError).toBe(0.25);
  });

  it('counts cases, not comparisons, and keeps the largest error of all', () => {
    const meter = createErrorMeter({ tolerance: 1 });
    const by = (difference: number) => ({
      actual: matrix([[0, difference]]),
      expected: zeros(1, 2),
    });
    meter.compare('first', by(0.25), by(0.5));
    meter.compare('second', by(0.125));
    expect(meter).toMatchObject({ cases: 2, largestError: 0.5, tolerance: 1 });
  });

  it('passes an error of the tolerance, and names the case and the cell of one above', () => {
    const expected = zeros(2, 2);
    const meter = createErrorMeter({ tolerance: 0.5 });
    meter.compare('first', { actual: matrix([[0, 0.5], [0, 0]]), expected }); // prettier-ignore
    expect(
      () =>
      meter.compare('second', { actual: matrix([[0, 0], [-1, 0]]), expected }), // prettier-ignore
    ).toThrow('second: [1, 0] is -1, expected 0; the error 1 is above 0.5');
  });

  it.each([
    [NaN, 0],
    [0, NaN],
    [Infinity, 1e308],
    [1e308, Infinity],
    [Infinity, -Infinity],
  ])('%d in place of %d fails whatever the tolerance', (actual, expected) => {
    expect(() => compare(actual, expected, { tolerance: Number.MAX_VALUE })).toThrow(
      `[0, 0] is ${actual}, expected ${expected}`,
    );
  });

  it.each([NaN, Infinity, -Infinity])('%d in place of itself is no error', (number) => {
    expect(compare(number, number, { tolerance: 0 })).toBe(0);
  });

  it('fails where the shapes differ, even without a cell', () => {
    const meter = createErrorMeter({ tolerance: 1 });
    expect(() => meter.compare('a case', { actual: zeros(0, 2), expected: zeros(2, 0) })).toThrow(
      'a case: shape is 0×2, expected 2×0',
    );
  });
});
