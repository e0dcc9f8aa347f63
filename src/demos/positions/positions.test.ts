import { describe, expect, test } from 'vitest';
import {
  add,
  at,
  createRandom,
  evaluate,
  interleavedToHalves,
  matmul,
  scaledDotProductAttention,
  sinusoidalEncoding,
  sliceRows,
  toRows,
  transpose,
  zeros,
  type Matrix,
} from '#core/index.ts';
import { positionsText } from '#i18n/positions-text.ts';
import { positions } from '#i18n/positions.ts';
import { tokens } from '../attention/example.ts';
import { addedOf, addedProvenance, halvesOf, projectionSize, tokensOf } from './added.ts';
import { facts, largestDifference, rise, stackingDifference } from './facts.ts';
import { addedPreset, presetHash, presets, type PresetName } from './presets.ts';
import {
  addedState,
  bases,
  fit,
  posState,
  smallWidth,
  tableLength,
  termNames,
  turnLength,
  turnState,
} from './state.ts';
import {
  channelsOf,
  columnOf,
  comparedPosition,
  inOrder,
  largestProduct,
  profileOf,
  tableOf,
  wavelength,
} from './table.ts';
import { angleOf, largestDeviation, turnOf } from './turn.ts';

const { defaults } = addedState;
const sinusoids = tableOf(posState.defaults);
const learned = tableOf({ ...posState.defaults, kind: 'learned' });

describe('the state of the table', () => {
  test('an odd width becomes even, and what is asked for stays within the table', () => {
    const { state } = posState.parse('#pos.length=8&pos.width=9&pos.ask=encoding.100.100');
    expect(state.width).toBe(8);
    expect(state.ask).toEqual({ matrix: 'encoding', row: 7, col: 7 });
    expect(state.kept).toEqual([0]);
  });

  test('kept channels are read as they are written; none is a choice too', () => {
    for (const kept of [[], [3], [0, 63, 5]]) {
      const text = posState.serialize({ ...posState.defaults, kept });
      expect(posState.parse(text).state.kept).toEqual(kept);
    }
  });

  test.each(['0,1,2,3', '0,128', '0,x', '-1', '0,,1', '1e1'])('refuses to keep %s', (text) => {
    const { state, invalid } = posState.parse(`#pos.kept=${text}`);
    expect(invalid).toEqual(['kept']);
    expect(state.kept).toEqual(posState.defaults.kept);
  });

  test('a channel that is kept twice is kept once', () => {
    expect(posState.parse('#pos.kept=4,4').state.kept).toEqual([4]);
  });

  test('the first state has at most 4,000 cells', () => {
    const { length, width } = posState.defaults;
    expect(length * width).toBeLessThanOrEqual(4000);
  });

  test('fit leaves the first state alone', () => {
    expect(fit(posState.defaults)).toEqual(posState.defaults);
  });
});

test('every preset is a state that its link gives back', () => {
  const schemas = { pos: posState, turn: turnState, added: addedState };
  for (const [demo, states] of Object.entries(presets))
    for (const name of Object.keys(states)) {
      const hash = presetHash(`${demo}.${name}` as PresetName);
      const schema = schemas[demo as keyof typeof schemas];
      const { state, invalid } = schema.parse(`#${hash}`);
      expect(invalid).toEqual([]);
      expect(state).toMatchObject(states[name as keyof typeof states]);
      expect(hash).not.toBe(schema.serialize(schema.defaults as never));
    }
});

describe('the table', () => {
  test('in halves it is the same columns in another order, and has the same dot products', () => {
    const order = channelsOf(64, 'halves');
    expect(order).toEqual(interleavedToHalves(64));
    const halves = inOrder(sinusoids, 'halves');
    for (const [place, channel] of order.entries())
      expect(columnOf(halves, place)).toEqual(columnOf(sinusoids, channel));
    const [one, other] = [sinusoids, halves].map((table) => profileOf(table, 12));
    for (const [k, { product }] of one!.entries())
      // 64 terms of at most 1, summed in another order: 64 · ulp(64)
      expect(Math.abs(product - other![k]!.product)).toBeLessThan(1e-12);
    expect(inOrder(sinusoids, 'interleaved')).toBe(sinusoids);
  });

  test('sinusoids: two positions have one profile; a learned table: each its own', () => {
    const difference = (table: Matrix) => {
      const [near, far] = [5, 14].map(
        (position) =>
          new Map(profileOf(table, position).map(({ offset, product }) => [offset, product])),
      );
      return Math.max(
        ...[-5, -1, 1, 5, 17].map((offset) => Math.abs(near!.get(offset)! - far!.get(offset)!)),
      );
    };
    expect(difference(sinusoids)).toBeLessThan(1e-12);
    expect(difference(learned)).toBeGreaterThan(largestProduct(learned) / 10);
  });

  test('no product is larger than the largest square of a row, which for sinusoids is d/2', () => {
    expect(largestProduct(sinusoids)).toBeCloseTo(32, 12);
    for (const table of [sinusoids, learned]) {
      const products = matmul(table, transpose(table)).data.map(Math.abs);
      expect(Math.max(...products)).toBeCloseTo(largestProduct(table), 12);
    }
  });

  test('a learned table is given by its seed', () => {
    expect(tableOf({ ...posState.defaults, kind: 'learned' })).toEqual(learned);
    expect(tableOf({ ...posState.defaults, kind: 'learned', seed: 8 })).not.toEqual(learned);
  });

  test('after a whole wavelength both channels of a pair are back', () => {
    // Base 100, width 4: the second pair turns by 1/10 a position, a whole turn in 20π.
    expect(wavelength(2, 4, 100)).toBeCloseTo(20 * Math.PI, 12);
    expect(wavelength(3, 4, 100)).toBe(wavelength(2, 4, 100));
    expect(wavelength(0, 64, 10000)).toBe(2 * Math.PI);
  });

  test('the compared position is another one of the table', () => {
    for (const length of [8, 9, 128])
      for (let position = 0; position < length; position++) {
        const other = comparedPosition(position, length);
        expect(other).not.toBe(position);
        expect(other).toBeLessThan(length);
        expect(other).toBeGreaterThanOrEqual(0);
      }
  });
});

