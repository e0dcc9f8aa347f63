import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  at,
  attentionHead,
  causalMask,
  createRandom,
  evaluate,
  map,
  maskToBias,
  matrix,
  permuteCols,
  permuteRows,
  rowView,
  toRows,
  zeros,
  type Matrix,
} from '#core/index.ts';
import { order as dictionary } from '#i18n/order.ts';
import * as byHand from './by-hand.ts';
import { colLabels, letterOf, rowLabels } from './names.ts';
import { presetReordering, presets, presetState, type PresetName } from './presets.ts';
import {
  inFull,
  lineOf,
  namingOf,
  noteOf,
  residualOf,
  roundingNote,
  verdictOf,
} from './reading.ts';
import {
  attend,
  differingRows,
  embeddingsOf,
  layersOf,
  meanRow,
  positions,
  reorder,
  rounding,
  views,
  withoutRounding,
  type Switches,
} from './reordering.ts';
import { reorderingProvenance, shownSources } from './reordering-provenance.ts';
import {
  firstOrder,
  isFirstOrder,
  labelsOf,
  length,
  reversed,
  sentences,
  withExchanged,
  withMoved,
} from './sentences.ts';
import {
  askAt,
  matrixNames,
  orderState,
  reorderingOf,
  shownBy,
  type MatrixName,
  type OrderState,
} from './state.ts';

const { defaults } = orderState;
const names = Object.keys(presets) as PresetName[];
const off: Switches = { positions: false, causal: false, layers: 1 };

const seed = fc.integer({ min: 0, max: 999_999 });
const sentence = fc.integer({ min: 0, max: sentences.length - 1 });
const anyOrder = seed.map((from) => createRandom(from).permutation(length));

function reordered(change: Partial<OrderState>) {
  return reorderingOf({ ...defaults, ...change });
}

function largest(a: Matrix): number {
  return Math.max(...a.data.map(Math.abs));
}

function difference(a: Matrix, b: Matrix): number {
  return largest(map(a, (value, i, j) => value - at(b, i, j)));
}

/** The order that undoes another: Pᵀ. */
function inverse(order: readonly number[]): number[] {
  return order.map((_, token) => order.indexOf(token));
}

describe('orders', () => {
  test('a token moves, and those between move up', () => {
    expect(withMoved(firstOrder, 1, 3)).toEqual([0, 2, 3, 1, 4]);
    expect(withMoved(firstOrder, 4, 0)).toEqual([4, 0, 1, 2, 3]);
    expect(withMoved(firstOrder, 2, 2)).toEqual(firstOrder);
  });

  test('two tokens are exchanged wherever they stand', () => {
    expect(withExchanged(firstOrder, [1, 3])).toEqual([0, 3, 2, 1, 4]);
    expect(withExchanged(reversed, [0, 4])).toEqual([0, 3, 2, 1, 4]);
  });

  test('reversing twice gives the first order', () => {
    expect(isFirstOrder(permuteIndices(reversed, reversed))).toBe(true);
    expect(isFirstOrder(reversed)).toBe(false);
  });

  test('a token that is there twice is numbered', () => {
    expect(labelsOf(sentences[1]!)).toEqual(['pez₁', 'grande', 'come', 'pez₂', 'chico']);
    expect(labelsOf(sentences[0]!)).toEqual(sentences[0]!.tokens);
  });

  function permuteIndices(a: readonly number[], b: readonly number[]): number[] {
    return b.map((index) => a[index]!);
  }
});

describe('the numbers', () => {
  test('a word has one vector, in whichever sentence it stands', () => {
    const [running, fish] = [embeddingsOf(0, 43), embeddingsOf(1, 43)];
    expect([...rowView(running, 2)]).toEqual([...rowView(fish, 2)]); // come
    expect([...rowView(fish, 0)]).toEqual([...rowView(fish, 3)]); // pez
  });

  test('another seed gives other vectors and other projections', () => {
    expect(difference(embeddingsOf(0, 1), embeddingsOf(0, 2))).toBeGreaterThan(0.1);
    const projection = (from: number) => layersOf(from)[0]!.queryProjection;
    expect(difference(projection(1), projection(2))).toBeGreaterThan(0.1);
  });

  test('the two layers have projections of their own', () => {
    const [lower, upper] = layersOf(43);
    expect(difference(lower!.valueProjection, upper!.valueProjection)).toBeGreaterThan(0.1);
  });

  test('the mean row, by hand', () => {
    const rows = matrix([
      [1, 5],
      [3, -1],
    ]);
    expect(toRows(meanRow(rows))).toEqual([[2, 2]]); // (1 + 3) / 2, (5 − 1) / 2
  });

  test('two layers are one after the other', () => {
    const [lower, upper] = layersOf(43);
    const x = embeddingsOf(0, 43);
    const { output, weights } = attend(layersOf(43), x, { ...off, layers: 2 });
    const top = attentionHead(upper!, attentionHead(lower!, x).output);
    expect(output).toEqual(top.output);
    expect(weights).toEqual(top.weights);
  });

  test('what is only rounding is left out of what the build shows', () => {
    const given = matrix([[1e-13, -0.5, 0]]);
    expect(toRows(withoutRounding(given))).toEqual([[0, -0.5, 0]]);
  });
});

