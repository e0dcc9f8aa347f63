import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addPositions,
  at,
  evaluate,
  isAllowed,
  rowView,
  sinusoidalEncoding,
  type CellRef,
} from '#core/index.ts';
import { readable } from '#components/readable.ts';
import { pipelineText } from '#i18n/pipeline.ts';
import { cellNamer, colLabels, rowLabels, shownToken, tokenLabels } from './names.ts';
import { dModel, headWidth, numHeads, numberTokens, pipeline } from './pipeline.ts';
import { presets, presetMatrix, presetResult, presetState, type PresetName } from './presets.ts';
import { lineOf, noteOf, provenanceOf, sourcesOf } from './reading.ts';
import type { views } from './state.ts';
import { askAt, matrixNames, matrixOf, pipelineState, shownBy } from './state.ts';
import { longestText, mostTokens, split, tokensOf } from './tokens.ts';

const all = Object.keys(presets) as PresetName[];

describe('tokens', () => {
  test.each([
    ['words, without the spaces', '  El  gato\tcome ', ['El', 'gato', 'come']],
    ['punctuation is tokens', '¿Come, gato?', ['¿', 'Come', ',', 'gato', '?']],
    [
      'a number is one, and so is a contraction',
      "It doesn't cost 3.50",
      ['It', "doesn't", 'cost', '3.50'],
    ],
    ['an emoji of several characters is one', '🐈‍⬛ come 🐟👨‍👩‍👧🇪🇸', ['🐈‍⬛', 'come', '🐟', '👨‍👩‍👧', '🇪🇸']],
    ['Arabic', 'القط يأكل', ['القط', 'يأكل']],
    ['Devanagari, whose vowels are marks', 'बिल्ली मछली', ['बिल्ली', 'मछली']],
    ['tokens may be repeated', 'come y come', ['come', 'y', 'come']],
    ['capitals count', 'El el', ['El', 'el']],
  ])('%s', (_, text, tokens) => expect(split(text)).toEqual(tokens));

  test('Japanese is cut without spaces, and nothing of it is lost', () => {
    const tokens = split('猫は魚を食べる');
    expect(tokens.length).toBeGreaterThan(1);
    expect(tokens.join('')).toBe('猫は魚を食べる');
  });

  test('an accent written as one character or as two gives the same token', () => {
    expect(split('camio\u0301n cami\u00F3n')).toEqual(['cami\u00F3n', 'cami\u00F3n']);
  });

  test('marks of direction do not make another token', () => {
    expect(split('\u200Fשלום\u200F שלום')).toEqual(['שלום', 'שלום']);
  });

  test.each([
    ['nothing', ''],
    ['spaces', ' \t\n\u3000'],
    ['what has no shape', '\u200B\u2060\uFE0F\u3164'],
    ['controls', '\u0000\u202E\u2069'],
    ['half a character', '\uD83D'],
  ])('no token: %s', (_, text) => expect(split(text)).toEqual([]));

  test('the first 24 are used', () => {
    const many = Array.from({ length: 30 }, (_, i) => `t${i}`);
    expect(split(many.join(' '))).toHaveLength(30);
    expect(tokensOf(many.join(' '))).toEqual(many.slice(0, mostTokens));
  });

  test('any text: no token is blank or holds a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const token of split(text)) {
          expect(token.trim()).not.toBe('');
          expect(token).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        }
      }),
    );
  });
});