describe('the turn', () => {
  test('takes the pair at p to what the table has at p + k', () => {
    for (const base of bases)
      for (const [position, offset, pair] of [
        [0, 0, 0],
        [3, 5, 1],
        [63, 64, 7],
      ] as const) {
        const { to, expected, from } = turnOf({ position, offset, pair, base });
        const table = sinusoidalEncoding(position + offset + 1, smallWidth, { base: Number(base) });
        expect(at(from, 0, 0)).toBe(at(table, position, 2 * pair));
        expect(at(expected, 0, 1)).toBe(at(table, position + offset, 2 * pair + 1));
        // angles up to 127, each off by an ulp of 127 (1.4e-14) or two
        expect(largestDifference(to, expected)).toBeLessThan(1e-13);
        expect(at(from, 0, 0)).toBeCloseTo(Math.sin(angleOf(position, pair, base)), 12);
      }
  });

  test('is checked over all positions and channels: rounding, and no more', () => {
    expect(largestDeviation(0, '10000')).toBe(0);
    for (const base of bases)
      for (const offset of [1, 5, turnLength]) {
        expect(largestDeviation(offset, base)).toBeGreaterThan(0);
        expect(largestDeviation(offset, base)).toBeLessThan(1e-13);
      }
  });
});

describe('attention with positions', () => {
  const cases = (['add', 'concatenate'] as const).flatMap((combine) =>
    (['none', 'random'] as const).flatMap((projections) =>
      (['sinusoidal', 'learned'] as const).map((kind) => ({ combine, projections, kind })),
    ),
  );

  test.each(cases)('the four terms add up to the scores: %o', (settings) => {
    const added = addedOf({ ...defaults, ...settings, offset: 3 });
    for (let row = 0; row < tokens.length; row++)
      for (let col = 0; col < tokens.length; col++) {
        const provenance = addedProvenance(added, { matrix: 'scores', row, col });
        expect(evaluate(provenance.expression)).toBeCloseTo(at(added.scores, row, col), 12);
        expect(provenance.value).toBe(at(added.scores, row, col));
        for (const name of termNames) {
          const term = addedProvenance(added, { matrix: name, row, col });
          expect(term.value).toBe(at(added.terms[name], row, col));
          expect(evaluate(term.expression)).toBeCloseTo(term.value, 12);
        }
      }
  });

  test('added, they are the attention of x + p; side by side, that of [x, p]', () => {
    for (const { combine, projections, kind } of cases) {
      const settings = { ...defaults, combine, projections, kind, offset: 2 };
      const added = addedOf(settings);
      const halves = halvesOf(settings);
      const project = (token: Matrix, position: Matrix) =>
        add(matmul(added.x, token), matmul(added.p, position));
      const { weights } = scaledDotProductAttention(
        combine === 'add' ? matmul(add(added.x, added.p), halves.tokenQ) : project(halves.tokenQ, halves.positionQ), // prettier-ignore
        combine === 'add' ? matmul(add(added.x, added.p), halves.tokenK) : project(halves.tokenK, halves.positionK), // prettier-ignore
        zeros(tokens.length, 1),
      );
      expect(largestDifference(weights, added.weights)).toBeLessThan(1e-12);
      const bare = scaledDotProductAttention(
        matmul(added.x, halves.tokenQ),
        matmul(added.x, halves.tokenK),
        zeros(tokens.length, 1),
        { scale: 1 / Math.sqrt(smallWidth) },
      );
      expect(largestDifference(bare.weights, added.bare)).toBeLessThan(1e-12);
    }
  });

  test('to add is to concatenate, then to use one projection for both halves', () => {
    expect(stackingDifference()).toBeGreaterThan(0);
    expect(stackingDifference()).toBeLessThan(1e-14 * smallWidth);
    expect(projectionSize('add')).toBe(2 * 16 * 16);
    expect(projectionSize('concatenate')).toBe(2 * 32 * 16);
    const { tokenQ, positionQ } = halvesOf({ ...defaults, projections: 'random' });
    expect(positionQ).toBe(tokenQ);
  });

  test('the factor √d_model is the only difference between scaled tokens and others', () => {
    const [on, off] = (['on', 'off'] as const).map((scaled) => tokensOf({ ...defaults, scaled }));
    expect([...on!.data]).toEqual([...off!.data].map((value) => value * 4));
  });

  test('beyond a learned table the core refuses; sinusoids go on', () => {
    const last = tableLength - tokens.length;
    expect(() => addedOf({ ...defaults, kind: 'learned', offset: last })).not.toThrow();
    expect(() => addedOf({ ...defaults, kind: 'learned', offset: last + 1 })).toThrow(
      new RangeError('addPositions: positions below 64, the length of the table, got 64'),
    );
    expect(() => addedOf({ ...defaults, offset: 96 })).not.toThrow();
  });

  test('a longer sinusoidal table has the rows of a shorter one', () => {
    const { p } = addedOf({ ...defaults, offset: 40 });
    expect(toRows(p)).toEqual(toRows(sliceRows(sinusoidalEncoding(90, smallWidth), 40, 45)));
  });
});

