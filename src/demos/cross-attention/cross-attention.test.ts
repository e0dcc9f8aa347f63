import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  attention,
  evaluate,
  matrix,
  operands,
  permuteRows,
  provenanceText,
  rowView,
  scaledDotProductAttention,
  segmentsText,
  toRows,
  transpose,
  type CellRef,
} from '#core/index.ts';
import { readable } from '#components/readable.ts';
import { cross } from '#i18n/cross-attention.ts';
import {
  crossAttention,
  isKnown,
  matrixOf,
  provenanceOf,
  withFeature,
  type Cross,
  type MatrixName,
} from './cross.ts';
import { lexicon, lookUp, width } from './lexicon.ts';
import { cellNamer, columnLabels, letters, rowLabels } from './names.ts';
import { presetMatrix, presetResult, presets, presetState, type PresetName } from './presets.ts';
import { lineOf, noteOf } from './reading.ts';
import { longestText, mostTokens, pad, split, tokensOf, wordOf } from './sentence.ts';
import { askAt, crossState, mostPadding, shownBy, views, type CrossState } from './state.ts';

const { defaults } = crossState;
const names = Object.keys(presets) as PresetName[];
/** Presets that do more than look elsewhere. */
const distinct = names.filter((name) =>
  Object.keys(presets[name]).some((field) => field !== 'view' && field !== 'ask'),
);
const matrices = Object.keys(letters) as MatrixName[];

const [the, cat, is, eating, fish, now] = [0, 1, 2, 3, 4, 5];
const [el, gato, come, pescado, ahora] = [0, 1, 2, 3, 4];

function computed(change: Partial<CrossState> = {}): Cross {
  return crossAttention({ ...defaults, ...change });
}

function weight(preset: PresetName, row: number, col: number): number {
  return at(presetMatrix(preset, 'weights'), row, col);
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, x) => total + x, 0);
}

describe('a sentence', () => {
  test('is cut where there are spaces, in whatever script, and after eight tokens', () => {
    expect(tokensOf('  El  gato\tcome ')).toEqual(['El', 'gato', 'come']);
    expect(tokensOf('猫 は 魚 を 食べる')).toEqual(['猫', 'は', '魚', 'を', '食べる']);
    expect(tokensOf(' \u00A0 ')).toEqual([]);
    expect(tokensOf('a b c d e f g h i j')).toHaveLength(mostTokens);
  });

  test('a token is looked up without its punctuation, in small letters, composed', () => {
    expect(wordOf('¡Pescado!')).toBe('pescado');
    expect(wordOf('PA\u0301JARO,')).toBe('pájaro');
    expect(wordOf("don't")).toBe("don't");
    expect(wordOf('…')).toBe('…');
    expect(wordOf(pad)).toBe(pad);
  });

  test('a word is looked up as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (token) => {
        expect(wordOf(wordOf(token))).toBe(wordOf(token));
      }),
    );
  });
});

describe('the lexicon', () => {
  test('has each word once, with five features', () => {
    const words = lexicon.flatMap(({ spanish, english }) => [...spanish, ...english]);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) {
      expect(lookUp(word)).toHaveLength(width);
      expect(wordOf(word)).toBe(word);
    }
  });

  test('knows every word of the first state, and gives counterparts the same features', () => {
    const { source, target } = computed();
    for (const token of [...source, ...target]) expect(isKnown(token, new Map())).toBe(true);
    expect(lookUp('gato')).toEqual(lookUp('cat'));
    expect(lookUp('toString')).toBeUndefined();
  });
});

