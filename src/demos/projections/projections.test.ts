import { describe, expect, test } from 'vitest';
import {
  at,
  attentionParameters,
  createRandom,
  evaluate,
  matmul,
  normalMatrix,
  rowView,
  segmentsText,
  toRows,
  transpose,
} from '#core/index.ts';
import { withCell } from '#components/with-cell.ts';
import { tokens } from './example.ts';
import {
  follower,
  isInput,
  layerOf,
  matrixOf,
  provenanceOf,
  turnedToThemselves,
  unequalPairs,
} from './layer.ts';
import { actual, cellNamer, columnLabels, letterOf, rowLabels } from './names.ts';
import { presetLayer, presetMatrix, presets, presetState, type PresetName } from './presets.ts';
import { lineOf, noteOf, sourcesOf } from './reading.ts';
import {
  askAt,
  comparisons,
  dK,
  dModel,
  dV,
  inputNames,
  madeAt,
  projectionsState,
  roles,
  shapeOf,
  shownBy,
  steps,
  type ProjectionsState,
} from './state.ts';

const [el, gato, come, pescado, ahora] = [0, 1, 2, 3, 4];
const { defaults } = projectionsState;
const names = Object.keys(presets) as PresetName[];

/** Every step with the choices that it shows, hand-set and random. */
const views = (['hand', 'random'] as const).flatMap((from) =>
  steps.flatMap((step): ProjectionsState[] =>
    step === 'project'
      ? roles.flatMap((role) =>
          (['on', 'off'] as const).map((biases) => ({ ...defaults, from, step, role, biases })),
        )
      : comparisons.map((by) => ({ ...defaults, from, step, by, biases: 'on' })),
  ),
);

function cellsOf(state: ProjectionsState) {
  return shownBy(state).flatMap((matrix) => {
    const { rows, cols } = shapeOf(matrix, state);
    return Array.from({ length: rows * cols }, (_, cell) => ({
      matrix,
      row: Math.floor(cell / cols),
      col: cell % cols,
    }));
  });
}

describe('the running example', () => {
  test('by hand: queries, keys and values', () => {
    const { own } = presetLayer('example');
    // come = (0, 0, 2, 0) takes twice row action = (1, 1, 0) of W^Q.
    expect([...rowView(own.queries, come)]).toEqual([2, 2, 0]);
    // pescado = (0, 1, 0, 2): animal (1, 0, 0) + 2 · food (0, 1, 0) of W^K.
    expect([...rowView(own.keys, pescado)]).toEqual([1, 2, 0]);
    // animal (1, 0) + 2 · food (0, 1) of W^V.
    expect([...rowView(own.values, pescado)]).toEqual([1, 2]);
  });

  test('by hand: come and pescado, there and back', () => {
    const products = presetMatrix('compare', 'products');
    expect(at(products, come, pescado)).toBe(6); // (2, 2, 0) · (1, 2, 0)
    expect(at(products, pescado, come)).toBe(4); // (2, 0, 2) · (0, 0, 2)
    expect(at(presetMatrix('compare', 'difference'), come, pescado)).toBe(2);
  });

  test('by hand: what an action looks for', () => {
    // W^Q row action (1, 1, 0) against W^K rows (0,0,0), (1,0,0), (0,0,1), (0,1,0)
    expect([...rowView(presetMatrix('form', 'form'), 2)]).toEqual([0, 1, 0, 1]);
  });
});

