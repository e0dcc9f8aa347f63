import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from './errors.ts';
import { matmul } from './matmul.ts';
import {
  add,
  at,
  formatShape,
  map,
  matrix,
  permuteCols,
  rowView,
  sliceCols,
  sliceRows,
  transpose,
  zeros,
} from './matrix.ts';
import type { Matrix } from './matrix.ts';
import {
  addPositions,
  interleavedToHalves,
  learnedEncoding,
  rotationByOffset,
  sinusoidalEncoding,
} from './positional-encoding.ts';
import { createRandom, normalMatrix } from './random.ts';
import { mean, variance } from './statistics.ts';
import { anyMatrix } from './testing/arbitrary.ts';
import { expectClose } from './testing/compare.ts';

/** Widths with whole pairs. */
const evenWidth = fc.integer({ min: 1, max: 16 }).map((pairs) => 2 * pairs);
const position = fc.nat(40);
const base = fc.double({ min: 1, max: 20_000, noNaN: true });

/** The dot product of row i of a with row j of b. */
const dotRows = (a: Matrix, i: number, b: Matrix, j: number): number =>
  rowView(a, i).reduce((sum, value, k) => sum + value * at(b, j, k), 0);

describe('sinusoidalEncoding', () => {
  it('is, as worked by hand, sin p, cos p, sin p/100, cos p/100 for d_model = 4', () => {
    // 10000^(0/4) = 1, 10000^(2/4) = 100
    const expected = [0, 1, 2].map((p) => [
      Math.sin(p),
      Math.cos(p),
      Math.sin(p / 100),
      Math.cos(p / 100),
    ]);
    expectClose(sinusoidalEncoding(3, 4), expected);
  });

  it('takes another base: 4^(0/4) = 1, 4^(2/4) = 2', () => {
    const expected = [Math.sin(3), Math.cos(3), Math.sin(1.5), Math.cos(1.5)];
    expectClose(sliceRows(sinusoidalEncoding(4, 4, { base: 4 }), 3), [expected]);
  });

  it('starts at position 0: every sine 0, every cosine 1', () => {
    expectClose(sinusoidalEncoding(1, 6), [[0, 1, 0, 1, 0, 1]]);
  });

  it('with an odd d_model ends on a sine: 8^(0/3) = 1, 8^(2/3) = 4', () => {
    const encoding = sinusoidalEncoding(2, 3, { base: 8 });
    // 2/3 is rounded, so 4 is: an ulp of the angle, 5.6e-17
    expectClose(
      encoding,
      [
        [0, 1, 0],
        [Math.sin(1), Math.cos(1), Math.sin(1 / 4)],
      ],
      { absolute: 1e-16 },
    );
  });

  it('with base 1 turns every pair alike', () => {
    const encoding = sinusoidalEncoding(5, 6, { base: 1 });
    expectClose(sliceCols(encoding, 2, 4), sliceCols(encoding, 0, 2));
    expectClose(sliceCols(encoding, 4), sliceCols(encoding, 0, 2));
  });

  // mpmath 1.3.0 at 30 digits, printed to the nearest double:
  // (cos if col % 2 else sin)(row / mpf(base) ** (mpf(col - col % 2) / d_model))
  it.each([
    [1, 2, 4, 10_000, 0.009999833334166664, 1e-13],
    [3, 4, 16, 10_000, 0.2955202066613396, 1e-13],
    [7, 5, 6, 10_000, 0.9998862832288925, 1e-13],
    [100, 130, 512, 10_000, -0.22002318546840754, 1e-13],
    [511, 1, 512, 10_000, -0.4716788741741842, 1e-13],
    [511, 511, 512, 10_000, 0.9985973146900317, 1e-13],
    [512, 6, 15, 10_000, 0.2902498479706734, 1e-13],
    [37, 9, 64, 100, -0.37674215145277795, 1e-13],
    [9999, 3, 16, 10_000, 0.05155057613496909, 5e-12],
    [10_000, 0, 4, 10_000, -0.30561438888825215, 5e-12],
  ])('PE[%d, %d] of width %d, base %d, is %d', (row, col, dModel, base, expected, tolerance) => {
    const value = at(sinusoidalEncoding(row + 1, dModel, { base }), row, col);
    expect(Math.abs(value - expected)).toBeLessThan(tolerance);
  });

  it('has rows of one length, √(d_model / 2): sin² + cos² = 1 a pair', () => {
    fc.assert(
      fc.property(position, evenWidth, base, (p, dModel, base) => {
        const encoding = sinusoidalEncoding(p + 1, dModel, { base });
        // 32 additions, each rounded by at most half an ulp of 16: 1.8e-15
        expect(Math.abs(dotRows(encoding, p, encoding, p) - dModel / 2)).toBeLessThan(1e-13);
      }),
    );
  });

  it('has dot products that depend on the offset only: Σ cos(k / base^(2i / d_model))', () => {
    fc.assert(
      fc.property(position, position, evenWidth, base, (p, k, dModel, base) => {
        const encoding = sinusoidalEncoding(p + k + 1, dModel, { base });
        const frequencies = Array.from({ length: dModel / 2 }, (_, i) =>
          Math.exp((-2 * i * Math.log(base)) / dModel),
        );
        const expected = frequencies.reduce((sum, frequency) => sum + Math.cos(k * frequency), 0);
        // 16 pairs of three angles up to 80, each off by an ulp of 80 (1.4e-14) or two
        expect(Math.abs(dotRows(encoding, p, encoding, p + k) - expected)).toBeLessThan(2e-12);
      }),
    );
  });

  it('does not depend on its length: a longer one starts with the shorter', () => {
    expectClose(sliceRows(sinusoidalEncoding(50, 7), 0, 20), sinusoidalEncoding(20, 7));
  });

  it('may be empty', () => {
    expect(formatShape(sinusoidalEncoding(0, 4))).toBe('0×4');
    expect(formatShape(sinusoidalEncoding(4, 0))).toBe('4×0');
  });

  it.each([
    [-1, 4, {}, 'length is an integer of at least 0, got -1'],
    [1.5, 4, {}, 'length is an integer of at least 0, got 1.5'],
    [4, -2, {}, 'dModel is an integer of at least 0, got -2'],
    [4, NaN, {}, 'dModel is an integer of at least 0, got NaN'],
    [4, 4, { base: 0.99 }, 'a finite base of at least 1, got 0.99'],
    [4, 4, { base: 0 }, 'a finite base of at least 1, got 0'],
    [4, 4, { base: -10 }, 'a finite base of at least 1, got -10'],
    [4, 4, { base: Infinity }, 'a finite base of at least 1, got Infinity'],
    [4, 4, { base: NaN }, 'a finite base of at least 1, got NaN'],
  ])('refuses length %d, width %d, %o', (length, dModel, options, rule) => {
    expect(() => sinusoidalEncoding(length, dModel, options)).toThrow(
      new RangeError(`sinusoidalEncoding: ${rule}`),
    );
  });
});

