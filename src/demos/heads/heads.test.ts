import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  countParameters,
  createRandom,
  evaluate,
  matmul,
  multiHeadParameters,
  operands,
  provenanceText,
  rowView,
  segmentsText,
  type CellRef,
} from '#core/index.ts';
import { columnsFor, strongestPair } from './grid.ts';
import { compareCosts, quantities, tryCosts } from './cost.ts';
import { costState } from './cost-state.ts';
import { exchangedDifference, largestWeights, packedDifference, splitPieces } from './facts.ts';
import { layerOf, possibleHeads, sharesOf, tryLayer } from './layer.ts';
import { cellNamer } from './names.ts';
import { presetLayer, presets, presetState, type PresetName } from './presets.ts';
import {
  framedIn,
  lineOf,
  named,
  noteOf,
  provenanceOf,
  readingOf,
  refusedShare,
  sourcesOf,
} from './reading.ts';
import { embed, longSentence, mostTokens, readSentence, tokensOf } from './sentence.ts';
import {
  askAt,
  dividesWell,
  followedFrom,
  headsState,
  settle,
  shapeOf,
  shownBy,
  views,
  type HeadsState,
  type MatrixName,
} from './state.ts';
import * as byHand from './two-heads.ts';

const defaults = headsState.defaults;
const [come, pescado] = [2, 3];

function reading(change: Partial<HeadsState> = {}) {
  const state = settle({ ...defaults, ...change });
  return readingOf(layerOf(state), state, 'en');
}

describe('sentence', () => {
  test('spaces are one, and what has no token, too many or one too long is refused', () => {
    expect(readSentence('  El   gato\tcome ')).toBe('El gato come');
    expect(readSentence(longSentence)).toBe(longSentence);
    expect(tokensOf(longSentence)).toHaveLength(mostTokens);
    expect(readSentence('')).toBe(undefined);
    expect(readSentence('  ')).toBe(undefined);
    expect(readSentence(`${longSentence} mismo`)).toBe(undefined);
    expect(readSentence('a'.repeat(25))).toBe(undefined);
    expect(readSentence('😀'.repeat(24))).toBe('😀'.repeat(24));
  });

  test('the same token has the same vector; a narrower model has the first entries of a wider one', () => {
    const wide = embed(['come', 'gato', 'come'], 16, 3);
    expect(rowView(wide, 0)).toEqual(rowView(wide, 2));
    expect(rowView(wide, 0)).not.toEqual(rowView(wide, 1));
    const narrow = embed(['gato'], 4, 3);
    expect([...rowView(narrow, 0)]).toEqual([...rowView(wide, 1)].slice(0, 4));
    expect(embed(['gato'], 4, 4)).not.toEqual(narrow);
  });
});

describe('layer', () => {
  test('another number of heads splits the same parameters in another way', () => {
    const [eight, one] = [layerOf(defaults), layerOf({ ...defaults, heads: 1 })];
    expect(eight.parameters.outputProjection).toEqual(one.parameters.outputProjection);
    const wide = one.parameters.heads[0]!.queryProjection;
    for (const [head, { queryProjection }] of eight.parameters.heads.entries())
      for (let row = 0; row < 64; row++)
        for (let col = 0; col < 8; col++)
          expect(at(queryProjection, row, col)).toBe(at(wide, row, 8 * head + col));
    expect(countParameters(eight.parameters)).toBe(countParameters(one.parameters));
  });

  test('parameters are those that the core draws, whichever layer was made before', () => {
    for (const [dModel, heads, seed] of [
      [12, 3, 1],
      [12, 4, 1],
      [12, 4, 2],
      [8, 4, 2],
      [12, 3, 1],
    ] as const)
      expect(layerOf({ sentence: 'a b', dModel, heads, seed }).parameters).toEqual(
        multiHeadParameters(dModel, heads, createRandom(seed).fork('parameters')),
      );
  });

  test('what the core refuses comes back as its message, and nothing is thrown', () => {
    expect(tryLayer({ ...defaults, heads: 7 })).toEqual({
      refused:
        'multiHeadParameters: a number of heads that divides d_model, got d_model 64, heads 7',
    });
    for (const heads of [0, -8, 1.5, 128, 1e6]) {
      expect(tryLayer({ ...defaults, heads })).toHaveProperty('refused');
      expect(dividesWell({ dModel: 64, heads })).toBe(false);
    }
  });

  test('every d_model has a layer for every number that divides it, and only those', () => {
    expect(possibleHeads(12)).toEqual([1, 2, 3, 4, 6, 12]);
    for (const dModel of [1, 7, 12])
      for (let heads = 1; heads <= dModel + 1; heads++) {
        const made = tryLayer({ sentence: 'a b', dModel, heads, seed: 1 });
        expect('layer' in made).toBe(possibleHeads(dModel).includes(heads));
        expect(dividesWell({ dModel, heads })).toBe('layer' in made);
      }
  });

  test('the output is the sum of what the heads add', () => {
    const layer = layerOf(defaults);
    for (const column of [0, 17, 63]) {
      const shares = sharesOf(layer, column);
      for (let row = 0; row < 5; row++) {
        const sum = rowView(shares, row).reduce((total, share) => total + share, 0);
        // The same 64 products, added in another order.
        expect(Math.abs(sum - at(layer.result.output, row, column))).toBeLessThan(1e-13);
      }
    }
  });
});