describe('what is compared', () => {
  test.each([1, 2, 3, 4, 5])('seed %d: exactly symmetric for X and for one projection', (seed) => {
    const x = normalMatrix(tokens.length, dModel, createRandom(seed));
    for (const by of ['none', 'shared'] as const) {
      const layer = layerOf({ ...defaults, x, from: 'random', seed, by });
      const { products } = layer.compared;
      expect(unequalPairs(layer)).toBe(0);
      expect(toRows(transpose(products))).toEqual(toRows(products));
      // No product is larger than the largest on the diagonal.
      const diagonal = tokens.map((_, i) => at(products, i, i));
      expect(Math.max(...products.data)).toBe(Math.max(...diagonal));
    }
    const own = layerOf({ ...defaults, x, from: 'random', seed });
    expect(unequalPairs(own)).toBe(10);
  });

  test.each(comparisons)('%s: products are X M Xᵀ', (by) => {
    const { compared, form, state } = layerOf({ ...defaults, from: 'random', by });
    const through = matmul(matmul(state.x, form), transpose(state.x));
    for (const [cell, value] of through.data.entries())
      expect(compared.products.data[cell]).toBeCloseTo(value, 12);
  });

  test('nothing projected: X with X, on the scale of its own width', () => {
    const { compared, state } = layerOf({ ...defaults, by: 'none' });
    expect(compared.queries).toEqual(state.x);
    expect(compared.products).toEqual(matmul(state.x, transpose(state.x)));
    expect(at(compared.scores, come, come)).toBe(4 / Math.sqrt(4));
  });

  test('one projection: the queries are the keys, biases and all', () => {
    const { compared } = layerOf({ ...presetState('keyBias'), by: 'shared' });
    expect(compared.queries).toEqual(compared.keys);
    expect(compared.keys).toEqual(presetMatrix('keyBias', 'keys'));
  });

  test('random projections are the core’s, from the seed', () => {
    const { parameters } = layerOf({ ...defaults, from: 'random', seed: 3 });
    expect(parameters).toEqual(attentionParameters(dModel, createRandom(3), { dK, dV }));
  });
});

describe('every number can be asked', () => {
  test('in every view, the arithmetic of each shown cell gives what is shown', () => {
    for (const state of views) {
      const layer = layerOf(state);
      for (const cell of cellsOf(state)) {
        const shown = at(matrixOf(layer, cell.matrix), cell.row, cell.col);
        const { value, expression } = provenanceOf(layer, cell);
        expect(value).toBe(shown);
        expect(evaluate(expression)).toBeCloseTo(shown, 12);
      }
    }
  });

  test('what lights up is in view; a product lights up its pair', () => {
    for (const state of views) {
      const layer = layerOf(state);
      const shown: readonly string[] = shownBy(state);
      for (const cell of cellsOf(state)) {
        const sources = sourcesOf(layer, cell);
        expect(sources.every(({ matrix }) => shown.includes(matrix))).toBe(true);
        if (state.step === 'compare' && cell.matrix === 'products')
          expect(sources).toContainEqual({ ...cell, row: cell.col, col: cell.row });
      }
    }
  });

  test('every cell has a line and a sentence, in both languages', () => {
    for (const state of views) {
      const layer = layerOf(state);
      for (const cell of cellsOf(state))
        for (const locale of ['en', 'es'] as const) {
          expect(segmentsText(lineOf(layer, cell, locale))).not.toMatch(/undefined|NaN/);
          expect(noteOf(layer, cell, locale)).toMatch(/^\S.*\.$/);
          expect(noteOf(layer, cell, locale)).not.toContain('undefined');
        }
    }
  });

  test('a product stands beside that of its pair, a letter above another is raised', () => {
    const line = (name: PresetName) =>
      segmentsText(lineOf(presetLayer(name), presetState(name).ask, 'en'));
    expect(line('compare')).toBe(
      'QKᵀ[come, pescado] = 2·1 + 2·2 + 0·0 = 6  ↔  QKᵀ[pescado, come] = 4',
    );
    expect(line('output')).toMatch(/^OW\^\(O\)\[come, animal\] ≈ /);
    const state = { ...defaults, ask: { matrix: 'queryProjection', row: 2, col: 1 } };
    const segments = lineOf(layerOf(state), state.ask, 'en');
    expect(segments.slice(0, 3).map(({ text, superscript }) => [text, superscript])).toEqual([
      ['W', undefined],
      ['Q', true],
      ['[action, object]', undefined],
    ]);
    expect(segmentsText(segments)).toBe('W^(Q)[action, object] = 1  →  Q[come, object] = 2');
  });

  test('a matrix has as many labels as rows and columns', () => {
    for (const state of views)
      for (const name of shownBy(state)) {
        const { rows, cols } = matrixOf(layerOf(state), name);
        expect(shapeOf(name, state)).toMatchObject({ rows, cols });
        expect(rowLabels(name, state, 'en')).toHaveLength(rows);
        expect(columnLabels(name, state, 'es')).toHaveLength(cols);
      }
  });

  test('columns of what was drawn at random have numbers, not meanings', () => {
    const state = { ...defaults, from: 'random' } as const;
    expect(cellNamer(state, 'en')({ matrix: 'queries', row: come, col: 1 })).toBe('Q[come, 1]');
    expect(cellNamer(defaults, 'en')({ matrix: 'queries', row: come, col: 1 })).toBe(
      'Q[come, object]',
    );
  });

  test('what stands in for another matrix goes by that one’s letter', () => {
    const bare = { ...defaults, step: 'compare', by: 'none' } as const;
    expect([letterOf('queries', bare), letterOf('products', bare)]).toEqual(['X', 'XXᵀ']);
    const shared = { ...defaults, step: 'form', by: 'shared' } as const;
    expect(letterOf('queryProjection', shared)).toBe('W^K');
    expect(actual('queries', { ...defaults, by: 'shared' })).toBe('queries');
  });
});