describe('without positions and mask', () => {
  test.each([1, 2])(
    '%d layers: outputs, weights and mean are the same up to rounding',
    (layers) => {
      fc.assert(
        fc.property(seed, sentence, anyOrder, (from, which, order) => {
          for (const view of ['output', 'weights', 'mean'] as const) {
            const { residual, before } = reorder(
              layersOf(from),
              embeddingsOf(which, from),
              order,
              { ...off, layers },
              view,
            );
            // A few dozen roundings of 2⁻⁵³, of numbers as large as the largest.
            expect(residual).toBeLessThanOrEqual(1e-13 * Math.max(1, largest(before)));
          }
        }),
      );
    },
  );

  test('the scores are the same to the last bit: their sums run over columns', () => {
    fc.assert(
      fc.property(seed, anyOrder, (from, order) => {
        const { first, second } = reorder(
          layersOf(from),
          embeddingsOf(0, from),
          order,
          off,
          'output',
        );
        const moved = permuteCols(permuteRows(first.heads[0]!.scores, order), order);
        expect(second.heads[0]!.scores).toEqual(moved);
      }),
    );
  });

  test('equivariant is not invariant: the output itself is another', () => {
    const { before, after } = reordered({});
    expect(difference(before, after)).toBeGreaterThan(0.1);
  });

  test('the last token’s output does not depend on the order of the others', () => {
    fc.assert(
      fc.property(seed, anyOrder, (from, order) => {
        const others = order.filter((token) => token !== length - 1);
        const kept = [...others, length - 1];
        expect(reordered({ view: 'last', seed: from, order: kept }).residual).toBeLessThan(
          rounding,
        );
      }),
    );
    expect(reordered({ view: 'last', order: reversed }).residual).toBeGreaterThan(0.1);
  });

  test('the same word has the same output in both its places, to the last bit', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(1, 2), (from, layers) => {
        const { output } = reordered({ seed: from, sentence: 1, layers }).first;
        expect([...rowView(output, 0)]).toEqual([...rowView(output, 3)]);
      }),
    );
    const { output } = presetReordering('fishPositions').first;
    expect(at(output, 0, 0)).not.toBeCloseTo(at(output, 3, 0), 2);
  });
});

describe('what brings order in', () => {
  test('positions: f(PX + E) = P f(X + PᵀE), and not P f(X + E)', () => {
    fc.assert(
      fc.property(seed, anyOrder, (from, order) => {
        const x = embeddingsOf(0, from);
        const { second } = reorder(layersOf(from), x, order, { ...off, positions: true }, 'output');
        const movedPositions = permuteRows(positions, inverse(order)); // PᵀE
        const { output } = attend(layersOf(from), add(x, movedPositions), off);
        expect(difference(second.output, permuteRows(output, order))).toBeLessThan(rounding);
      }),
    );
    expect(presetReordering('positions').residual).toBeGreaterThan(0.5);
  });

  test('a bias: softmax(PSPᵀ + B)PV = P softmax(S + PᵀBP)V, with B a causal mask', () => {
    fc.assert(
      fc.property(seed, anyOrder, (from, order) => {
        const x = embeddingsOf(0, from);
        const { second } = reorder(layersOf(from), x, order, { ...off, causal: true }, 'output');
        const back = inverse(order);
        const bias = permuteCols(permuteRows(maskToBias(causalMask(length)), back), back);
        const { output } = attentionHead(layersOf(from)[0]!, x, { bias });
        expect(difference(second.output, permuteRows(output, order))).toBeLessThan(rounding);
      }),
    );
    expect(presetReordering('causal').residual).toBeGreaterThan(0.5);
  });

  test('a causal mask survives no order but the first', () => {
    const triangle = maskToBias(causalMask(length));
    fc.assert(
      fc.property(anyOrder, (order) => {
        const moved = permuteCols(permuteRows(triangle, order), order);
        const isSame = moved.data.every((bias, cell) => bias === triangle.data[cell]);
        expect(isSame).toBe(isFirstOrder(order));
      }),
    );
  });

  test('causal: who sees the same tokens keeps its output, to the last bit', () => {
    const { first, second, difference: d } = presetReordering('lastTwo');
    expect(differingRows(d)).toEqual([3, 4]);
    for (const row of [0, 1, 2])
      expect([...rowView(second.output, row)]).toEqual([...rowView(first.output, row)]);
  });

  test('causal, one layer: a token’s output depends on the set before it, not on its order', () => {
    fc.assert(
      fc.property(seed, anyOrder, fc.integer({ min: 0, max: length - 1 }), (from, order, place) => {
        const before = order.filter((token) => token < place);
        const kept = [...before, ...firstOrder.slice(place)];
        const { first, second } = reordered({ seed: from, order: kept, causal: 'on' });
        const rows = [first, second].map(({ output }) => rowView(output, place));
        for (const [col, value] of rows[0]!.entries())
          expect(Math.abs(value - rows[1]![col]!)).toBeLessThan(rounding);
      }),
    );
  });

  test('causal, two layers: the order before it counts', () => {
    expect(presetReordering('lastCausal').residual).toBeLessThan(rounding);
    expect(presetReordering('lastCausalTwo').residual).toBeGreaterThan(0.1);
  });

  test('the mean is lost with positions', () => {
    expect(presetReordering('mean').residual).toBeLessThan(rounding);
    expect(presetReordering('meanPositions').residual).toBeGreaterThan(0.1);
  });
});