describe('state', () => {
  test('every view shows the weights; what is asked fits what is shown, whatever the sizes', () => {
    const arbitrary = fc.record({
      sentence: fc.constantFrom('gato', 'El gato come pescado ahora', longSentence),
      dModel: fc.integer({ min: 1, max: 128 }),
      heads: fc.integer({ min: 1, max: 128 }),
      view: fc.constantFrom(...views),
      head: fc.nat(127),
      column: fc.nat(127),
      into: fc.nat(127),
      ask: fc.record({
        matrix: fc.constantFrom(...Object.values(shownBy).flat()),
        row: fc.nat(127),
        col: fc.nat(127),
      }),
    });
    fc.assert(
      fc.property(arbitrary, (given) => {
        const state = settle({ ...defaults, ...given });
        fc.pre(dividesWell(state));
        expect(shownBy[state.view]).toContain('weights');
        expect(shownBy[state.view]).toContain(state.ask.matrix);
        for (const asked of [state.ask, ...views.map((view) => askAt(view, state))]) {
          const { rows, cols } = shapeOf(asked.matrix as MatrixName, state);
          expect(asked.row).toBeLessThan(rows);
          expect(asked.col).toBeLessThan(cols);
        }
        expect(state.head).toBeLessThan(state.heads);
        expect(settle(state)).toEqual(state);
      }),
    );
  });

  test('the shapes are those of the matrices', () => {
    const read = reading({ dModel: 12, heads: 3, sentence: 'a b c d' });
    for (const name of Object.values(shownBy).flat()) {
      const { rows, cols } = named(read, name);
      expect({ rows, cols }).toEqual(shapeOf(name, read.state));
    }
  });

  test('a number keeps its place from stage to stage: head 4, column 5, is column 37', () => {
    const state = settle({ ...defaults, ask: { matrix: 'weights', row: come, col: pescado } });
    expect(views.map((view) => askAt(view, state))).toEqual([
      { matrix: 'weights', row: come, col: pescado },
      { matrix: 'headOutput', row: come, col: 5 },
      { matrix: 'concatenated', row: come, col: 37 },
      { matrix: 'output', row: come, col: 0 },
    ]);
    expect(followedFrom({ matrix: 'concatenated', row: 1, col: 17 }, state)).toEqual({
      head: 2,
      column: 1,
    });
    expect(followedFrom({ matrix: 'outputProjection', row: 17, col: 9 }, state)).toEqual({
      head: 2,
      column: 1,
      into: 9,
    });
  });

  test('a link restores it; heads that cannot be are kept, to be refused in the open', () => {
    const state = settle({ ...defaults, sentence: 'a b+c & d', dModel: 12, heads: 3, seed: 5 });
    expect(headsState.parse(`#${headsState.serialize(state)}`)).toMatchObject({
      state,
      invalid: [],
    });
    const seven = headsState.parse('#heads.heads=7');
    expect(seven.state.heads).toBe(7);
    expect(seven.invalid).toEqual([]);
    expect(headsState.parse('#heads.dModel=129&heads.heads=x').invalid).toEqual([
      'dModel',
      'heads',
    ]);
  });
});