describe('what follows from an input', () => {
  test('the cell shown beside it changes with it', () => {
    const random = createRandom(5);
    const drawn = Object.fromEntries(
      inputNames.map((name) => {
        const { rows, cols } = defaults[name];
        return [name, normalMatrix(rows, cols, random)];
      }),
    );
    for (const view of views.filter(({ from }) => from === 'hand')) {
      // No number of these is 0, so each counts in what is made of it.
      const state = { ...view, ...drawn };
      const layer = layerOf(state);
      for (const { matrix, row, col } of cellsOf(state)) {
        if (!isInput(matrix) || actual(matrix, state) !== matrix) continue;
        const made = follower(layer, { matrix, row, col })!;
        const changed = layerOf({ ...state, [matrix]: withCell(state[matrix], row, col, 5) });
        const [before, after] = [layer, changed].map((one) =>
          at(matrixOf(one, made.matrix as 'form'), made.row, made.col),
        );
        expect([matrix, row, col, after]).not.toEqual([matrix, row, col, before]);
      }
    }
  });

  test('nothing follows from what is only shown', () => {
    const layer = layerOf({ ...defaults, step: 'compare', by: 'none' });
    expect(follower(layer, { matrix: 'queries', row: 1, col: 1 })).toBeUndefined();
  });
});