describe('by hand', () => {
  const come = 1;

  test('the scores of come: 2, 0 and 3', () => {
    // come = (0, 2, 0, 2): gato (0, 2, 0, 0) → 4 / √4, come (0, 0, 2, 0) → 0, pescado (0, 1, 0, 2) → 6 / √4.
    expect([...rowView(byHand.first.result.scores, come)]).toEqual([2, 0, 3]);
    expect([...rowView(byHand.second.result.scores, come)]).toEqual([3, 0, 2]);
  });

  test('what come receives is the same in both orders', () => {
    const [one, other] = [byHand.first, byHand.second].map(({ result }) =>
      rowView(result.output, come),
    );
    for (const [col, value] of one!.entries()) expect(other![col]).toBeCloseTo(value, 14);
    expect(byHand.newTokens).toEqual(['pescado', 'come', 'gato']);
  });
});

describe('state', () => {
  test.each(names)('%s survives its link, and asks about a cell that it shows', (name) => {
    const state = presetState(name);
    const read = orderState.parse(orderState.serialize(state));
    expect(read.invalid).toEqual([]);
    expect(read.state).toEqual(state);
    expect(askAt(state.view, state.ask)).toEqual(state.ask);
  });

  test('an order is written as one digit a place', () => {
    expect(orderState.serialize({ ...defaults, order: reversed })).toBe(
      'order.v=1&order.order=43210',
    );
  });

  test.each(['', '0123', '012345', '01233', '01235', 'abcde', '0 123', '-1234', '٠١٢٣٤', '1e1e0'])(
    'an order of “%s” is refused',
    (text) => {
      const { state, invalid } = orderState.parse(`order.order=${encodeURIComponent(text)}`);
      expect(invalid).toEqual(['order']);
      expect(state.order).toEqual(defaults.order);
    },
  );

  test('whatever is asked, the view shows it', () => {
    for (const view of views) {
      const shown = Object.values(shownBy(view)).flat() as string[];
      const reordering = reordered({ view });
      for (const matrixName of matrixNames) {
        const cell = askAt(view, { matrix: matrixName, row: 4, col: 4 });
        expect(shown).toContain(cell.matrix);
        expect(() => reorderingProvenance(reordering, cell)).not.toThrow();
      }
    }
  });
});

