import { describe, expect, it } from 'vitest';
import { map, matrix, sliceCols, sliceRows, zeros } from '../matrix.ts';
import { createErrorMeter } from './error-meter.ts';
import {
  comparePositions,
  frozenAttention,
  frozenMatrix,
  frozenPositions,
  frozenSoftmax,
} from './frozen.ts';

describe('frozenMatrix', () => {
  it('reads infinities by their names', () => {
    expect(frozenMatrix([[1.5, '-Infinity', 'Infinity']])).toEqual(
      matrix([[1.5, -Infinity, Infinity]]),
    );
  });
});

describe('frozen values', () => {
  it('have the values that can be had without a computer', () => {
    const ofSoftmax = (name: string) => frozenSoftmax.find((each) => each.name === name)!;
    expect(ofSoftmax('all alike').weights).toEqual([1 / 4, 1 / 4, 1 / 4, 1 / 4]);
    expect(ofSoftmax('zeros of both signs').logWeights).toEqual([-Math.LN2, -Math.LN2]);
    const nothing = frozenAttention.find(({ name }) => name === 'nothing but padding')!;
    expect(nothing.weights.flat()).toEqual([0, 0, 0, 0, 0, 0]);
    expect(frozenPositions[0]!.encoding[0]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]); // sin 0, cos 0
  });
});

describe('comparePositions', () => {
  type Encode = NonNullable<Parameters<typeof comparePositions>[2]>;

  const alternate =
    (even: (angle: number) => number, odd: (angle: number) => number): Encode =>
    (length, dModel, { base = 10000 } = {}) =>
      map(zeros(length, dModel), (_, p, j) => {
        const f = j % 2 === 0 ? even : odd;
        return f(p / base ** ((j - (j % 2)) / dModel));
      });
  const sinusoids = alternate(Math.sin, Math.cos);
  const compareAll = (encode: Encode) => {
    const meter = createErrorMeter({ tolerance: 5e-12 });
    comparePositions(meter, () => true, encode);
    return meter;
  };

  it('finds the formula in doubles right, and counts a case a position', () => {
    const positions = frozenPositions.flatMap((each) => each.positions);
    expect(compareAll(sinusoids).cases).toBe(positions.length);
  });

  it.each<[string, Encode]>([
    ['cosines first', alternate(Math.cos, Math.sin)],
    [
      'positions from 1',
      (length, ...rest) => sliceRows(sinusoids(length + 1, ...rest), 1, length + 1),
    ],
    ['another base than asked for', (length, dModel) => sinusoids(length, dModel)],
    [
      'another width than asked for',
      (length, dModel, options) => sliceCols(sinusoids(length, dModel + 2, options), 0, dModel),
    ],
  ])('finds %s wrong', (_, wrong) => {
    expect(() => compareAll(wrong)).toThrow(/^position \d+, d_model/);
  });
});
