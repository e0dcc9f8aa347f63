import { describe, expect, test } from 'vitest';
import {
  createRandom,
  linear,
  matmul,
  mean,
  normalMatrix,
  transpose,
  variance,
  xavierDeviation,
  xavierNormal,
  xavierUniform,
} from '#core/index.ts';
import { numHeads, dModel, spreadOfScores, weightOnItself } from './random-attention.ts';
import { gainRange, initialisationState } from './state.ts';
import {
  atGain,
  comparedGains,
  density,
  distributions,
  expectedVariances,
  numLayers,
  numRows,
  oneProjection,
  studyInitialisation,
  widths,
} from './study.ts';

const square = { seed: 7, distribution: 'uniform', fanIn: 64, fanOut: 64 } as const;
const narrowing = { seed: 7, distribution: 'normal', fanIn: 64, fanOut: 16 } as const;

describe('the stack', () => {
  test('is the same for the same seed, another for another', () => {
    expect(studyInitialisation(square)).toEqual(studyInitialisation({ ...square }));
    expect(studyInitialisation({ ...square, seed: 8 }).forward).not.toEqual(
      studyInitialisation(square).forward,
    );
  });

  test('begins with the core’s own draw', () => {
    expect(studyInitialisation(square).projection).toEqual(
      xavierUniform(64, 64, createRandom(7).fork(0)),
    );
    expect(studyInitialisation(narrowing).projection).toEqual(
      xavierNormal(64, 16, createRandom(7).fork(0)),
    );
  });

  test('at another gain: what drawing it with that gain gives, both ways', () => {
    const gain = 1.3;
    const random = createRandom(7);
    const stack = Array.from({ length: numLayers }, (_, layer) => {
      const [rows, cols] = layer % 2 === 0 ? [64, 16] : [16, 64];
      return xavierNormal(rows, cols, random.fork(layer), { gain });
    });
    let x = normalMatrix(numRows, 64, random.fork('rows'));
    let gradient = normalMatrix(numRows, 64, random.fork('gradients'));
    const study = studyInitialisation(narrowing);
    const [forward, backward] = [
      atGain(study.forward, gain, 'forward'),
      atGain(study.backward, gain, 'backward'),
    ];
    for (const [layer, projection] of stack.entries()) {
      x = linear(x, projection);
      expect(forward[layer + 1]! / variance(x.data)).toBeCloseTo(1, 10);
    }
    for (const [layer, projection] of [...stack.entries()].reverse()) {
      gradient = matmul(gradient, transpose(projection));
      expect(backward[layer]! / variance(gradient.data)).toBeCloseTo(1, 10);
    }
  });
});

describe('what theory expects', () => {
  test('square: gain^(2 l), from the side that is entered', () => {
    const powers = Array.from({ length: numLayers + 1 }, (_, l) => 1.5 ** (2 * l));
    const fans = { fanIn: 32, fanOut: 32 };
    const close = (actual: readonly number[], expected: readonly number[]) =>
      actual.forEach((value, place) => expect(value / expected[place]!).toBeCloseTo(1, 12));
    close(expectedVariances(fans, 1.5, 'forward'), powers);
    close(expectedVariances(fans, 1.5, 'backward'), powers.toReversed());
  });

  test('by hand: 64 → 16 and back, σ² = 2 / 80', () => {
    // forward: 64 · 2/80 = 1.6, then 16 · 2/80 = 0.4, by turns
    const forward = expectedVariances({ fanIn: 64, fanOut: 16 }, 1, 'forward');
    [1, 1.6, 0.64, 1.024].forEach((value, place) => expect(forward[place]).toBeCloseTo(value, 12));
    // backward: the last projection is 16 → 64, so its gradient is a sum over 64
    const backward = expectedVariances({ fanIn: 64, fanOut: 16 }, 1, 'backward');
    [1, 1.6, 0.64, 1.024].forEach((value, k) =>
      expect(backward[numLayers - k]).toBeCloseTo(value, 12),
    );
  });

  test('is what is measured, on average over seeds', () => {
    for (const direction of ['forward', 'backward'] as const) {
      const expected = expectedVariances(narrowing, 1, direction);
      const place = direction === 'forward' ? 2 : numLayers - 2;
      const found = Array.from(
        { length: 60 },
        (_, seed) => studyInitialisation({ ...narrowing, seed })[direction][place]!,
      );
      // One study scatters by some 25 % after two projections: the mean of 60 by some 3 %.
      expect(mean(found) / expected[place]!).toBeGreaterThan(0.87);
      expect(mean(found) / expected[place]!).toBeLessThan(1.13);
    }
  });

  test('one projection: forward and backward have the mean gain²', () => {
    for (const fanIn of widths)
      for (const fanOut of widths) {
        const fans = { fanIn, fanOut };
        const study = studyInitialisation({ ...square, fanIn: 16, fanOut: 16 });
        const { forward, backward } = oneProjection(fans, study, 1.2);
        expect((forward.expected + backward.expected) / 2).toBeCloseTo(1.44, 12);
      }
  });

  test('one projection, measured: near what is expected', () => {
    const study = studyInitialisation({ ...square, fanOut: 192 });
    const { forward, backward } = oneProjection({ fanIn: 64, fanOut: 192 }, study, 1);
    expect(Math.abs(forward.measured / 0.5 - 1)).toBeLessThan(0.1);
    expect(Math.abs(backward.measured / 1.5 - 1)).toBeLessThan(0.1);
  });
});