describe('two sentences', () => {
  const { x, context, head, parameters, mask } = computed();

  test('by hand: the row of cat', () => {
    // cat = (0, 2, 0, 0, 0), times W^Q: 2·2 = 4 of animal.
    expect([...rowView(head.queries, cat)]).toEqual([0, 4, 0, 0]);
    // gato is 2 of animal: 4·2; pescado 1: 4·1. √4 = 2.
    expect([...rowView(head.products, cat)]).toEqual([0, 8, 0, 4, 0]);
    expect([...rowView(head.scores, cat)]).toEqual([0, 4, 0, 2, 0]);
    const total = 1 + Math.exp(-2) + 3 * Math.exp(-4);
    expect(weight('example', cat, gato)).toBeCloseTo(1 / total, 12);
    expect(weight('example', cat, pescado)).toBeCloseTo(Math.exp(-2) / total, 12);
    // gato hands over (2, 0), come (1, 1), pescado (1, 2), the others nothing.
    const [few, some] = [Math.exp(-4) / total, Math.exp(-2) / total];
    expect(at(head.output, cat, 0)).toBeCloseTo(2 / total + few + some, 12);
    expect(at(head.output, cat, 1)).toBeCloseTo(few + 2 * some, 12);
  });

  test('n rows from the target, m columns from the source', () => {
    const shape = (name: MatrixName) => {
      const { rows, cols } = matrixOf(computed(), name);
      return [rows, cols];
    };
    expect(shape('x')).toEqual([6, 5]);
    expect(shape('context')).toEqual([5, 5]);
    expect(shape('queries')).toEqual([6, 4]);
    expect(shape('keys')).toEqual([5, 4]);
    expect(shape('values')).toEqual([5, 2]);
    for (const name of ['products', 'mask', 'scores', 'weights'] as const)
      expect(shape(name)).toEqual([6, 5]);
    expect(shape('output')).toEqual([6, 2]);
  });

  test('is the core’s attention with a context, up to its output projection', () => {
    const outputProjection = matrix([
      [1, 0],
      [0, 1],
    ]);
    const layer = attention({ ...parameters, outputProjection }, x, { context, mask });
    expect(layer.weights).toEqual(head.weights);
    expect(layer.output).toEqual(head.output);
  });

  test('keys of one side and values of the other are refused', () => {
    const other = presetResult('swapped').head.values;
    expect(() => scaledDotProductAttention(head.queries, head.keys, other)).toThrow(
      'one value per key, got keys 5×4, values 6×2',
    );
  });

  test('a target word that goes leaves every other row as it is, to the last bit', () => {
    expect(toRows(presetMatrix('withoutNow', 'weights'))).toEqual(
      toRows(presetMatrix('example', 'weights')).slice(0, now),
    );
  });

  test('a source word that goes changes every row', () => {
    const after = presetMatrix('withoutAhora', 'weights');
    for (const row of [the, cat, is, eating, fish, now])
      for (const col of [el, gato, come, pescado])
        expect(at(after, row, col)).toBeGreaterThan(weight('example', row, col));
  });

  test('a permuted source permutes the columns and leaves the output, to rounding', () => {
    const words = ['El', 'gato', 'come', 'pescado', 'ahora'];
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    fc.assert(
      fc.property(order, (places) => {
        const shuffled = computed({ source: places.map((place) => words[place]).join(' ') });
        const columns = transpose(permuteRows(transpose(head.weights), places));
        for (const [cell, value] of shuffled.head.weights.data.entries())
          expect(value).toBeCloseTo(columns.data[cell]!, 14);
        for (const [cell, value] of shuffled.head.output.data.entries())
          expect(value).toBeCloseTo(head.output.data[cell]!, 14);
      }),
    );
  });

  test('a permuted target permutes the rows', () => {
    const order = [now, the, cat, is, eating, fish];
    expect(presetMatrix('reordered', 'weights')).toEqual(permuteRows(head.weights, order));
  });
});

describe('masks', () => {
  test('padding under its mask is as if it were not there, to the last bit', () => {
    for (let padding = 1; padding <= mostPadding; padding++) {
      const padded = computed({ padding }).head;
      const plain = computed().head;
      expect(toRows(padded.weights).map((row) => row.slice(0, 5))).toEqual(toRows(plain.weights));
      expect(toRows(padded.weights).flatMap((row) => row.slice(5))).toEqual(
        Array<number>(6 * padding).fill(0),
      );
      expect(padded.output).toEqual(plain.output);
    }
  });

  test('… whatever its features', () => {
    expect(presetResult('loudPadding').head.weights).toEqual(presetResult('padded').head.weights);
  });

  test('without the mask every row gives it a share', () => {
    for (const row of [the, cat, is, eating, fish, now])
      expect(weight('unpadded', row, 5)).toBeGreaterThan(0);
  });

  test('the causal mask by mistake: target token i sees source tokens 0 to i', () => {
    const { head, mask } = presetResult('causal');
    for (let i = 0; i < mask.rows; i++)
      for (let j = 0; j < mask.cols; j++)
        if (j > i) expect(at(head.weights, i, j)).toBe(0);
        else expect(at(head.weights, i, j)).toBeGreaterThan(0);
  });

  test('both together forbid what either forbids', () => {
    const { mask } = computed({ padding: 1, causal: 'on', source: 'El gato' });
    expect(mask.allowed.slice(0, 6)).toEqual([true, false, false, true, true, false]);
    expect(mask.allowed.slice(-3)).toEqual([true, true, false]);
  });
});