describe('the pipeline', () => {
  const options = { seed: 7, positions: true, causal: false };

  test('ids are places in the sorted vocabulary', () => {
    expect(numberTokens(['pez', 'grande', 'come', 'pez', 'chico'])).toEqual({
      vocabulary: ['chico', 'come', 'grande', 'pez'],
      ids: [3, 2, 1, 3, 0],
    });
  });

  test('the same token has the same embedding wherever it stands, and positions tell them apart', () => {
    const { embeddings, x } = pipeline(['pez', 'grande', 'come', 'pez', 'chico'], options);
    expect(rowView(embeddings, 3)).toEqual(rowView(embeddings, 0));
    expect(rowView(embeddings, 1)).not.toEqual(rowView(embeddings, 0));
    expect(rowView(x, 3)).not.toEqual(rowView(x, 0));
  });

  test('a token keeps its embedding when the sentence around it changes; another seed gives another', () => {
    const gato = (tokens: string[], seed: number) =>
      rowView(pipeline(tokens, { ...options, seed }).embeddings, tokens.indexOf('gato'));
    expect(gato(['un', 'gato', 'negro'], 7)).toEqual(gato(['El', 'come', 'gato'], 7));
    expect(gato(['El', 'gato'], 8)).not.toEqual(gato(['El', 'gato'], 7));
  });

  test('positions are the sinusoids, added, and switched off they are not', () => {
    const on = pipeline(['a', 'b', 'c'], options);
    expect(on.x).toEqual(addPositions(on.embeddings, sinusoidalEncoding(3, dModel)));
    expect(pipeline(['a', 'b', 'c'], { ...options, positions: false }).x).toEqual(on.embeddings);
  });

  test('positions and mask change no embedding and no parameter', () => {
    const first = pipeline(['a', 'b'], options);
    const other = pipeline(['a', 'b'], { seed: 7, positions: false, causal: true });
    expect(other.embeddings).toEqual(first.embeddings);
    expect(other.parameters).toEqual(first.parameters);
  });

  test('repeated tokens without positions get the same output', () => {
    const { attention } = presetResult('fishOutput');
    expect(rowView(attention.output, 3)).toEqual(rowView(attention.output, 0));
  });

  test('causal: no weight above the diagonal, in any head, and later tokens change nothing earlier', () => {
    const causal = { ...options, causal: true };
    const { attention } = pipeline(['a', 'b', 'c', 'd'], causal);
    for (const { weights } of attention.heads)
      for (let row = 0; row < 4; row++)
        for (let col = row + 1; col < 4; col++) expect(at(weights, row, col)).toBe(0);
    const other = pipeline(['a', 'b', 'c', 'z'], causal).attention.output;
    for (let row = 0; row < 3; row++)
      expect(rowView(other, row)).toEqual(rowView(attention.output, row));
    expect(rowView(other, 3)).not.toEqual(rowView(attention.output, 3));
  });

  test('24 tokens: every stage has its shape', () => {
    const tokens = Array.from({ length: 24 }, (_, i) => `t${i % 20}`);
    const computed = pipeline(tokens, options);
    const shape = (name: (typeof matrixNames)[number]) => {
      const { rows, cols } = matrixOf(computed, name, 3);
      return [rows, cols];
    };
    expect(shape('table')).toEqual([20, dModel]);
    for (const name of ['embeddings', 'encoding', 'x', 'concatenated', 'output'] as const)
      expect(shape(name)).toEqual([24, dModel]);
    for (const name of ['queries', 'keys', 'values'] as const)
      expect(shape(name)).toEqual([24, headWidth]);
    for (const name of ['scores', 'weights'] as const) expect(shape(name)).toEqual([24, 24]);
  });

  test('what the text says: the running sentence turned round gives come the same without positions only', () => {
    const come = (name: PresetName) => rowView(presetMatrix(name, 'output'), 2);
    for (const [col, value] of come('noPositions').entries())
      expect(come('turnedNoPositions')[col]).toBeCloseTo(value, 12);
    expect(come('turned')[0]!.toFixed(2)).not.toBe(come('output')[0]!.toFixed(2));
  });
});