test.each(distributions)('%s: the density has area 1 and variance σ²', (distribution) => {
  const deviation = xavierDeviation(64, 32, { gain: 1.1 });
  const points = density(distribution, deviation, [-1, 1]);
  let [area, second] = [0, 0];
  for (const [k, { x, y }] of points.slice(1).entries()) {
    const before = points[k]!;
    const width = x - before.x;
    area += (width * (y + before.y)) / 2;
    // Simpson's rule: exact where the density is flat.
    const middle = (x + before.x) / 2;
    second +=
      (width / 6) *
      (before.y * before.x ** 2 + 4 * ((y + before.y) / 2) * middle ** 2 + y * x ** 2);
  }
  expect(area).toBeCloseTo(1, 4);
  expect(second / deviation ** 2).toBeCloseTo(1, 2);
});

describe('what the chapter says', () => {
  test('random tokens look at themselves unless two projections compare them', () => {
    expect(weightOnItself('none')).toBeGreaterThan(0.9);
    expect(weightOnItself('shared')).toBeGreaterThan(0.8);
    expect(weightOnItself('own')).toBeLessThan(2 / 32);
  });

  test('the spread of the scores is the variance of queries and keys, for each fan-out', () => {
    const own = dModel / numHeads;
    for (const fanOut of [own, dModel, 3 * dModel]) {
      const expected = dModel * xavierDeviation(dModel, fanOut) ** 2;
      // 4 · 32 · 32 scores share 256 columns of parameters: some 3 %.
      expect(Math.abs(spreadOfScores(fanOut) / expected - 1)).toBeLessThan(0.1);
    }
  });

  test('the gains that are always drawn halve, keep and double the variance', () => {
    const afterTen = comparedGains.map((gain) =>
      expectedVariances(square, gain, 'forward').at(-1)!,
    );
    [1 / 1024, 1, 1024].forEach((value, k) => expect(afterTen[k]! / value).toBeCloseTo(1, 10));
  });

  test('PyTorch’s nn.Linear, U(−1/√fan_in, 1/√fan_in), has gain √⅓ between equal widths', () => {
    const deviation = 1 / Math.sqrt(64) / Math.sqrt(3);
    expect(deviation / xavierDeviation(64, 64)).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(Math.sqrt(1 / 3).toFixed(2)).toBe('0.58');
  });
});

test('a link brings back the state, and refuses what is out of range', () => {
  const state = { gain: 58, distribution: 'normal', fanIn: 4, fanOut: 0, seed: 11 } as const;
  const hash = initialisationState.serialize(state);
  expect(initialisationState.parse(hash)).toMatchObject({ state, invalid: [] });
  const outside = `init.gain=${gainRange.max + 1}&init.fanIn=${widths.length}`;
  expect(initialisationState.parse(outside).invalid).toEqual(['gain', 'fanIn']);
});
