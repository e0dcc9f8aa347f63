import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  logSoftmaxRows,
  map,
  matrix,
  naiveSoftmaxProvenance,
  rowView,
  softmaxRows,
  toRows,
} from '#core/index.ts';
import { softmax } from '#i18n/softmax.ts';
import { byColumns, byRows } from './axis.ts';
import { logits, tokens } from './example.ts';
import {
  firstToOverflow,
  firstToVanish,
  largest,
  numberFormats,
  type NumberFormat,
} from './number-formats.ts';
import { waysToShare } from './other-shares.ts';
import { presetRow, presets, presetState, type PresetName } from './presets.ts';
import { argmaxRows, computeRow, naiveOutcome, uniformRows } from './rows.ts';
import { nearestTemperature, softmaxState, temperatures } from './state.ts';

const [el, gato, come, pescado, ahora] = [0, 1, 2, 3, 4];
const weight = (preset: PresetName, key: number) => at(presetRow(preset).weights, 0, key);
const naive = (preset: PresetName) => [...rowView(presetRow(preset).naive, 0)];

function outcome(preset: PresetName, col: number) {
  const { shifted, naive: weights, weights: stable } = presetRow(preset);
  const names = { logits: 'shifted', result: 'naive' };
  return naiveOutcome(
    naiveSoftmaxProvenance(shifted, weights, { row: 0, col }, { names }),
    at(stable, 0, col),
  );
}

describe('the row of the demo', () => {
  test('by hand: each weight is e times that of the logit one below', () => {
    // e^−4 + e^−1 + e^−3 + e^0 + e^−2
    const sum = 0.0183156 + 0.3678794 + 0.0497871 + 1 + 0.1353353;
    expect(weight('example', pescado)).toBeCloseTo(1 / sum, 6);
    const order = [pescado, gato, ahora, come, el];
    for (const [i, key] of order.slice(1).entries())
      expect(weight('example', order[i]!) / weight('example', key)).toBeCloseTo(Math.E, 12);
  });

  test('a constant moves what goes in, not what comes out of the stable softmax', () => {
    const state = softmaxState.defaults;
    const before = computeRow(state);
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (c) => {
        const { shifted, weights } = computeRow({ ...state, c });
        expect(toRows(shifted)).toEqual([toRows(logits)[0]!.map((logit) => logit + c)]);
        // Whole logits and whole constants add up without rounding, so not even the last bit moves.
        expect(weights.data).toEqual(before.weights.data);
      }),
    );
  });

  test('a key that is ruled out is −∞ whatever is added, and gets 0', () => {
    const { shifted, weights } = computeRow({ ...softmaxState.defaults, never: [pescado], c: 7 });
    expect([...rowView(shifted, 0)]).toEqual([6, 9, 7, -Infinity, 8]);
    expect(at(weights, 0, pescado)).toBe(0);
  });
});

describe('the limits', () => {
  test('argmax: the greatest takes all, those that tie share', () => {
    expect(toRows(argmaxRows(matrix([[1, 3, 2]])))).toEqual([[0, 1, 0]]);
    expect(toRows(argmaxRows(matrix([[3, 3, 2, 3]])))).toEqual([[1 / 3, 1 / 3, 0, 1 / 3]]);
  });

  test('uniform: every logit above −∞ gets the same', () => {
    expect(toRows(uniformRows(matrix([[1, -Infinity, 2]])))).toEqual([[0.5, 0, 0.5]]);
  });

  test('neither exists where every logit is −∞', () => {
    const nothing = matrix([[-Infinity, -Infinity]]);
    for (const limit of [argmaxRows, uniformRows])
      expect(toRows(limit(nothing))).toEqual([[NaN, NaN]]);
  });

  test('the softmax tends to them', () => {
    const whole = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 2, maxLength: 5 }), (row) => {
        const given = matrix([row]);
        const [cold, hot] = [1e-3, 1e9].map((temperature) => softmaxRows(given, { temperature }));
        // Logits at least 1 apart, or tied: e^−1000 is 0.
        expect(cold!.data).toEqual(argmaxRows(given).data);
        // Exponents at most 10 / 10⁹ apart.
        for (const [key, share] of uniformRows(given).data.entries())
          expect(Math.abs(at(hot!, 0, key) - share)).toBeLessThan(2e-8);
      }),
    );
  });
});

