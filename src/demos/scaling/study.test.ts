import { expect, test } from 'vitest';
import { median, scaledDotProductAttention, softmaxJacobian, zeros } from '#core/index.ts';
import { numKeys, studyScaling, widths } from './study.ts';

const study = studyScaling(7);

test('one result a width, the same for the same seed', () => {
  expect(study.map(({ dK }) => dK)).toEqual([...widths]);
  expect(studyScaling(7)).toEqual(study);
  expect(studyScaling(8)[0]!.unscaled.entropy).not.toBe(study[0]!.unscaled.entropy);
});

test('the scaled side is exactly what attention computes with its default scale', () => {
  for (const { dK, scaled, unscaled } of study) {
    const n = scaled.scores.rows;
    // Products q · k come back from attention over q = products and k = the identity.
    const identity = { ...zeros(numKeys, numKeys) };
    for (let i = 0; i < numKeys; i++) identity.data[i * numKeys + i] = 1;
    const { weights } = scaledDotProductAttention(unscaled.scores, identity, zeros(numKeys, 1), {
      scale: 1 / Math.sqrt(dK),
    });
    expect(weights.rows).toBe(n);
    expect(weights.data).toEqual(scaled.weights.data);
  }
});

test('without the scale the spread follows √d_k; with it, it stays at 1', () => {
  for (const { dK, unscaled, scaled } of study.filter(({ dK }) => dK >= 16)) {
    // 64 × 32 products share 96 vectors: their spread scatters by some 10 % at these widths.
    expect(unscaled.standardDeviation / Math.sqrt(dK)).toBeGreaterThan(0.85);
    expect(unscaled.standardDeviation / Math.sqrt(dK)).toBeLessThan(1.15);
    expect(scaled.standardDeviation).toBeCloseTo(unscaled.standardDeviation / Math.sqrt(dK), 12);
  }
});

test('at width 1 the scale is 1 and both sides agree', () => {
  expect(study[0]!.scaled).toEqual(study[0]!.unscaled);
});

test('the steepest slope is the largest entry of the Jacobian, the median over the queries', () => {
  for (const { unscaled, scaled } of study)
    for (const { weights, steepestSlope } of [unscaled, scaled]) {
      const largest = Array.from({ length: weights.rows }, (_, row) =>
        Math.max(...softmaxJacobian(weights, row).data.map(Math.abs)),
      );
      expect(steepestSlope).toBeCloseTo(median(largest), 15);
    }
});

test('entropy and slope stay within their bounds', () => {
  for (const { unscaled, scaled } of study)
    for (const { entropy, steepestSlope } of [unscaled, scaled]) {
      expect(entropy).toBeGreaterThan(0);
      expect(entropy).toBeLessThanOrEqual(Math.log(numKeys));
      expect(steepestSlope).toBeGreaterThan(0);
      expect(steepestSlope).toBeLessThanOrEqual(0.25);
    }
});

test('what the chapter says: unscaled weights sharpen with the width, scaled ones do not', () => {
  const entropies = study.map(({ unscaled }) => unscaled.entropy);
  for (let i = 1; i < entropies.length; i++) expect(entropies[i]).toBeLessThan(entropies[i - 1]!);
  const scaledEntropies = study.map(({ scaled }) => scaled.entropy);
  expect(Math.max(...scaledEntropies) - Math.min(...scaledEntropies)).toBeLessThan(0.2);
});

test('what the chapter says: without the scale the slope rises before it falls', () => {
  const slopes = study.map(({ unscaled }) => unscaled.steepestSlope);
  const top = slopes.indexOf(Math.max(...slopes));
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(slopes.length - 1);
  expect(slopes.at(-1)).toBeLessThan(slopes[0]!);
});
