import { expect, test } from 'vitest';
import { formatCount } from './format-count.ts';

test('in English groups of three stand between commas, from four digits on', () => {
  expect([7, 512, 1234, 2_072_576_000].map((count) => formatCount(count, 'en'))).toEqual([
    '7',
    '512',
    '1,234',
    '2,072,576,000',
  ]);
});

test('in Spanish between thin spaces, from five digits on: a point would be a decimal point', () => {
  expect([7, 1234, 12_345, 2_072_576_000].map((count) => formatCount(count, 'es'))).toEqual([
    '7',
    '1234',
    '12\u202F345',
    '2\u202F072\u202F576\u202F000',
  ]);
});

test('what is below zero has a minus sign, not a hyphen', () => {
  expect(formatCount(-16_448, 'en')).toBe('−16,448');
  expect(formatCount(-16_448, 'es')).toBe('−16\u202F448');
});
