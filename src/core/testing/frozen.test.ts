import { describe, expect, it } from 'vitest';
import { map, matrix, zeros } from '../matrix.ts';
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
  const meters = () => ({
    near: createErrorMeter({ tolerance: 1e-13 }),
    far: createErrorMeter({ tolerance: 5e-12 }),
  });

  type Encode = Parameters<typeof comparePositions>[0];

  const alternate =
    (even: (angle: number) => number, odd: (angle: number) => number): Encode =>
    (positions, dModel, base) =>
      map(zeros(positions.length, dModel), (_, p, j) => {
        const f = j % 2 === 0 ? even : odd;
        return f(positions[p]! / base ** ((j - (j % 2)) / dModel));
      });
  const sinusoids = alternate(Math.sin, Math.cos);

  it('finds the formula in doubles right, and counts a case a position', () => {
    const { near, far } = meters();
    comparePositions(sinusoids, { near, far });
    const positions = frozenPositions.flatMap((each) => each.positions);
    expect(near.cases).toBe(positions.filter((position) => position <= 512).length);
    expect(near.cases + far.cases).toBe(positions.length);
  });

  it.each<[string, Encode]>([
    ['cosines first', alternate(Math.cos, Math.sin)],
    [
      'positions from 1',
      (positions, ...rest) =>
        sinusoids(
          positions.map((p) => p + 1),
          ...rest,
        ),
    ],
    ['another base than asked for', (positions, dModel) => sinusoids(positions, dModel, 10000)],
    [
      'another width than asked for',
      (positions, dModel, base) => sinusoids(positions, dModel + 1, base),
    ],
  ])('finds %s wrong', (_, wrong) => {
    expect(() => comparePositions(wrong, meters())).toThrow('position');
  });
});