describe('what the chapter says', () => {
  test('come is looked at by is and by eating; columns add up to anything, rows to 1', () => {
    const { weights } = presetResult('example').head;
    for (const row of toRows(weights)) expect(sum(row)).toBeCloseTo(1, 12);
    expect(sum(rowView(transpose(weights), come))).toBeGreaterThan(1.5);
    const shorter = transpose(presetMatrix('shorter', 'weights'));
    for (const col of [el, ahora]) expect(sum(rowView(shorter, col))).toBeLessThan(0.1);
  });

  test('the output of cat is mostly alive, and does not notice a shuffled source', () => {
    expect(at(presetMatrix('example', 'output'), cat, 0)).toBeGreaterThan(1.8);
    expect(at(presetMatrix('shuffled', 'output'), cat, 0)).toBeCloseTo(
      at(presetMatrix('example', 'output'), cat, 0),
      12,
    );
  });

  test('swapped: the products are turned over, the weights are not', () => {
    const [here, there] = [presetResult('example').head, presetResult('swapped').head];
    expect(there.products).toEqual(transpose(here.products));
    expect(weight('swapped', come, is)).not.toBeCloseTo(weight('example', is, come), 1);
  });

  test('padding takes from is; loud padding takes nearly all of cat', () => {
    expect(weight('unpadded', is, come)).toBeLessThan(weight('padded', is, come));
    expect(weight('loudPaddingHeard', cat, 5)).toBeCloseTo(0.5, 2);
  });

  test('a stranger shares out evenly; now, without ahora, among the three that do not repel it', () => {
    expect([...rowView(presetMatrix('stranger', 'weights'), 3)]).toEqual(Array(5).fill(1 / 5));
    const [first, ...others] = rowView(presetMatrix('withoutAhora', 'weights'), now);
    expect(first).toBeLessThan(0.01);
    for (const other of others) expect(other).toBe(others[0]);
  });

  test('equal keys get equal weights', () => {
    expect(weight('twice', 2, 2)).toBe(weight('twice', 2, 4));
    expect(weight('twice', 2, 2)).toBeGreaterThan(0.45);
  });

  test('the causal mask leaves Now with El', () => {
    expect(weight('causal', 0, el)).toBe(1);
    expect(weight('reordered', 0, ahora)).toBeGreaterThan(0.9);
  });

  test.each(names)('%s asks a cell that its view shows', (name) => {
    const state = presetState(name);
    const result = presetResult(name);
    const shape = (matrix: string) => matrixOf(result, matrix as MatrixName);
    expect(askAt(state.view, state.ask, shape)).toEqual(state.ask);
  });
});