describe('every number can be asked', () => {
  test.each(views)(
    'view %s: the arithmetic evaluates to the number, from numbers shown',
    (view) => {
      const read = reading({ view, dModel: 8, heads: 2 });
      for (const name of shownBy[view]) {
        const data = named(read, name);
        for (let row = 0; row < data.rows; row++)
          for (let col = 0; col < data.cols; col++) {
            const cell: CellRef = { matrix: name, row, col };
            const provenance = provenanceOf(read, cell);
            expect(provenance.value).toBe(at(data, row, col));
            expect(evaluate(provenance.expression)).toBeCloseTo(at(data, row, col), 12);
            const shown: readonly string[] = shownBy[view];
            const sources = sourcesOf(read, cell);
            for (const source of sources) expect(shown).toContain(source.matrix);
            const keys = sources.map(({ matrix, row: r, col: c }) => `${matrix} ${r} ${c}`);
            expect(new Set(keys).size).toBe(keys.length);
            expect(noteOf(read, cell)).not.toMatch(/undefined|NaN/);
            expect(segmentsText(lineOf(read, cell))).not.toMatch(/undefined|NaN/);
          }
      }
    },
  );

  test('a weight comes from its query and all keys of its head, which are framed', () => {
    const read = reading();
    const asked = { matrix: 'weights', row: come, col: pescado };
    const sources = sourcesOf(read, asked);
    for (const name of ['queries', 'keys'] as const) {
      const { rows, cols } = framedIn(read, name, asked)!;
      const inFrame = sources.filter(({ matrix }) => matrix === name);
      expect(inFrame).toHaveLength((rows[1] - rows[0]) * (cols[1] - cols[0]));
      for (const { row, col } of inFrame) {
        expect(row >= rows[0] && row < rows[1]).toBe(true);
        expect(col >= cols[0] && col < cols[1]).toBe(true);
      }
    }
    expect(framedIn(read, 'keys', { matrix: 'queries', row: 0, col: 0 })).toBe(undefined);
  });

  test('the head’s columns of the concatenation and rows of W^O are framed', () => {
    const read = reading({ view: 'output' });
    const asked = { matrix: 'output', row: 0, col: 0 };
    expect(framedIn(read, 'concatenated', asked)).toEqual({ rows: [0, 5], cols: [32, 40] });
    expect(framedIn(read, 'outputProjection', asked)).toEqual({ rows: [32, 40], cols: [0, 64] });
  });

  test('a cell of the concatenation is a copy of one of its head’s, and says so', () => {
    const read = reading({ view: 'concatenated' });
    const cell = { matrix: 'concatenated', row: come, col: 37 };
    expect(operands(provenanceOf(read, cell))).toEqual([
      { matrix: 'heads.4.output', row: come, col: 5 },
    ]);
    expect(segmentsText(lineOf(read, cell))).toMatch(/^Concat\[come, 37\] = head₄\[come, 5\] ≈ /);
    expect(noteOf(read, cell)).toContain('4 · 8 + 5 = 37');
  });

  test('the output: what the followed number, its head and the others add is the whole', () => {
    const read = reading({ view: 'output' });
    const cell = { matrix: 'output', row: come, col: 0 };
    const [share, rest] = /head 4 adds (−?[\d.]+), the other heads (−?[\d.]+)\.$/
      .exec(noteOf(read, cell))!
      .slice(1)
      .map((text) => Number(text.replace('−', '-')));
    // Both rounded to two decimals.
    expect(Math.abs(share! + rest! - at(read.layer.result.output, come, 0))).toBeLessThan(0.011);
  });

  test('of one head alone, nothing is said of others', () => {
    const read = reading({ heads: 1, view: 'output' });
    expect(noteOf(read, { matrix: 'output', row: 0, col: 0 })).not.toContain('other');
    expect(noteOf(read, { matrix: 'weights', row: 0, col: 0 })).toContain('no other head');
  });
});