describe('what the chapter says', () => {
  test('without positions, copies of a word share the weight evenly; with them, the near ones get more', () => {
    const { bare, weights } = addedOf(addedPreset('repeated'));
    for (const weight of bare.data) expect(weight).toBeCloseTo(0.2, 12);
    const row = toRows(weights)[2]!;
    expect(row[2]).toBeGreaterThan(row[1]!);
    expect(row[1]).toBeGreaterThan(row[0]!);
  });

  test('a sentence that starts later keeps p · p and changes x · p', () => {
    const [here, later] = [addedOf(defaults), addedOf(addedPreset('moved'))];
    expect(
      largestDifference(here.terms.positionPosition, later.terms.positionPosition),
    ).toBeLessThan(1e-12);
    expect(largestDifference(here.terms.tokenPosition, later.terms.tokenPosition)).toBeGreaterThan(
      1,
    );
  });

  test('random projections: equal offsets no longer have equal products', () => {
    expect(facts.projectedFirst()).not.toBe(facts.projectedSecond());
  });

  test('side by side without projections, the terms in the middle are 0', () => {
    const { terms } = addedOf(addedPreset('concatenated'));
    for (const name of ['tokenPosition', 'positionToken'] as const)
      expect([...terms[name].data].every((value) => value === 0)).toBe(true);
    const random = addedOf(addedPreset('concatenatedRandom')).terms;
    expect([...random.tokenPosition.data].every((value) => value !== 0)).toBe(true);
  });

  test('without √d_model the position prevails: p · p is larger than x · x for a token with itself', () => {
    const { terms } = addedOf(addedPreset('unscaled'));
    for (let row = 0; row < tokens.length; row++)
      expect(at(terms.positionPosition, row, row)).toBeGreaterThan(at(terms.tokenToken, row, row));
    expect(Number(facts.unscaledSelf())).toBeGreaterThan(Number(facts.unscaledSelfBare()));
  });

  test('a learned table from a seed hardly moves a weight', () => {
    const { bare, weights } = addedOf(addedPreset('learned'));
    expect(largestDifference(bare, weights)).toBeLessThan(0.02);
  });

  test('the dot product rises again further off', () => {
    expect(Number(facts.far())).toBeGreaterThan(Number(facts.near()));
    expect(rise.far).toBeGreaterThan(rise.near);
  });

  test('with base 10 the products from offset 5 on stay near 0 or below', () => {
    const table = tableOf({ ...posState.defaults, base: '10' });
    const products = profileOf(table, 0).map(({ product }) => product);
    expect(products[4]).toBeGreaterThan(2);
    for (const product of products.slice(5)) expect(product).toBeLessThan(4);
  });

  test('ten positions are about half a turn of pair 1, twenty a whole one', () => {
    expect(10 / wavelength(2, smallWidth, 10000)).toBeCloseTo(0.5, 1);
    expect(20 / wavelength(2, smallWidth, 10000)).toBeCloseTo(1, 1);
  });

  test('every number of the text is one', () => {
    for (const [name, fact] of Object.entries(facts))
      if (name !== 'refusal') expect(fact()).toMatch(/^−?\d+(\.\d+)?(×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$/);
  });
});

test('both languages say the same things', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]))
      : typeof value;
  expect(shape(positions.es)).toEqual(shape(positions.en));
  expect(shape(positionsText.es)).toEqual(shape(positionsText.en));
  expect(positionsText.es.predict.options('a', 'b')).toHaveLength(
    positionsText.en.predict.options('a', 'b').length,
  );
});

test('the seeds of tokens and of tables are streams of their own', () => {
  const random = createRandom(7);
  expect(random.fork('tokens').normal()).not.toBe(random.fork('positions').normal());
});