describe('every number can be asked', () => {
  const cellsOf = (result: Cross): CellRef[] =>
    matrices.flatMap((name) => {
      const { rows, cols } = matrixOf(result, name);
      return Array.from({ length: rows * cols }, (_, k) => ({
        matrix: name,
        row: Math.floor(k / cols),
        col: k % cols,
      }));
    });

  test.each(['example', ...distinct] as const)(
    '%s: the arithmetic of each cell gives the cell, from cells that exist',
    (name) => {
      const result = presetResult(name);
      for (const cell of cellsOf(result)) {
        const provenance = provenanceOf(result, cell);
        const value = at(matrixOf(result, cell.matrix as MatrixName), cell.row, cell.col);
        expect(provenance.value).toBe(value);
        if (Number.isFinite(value)) expect(evaluate(provenance.expression)).toBeCloseTo(value, 12);
        for (const { matrix: from, row, col } of operands(provenance))
          expect(() => at(matrixOf(result, from as MatrixName), row, col)).not.toThrow();
      }
    },
  );

  test.each(['en', 'es'] as const)('each cell has a line and a sentence: %s', (locale) => {
    for (const name of distinct) {
      const result = presetResult(name);
      for (const cell of cellsOf(result)) {
        expect(segmentsText(lineOf(result, cell, locale))).not.toMatch(/undefined|NaN/);
        expect(noteOf(result, cell, locale)).toMatch(/^[^ ].*[.]$/);
        expect(noteOf(result, cell, locale)).not.toContain('undefined');
      }
    }
  });

  test('an input is followed by what was made of it', () => {
    const text = (preset: PresetName, cell: CellRef) =>
      lineOf(presetResult(preset), cell, 'en')
        .map((segment) => segment.text)
        .join('');
    expect(text('example', { matrix: 'x', row: now, col: 4 })).toBe(
      'X[now, time] = 2  →  Q[now, art/time] = −4',
    );
    expect(text('example', { matrix: 'valueProjection', row: 2, col: 1 })).toBe(
      'W^V[action, edible] = 0.5  →  V[come, edible] = 1',
    );
    expect(text('padded', { matrix: 'mask', row: is, col: 6 })).toBe(
      `M[is, ${pad}] = ✗  →  A[is, ${pad}] = 0`,
    );
  });

  test('a key is made of the source alone, a query of the target alone', () => {
    const from = (cell: CellRef) => operands(provenanceOf(computed(), cell)).map((o) => o.matrix);
    expect(new Set(from({ matrix: 'keys', row: 1, col: 1 }))).toEqual(
      new Set(['context', 'keyProjection']),
    );
    expect(new Set(from({ matrix: 'queries', row: 1, col: 1 }))).toEqual(
      new Set(['x', 'queryProjection']),
    );
    expect(
      provenanceText(provenanceOf(computed(), { matrix: 'queries', row: cat, col: 1 }), {
        nameCell: cellNamer(computed(), 'en'),
        trim: true,
      }),
    ).toBe('Q[cat, animal] = 0·0 + 2·2 + 0·0 + 0·0 + 0·0 = 4');
  });

  test('labels fit the matrices; a word that runs the other way keeps its brackets in place', () => {
    const result = computed({ source: 'קט gato', padding: 1 });
    for (const name of matrices) {
      const { rows, cols } = matrixOf(result, name);
      expect(rowLabels(name, result, 'en')).toHaveLength(rows);
      expect(columnLabels(name, result, 'en')).toHaveLength(cols);
    }
    expect(cellNamer(result, 'en')({ matrix: 'weights', row: 0, col: 0 })).toBe(
      'A[The, \u2068קט\u2069]',
    );
  });

  test('the notes tell strangers and padding from words', () => {
    const t = cross.en.notes;
    const note = (preset: PresetName, cell: CellRef) => noteOf(presetResult(preset), cell, 'en');
    expect(note('stranger', { matrix: 'x', row: 3, col: 0 })).toBe(t.stranger('not'));
    expect(note('stranger', { matrix: 'weights', row: 3, col: 0 })).toBe(t.undecided('not'));
    expect(note('padded', { matrix: 'context', row: 5, col: 0 })).toBe(t.padding);
    expect(note('padded', { matrix: 'scores', row: 0, col: 5 })).toBe(t.forbiddenPadding);
    expect(note('unpadded', { matrix: 'weights', row: 2, col: 5 })).toBe(t.paddingHeard('is'));
    expect(note('causal', { matrix: 'mask', row: 0, col: 4 })).toBe(
      t.forbiddenCausal('Now', 'ahora'),
    );
  });
});

