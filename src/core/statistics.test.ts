import { describe, expect, it } from 'vitest';
import { mean, median, variance } from './statistics.ts';

describe('mean', () => {
  it('is the sum by the count', () => {
    expect(mean([1, 2, 3, 10])).toBe(4); // 16 / 4
    expect(mean(Float64Array.of(5))).toBe(5);
  });

  it('of nothing is refused', () => {
    expect(() => mean([])).toThrow(new RangeError('mean: at least one value, got none'));
  });
});

describe('variance', () => {
  it('is the population variance of numpy.var: [[1, 2], [3, 4]] has 1.25', () => {
    expect(variance([1, 2, 3, 4])).toBe(1.25); // (2.25 + 0.25 + 0.25 + 2.25) / 4
  });

  it('of a constant is exactly 0', () => {
    expect(variance([0.1, 0.1, 0.1, 0.1])).toBe(0);
  });

  it('is not lost in a large offset, as E[x²] − E[x]² would be', () => {
    const offset = 1e9; // 1e9² = 1e18 has no digits left for 22.5
    expect(variance([4, 7, 13, 16].map((x) => offset + x))).toBe(22.5); // 36 + 9 + 9 + 36 = 90, / 4
  });

  it('of nothing is refused', () => {
    expect(() => variance([])).toThrow(new RangeError('variance: at least one value, got none'));
  });
});

describe('median', () => {
  it('is the middle value of an odd number of them, in any order', () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([5])).toBe(5);
  });

  it('is the mean of the two in the middle of an even number', () => {
    expect(median([4, 1, 100, 2])).toBe(3); // (2 + 4) / 2
  });

  it('sorts numbers as numbers, not as text', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it('leaves the values as they were', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of nothing is refused', () => {
    expect(() => median([])).toThrow(new RangeError('median: at least one value, got none'));
  });
});