describe('what the chapter says of its presets', () => {
  test('naive: +1000 overflows to NaN throughout, −1000 underflows to NaN throughout', () => {
    expect(naive('thousand')).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(outcome('thousand', pescado)).toBe('overflow');
    expect(naive('minusThousand')).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(outcome('minusThousand', pescado)).toBe('underflow');
  });

  test('naive: at +707 pescado overflows to NaN, and all others are 0', () => {
    // e^710 is ∞: ∞ / ∞ for pescado. e^709 is not, but it is divided by a sum that is ∞.
    expect(naive('edge')).toEqual([0, 0, 0, NaN, 0]);
    expect(outcome('edge', pescado)).toBe('overflow');
    expect(outcome('edge', gato)).toBe('beside-overflow');
  });

  test('naive: at −747 nothing is NaN, and pescado is visibly wrong', () => {
    // e^−744 is two of the smallest double, e^−745 one, what is below 0: 2/3 and 1/3
    expect(naive('grains')).toEqual([0, 1 / 3, 0, 2 / 3, 0]);
    expect(outcome('grains', pescado)).toBe('imprecise');
    expect(outcome('example', pescado)).toBe('right');
  });

  test('cold and hot: near the limits, with nothing at them', () => {
    expect(weight('cold', pescado)).toBeGreaterThan(0.995);
    expect(weight('cold', pescado)).toBeLessThan(1);
    expect(weight('hot', pescado)).toBeLessThan(0.25);
  });

  test('doubling the logits is halving the temperature', () => {
    expect(presetRow('doubled').weights.data).toEqual(presetRow('half').weights.data);
  });

  test('tied: two halves; a lead of 0.1 at T = 0.1 is a lead of 1', () => {
    expect(weight('tied', gato)).toBe(weight('tied', pescado));
    expect(weight('tied', gato)).toBeCloseTo(0.5, 5);
    expect(weight('nearlyTied', pescado) / weight('nearlyTied', gato)).toBeCloseTo(Math.E, 10);
    expect(toRows(argmaxRows(presetRow('nearlyTied').shifted))).toEqual([[0, 0, 0, 1, 0]]);
  });

  test('ruled out: one gets 0 and gato leads; all gives NaN', () => {
    expect(weight('oneRuledOut', pescado)).toBe(0);
    expect(weight('oneRuledOut', gato)).toBe(Math.max(...rowView(presetRow('oneRuledOut').weights, 0))); // prettier-ignore
    expect([...rowView(presetRow('allRuledOut').weights, 0)].every(Number.isNaN)).toBe(true);
    expect(outcome('allRuledOut', el)).toBe('all-minus-infinity');
  });

  test('far: the weight is 0 and its logarithm is lost; the log-softmax keeps it', () => {
    const { shifted, weights } = presetRow('far');
    expect(at(weights, 0, el)).toBe(0);
    expect(at(logSoftmaxRows(shifted), 0, el)).toBeCloseTo(-1000 - 3.44, 2);
  });

  test.each(Object.keys(presets) as PresetName[])('%s survives its link', (name) => {
    const { state, invalid } = softmaxState.parse(softmaxState.serialize(presetState(name)));
    expect(invalid).toEqual([]);
    expect(softmaxState.serialize(state)).toBe(softmaxState.serialize(presetState(name)));
  });
});

describe('the state', () => {
  test('the link of the design: a shorter row is a shorter sentence', () => {
    const { state, invalid } = softmaxState.parse('#softmax.t=0.5&softmax.logits=2,1,0.1');
    expect(invalid).toEqual([]);
    expect(state.t).toBe(0.5);
    expect(toRows(state.logits)).toEqual([[2, 1, 0.1]]);
    expect(state.ask).toEqual({ matrix: 'weights', row: 0, col: 2 });
  });

  test('a key that a shorter row does not have is not ruled out either', () => {
    const { state } = softmaxState.parse('#softmax.logits=1,2&softmax.never=1,4');
    expect(state.never).toEqual([1]);
  });

  test.each([
    'logits=1',
    'logits=1,2,3,4,5,6',
    'logits=1,2,x',
    'logits=1,NaN',
    'logits=1,-Infinity',
    'logits=1,2e6',
    't=0',
    't=-1',
    't=101',
    't=x',
    'c=1e7',
    'c=',
    'never=5',
    'never=-1',
    'never=0;1',
    'ask=weights.1.0',
    'ask=products.0.0',
  ])('%s is refused and gives the default', (text) => {
    const { state, invalid } = softmaxState.parse(`#softmax.${text}`);
    expect(invalid).toEqual([text.split('=')[0]]);
    expect(state).toEqual(softmaxState.defaults);
  });

  test('the slider stands at its temperature, or at the nearest to that of a link', () => {
    for (const [i, t] of temperatures.entries()) expect(nearestTemperature(t)).toBe(i);
    expect(nearestTemperature(0.01)).toBe(0);
    expect(nearestTemperature(90)).toBe(temperatures.length - 1);
    expect(temperatures[nearestTemperature(1.1)]).toBe(1);
  });
});