describe('every number can be asked', () => {
  function shownCells(state: OrderState) {
    const naming = namingOf(state, 'en');
    return Object.values(shownBy(state.view))
      .flat()
      .flatMap((name: MatrixName) =>
        rowLabels(name, naming).flatMap((_, row) =>
          colLabels(name, naming).map((__, col) => ({ matrix: name, row, col })),
        ),
      );
  }

  test.each(names)(
    '%s: the arithmetic of each cell gives the cell, and has a line and a note',
    (name) => {
      for (const view of views) {
        // Most of the presets' orders are their own inverses; this one is not.
        const state = { ...presetState(name), view, order: [1, 2, 4, 0, 3] };
        const reordering = reorderingOf(state);
        for (const cell of shownCells(state)) {
          const { value, expression } = reorderingProvenance(reordering, cell);
          expect(Math.abs(evaluate(expression) - value)).toBeLessThan(rounding);
          for (const locale of ['en', 'es'] as const) {
            const reading = { state, reordering, locale };
            const text = lineOf(reading, cell)
              .map((segment) => segment.text)
              .join('');
            expect(text).not.toMatch(/undefined|NaN/);
            expect(text).toContain(letterOf(cell.matrix, namingOf(state, locale)));
            expect(noteOf(reading, cell)).not.toMatch(/undefined|^$/);
          }
        }
      }
    },
  );

  const isShown = (view: OrderState['view']) => (matrixName: string) =>
    (Object.values(shownBy(view)).flat() as string[]).includes(matrixName);

  function rowsOf(change: Partial<OrderState>, matrixName: string, row: number): number[] {
    const state = { ...defaults, ...change };
    const cells = shownSources(
      reorderingOf(state),
      { matrix: matrixName, row, col: 0 },
      isShown(state.view),
    );
    expect(new Set(cells.map((cell) => cell.matrix)).size).toBe(1);
    return [...new Set(cells.map((cell) => cell.row))].sort();
  }

  test.each([1, 2])('%d layers: an output was computed from all tokens', (layers) => {
    expect(rowsOf({ layers }, 'newOutput', 1)).toEqual([0, 1, 2, 3, 4]);
    expect(rowsOf({ layers, causal: 'on' }, 'newOutput', 1)).toEqual([0, 1]);
    expect(rowsOf({ layers, causal: 'on' }, 'output', 0)).toEqual([0]);
  });

  test('what was moved along came from the row of the same token', () => {
    const order = [2, 0, 1, 3, 4]; // not its own inverse
    expect(rowsOf({ order }, 'movedOutput', 0)).toEqual([2]);
    expect(rowsOf({ order }, 'newTokens', 0)).toEqual([2]);
  });

  test('a moved weight came from the row and the column of the same tokens', () => {
    const reordering = reordered({ view: 'weights', order: [2, 0, 1, 3, 4] });
    const cell = { matrix: 'movedWeights', row: 0, col: 1 };
    expect(shownSources(reordering, cell, isShown('weights'))).toEqual([
      { matrix: 'weights', row: 2, col: 0 },
    ]);
  });

  test('a matrix that there is not is refused', () => {
    expect(() =>
      reorderingProvenance(reordered({}), { matrix: 'nothing', row: 0, col: 0 }),
    ).toThrow(new RangeError('reorderingProvenance: a matrix of the reordering, got nothing'));
  });
});

describe('what is said', () => {
  const t = dictionary.en;

  function said(change: Partial<OrderState>) {
    const state = { ...defaults, ...change };
    return verdictOf({ state, reordering: reorderingOf(state), locale: 'en' });
  }

  test.each<[string, Partial<OrderState>, string]>([
    ['the first order', { order: firstOrder, positions: 'on' }, t.verdicts.firstOrder],
    ['outputs that moved', {}, t.verdicts.output.holds],
    ['positions', { positions: 'on' }, t.verdicts.output.all],
    ['a causal mask', { ...presets.lastTwo }, t.verdicts.output.some('ahora, pescado')],
    ['weights that moved', { view: 'weights' }, t.verdicts.weights.holds],
    [
      'weights under a mask',
      { ...presets.lastTwo, view: 'weights' },
      t.verdicts.weights.some('ahora, pescado'),
    ],
    ['weights with positions', { view: 'weights', positions: 'on' }, t.verdicts.weights.all],
    ['the mean', { view: 'mean' }, t.verdicts.mean.holds],
    ['the mean with positions', { view: 'mean', positions: 'on' }, t.verdicts.mean.lost],
    ['the same token last', { view: 'last' }, t.verdicts.last.holds('ahora')],
    [
      'the same token last, with positions',
      { view: 'last', positions: 'on' },
      t.verdicts.last.lost('ahora'),
    ],
    ['another token last', { view: 'last', order: reversed }, t.verdicts.last.other('El')],
  ])('of %s', (_, change, sentenceSaid) => {
    expect(said(change)).toBe(sentenceSaid);
  });

  test('the largest difference in digits: rounding with one decimal, all else with two', () => {
    const residual = (value: number) => residualOf({ ...reordered({}), residual: value });
    expect(residual(0)).toBe('= 0');
    expect(residual(2 ** -52)).toBe('≈ 2.2×10⁻¹⁶');
    expect(residual(1.2345)).toBe('≈ 1.23');
  });

  test('why rounding is left, or that none is; nothing where there is more', () => {
    const note = (value: number, order = defaults.order) =>
      roundingNote({
        state: defaults,
        reordering: { ...reordered({ order }), residual: value },
        locale: 'en',
      });
    expect(note(2 ** -52)).toBe(t.rounding.some);
    expect(note(0)).toBe(t.rounding.none);
    expect(note(0.5)).toBe('');
    expect(note(0, firstOrder)).toBe('');
  });

  test('a number in full has every digit of its double', () => {
    expect(inFull(-0.1 - 0.2)).toBe('−0.30000000000000004');
    expect(Number(inFull(Math.PI))).toBe(Math.PI);
  });

  test('the zero matrix has no differing row', () => {
    expect(differingRows(zeros(3, 2))).toEqual([]);
  });
});
