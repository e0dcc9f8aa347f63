import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { map, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';

/** A stream of random numbers; each call moves it on. */
export interface Random {
  /** A number from low (included) to high (excluded), each equally likely. */
  uniform(low?: number, high?: number): number;
  /** A number from the normal distribution. */
  normal(mean?: number, standardDeviation?: number): number;
  /** The numbers 0 … n − 1 in random order, each order equally likely. */
  permutation(n: number): number[];
  /**
   * Another stream, given by this stream's seed and the label alone: neither how many numbers this
   * one has given nor other forks change it. The same label gives the same stream again.
   */
  fork(label: string | number): Random;
}

/**
 * The stream of this seed, the same on every run and machine. (`normal` goes through `Math.log` and
 * `Math.cos`, whose last bit may differ between engines.)
 *
 * @throws RangeError if the seed is not an integer that a double holds exactly
 *
 * Source: Blackman & Vigna, Scrambled Linear Pseudorandom Number Generators (2021): xoroshiro128+,
 * as implemented by pure-rand.
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`createRandom: the seed is a safe integer, got ${seed}`);
  }
  return createStream([String(seed)]);
}

/** rows × cols independent draws of `random.normal(mean, standardDeviation)`, row by row. */
export function normalMatrix(
  rows: number,
  cols: number,
  random: Random,
  { mean = 0, standardDeviation = 1 }: { mean?: number; standardDeviation?: number } = {},
): Matrix {
  return map(zeros(rows, cols), () => random.normal(mean, standardDeviation));
}

/** rows × cols independent draws of `random.uniform(low, high)`, row by row. */
export function uniformMatrix(
  rows: number,
  cols: number,
  random: Random,
  { low = 0, high = 1 }: { low?: number; high?: number } = {},
): Matrix {
  return map(zeros(rows, cols), () => random.uniform(low, high));
}

/** The stream at the end of a path: a seed, then the label of each fork. */
function createStream(path: readonly string[]): Random {
  const name = JSON.stringify(path);
  const generator = xoroshiro128plusFromState([0, 1, 2, 3].map((salt) => hash(name, salt)));

  return {
    uniform(low = 0, high = 1) {
      if (!(low <= high) || !Number.isFinite(high - low)) {
        throw new RangeError(`uniform: finite low ≤ high, got ${low} and ${high}`);
      }
      return low + (high - low) * uniformFloat64(generator);
    },

    // Box & Muller (1958). 1 − u lies in (0, 1], so its logarithm is finite.
    normal(mean = 0, standardDeviation = 1) {
      if (!Number.isFinite(mean) || !(standardDeviation >= 0 && standardDeviation < Infinity)) {
        throw new RangeError(
          `normal: a finite mean and a standard deviation of at least 0, got ${mean} and ${standardDeviation}`,
        );
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
      const angle = 2 * Math.PI * uniformFloat64(generator);
      return mean + standardDeviation * radius * Math.cos(angle);
    },

    // Fisher & Yates, from the end.
    permutation(n) {
      if (!Number.isInteger(n) || n < 0) {
        throw new RangeError(`permutation: an integer of at least 0, got ${n}`);
      }
      const order = Array.from({ length: n }, (_, k) => k);
      for (let last = n - 1; last > 0; last--) {
        const chosen = uniformInt(generator, 0, last);
        [order[last], order[chosen]] = [order[chosen]!, order[last]!];
      }
      return order;
    },

    fork(label) {
      return createStream([...path, String(label)]);
    },
  };
}

/**
 * 32 well-mixed bits of a text: neighbouring seeds must not give similar streams, and pure-rand's own
 * seeding begins every small seed near the same number.
 *
 * Source: FNV-1a (Fowler, Noll, Vo), then the finaliser of MurmurHash3 (Appleby).
 */
function hash(text: string, salt: number): number {
  let h = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b9);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