describe('learnedEncoding', () => {
  it('is drawn row by row from the normal distribution, with deviation 0.02 if not given', () => {
    const [random, again, wider] = [createRandom(1), createRandom(1), createRandom(1)];
    expectClose(
      learnedEncoding(3, 2, { random }),
      normalMatrix(3, 2, again, { standardDeviation: 0.02 }),
    );
    const table = learnedEncoding(100, 100, { random: wider, standardDeviation: 3 });
    const numbers = Array.from(table.data, (value) => value / 3);
    // 10 000 numbers; four standard errors: 4 / 100, 4 · √2 / 100
    expect(Math.abs(mean(numbers))).toBeLessThan(0.04);
    expect(Math.abs(variance(numbers) - 1)).toBeLessThan(0.057);
  });

  it.each([
    [-1, 2, 'length is an integer of at least 0, got -1'],
    [1, 0.5, 'dModel is an integer of at least 0, got 0.5'],
  ])('refuses %d×%d', (length, dModel, rule) => {
    expect(() => learnedEncoding(length, dModel, { random: createRandom(1) })).toThrow(
      new RangeError(`learnedEncoding: ${rule}`),
    );
  });
});

describe('addPositions', () => {
  const table = matrix([
    [10, 20],
    [30, 40],
    [50, 60],
  ]);
  const x = matrix([
    [1, 2],
    [3, 4],
  ]);

  it('adds row i of the table to token i', () => {
    expectClose(addPositions(x, table), [
      [11, 22],
      [33, 44],
    ]);
  });

  it('with an offset, adds row offset + i', () => {
    expectClose(addPositions(x, table, { offset: 1 }), [
      [31, 42],
      [53, 64],
    ]);
  });

  it('needs no more table than it has tokens', () => {
    expectClose(addPositions(x, sliceRows(table, 0, 2)), addPositions(x, table));
    expect(formatShape(addPositions(zeros(0, 2), table, { offset: 3 }))).toBe('0×2');
  });

  it('a token alone at offset p gets what it gets as row p of a sentence', () => {
    fc.assert(
      fc.property(anyMatrix, (sentence) => {
        const encoding = sinusoidalEncoding(sentence.rows, sentence.cols);
        const last = sentence.rows - 1;
        const alone = addPositions(sliceRows(sentence, last), encoding, { offset: last });
        expectClose(alone, sliceRows(addPositions(sentence, encoding), last));
      }),
    );
  });

  it('leaves tokens and table as they were', () => {
    const result = addPositions(x, table);
    result.data.fill(7);
    expect([x.data[0], table.data[0]]).toEqual([1, 10]);
  });

  it('refuses another width', () => {
    const wide = () => addPositions(zeros(2, 3), table);
    expect(wide).toThrow(ShapeError);
    expect(wide).toThrow('addPositions: tokens and positions of one width, got 3 and 2');
  });

  it('refuses a position beyond the table, and names both', () => {
    const beyond = 'addPositions: positions below 3, the length of the table, got';
    expect(() => addPositions(x, table, { offset: 2 })).toThrow(new RangeError(`${beyond} 3`));
    expect(() => addPositions(zeros(5, 2), table)).toThrow(new RangeError(`${beyond} 4`));
  });

  it.each([-1, 0.5, NaN])('refuses the offset %d', (offset) => {
    expect(() => addPositions(x, table, { offset })).toThrow(
      new RangeError(`addPositions: the offset is an integer of at least 0, got ${offset}`),
    );
  });
});

