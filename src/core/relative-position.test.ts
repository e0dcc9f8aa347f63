import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaledDotProductAttention } from './attention.ts';
import { ShapeError } from './errors.ts';
import { causalMask } from './mask.ts';
import { at, matrix, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { evaluate, operands } from './provenance.ts';
import { relativePositionProvenance } from './relative-position-provenance.ts';
import {
  relativePositionBias,
  relativePositionBucket,
  relativePositionBuckets,
} from './relative-position.ts';
import { expectClose } from './testing/compare.ts';

const causal = { bidirectional: false };
const distance = fc.integer({ min: 0, max: 1000 });

/** One number a bucket, each another. */
const table: Matrix = matrix([Array.from({ length: 32 }, (_, bucket) => bucket / 4 - 3)]);

/**
 * ⌊(B − E) · log(d / E) / log(D / E)⌋ in whole numbers: the largest k with
 * (d / E)^(B − E) ≥ (D / E)^k, both sides times E^(B − E + k).
 */
function logBucket(d: number, { E, B, D }: { E: number; B: number; D: number }): number {
  let k = 0;
  const reaches = (step: number): boolean =>
    BigInt(d) ** BigInt(B - E) * BigInt(E) ** BigInt(step) >=
    BigInt(D) ** BigInt(step) * BigInt(E) ** BigInt(B - E);
  while (reaches(k + 1)) k++;
  return Math.min(E + k, B - 1);
}

describe('relativePositionBucket', () => {
  it('gives near distances a bucket each, those before the query from 0 and those after from 16', () => {
    expect([0, -1, -2, -7].map((offset) => relativePositionBucket(offset))).toEqual([0, 1, 2, 7]);
    expect([1, 2, 7].map((offset) => relativePositionBucket(offset))).toEqual([17, 18, 23]);
  });

  it('lets far distances share, in steps that grow by √2: 8–11, 12–15, 16–22, 23–31 …', () => {
    // 16 buckets a direction, the first 8 exact: bucket 8 + ⌊8 · log(d/8) / log(16)⌋, so bucket 8 + k
    // begins at 8 · 16^(k/8) = 8 · √2^k: 8, 11.3, 16, 22.6, 32, 45.3, 64, 90.5.
    const firsts = [8, 12, 16, 23, 32, 46, 64, 91];
    for (const [k, first] of firsts.entries()) {
      expect(relativePositionBucket(-first)).toBe(8 + k);
      expect(relativePositionBucket(1 - first)).toBe(7 + k);
      expect(relativePositionBucket(first)).toBe(24 + k);
    }
  });

  it('puts everything from maxDistance on into the last bucket of its side', () => {
    for (const far of [128, 129, 1e6]) {
      expect(relativePositionBucket(-far)).toBe(15);
      expect(relativePositionBucket(far)).toBe(31);
      expect(relativePositionBucket(-far, causal)).toBe(31);
    }
  });

  it('with one direction has 16 exact buckets, and takes a later key for distance 0', () => {
    expect([0, -1, -15, -16].map((offset) => relativePositionBucket(offset, causal))).toEqual([
      0, 1, 15, 16,
    ]);
    expect([1, 5, 200].map((offset) => relativePositionBucket(offset, causal))).toEqual([0, 0, 0]);
  });

  it('begins every bucket where whole-number arithmetic says, for both directions of T5', () => {
    for (let d = 0; d <= 300; d++) {
      const [both, one] = [
        { E: 8, B: 16, D: 128 },
        { E: 16, B: 32, D: 128 },
      ];
      expect(relativePositionBucket(-d)).toBe(d < 8 ? d : logBucket(d, both));
      expect(relativePositionBucket(-d, causal)).toBe(d < 16 ? d : logBucket(d, one));
    }
  });

  it('never puts a farther key into a nearer bucket', () => {
    fc.assert(
      fc.property(distance, distance, fc.boolean(), (a, b, bidirectional) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        const bucket = (d: number): number => relativePositionBucket(-d, { bidirectional });
        expect(bucket(near)).toBeLessThanOrEqual(bucket(far));
      }),
    );
  });

  it('stays within its buckets, however many there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 4, max: 64 }),
        fc.integer({ min: 33, max: 256 }),
        fc.boolean(),
        (offset, numBuckets, maxDistance, bidirectional) => {
          const bucket = relativePositionBucket(offset, { numBuckets, maxDistance, bidirectional });
          expect(Number.isInteger(bucket)).toBe(true);
          expect(bucket).toBeGreaterThanOrEqual(0);
          expect(bucket).toBeLessThan(numBuckets);
        },
      ),
    );
  });

  it('refuses what is no offset, too few buckets, and a maxDistance that leaves nothing to share', () => {
    expect(() => relativePositionBucket(0.5)).toThrow(
      new RangeError('relativePositionBucket: the offset is an integer, got 0.5'),
    );
    expect(() => relativePositionBucket(1, { numBuckets: 3 })).toThrow(
      new RangeError('relativePositionBucket: at least 2 buckets a direction, got 3 in all'),
    );
    expect(() => relativePositionBucket(1, { numBuckets: 8.5 })).toThrow(RangeError);
    for (const maxDistance of [8, NaN, Infinity]) {
      expect(() => relativePositionBucket(1, { maxDistance })).toThrow(
        new RangeError(
          `relativePositionBucket: a maxDistance beyond the 8 distances with a bucket each, got ${maxDistance}`,
        ),
      );
    }
  });
});

