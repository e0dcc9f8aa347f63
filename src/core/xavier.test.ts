import { describe, expect, it } from 'vitest';
import { linear } from './linear.ts';
import { createRandom, normalMatrix } from './random.ts';
import { mean, variance } from './statistics.ts';
import { xavierDeviation, xavierNormal, xavierUniform } from './xavier.ts';

describe('xavierDeviation', () => {
  it('is gain · √(2 / (fan-in + fan-out))', () => {
    expect(xavierDeviation(3, 5)).toBe(0.5); // √(2 / 8)
    expect(xavierDeviation(30, 20, { gain: 3 })).toBeCloseTo(0.6, 15); // 3 · √(2 / 50)
    expect(xavierDeviation(1, 1, { gain: 0 })).toBe(0);
  });

  it.each([
    [0, 1],
    [1, 0],
    [1.5, 1],
    [1, NaN],
  ])('refuses fans %d and %d', (fanIn, fanOut) => {
    expect(() => xavierDeviation(fanIn, fanOut)).toThrow(
      new RangeError(
        `xavierDeviation: fans are integers of at least 1, got fan-in ${fanIn}, fan-out ${fanOut}`,
      ),
    );
  });

  it.each([-1, Infinity, NaN])('refuses the gain %d', (gain) => {
    expect(() => xavierDeviation(1, 1, { gain })).toThrow(
      new RangeError(`xavierDeviation: a finite gain of at least 0, got ${gain}`),
    );
  });
});

describe.each([
  // the kurtosis of the distribution gives the standard error of the variance: σ² √((κ − 1) / n)
  { draw: xavierUniform, name: 'xavierUniform', kurtosis: 9 / 5 },
  { draw: xavierNormal, name: 'xavierNormal', kurtosis: 3 },
])('$name', ({ draw, kurtosis }) => {
  it('has mean 0 and variance 2 / (fan-in + fan-out)', () => {
    const drawn = draw(100, 300, createRandom(3)).data; // 30 000 numbers, σ² = 2 / 400
    const sigma2 = 0.005;
    expect(Math.abs(mean(drawn))).toBeLessThan(4 * Math.sqrt(sigma2 / 30_000));
    expect(Math.abs(variance(drawn) - sigma2)).toBeLessThan(
      4 * sigma2 * Math.sqrt((kurtosis - 1) / 30_000),
    );
  });

  it('takes fans that are not its own shape, and a gain', () => {
    const plain = draw(4, 4, createRandom(3)).data; // fans 4 + 4
    const wider = draw(4, 4, createRandom(3), { fanIn: 8, fanOut: 24 }).data; // 8 + 24: σ halved
    const gained = draw(4, 4, createRandom(3), { gain: 5 }).data;
    for (const [cell, value] of plain.entries()) {
      expect(wider[cell]).toBeCloseTo(value / 2, 12);
      expect(gained[cell]).toBeCloseTo(value * 5, 12);
    }
  });

  it('keeps the variance through a square layer', () => {
    const random = createRandom(9);
    const x = normalMatrix(200, 64, random);
    const y = linear(x, draw(64, 64, random)); // fan-in · σ² = 64 · 2 / 128 = 1
    // one draw of 64 · 64 parameters moves the ratio by about √(2 / 4096 + 2 / 12800) = 0.025
    expect(Math.abs(variance(y.data) / variance(x.data) - 1)).toBeLessThan(0.1);
  });

  it('refuses a matrix without rows or columns', () => {
    expect(() => draw(0, 4, createRandom(1))).toThrow(RangeError);
    expect(() => draw(4, 0, createRandom(1))).toThrow(RangeError);
  });
});

it('xavierUniform stays within gain · √(6 / (fan-in + fan-out)), and comes near', () => {
  const limit = 2 * Math.sqrt(6 / 120);
  const drawn = xavierUniform(100, 20, createRandom(3), { gain: 2 }).data;
  const largest = Math.max(...drawn.map(Math.abs));
  expect(largest).toBeLessThanOrEqual(limit);
  expect(largest).toBeGreaterThan(0.99 * limit); // 0.99^2000 is 2e-9
});