describe('rotationByOffset', () => {
  it('of no channels is 0×0', () => {
    expect(formatShape(rotationByOffset(3, 0))).toBe('0×0');
  });

  const offset = fc.integer({ min: -40, max: 40 });

  it('is one block a pair, as worked by hand: 10000^(2/4) = 100', () => {
    const [c, s] = [Math.cos(2), Math.sin(2)];
    const [slowC, slowS] = [Math.cos(0.02), Math.sin(0.02)];
    expectClose(rotationByOffset(2, 4), [
      [c, -s, 0, 0],
      [s, c, 0, 0],
      [0, 0, slowC, -slowS],
      [0, 0, slowS, slowC],
    ]);
  });

  it('takes the encoding of every position to the one offset further on', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(40), evenWidth, base, (p, k, dModel, base) => {
        const encoding = sinusoidalEncoding(p + k + 1, dModel, { base });
        const from = sliceRows(encoding, 0, p + 1);
        // angles up to 50, each off by an ulp of 50 (7e-15) or two
        expectClose(matmul(from, rotationByOffset(k, dModel, { base })), sliceRows(encoding, k), {
          absolute: 1e-13,
        });
      }),
    );
  });

  it('is a rotation: its transpose undoes it, and is the rotation back', () => {
    fc.assert(
      fc.property(offset, evenWidth, (k, dModel) => {
        const rotation = rotationByOffset(k, dModel);
        const identity = map(zeros(dModel, dModel), (_, i, j) => (i === j ? 1 : 0));
        expectClose(matmul(rotation, transpose(rotation)), identity, { absolute: 1e-15 });
        // + 0, because −0 and 0 are one number here
        expectClose(add(rotationByOffset(-k, dModel), zeros(dModel, dModel)), transpose(rotation));
      }),
    );
  });

  it('by j, then by k, is the rotation by j + k', () => {
    fc.assert(
      fc.property(offset, offset, evenWidth, (j, k, dModel) => {
        const both = matmul(rotationByOffset(j, dModel), rotationByOffset(k, dModel));
        expectClose(both, rotationByOffset(j + k, dModel), { absolute: 1e-13 });
      }),
    );
  });

  it.each([
    [0.5, 4, {}, 'the offset is an integer, got 0.5'],
    [1, 3, {}, 'dModel is an even integer of at least 0, got 3'],
    [1, -2, {}, 'dModel is an even integer of at least 0, got -2'],
    [1, 2.5, {}, 'dModel is an even integer of at least 0, got 2.5'],
    [1, 4, { base: 0.5 }, 'a finite base of at least 1, got 0.5'],
  ])('refuses offset %d, width %d, %o', (offset, dModel, options, rule) => {
    expect(() => rotationByOffset(offset, dModel, options)).toThrow(
      new RangeError(`rotationByOffset: ${rule}`),
    );
  });
});

describe('interleavedToHalves', () => {
  it('lists the sines, then the cosines', () => {
    expect(interleavedToHalves(6)).toEqual([0, 2, 4, 1, 3, 5]);
    expect(interleavedToHalves(5)).toEqual([0, 2, 4, 1, 3]);
    expect(interleavedToHalves(0)).toEqual([]);
  });

  it('puts a sine at i and its cosine d_model / 2 further on', () => {
    const halves = permuteCols(sinusoidalEncoding(4, 4), interleavedToHalves(4));
    expectClose(sliceRows(halves, 3), [[Math.sin(3), Math.sin(0.03), Math.cos(3), Math.cos(0.03)]]);
  });

  it('changes no dot product, if both sides are reordered', () => {
    fc.assert(
      fc.property(anyMatrix, (x) => {
        const order = interleavedToHalves(x.cols);
        const products = matmul(x, transpose(x));
        const reordered = permuteCols(x, order);
        // another order of at most 6 terms of at most 10⁴: 6 · ulp(6 · 10⁴)
        expectClose(matmul(reordered, transpose(reordered)), products, { absolute: 5e-11 });
      }),
    );
  });

  it('refuses a width that is none', () => {
    expect(() => interleavedToHalves(1.5)).toThrow(
      new RangeError('interleavedToHalves: dModel is an integer of at least 0, got 1.5'),
    );
  });
});
