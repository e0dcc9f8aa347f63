import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrix, toRows } from '#core/index.ts';
import {
  cellField,
  choice,
  integer,
  matrixField,
  nextSeed,
  readInput,
  seedField,
  stateSchema,
  type CellField,
} from './demo-state.ts';
import type { Matrix } from '#core/index.ts';

interface Example {
  readonly step: 'one' | 'two';
  readonly seed: number;
  readonly numbers: Matrix;
  readonly ask: CellField;
}

const example = stateSchema<Example>('example', {
  version: 2,
  fields: {
    step: choice(['one', 'two'], 'one'),
    seed: integer(7, { min: 0, max: 99 }),
    numbers: matrixField(
      matrix([
        [1, 0.5],
        [0, -2],
      ]),
    ),
    ask: cellField({ numbers: { rows: 2, cols: 2 } }, { matrix: 'numbers', row: 0, col: 0 }),
  },
});

describe('a state in the hash', () => {
  test('names only what differs from the default', () => {
    expect(example.serialize(example.defaults)).toBe('example.v=2');
    expect(example.serialize({ ...example.defaults, step: 'two', seed: 8 })).toBe(
      'example.v=2&example.step=two&example.seed=8',
    );
  });

  test('keeps a matrix readable', () => {
    const numbers = matrix([
      [1, 0.5],
      [3, -2],
    ]);
    expect(example.serialize({ ...example.defaults, numbers })).toBe(
      'example.v=2&example.numbers=1,0.5;3,-2',
    );
  });

  test('any state is read back as it was written', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0);
    const state = fc.record<Example>({
      step: fc.constantFrom('one' as const, 'two' as const),
      seed: fc.integer({ min: 0, max: 99 }),
      numbers: fc
        .tuple(value, value, value, value)
        .map(([a, b, c, d]) => matrix([[a, b], [c, d]])), // prettier-ignore
      ask: fc.record({
        matrix: fc.constant('numbers'),
        row: fc.integer({ min: 0, max: 1 }),
        col: fc.integer({ min: 0, max: 1 }),
      }),
    });
    fc.assert(
      fc.property(state, (written) => {
        const read = example.parse(`#${example.serialize(written)}`);
        expect(read.invalid).toEqual([]);
        expect(read.present).toBe(true);
        expect({ ...read.state, numbers: toRows(read.state.numbers) }).toEqual({
          ...written,
          numbers: toRows(written.numbers),
        });
      }),
    );
  });

  test('of another demo is not this one’s', () => {
    const { state, invalid, present } = example.parse('#other.step=two&other.seed=1');
    expect(state).toEqual(example.defaults);
    expect(invalid).toEqual([]);
    expect(present).toBe(false);
  });

  test('two demos share a hash', () => {
    const { state } = example.parse('#other.seed=1&example.seed=12&another.x=y');
    expect(state.seed).toBe(12);
  });

  test.each([
    ['example.step=three', 'step'],
    ['example.step=constructor', 'step'],
    ['example.seed=1.5', 'seed'],
    ['example.seed=100', 'seed'],
    ['example.seed=', 'seed'],
    ['example.seed=NaN', 'seed'],
    ['example.seed=1e400', 'seed'],
    ['example.numbers=1,2', 'numbers'],
    ['example.numbers=1,2;3', 'numbers'],
    ['example.numbers=1,2;3,x', 'numbers'],
    ['example.numbers=1,2;3,1e7', 'numbers'],
    ['example.ask=numbers.2.0', 'ask'],
    ['example.ask=numbers.0.2', 'ask'],
    ['example.ask=toString.0.0', 'ask'],
    ['example.ask=<img src=x onerror=alert(1)>', 'ask'],
  ])('%s gives the default of that field and says so', (hash, field) => {
    const { state, invalid } = example.parse(`#${hash}`);
    expect(invalid).toEqual([field]);
    expect(state).toEqual(example.defaults);
  });

  test('one malformed field does not spoil the others', () => {
    const { state, invalid } = example.parse('#example.seed=12&example.step=three');
    expect(state.seed).toBe(12);
    expect(invalid).toEqual(['step']);
  });

  test('of another version is not guessed at', () => {
    const { state, invalid } = example.parse('#example.v=1&example.seed=12');
    expect(state).toEqual(example.defaults);
    expect(invalid).toEqual(['seed']);
  });

  test('longer than any real one is ignored whole', () => {
    const { state, invalid } = example.parse(`#example.seed=12&example.step=${'x'.repeat(10_000)}`);
    expect(state).toEqual(example.defaults);
    expect(invalid.length).toBeGreaterThan(0);
  });

  test('10,000 random hashes never throw and always give a valid state', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('example.', 'step=', 'seed=', 'numbers=', 'ask=', '&', ';', ',', '%', '%00'),
      fc.double().map(String),
    );
    const hash = fc.array(piece, { maxLength: 12 }).map((pieces) => `#${pieces.join('')}`);
    fc.assert(
      fc.property(hash, (text) => {
        const { state } = example.parse(text);
        expect(['one', 'two']).toContain(state.step);
        expect(Number.isInteger(state.seed)).toBe(true);
        expect(state.numbers.data.every((x) => Math.abs(x) <= 1e6)).toBe(true);
        expect(state.ask.row < 2 && state.ask.col < 2).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a number typed by a reader', () => {
  test.each([
    ['1.5', 1.5],
    ['-1.5', -1.5],
    ['−1.5', -1.5],
    ['1,5', 1.5],
    ['.5', 0.5],
    ['2.', 2],
    [' 3 ', 3],
    ['2e3', 2000],
    ['+4', 4],
    ['-0', 0],
    ['1000000', 1e6],
  ])('%s is read', (text, value) => {
    expect(readInput(text)).toEqual({ value });
  });

  test.each(['', ' ', 'NaN', 'Infinity', 'abc', '1.2.3', '1 2', '0x10', '--1', '1e', '½'])(
    '“%s” is not a number',
    (text) => {
      expect(readInput(text)).toEqual({ problem: 'notANumber' });
    },
  );

  test.each(['1e400', '-1e400', '1000001', '1e7'])('%s is out of range', (text) => {
    expect(readInput(text)).toEqual({ problem: 'outOfRange' });
  });
});

describe('a seed', () => {
  const field = seedField(7);

  test('is followed by the next, and the last by the first, each of which a link can hold', () => {
    expect(nextSeed(7)).toBe(8);
    expect(nextSeed(999_999)).toBe(0);
    for (const seed of [0, 7, 999_998, 999_999])
      expect(field.read(field.write(nextSeed(seed)))).toBe(nextSeed(seed));
  });

  test('that nothing follows is none', () => {
    expect(field.read('1000000')).toBe(undefined);
    expect(field.read('-1')).toBe(undefined);
  });
});
