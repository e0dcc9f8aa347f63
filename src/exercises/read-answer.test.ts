import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Asked } from './exercise.ts';
import { isGap, readDraft, readNumber } from './read-answer.ts';

describe('readNumber', () => {
  test.each([
    ['0.25', 0.25],
    ['0,25', 0.25],
    ['.25', 0.25],
    ['1/4', 0.25],
    ['-1/4', -0.25],
    ['1,5 / 3', 0.5],
    ['25%', 0.25],
    ['25 %', 0.25],
    ['−3', -3],
    ['–3', -3],
    ['+3', 3],
    ['3.', 3],
    ['2e3', 2000],
    [' 7 ', 7],
    ['16 448', 16448],
    ['16\u202f448', 16448],
  ])('%j is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test.each([
    ['16,448', 16448],
    ['16.448', 16448],
    ['124.439.808', 124439808],
    ['-1,000', -1000],
    ['12.5', 12.5],
    ['1,5', 1.5],
  ])('where whole numbers are asked for, %j is %d', (text, value) => {
    expect(readNumber(text, { whole: true })).toBe(value);
  });

  test('a point before three digits is a decimal point where decimals are asked for', () => {
    expect(readNumber('1.125')).toBe(1.125);
  });

  test.each(['', '   ', '\u00a0'])('%j is empty', (text) => {
    expect(readNumber(text)).toBe('empty');
  });

  test.each([
    'one',
    '1/0',
    '1/2/3',
    '/2',
    '1/',
    '%',
    '1.2.3',
    '--1',
    '1e',
    'e3',
    'NaN',
    'Infinity',
    '0x10',
    '٣',
    '１２',
    '<b>1</b>',
    '1'.repeat(41),
  ])('%j is no number', (text) => {
    expect(readNumber(text)).toBe('notANumber');
  });

  test('beyond a million millions is too large', () => {
    expect(readNumber('1e12')).toBe(1e12);
    expect(readNumber('1e13')).toBe('tooLarge');
    expect(readNumber('-1e300/1e-10')).toBe('tooLarge');
  });

  test('any text gives a finite number or says why not', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, whole) => {
        const read = readNumber(text, { whole });
        expect(
          typeof read === 'string'
            ? ['empty', 'notANumber', 'tooLarge'].includes(read)
            : Number.isFinite(read),
        ).toBe(true);
      }),
    );
  });

  test('a number written with six decimals is read back', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        expect(readNumber(value.toFixed(6))).toBeCloseTo(value, 5);
      }),
    );
  });
});

describe('readDraft', () => {
  const grid = { rows: 1, cols: 3, rowLabels: [], colLabels: [] };
  const asked: Asked = { kind: 'numbers', digits: 2, ...grid };

  test('every field a number: an answer', () => {
    expect(readDraft(asked, ['1', '1/2', '0,25'])).toEqual([1, 0.5, 0.25]);
  });

  test('else the first field that is none, and why', () => {
    expect(readDraft(asked, ['1', '', 'x'])).toEqual({ problem: 'empty', part: 1 });
    expect(readDraft(asked, ['x', '', '1'])).toEqual({ problem: 'notANumber', part: 0 });
    expect(readDraft(asked, ['1', '2', '1e99'])).toEqual({ problem: 'tooLarge', part: 2 });
  });

  test('cells of a mask are ones and zeros', () => {
    expect(readDraft({ kind: 'mask', ...grid }, ['1', '0', '1'])).toEqual([1, 0, 1]);
  });

  test('an order is complete as it stands; a choice has to be made', () => {
    expect(readDraft({ kind: 'order', items: ['a', 'b'] }, ['b', 'a'])).toEqual(['b', 'a']);
    const options: Asked = { kind: 'choice', options: ['a', 'b'] };
    expect(readDraft(options, ['b'])).toEqual(['b']);
    const gap = readDraft(options, []);
    expect(gap).toEqual({ problem: 'notChosen', part: 0 });
    expect(isGap(gap)).toBe(true);
  });
});
