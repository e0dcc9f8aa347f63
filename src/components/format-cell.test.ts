import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInput } from './demo-state.ts';
import { formatCell, formatInput, formatTable } from './format-cell.ts';

test.each([
  [0.5449, '0.54'],
  [-1.25, '−1.25'],
  [9.994, '9.99'],
  [9.996, '10.0'],
  [-12.34, '−12.3'],
  [99.96, '100'],
  [-345.6, '−346'],
  [9999.4, '9999'],
  [12345, '1e4'],
  [-12345, '−1e4'],
  [Infinity, '∞'],
  [-Infinity, '−∞'],
  [NaN, 'NaN'],
])('a cell shows %d as %s', (value, text) => {
  expect(formatCell(value)).toBe(text);
});

test('a cell is never wider than five characters, for any number up to 10¹²', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
      expect(formatCell(value).length).toBeLessThanOrEqual(5);
    }),
  );
});

test.each([
  [1, '1'],
  [0.5, '0.5'],
  [-2, '−2'],
  [-0, '0'],
  [1 / 3, '0.333333'],
  [1e6, '1000000'],
])('a field shows %d as %s', (value, text) => {
  expect(formatInput(value)).toBe(text);
});

test('what a field shows can be typed back, to six decimals', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
      const input = readInput(formatInput(value));
      expect('value' in input && Math.abs(input.value - value) <= 0.5e-6 + 1e-9).toBe(true);
    }),
  );
});

test.each([
  [0, '0'],
  [0.5, '0.5'],
  [1 / 3, '0.333333'],
  [124_439_808, '124439808'],
  [-Infinity, '−∞'],
  [NaN, 'NaN'],
])('a table shows %d as %s', (value, text) => {
  expect(formatTable(value)).toBe(text);
});