describe('other ways to make shares', () => {
  const shares = (name: keyof typeof waysToShare, c = 0) => [
    ...rowView(waysToShare[name](map(logits, (logit) => logit + c)), 0),
  ];

  test('dividing by the sum, by hand: −1, 2, 0, 3, 1 over 5', () => {
    expect(shares('s / Σs')).toEqual([-0.2, 0.4, 0, 0.6, 0.2]);
  });

  test('squares, by hand: 1, 4, 0, 9, 1 over 15: the sign is lost', () => {
    expect(shares('s² / Σs²')).toEqual([1 / 15, 4 / 15, 0, 9 / 15, 1 / 15]);
  });

  test('only the softmax does not see the 10', () => {
    expect(shares('softmax(s)', 10)).toEqual(shares('softmax(s)'));
    for (const name of ['s / Σs', 's² / Σs²'] as const) {
      const [low, high] = [shares(name, 10), shares(name)].map((row) => Math.max(...row));
      expect(low).toBeLessThan(high!);
    }
  });
});

describe('where number formats end', () => {
  test('double precision, as this machine has it', () => {
    expect(largest(numberFormats.double)).toBe(Number.MAX_VALUE);
    const [over, under] = [firstToOverflow, firstToVanish].map((f) => f(numberFormats.double));
    expect([Math.exp(over! - 1) < Infinity, Math.exp(over!)]).toEqual([true, Infinity]);
    expect([Math.exp(under! + 1) > 0, Math.exp(under!)]).toEqual([true, 0]);
  });

  test('single precision, as Math.fround has it', () => {
    const [over, under] = [firstToOverflow, firstToVanish].map((f) => f(numberFormats.single));
    const single = (x: number) => Math.fround(Math.exp(x));
    expect([single(over! - 1) < Infinity, single(over!)]).toEqual([true, Infinity]);
    expect([single(under! + 1) > 0, single(under!)]).toEqual([true, 0]);
  });

  test.each([
    // e^12 = 162755 > 65520; e^−18 = 1.5e-8 is less than half of 2^−24 = 6e-8
    ['half', numberFormats.half, 65504, 12, -18],
    ['bfloat16', numberFormats.brain, 3.3895313892515355e38, 89, -93],
    ['double', numberFormats.double, Number.MAX_VALUE, 710, -746],
    ['single', numberFormats.single, 3.4028234663852886e38, 89, -104],
  ] as [string, NumberFormat, number, number, number][])(
    '%s: the numbers that the chapter names',
    (_, format, most, over, under) => {
      expect([largest(format), firstToOverflow(format), firstToVanish(format)]).toEqual([
        most,
        over,
        under,
      ]);
    },
  );
});

test('the axis: rows add up to 1 one way, columns the other', () => {
  const sums = (rows: number[][]) => rows.map((row) => row.reduce((x, y) => x + y, 0));
  for (const sum of sums(toRows(byRows))) expect(sum).toBeCloseTo(1, 12);
  for (const sum of sums(toRows(byColumns))) expect(Math.abs(sum - 1)).toBeGreaterThan(0.1);
  for (const col of tokens.slice(0, 3).keys())
    expect(at(byColumns, 0, col) + at(byColumns, 1, col)).toBeCloseTo(1, 12);
});

test('both languages have an answer to every guess', () => {
  const numbers = { pescado: '', gato: '', lead: '', plainShares: ['', ''] as const };
  const [en, es] = [softmax.en, softmax.es].map(({ predict }) => predict.options(numbers).length);
  expect(es).toBe(en);
});
