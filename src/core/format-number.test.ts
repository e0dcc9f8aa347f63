import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, formatScientific, isPrintedExactly } from './format-number.ts';

describe('formatNumber', () => {
  it.each([
    [1.5, 2, '1.50'],
    [-1.5, 2, '−1.50'],
    [2 / 3, 4, '0.6667'],
    [3, 0, '3'],
    [0, 2, '0.00'],
    [-0, 2, '0.00'],
    [-0.001, 2, '0.00'],
    [0.000001, 6, '0.000001'],
    [999_999, 0, '999999'],
    [999_999.99, 1, '1.0×10⁶'],
    [-1_234_567, 2, '−1.23×10⁶'],
    [1.23456e45, 2, '1.23×10⁴⁵'],
    [Number.MAX_VALUE, 2, '1.80×10³⁰⁸'],
    [4.44e-16, 2, '4.44×10⁻¹⁶'],
    [-9e-7, 0, '−9×10⁻⁷'],
    [NaN, 2, 'NaN'],
    [Infinity, 2, '∞'],
    [-Infinity, 2, '−∞'],
  ])('prints %d with %d decimals as %s', (x, digits, text) => {
    expect(formatNumber(x, digits)).toBe(text);
  });

  it('has two decimals unless told otherwise', () => {
    expect(formatNumber(1)).toBe('1.00');
  });

  it('is never long, never −0, and always with a true minus', () => {
    fc.assert(
      fc.property(fc.double(), fc.nat(6), (x, digits) => {
        const text = formatNumber(x, digits);
        expect(text.length).toBeLessThanOrEqual(digits + 10);
        expect(text).not.toMatch(/-|e|^−0(\.0*)?$/);
      }),
    );
  });

  it.each([-1, 7, 1.5, NaN])('refuses %d digits, also where there are none to print', (digits) => {
    const error = new RangeError(`formatNumber: digits are an integer from 0 to 6, got ${digits}`);
    expect(() => formatNumber(1, digits)).toThrow(error);
    expect(() => formatNumber(Infinity, digits)).toThrow(error);
  });
});

describe('isPrintedExactly', () => {
  it.each([
    [0.25, 2, true],
    [0.125, 2, false],
    [1 / 3, 6, false],
    [0.1 + 0.2, 1, true],
    [0.1 + 0.2 - 0.3, 2, false],
    [1e6, 0, true],
    [0, 2, true],
    [1e-4, 2, false],
    [-Infinity, 2, true],
    [NaN, 2, true],
  ])('of %d at %d decimals is %s', (x, digits, exact) => {
    expect(isPrintedExactly(x, digits)).toBe(exact);
  });
});

describe('formatScientific', () => {
  it.each([
    [5.34e-6, '5.3×10⁻⁶'],
    [1e-5, '1×10⁻⁵'],
    [-250, '−2.5×10²'],
    [0, '0×10⁰'],
    [9.96, '1×10¹'],
  ])('prints %d as %s', (x, text) => {
    expect(formatScientific(x)).toBe(text);
  });

  it('prints as many digits as asked, but no zeros at the end', () => {
    expect(formatScientific(1.23456e-7, 3)).toBe('1.235×10⁻⁷');
    expect(formatScientific(1.2e-7, 3)).toBe('1.2×10⁻⁷');
    expect(formatScientific(100, 0)).toBe('1×10²');
  });
});