describe('relativePositionBuckets', () => {
  it('is constant along diagonals', () => {
    expectClose(relativePositionBuckets(3, 4), [
      [0, 17, 18, 19],
      [1, 0, 17, 18],
      [2, 1, 0, 17],
    ]);
    expectClose(relativePositionBuckets(3, 3, causal), [
      [0, 0, 0],
      [1, 0, 0],
      [2, 1, 0],
    ]);
  });

  it('of no queries or no keys is empty', () => {
    expect(relativePositionBuckets(0, 3)).toEqual(zeros(0, 3));
    expect(relativePositionBuckets(2, 0)).toEqual(zeros(2, 0));
  });
});

describe('relativePositionBias', () => {
  it('looks each pair’s bucket up in the table', () => {
    // table[b] = b/4 − 3: bucket 0 → −3, 1 → −2.75, 17 → 1.25
    expectClose(relativePositionBias(2, 2, table), [
      [-3, 1.25],
      [-2.75, -3],
    ]);
  });

  it('depends on the offset alone: moving the whole sentence along changes nothing', () => {
    const bias = relativePositionBias(20, 20, table);
    for (let i = 0; i < 19; i++) {
      for (let j = 0; j < 19; j++) expect(at(bias, i + 1, j + 1)).toBe(at(bias, i, j));
    }
  });

  it('added to equal scores, sends the weights where the table is largest', () => {
    const same = zeros(3, 2);
    const { weights } = scaledDotProductAttention(same, same, zeros(3, 1), {
      mask: causalMask(3),
      bias: relativePositionBias(3, 3, table, causal),
      scale: 1,
    });
    // Row 2: biases −2.5, −2.75, −3, so each key nearer has e^(−1/4) of the one before.
    const ratio = Math.exp(-0.25);
    const total = 1 + ratio + ratio ** 2;
    expectClose(
      matrix([[at(weights, 2, 0), at(weights, 2, 1), at(weights, 2, 2)]]),
      [[1 / total, ratio / total, ratio ** 2 / total]],
      { relative: 1e-14 }, // a few roundings of exp and of the sum
    );
  });

  it('refuses a table of another shape', () => {
    expect(() => relativePositionBias(2, 2, zeros(32, 1))).toThrow(
      new ShapeError('relativePositionBias: a 1×32 table, one number per bucket, got 32×1'),
    );
    expect(() => relativePositionBias(2, 2, zeros(2, 32))).toThrow(ShapeError);
    expect(() => relativePositionBias(2, 2, zeros(1, 31))).toThrow(ShapeError);
  });
});

describe('relativePositionProvenance', () => {
  it('is the one cell of the table, and evaluates to the bias', () => {
    for (const options of [{}, causal]) {
      const bias = relativePositionBias(12, 12, table, options);
      for (let row = 0; row < 12; row++) {
        for (let col = 0; col < 12; col++) {
          const provenance = relativePositionProvenance(table, { row, col }, options);
          expect(evaluate(provenance.expression)).toBe(at(bias, row, col));
          expect(provenance).toMatchObject({
            cell: { matrix: 'bias', row, col },
            value: at(bias, row, col),
            operation: 'copy',
            term: 'bias',
            source: { function: 'relativePositionBias', variable: 'bias' },
          });
          expect(operands(provenance)).toEqual([
            { matrix: 'table', row: 0, col: relativePositionBucket(col - row, options) },
          ]);
        }
      }
    }
  });
});