describe('what the chapter says', () => {
  const names = Object.keys(presets) as PresetName[];

  test.each(names)('preset %s is a state that a link keeps', (name) => {
    const state = presetState(name);
    expect(headsState.parse(`#${headsState.serialize(state)}`).state).toEqual(state);
  });

  test('packed or one by one, the numbers are the same, to the last bit', () => {
    expect(packedDifference()).toBe(0);
  });

  test('exchanging two heads with their rows of W^O changes the output by rounding only', () => {
    expect(exchangedDifference()).toBeGreaterThan(0);
    expect(exchangedDifference()).toBeLessThan(1e-14);
  });

  test('the mean of the maps is flatter than the maps', () => {
    const { heads, mean } = largestWeights();
    expect(heads).toBe(
      Math.max(
        ...presetLayer('example').result.heads.map(({ weights }) => strongestPair(weights).weight),
      ),
    );
    expect(mean).toBeLessThan(heads / 1.5);
  });

  test('a word that stands twice has the same row in every head, and the same weight from all', () => {
    const [first, second] = [5, 13];
    expect([first, second].map((token) => tokensOf(longSentence)[token])).toEqual(['come', 'come']);
    for (const { weights } of presetLayer('long').result.heads) {
      expect(rowView(weights, first)).toEqual(rowView(weights, second));
      for (let row = 0; row < weights.rows; row++)
        expect(at(weights, row, first)).toBe(at(weights, row, second));
    }
  });

  test('with 64 heads, a head ranks the keys in one order or its reverse', () => {
    for (const { queries, weights, keys } of presetLayer('sixtyFour').result.heads) {
      const order = (row: number) =>
        Array.from({ length: 5 }, (_, key) => key).sort(
          (a, b) => at(weights, row, b) - at(weights, row, a),
        );
      const byKey = Array.from({ length: 5 }, (_, key) => key).sort(
        (a, b) => at(keys, b, 0) - at(keys, a, 0),
      );
      for (let row = 0; row < 5; row++)
        expect(order(row)).toEqual(at(queries, row, 0) > 0 ? byKey : [...byKey].reverse());
    }
  });

  test('by hand: two heads keep the eater and the eaten apart, one wide head does not', () => {
    const { result, wide } = byHand;
    const [zero, one] = result.heads.map(({ weights }) => [...rowView(weights, 1)]);
    expect(zero!.indexOf(Math.max(...zero!))).toBe(0);
    expect(one!.indexOf(Math.max(...one!))).toBe(2);
    expect(at(wide.mixtures, 1, 0)).toBe(at(wide.mixtures, 1, 2));
    expect(at(wide.output, 1, 1)).toBe(0);
    expect(at(result.output, 1, 1)).toBeGreaterThan(0.8);
    // The scores of the wide head are the sums of the products, divided by √4.
    const summed = result.heads[0]!.products.data.map(
      (product, cell) => (product + result.heads[1]!.products.data[cell]!) / 2,
    );
    for (const [cell, score] of wide.scores.data.entries())
      expect(score).toBeCloseTo(summed[cell]!, 12);
  });

  test('cells of the example by hand are named by their head and labels', () => {
    const name = cellNamer(byHand.tokens);
    expect(name({ matrix: 'heads.1.products', row: 1, col: 2 })).toBe('Q₁K₁ᵀ[come, pescado]');
    expect(name({ matrix: 'heads.0.scores', row: 1, col: 0 })).toBe('S₀[come, gato]');
    expect(name({ matrix: 'heads.0.output', row: 1, col: 1 })).toBe('head₀[come, 1]');
    expect(name({ matrix: 'outputProjection', row: 3, col: 1 })).toBe('Wᴼ[3, 1]');
  });

  test('split by view and transposition, a head has its columns of every token; by view alone, pieces', () => {
    const size = { heads: 2, width: 2 };
    const tokens = ['a', 'b', 'c'];
    const right = splitPieces(tokens, size, 'transposed');
    expect(right.map((rows) => rows.map(({ token, start }) => `${token}${start}`))).toEqual([
      ['a0', 'b0', 'c0'],
      ['a2', 'b2', 'c2'],
    ]);
    // In memory: a0 a2 b0 b2 c0 c2, cut into two.
    const wrong = splitPieces(tokens, size, 'viewed');
    expect(wrong.map((rows) => rows.map(({ token, start }) => `${token}${start}`))).toEqual([
      ['a0', 'a2', 'b0'],
      ['b2', 'c0', 'c2'],
    ]);
  });
});