describe('what the chapter says of its presets', () => {
  const weights = (name: PresetName) => presetMatrix(name, 'weights');
  const own = weights('weights');

  test('bare, longer: only ahora prefers another', () => {
    expect(unequalPairs(presetLayer('bare'))).toBe(0);
    expect(turnedToThemselves(presetLayer('bareWeights'))).toBe(4);
    const row = rowView(weights('longer'), ahora);
    expect(Math.max(...row)).toBe(row[come]);
    expect(row[come]).toBeGreaterThan(row[ahora]!);
  });

  test('bareWeights: symmetric products, weights that are not', () => {
    expect(at(weights('bareWeights'), come, ahora)).toBeLessThan(
      at(weights('bareWeights'), ahora, come) - 0.1,
    );
  });

  test('with two projections nobody prefers itself', () => {
    expect(turnedToThemselves(presetLayer('weights'))).toBe(0);
  });

  test('sharedForm: symmetric; form: not', () => {
    const shared = presetMatrix('sharedForm', 'form');
    expect(shared).toEqual(transpose(shared));
    const form = presetMatrix('form', 'form');
    expect([at(form, 2, 3), at(form, 3, 2)]).toEqual([1, 0]);
  });

  test('traded: other queries and keys, the same weights to the last bit', () => {
    expect(weights('traded')).toEqual(own);
    expect(presetMatrix('traded', 'queries')).not.toEqual(presetMatrix('weights', 'queries'));
  });

  test('swapped: the products transposed', () => {
    expect(presetMatrix('swapped', 'products')).toEqual(
      transpose(presetMatrix('compare', 'products')),
    );
  });

  test('keyBias: other products, the same weights; queryBias: other weights', () => {
    expect(presetMatrix('keyBias', 'products')).not.toEqual(presetMatrix('weights', 'products'));
    for (const [cell, weight] of weights('keyBias').data.entries())
      expect(weight).toBeCloseTo(own.data[cell]!, 14);
    expect(at(weights('queryBias'), come, pescado)).toBeLessThan(0.1);
  });

  test('zeros: all weights equal', () => {
    expect(new Set(weights('zeros').data)).toEqual(new Set([0.2]));
  });

  test('random: all pairs differ but come and ahora, for any seed', () => {
    for (const seed of [7, 8, 9, 10]) {
      const layer = layerOf({ ...presetState('random'), seed });
      expect(unequalPairs(layer)).toBe(9);
      expect(at(layer.difference, come, ahora)).toBe(0);
      for (const by of ['none', 'shared'] as const)
        expect(unequalPairs(layerOf({ ...presetState('random'), seed, by }))).toBe(0);
    }
    expect(weights('randomWeights')).not.toEqual(
      matrixOf(layerOf({ ...presetState('randomWeights'), seed: 8 }), 'weights'),
    );
  });

  test('output: alive goes to animal, edible to food', () => {
    const [mixtures, output] = [
      presetMatrix('output', 'mixtures'),
      presetMatrix('output', 'output'),
    ];
    for (const row of [el, gato, come, pescado, ahora])
      expect([...rowView(output, row)]).toEqual([0, at(mixtures, row, 0), 0, at(mixtures, row, 1)]);
  });

  test.each(names)('%s survives its link, and asks about a cell that its step shows', (name) => {
    const state = presetState(name);
    const { state: read, invalid } = projectionsState.parse(projectionsState.serialize(state));
    expect(invalid).toEqual([]);
    expect(read).toEqual(state);
    expect(shownBy(state)).toContain(state.ask.matrix);
  });
});

describe('asking', () => {
  test('wherever one comes from, what is asked is shown', () => {
    // The last cell of each matrix: the likeliest to have no place elsewhere.
    const asked = views.flatMap((state) =>
      shownBy(state).map((matrix) => {
        const { rows, cols } = shapeOf(matrix, state);
        return { matrix, row: rows - 1, col: cols - 1 };
      }),
    );
    for (const state of views.filter(({ from }) => from === 'hand')) {
      const lost = asked
        .flatMap((cell) => [askAt(state, cell), madeAt(state, cell)])
        .filter(({ matrix, row, col }) => {
          const { rows, cols } = shapeOf(matrix as 'x', state);
          return !shownBy(state).includes(matrix as 'x') || row >= rows || col >= cols;
        });
      expect(lost).toEqual([]);
    }
  });

  test('stays in the row of a token and in the pair', () => {
    const weighing = { ...defaults, step: 'weights' } as const;
    expect(madeAt(weighing, { matrix: 'products', row: ahora, col: gato })).toEqual({
      matrix: 'weights',
      row: ahora,
      col: gato,
    });
    expect(madeAt(weighing, { matrix: 'keyProjection', row: el, col: 0 })).toEqual({
      matrix: 'weights',
      row: come,
      col: pescado,
    });
  });
});