describe('asking', () => {
  test.each(all)('%s: each cell’s arithmetic evaluates to its value, in every head', (name) => {
    const computed = presetResult(name);
    for (let head = 0; head < numHeads; head++)
      for (const matrix of matrixNames) {
        const { rows, cols, data } = matrixOf(computed, matrix, head);
        for (const [cell, value] of data.entries()) {
          const [row, col] = [Math.floor(cell / cols), cell % cols];
          const provenance = provenanceOf(computed, head, { matrix, row, col });
          expect(provenance.cell).toEqual({ matrix, row, col });
          expect(provenance.value).toBe(value);
          expect(evaluate(provenance.expression)).toBeCloseTo(value, 12);
          expect(rows).toBeGreaterThan(row);
        }
      }
  });

  test('sources are what the view shows of the operands', () => {
    const computed = presetResult('fish');
    const of = (view: (typeof views)[number], cell: CellRef) =>
      sourcesOf(computed, { view, head: 0 }, cell).map(
        ({ matrix, row, col }) => `${matrix}.${row}.${col}`,
      );
    expect(of('embeddings', { matrix: 'embeddings', row: 1, col: 5 })).toEqual(['table.2.5']);
    expect(of('positions', { matrix: 'x', row: 1, col: 5 })).toEqual([
      'embeddings.1.5',
      'encoding.1.5',
    ]);
    expect(of('positions', { matrix: 'encoding', row: 1, col: 5 })).toEqual([]);
    expect(of('projections', { matrix: 'keys', row: 2, col: 1 })).toEqual(
      Array.from({ length: dModel }, (_, col) => `x.2.${col}`),
    );
    expect(of('weights', { matrix: 'weights', row: 2, col: 1 }).sort()).toEqual(
      Array.from({ length: 5 }, (_, col) => `scores.2.${col}`),
    );
    const mixed = of('concatenated', { matrix: 'concatenated', row: 2, col: 3 });
    expect(mixed.filter((cell) => cell.startsWith('weights.2.'))).toHaveLength(5);
    expect(mixed).toContain('values.4.3');
    // Column 4 belongs to head 1, which is not shown.
    expect(of('concatenated', { matrix: 'concatenated', row: 2, col: 4 })).toEqual([]);
    expect(of('output', { matrix: 'output', row: 2, col: 4 })).toHaveLength(dModel);
  });

  test('a line names its cells by their tokens, and a note says what it is', () => {
    const computed = presetResult('fishPositions');
    const text = (cell: CellRef) =>
      lineOf(computed, 0, cell)
        .map((segment) => segment.text)
        .join('');
    expect(text({ matrix: 'ids', row: 3, col: 0 })).toBe('id[pez₂] = 3');
    expect(text({ matrix: 'embeddings', row: 3, col: 2 })).toMatch(
      /^X\[pez₂, 2\] = E\[pez, 2\] ≈ /,
    );
    expect(text({ matrix: 'encoding', row: 0, col: 1 })).toMatch(/^PE\[0, 1\] = cos\(.+ = 1$/);
    expect(text({ matrix: 'weights', row: 3, col: 0 })).toMatch(/^A₀\[pez₂, pez₁\] ≈ /);
    const note = (cell: CellRef) => noteOf(computed, 0, cell, 'en');
    const t = pipelineText.en.notes;
    expect(note({ matrix: 'embeddings', row: 3, col: 2 })).toBe(t.embeddingsRepeated('pez', 2));
    expect(note({ matrix: 'embeddings', row: 2, col: 2 })).toBe(t.embeddings('come'));
    expect(note({ matrix: 'concatenated', row: 2, col: 6 })).toBe(t.concatenated('come', 6, 1, 2));
  });

  test('a forbidden cell says so', () => {
    const computed = presetResult('causal');
    const cell = { matrix: 'weights', row: 2, col: 4 };
    expect(isAllowed(computed.mask.mask!, 2, 4)).toBe(false);
    expect(noteOf(computed, 0, cell, 'es')).toBe(pipelineText.es.notes.forbidden('come', 'ahora'));
    expect(noteOf(computed, 0, { ...cell, col: 1 }, 'es')).toBe(
      pipelineText.es.notes.weights('come', 'gato', 0),
    );
  });

  test('in each view every matrix has a note, in both languages', () => {
    const computed = presetResult('fish');
    for (const matrix of matrixNames)
      for (const locale of ['en', 'es'] as const)
        expect(noteOf(computed, 1, { matrix, row: 0, col: 0 }, locale)).not.toBe('');
  });
});

describe('labels', () => {
  test('repeated tokens are numbered, the others are not', () => {
    expect(tokenLabels(['pez', 'come', 'pez'])).toEqual(['pez₁', 'come', 'pez₂']);
    expect(tokenLabels(Array<string>(12).fill('a')).at(-1)).toBe('a₁₂');
  });

  test('a long token is cut between letters, never inside one', () => {
    expect(shownToken('a'.repeat(16))).toBe('a'.repeat(16));
    expect(shownToken('👨‍👩‍👧'.repeat(20))).toBe(`${'👨‍👩‍👧'.repeat(15)}…`);
  });

  test('a mark without a letter stands on a dotted circle', () =>
    expect(shownToken('\u0301')).toBe('◌\u0301'));

  test('a word from right to left does not turn the brackets around it', () => {
    const computed = pipeline(['שלום', 'a'], { seed: 1, positions: true, causal: false });
    expect(cellNamer(computed, 2)({ matrix: 'weights', row: 0, col: 1 })).toBe(
      'A₂[\u2068שלום\u2069, a]',
    );
  });

  test('as many labels as rows and columns', () => {
    const computed = presetResult('fish');
    for (const name of matrixNames) {
      const { rows, cols } = matrixOf(computed, name, 0);
      expect(rowLabels(name, computed)).toHaveLength(rows);
      expect(colLabels(name, computed)).toHaveLength(cols);
    }
  });
});

describe('the state', () => {
  test.each(all)('%s: survives its link, and the view shows what is asked', (name) => {
    const state = presetState(name);
    const parsed = pipelineState.parse(`#${pipelineState.serialize(state)}`);
    expect(parsed).toEqual({ state, invalid: [], present: true });
    expect(shownBy[state.view]).toContain(state.ask.matrix);
    expect(askAt(state, state.ask, presetResult(name))).toEqual(state.ask);
  });

  test.each([
    ['empty', ''],
    ['blank', '\u200B \u3000'],
    ['too long', 'a'.repeat(longestText + 1)],
  ])('a sentence that is %s gives the running one', (_, text) => {
    const parsed = pipelineState.parse(`#pipe.sentence=${encodeURIComponent(text)}`);
    expect(parsed.invalid).toEqual(['sentence']);
    expect(parsed.state.sentence).toBe(pipelineState.defaults.sentence);
  });

  test('any readable sentence survives its link', () => {
    const sentences = fc
      .string({ unit: 'binary', maxLength: 60 })
      .map(readable)
      .filter((text) => split(text).length > 0);
    fc.assert(
      fc.property(sentences, (sentence) => {
        const link = pipelineState.serialize({ ...pipelineState.defaults, sentence });
        expect(pipelineState.parse(`#${link}`).state.sentence).toBe(sentence);
      }),
    );
  });

  test('another view asks for the same token; a shorter sentence, for its last', () => {
    const computed = presetResult('fish');
    const goTo = (view: (typeof views)[number], cell: CellRef) =>
      askAt({ view, head: 0 }, cell, computed);
    expect(goTo('output', { matrix: 'weights', row: 2, col: 3 })).toEqual({
      matrix: 'output',
      row: 2,
      col: 3,
    });
    // Row 2 of the table is grande, the second token.
    expect(goTo('output', { matrix: 'table', row: 2, col: 3 }).row).toBe(1);
    expect(goTo('tokens', { matrix: 'table', row: 20, col: 3 })).toEqual({
      matrix: 'ids',
      row: 0,
      col: 0,
    });
    expect(goTo('weights', { matrix: 'weights', row: 23, col: 23 })).toEqual({
      matrix: 'weights',
      row: 4,
      col: 4,
    });
    expect(goTo('projections', { matrix: 'output', row: 1, col: 15 }).col).toBe(headWidth - 1);
  });
});
