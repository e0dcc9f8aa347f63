import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatShape } from './matrix.ts';
import { createRandom, normalMatrix, uniformMatrix } from './random.ts';
import { mean, variance } from './statistics.ts';

const draw = (count: number, next: () => number): number[] => Array.from({ length: count }, next);

const FROZEN_UNIFORM = [0.6055966713111314, 0.6956782672246798, 0.9478993707853278];
const FROZEN_PERMUTATION = [3, 0, 2, 4, 5, 1];
const FROZEN_NORMAL = [3.082784764205711, 2.9042836957657756, -1.3177850898308527];

describe('createRandom', () => {
  it('gives the same numbers for the same seed, on every run', () => {
    const random = createRandom(7);
    expect(draw(3, () => random.uniform())).toEqual(FROZEN_UNIFORM);
    expect(random.permutation(6)).toEqual(FROZEN_PERMUTATION);
    // Math.log and Math.cos differ by an ulp between engines, so not toEqual
    draw(3, () => random.normal()).forEach((x, k) => expect(x).toBeCloseTo(FROZEN_NORMAL[k]!, 12));
  });

  it('gives unlike streams for neighbouring seeds, from the first number on', () => {
    const firsts = draw(1000, () => 0).map((_, seed) => createRandom(seed).uniform());
    // 1000 uniform numbers: standard deviation of the mean 0.289 / √1000 = 0.009; four of them
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(0.037);
    expect(Math.abs(variance(firsts) - 1 / 12)).toBeLessThan(0.01);
    expect(new Set(firsts).size).toBe(1000);
  });

  it('tells seeds apart beyond 32 bits, and by sign', () => {
    const firsts = [1, 2 ** 32 + 1, -1, 2 ** 32 - 1].map((seed) => createRandom(seed).uniform());
    expect(new Set(firsts).size).toBe(4);
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])('refuses the seed %d', (seed) => {
    expect(() => createRandom(seed)).toThrow(
      new RangeError(`createRandom: the seed is a safe integer, got ${seed}`),
    );
  });
});

describe('uniform', () => {
  it('has the mean and variance of the uniform distribution, and stays in its range', () => {
    const random = createRandom(1);
    const numbers = draw(10_000, () => random.uniform(-1, 3));
    expect(numbers.every((x) => x >= -1 && x < 3)).toBe(true);
    // mean 1, variance 4²/12 = 1.333; four standard errors: 4 · 1.155 / 100, 4 · 1.193 / 100
    expect(Math.abs(mean(numbers) - 1)).toBeLessThan(0.047);
    expect(Math.abs(variance(numbers) - 4 / 3)).toBeLessThan(0.048);
  });

  it('from a number to itself is that number', () => {
    expect(createRandom(1).uniform(2, 2)).toBe(2);
  });

  it('refuses a range that is none, or wider than the greatest double', () => {
    expect(() => createRandom(1).uniform(1, 0)).toThrow(
      new RangeError('uniform: finite low ≤ high, got 1 and 0'),
    );
    expect(() => createRandom(1).uniform(0, Infinity)).toThrow(RangeError);
    expect(() => createRandom(1).uniform(NaN, 1)).toThrow(RangeError);
    expect(() => createRandom(1).uniform(-1e308, 1e308)).toThrow(RangeError);
  });
});

describe('normal', () => {
  it('has the moments of the normal distribution', () => {
    const random = createRandom(2);
    const numbers = draw(10_000, () => random.normal(5, 2));
    const standard = numbers.map((x) => (x - 5) / 2);
    // four standard errors of a standard normal's moments: 4/100, 4·√2/100, 4·√15/100, 4·√96/100
    expect(Math.abs(mean(standard))).toBeLessThan(0.04);
    expect(Math.abs(variance(standard) - 1)).toBeLessThan(0.057);
    expect(Math.abs(mean(standard.map((x) => x ** 3)))).toBeLessThan(0.155);
    expect(Math.abs(mean(standard.map((x) => x ** 4)) - 3)).toBeLessThan(0.392);
  });

  it('with deviation 0 is the mean', () => {
    expect(createRandom(1).normal(3, 0)).toBe(3);
  });

  it('refuses what is no distribution', () => {
    expect(() => createRandom(1).normal(0, -1)).toThrow(
      new RangeError('normal: a finite mean and a standard deviation of at least 0, got 0 and -1'),
    );
    expect(() => createRandom(1).normal(NaN)).toThrow(RangeError);
    expect(() => createRandom(1).normal(0, Infinity)).toThrow(RangeError);
  });
});

describe('permutation', () => {
  it('holds each of 0 … n − 1 once', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(20), (seed, n) => {
        const order = createRandom(seed).permutation(n);
        expect(order.toSorted((x, y) => x - y)).toEqual([...Array(n).keys()]);
      }),
    );
  });

  it('gives each of the 6 orders of 3 about equally often', () => {
    const random = createRandom(3);
    const counts = new Map<string, number>();
    for (let k = 0; k < 6000; k++) {
      const order = random.permutation(3).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // 1000 each; standard deviation √(6000 · 1/6 · 5/6) = 29; four of them
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(116);
  });

  it('refuses a size that is none', () => {
    expect(() => createRandom(1).permutation(-1)).toThrow(
      new RangeError('permutation: an integer of at least 0, got -1'),
    );
    expect(() => createRandom(1).permutation(1.5)).toThrow(RangeError);
  });
});

describe('fork', () => {
  it('does not depend on how much the parent has been used, nor use it', () => {
    const [fresh, used] = [createRandom(1), createRandom(1)];
    used.uniform();
    expect(used.fork('keys').uniform()).toBe(fresh.fork('keys').uniform());
    expect(fresh.uniform()).toBe(createRandom(1).uniform());
  });

  it('gives another stream for each label, and other than the parent', () => {
    const parent = createRandom(1);
    const streams = [
      parent,
      parent.fork('a'),
      parent.fork('b'),
      parent.fork(0),
      parent.fork('a').fork('b'),
      parent.fork('a","b'),
      createRandom(2).fork('a'),
    ];
    expect(new Set(streams.map((stream) => stream.uniform())).size).toBe(streams.length);
  });
});

describe('normalMatrix and uniformMatrix', () => {
  it('draw row by row', () => {
    const [random, again] = [createRandom(4), createRandom(4)];
    const drawn = uniformMatrix(2, 3, random, { low: -1, high: 1 });
    expect([...drawn.data]).toEqual(draw(6, () => again.uniform(-1, 1)));
    const normal = normalMatrix(2, 2, random, { mean: 1, standardDeviation: 2 });
    expect([...normal.data]).toEqual(draw(4, () => again.normal(1, 2)));
  });

  it('may be empty', () => {
    expect(formatShape(normalMatrix(0, 3, createRandom(1)))).toBe('0×3');
  });
});