describe('features that the reader gives', () => {
  test('hold for the word wherever it stands, in both sentences', () => {
    const before = computed({ source: 'no y No', target: 'no' });
    const words = withFeature(before, 'No', 2, 3);
    const after = computed({ source: 'no y No', target: 'no', words });
    expect(toRows(after.context).map((row) => row[2])).toEqual([3, 0, 3]);
    expect(at(after.x, 0, 2)).toBe(3);
    expect(isKnown('NO', words)).toBe(true);
  });

  test('are gone when they are the lexicon’s again', () => {
    const words = withFeature(computed(), 'gato', 0, 7);
    expect([...words]).toEqual([['gato', [7, 2, 0, 0, 0]]]);
    expect(withFeature(computed({ words }), 'Gato', 0, 0).size).toBe(0);
  });

  test('of words that stand in neither sentence are forgotten', () => {
    const words = new Map([
      ['tigre', [0, 2, 0, 0, 0]],
      [pad, [1, 1, 1, 1, 1]],
    ]);
    const next = withFeature(computed({ words, padding: 1 }), 'gato', 0, 1);
    expect([...next.keys()]).toEqual([pad, 'gato']);
  });
});

describe('the state', () => {
  const read = (hash: string) => crossState.parse(hash);

  test.each(names)('preset %s can be linked to', (name) => {
    const state = presetState(name);
    const { state: found, invalid } = read(crossState.serialize(state));
    expect(invalid).toEqual([]);
    expect(found).toEqual(state);
  });

  test('sentences of any script, and features of their words, are read back', () => {
    const token = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }).map(wordOf);
    const word = token.filter(
      (each) =>
        split(readable(each)).length === 1 &&
        readable(each) === each &&
        wordOf(each) === each &&
        split(each)[0] === each,
    );
    const entry = fc.tuple(
      word,
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: width, maxLength: width }),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(entry, { maxLength: 4 }),
        (tokens, entries) => {
          const source = tokens.join(' ').slice(0, longestText);
          fc.pre(readable(source) === source);
          const state = { ...defaults, source, words: new Map(entries) };
          const { state: found, invalid } = read(crossState.serialize(state));
          expect(invalid).toEqual([]);
          expect(found).toEqual(state);
        },
      ),
    );
  });

  test.each([
    ['source', ''],
    ['source', '%20%20'],
    ['target', 'a'.repeat(longestText + 1)],
    ['padding', '4'],
    ['mask', 'yes'],
    ['words', 'gato 1 2 3'],
    ['words', 'gato 1 2 3 4 x'],
    ['words', 'Gato! 1 2 3 4 5'],
    ['words', Array.from({ length: 18 }, (_, k) => `w${k} 0 0 0 0 1`).join(' ')],
    ['ask', 'weights.8.0'],
    ['queryProjection', '1,2;3,4'],
  ])('%s=%s is not read', (field, text) => {
    const { state, invalid } = read(`#cross.${field}=${text}`);
    expect(invalid).toEqual([field]);
    expect(state).toEqual(defaults);
  });

  test('what turns the direction of text round is left out', () => {
    expect(read('#cross.source=a%E2%80%AEb').state.source).toBe('a b');
  });

  test('the longest link is shorter than what is read', () => {
    const long = Array.from({ length: 8 }, (_, k) => `${'語'.repeat(8)}${k}`).join(' ');
    const words = new Map(
      split(long).map((token) => [token, Array<number>(width).fill(-0.123456)]),
    );
    const state = {
      ...defaults,
      source: long.slice(0, longestText),
      target: long.slice(0, longestText),
      words,
    };
    expect(crossState.serialize(state).length).toBeLessThan(8192);
  });

  test('the asked cell is always one that the view shows, inside the sentences', () => {
    const cell = fc.record({
      matrix: fc.constantFrom(...matrices),
      row: fc.nat({ max: 10 }),
      col: fc.nat({ max: 10 }),
    });
    const small = computed({ source: 'gato', target: 'cat cat', padding: 1 });
    const shape = (name: string) => matrixOf(small, name as MatrixName);
    fc.assert(
      fc.property(cell, fc.constantFrom(...views), (asked, view) => {
        const { matrix: name, row, col } = askAt(view, asked, shape);
        expect(shownBy[view]).toContain(name);
        expect(row).toBeLessThan(shape(name).rows);
        expect(col).toBeLessThan(shape(name).cols);
      }),
    );
  });
});