describe('costs', () => {
  test('what is printed as a product is the count', () => {
    for (const heads of [1, 8, 64]) {
      const { one, many } = compareCosts({ tokens: 7, dModel: 64, heads });
      for (const counts of [one, many])
        for (const quantity of quantities) {
          const { count, factors } = counts[quantity];
          if (quantity !== 'total')
            expect(factors.reduce((product, factor) => product * factor, 1)).toBe(count);
        }
    }
  });

  test('heads change the softmaxes, the weights and their bytes, by their number, and nothing else', () => {
    const { one, many } = compareCosts(costState.defaults);
    const ratios = Object.fromEntries(
      quantities.map((quantity) => [quantity, many[quantity].count / one[quantity].count]),
    );
    const more = { softmaxRows: 8, weights: 8, bytes: 8 };
    expect(ratios).toEqual({
      ...Object.fromEntries(quantities.map((quantity) => [quantity, 1])),
      ...more,
    });
  });

  test('heads that cannot be are refused with the core’s message', () => {
    expect(tryCosts({ ...costState.defaults, heads: 7 })).toEqual({
      refused: 'attentionCost: a number of heads that divides d_model, got d_model 512, heads 7',
    });
    expect(tryCosts({ ...costState.defaults, heads: 0 })).toHaveProperty('refused');
  });

  test('the largest sizes are still counted exactly', () => {
    const largest = compareCosts({ tokens: 100_000, dModel: 100_000, heads: 100_000 });
    for (const quantity of quantities)
      expect(Number.isSafeInteger(largest.many[quantity].count)).toBe(true);
  });
});

test('of heads that cannot share the columns, the line is the division', () => {
  expect(refusedShare(512, 7, 'en')).toBe('d_model / h = 512 / 7 ≈ 73.14');
  expect(refusedShare(8, 0, 'es')).toBe('d_model / h = 8 / 0 ≈ …');
});

describe('grid', () => {
  test('no more columns than heads; all heads fit', () => {
    for (const kind of ['wide', 'narrow'] as const)
      for (let heads = 1; heads <= 128; heads++) {
        const columns = columnsFor(heads, kind);
        expect(columns).toBeGreaterThanOrEqual(1);
        expect(columns).toBeLessThanOrEqual(Math.max(1, heads));
      }
    expect(columnsFor(8, 'wide')).toBe(4);
  });

  test('the strongest pair is the largest weight, the first of equals', () => {
    const data = Float64Array.of(0.2, 0.5, 0.5, 0.1);
    expect(strongestPair({ rows: 2, cols: 2, data })).toEqual({ row: 0, col: 1, weight: 0.5 });
  });
});

test('shares are the head’s output times its rows of the output projection', () => {
  const layer = layerOf({ ...defaults, dModel: 12, heads: 3 });
  const whole = matmul(layer.result.concatenated, layer.parameters.outputProjection);
  expect(whole).toEqual(layer.result.output);
  const read = reading({ dModel: 12, heads: 3, view: 'output', into: 7 });
  const cell = { matrix: 'shares', row: 1, col: 2 };
  expect(
    provenanceText(provenanceOf(read, cell), { nameCell: cellNamer(read.layer.tokens) }),
  ).toMatch(/^share₂\[gato\] ≈ /);
  expect(operands(provenanceOf(read, cell))).toContainEqual({
    matrix: 'outputProjection',
    row: 2 * 4 + 3,
    col: 7,
  });
});
