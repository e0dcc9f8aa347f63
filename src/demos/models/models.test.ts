import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  causalMask,
  combineMasks,
  evaluate,
  formatMask,
  fullMask,
  isAllowed,
  relativePositionBucket,
  rowView,
  scaledDotProductAttention,
  toRows,
  type Matrix,
} from '#core/index.ts';
import { expectClose } from '#core/testing/compare.ts';
import { modelsChapter } from '#i18n/models-chapter.ts';
import { modelsText } from '#i18n/models.ts';
import { length, paddingMaskOf } from '../masks/batch.ts';
import { bucketRanges } from './bucket-ranges.ts';
import { bucketMatrix, bucketsIn, compare, inputsOf } from './compare.ts';
import { decoderTable, encoderTable, wholeTable } from './example.ts';
import { foldState } from './fold-state.ts';
import { dModel, numTokens, studyFold, widths } from './fold.ts';
import { presetComputed, presets, presetState, type PresetName } from './presets.ts';
import { provenanceOf, sourcesOf } from './provenance.ts';
import { computedOf, lineOf, noteOf, titleOf } from './reading.ts';
import {
  askAt,
  layers,
  modelAndPart,
  models,
  modelsState,
  scales,
  shownBy,
  views,
  type ModelsState,
} from './state.ts';
import { optionsOf, prefixMask } from './sub-layers.ts';

const { defaults } = modelsState;
const names = Object.keys(presets) as PresetName[];

function computed(change: Partial<ModelsState> = {}) {
  return computedOf({ ...defaults, ...change });
}

/** Every state that the controls give, but for the prefix. */
const states = [0, 1].flatMap((sentence) =>
  views.flatMap((view) =>
    layers.flatMap((layer) =>
      scales.map((scale): ModelsState => ({ ...defaults, sentence, view, layer, scale })),
    ),
  ),
);

/** Every cell that a state shows. */
function cellsOf(state: ModelsState) {
  const { inputs, comparison } = computedOf(state);
  const shape = (name: string): Matrix => {
    const owner = modelAndPart(name);
    if (name === 'buckets') return bucketMatrix(length, state.layer);
    if (name === 'table') return state.layer === 'encoder' ? encoderTable : decoderTable;
    if (!owner) return inputs[name as keyof typeof inputs];
    const { result, bias } = comparison[owner.model];
    if (owner.part === 'Bias') return bias;
    return result[owner.part.toLowerCase() as keyof typeof result];
  };
  return shownBy(state).flatMap((matrix) => {
    const data = shape(matrix);
    return Array.from(data.data, (value, cell) => ({
      matrix,
      row: Math.floor(cell / data.cols),
      col: cell % data.cols,
      value,
    }));
  });
}

describe('the sub-layers', () => {
  const padding = fullMask(4, 4);
  const table = wholeTable(encoderTable, bucketsIn('encoder'));
  const sentence = { padding, table, prefix: 2 };

  test('GPT’s mask is causal, BERT’s is full, T5’s is full, causal and full', () => {
    const full = formatMask(padding);
    const causal = formatMask(causalMask(4));
    const drawn = (kind: Parameters<typeof optionsOf>[0]) =>
      formatMask(optionsOf(kind, sentence).mask!);
    expect([drawn('gpt'), drawn('bert')]).toEqual([causal, full]);
    expect([drawn('t5Encoder'), drawn('t5Decoder'), drawn('t5Cross')]).toEqual([
      full,
      causal,
      full,
    ]);
  });

  test('only T5 sets the scale, to 1, and only its self-attention has a bias', () => {
    const kinds = ['gpt', 'prefix', 'bert', 't5Encoder', 't5Decoder', 't5Cross'] as const;
    const options = kinds.map((kind) => optionsOf(kind, sentence));
    expect(options.map(({ scale }) => scale)).toEqual([undefined, undefined, undefined, 1, 1, 1]);
    expect(options.map(({ bias }) => bias !== undefined)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test('T5’s decoder reads its biases with buckets of one direction', () => {
    const numbered = { rows: 1, cols: 32, data: Float64Array.from({ length: 32 }, (_, b) => b) };
    const { bias } = optionsOf('t5Decoder', { ...sentence, table: numbered });
    expectClose(bias!, [
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [2, 1, 0, 0],
      [3, 2, 1, 0],
    ]);
  });

  test('a prefix is seen by all, and what follows it is causal', () => {
    expect(formatMask(prefixMask(4, 2))).toBe('✓ ✓ ✗ ✗\n✓ ✓ ✗ ✗\n✓ ✓ ✓ ✗\n✓ ✓ ✓ ✓');
    expect(prefixMask(0, 0)).toEqual(fullMask(0, 0));
  });

  test('prefixes of 0 and 1 are GPT’s mask, a prefix of everything is BERT’s', () => {
    for (const prefix of [0, 1]) expect(prefixMask(5, prefix)).toEqual(causalMask(5));
    expect(prefixMask(5, 5)).toEqual(fullMask(5, 5));
  });

  test('a longer prefix never forbids what a shorter one allows', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.nat(6), (n, a, b) => {
        const [short, long] = [prefixMask(n, Math.min(a, b)), prefixMask(n, Math.max(a, b))];
        expect(combineMasks(short, long)).toEqual(short);
      }),
    );
  });

  test('padding is forbidden in every one of them', () => {
    const padded = { ...sentence, table, padding: paddingMaskOf(1, 'right') };
    for (const kind of ['gpt', 'prefix', 'bert', 't5Encoder', 't5Decoder', 't5Cross'] as const) {
      const { mask } = optionsOf(kind, padded);
      for (let i = 0; i < length; i++)
        for (const j of [3, 4]) expect(isAllowed(mask!, i, j)).toBe(false);
    }
  });
});

describe('the comparison', () => {
  test('the row of come, by hand: 0, 2, 0, 3, 0 under three masks', () => {
    const { gpt, bert, t5 } = compare(defaults);
    const come = (matrix: Matrix) => [...rowView(matrix, 2)];
    expect(come(bert.result.scores)).toEqual([0, 2, 0, 3, 0]);
    expect(come(gpt.result.scores)).toEqual([0, 2, 0, -Infinity, -Infinity]);
    // Position biases of the offsets −2 to 2: 0, 0.5, −0.5, 1, 0.
    expect(come(t5.result.scores)).toEqual([0, 2.5, -0.5, 4, 0]);
    const e = Math.exp;
    expect(come(gpt.result.weights)[1]).toBeCloseTo(e(2) / (e(2) + 2), 14);
    expect(come(bert.result.weights)[3]).toBeCloseTo(e(3) / (e(3) + e(2) + 3), 14);
    expect(come(t5.result.weights)[3]).toBeCloseTo(e(4) / (e(4) + e(2.5) + e(-0.5) + 2), 14);
  });

  test('the last row is the same in GPT and BERT, to the last bit; the others are not', () => {
    const { gpt, bert } = compare(defaults);
    const [gptRows, bertRows] = [toRows(gpt.result.weights), toRows(bert.result.weights)];
    expect(gptRows[4]).toEqual(bertRows[4]);
    for (const row of [0, 1, 2, 3]) expect(gptRows[row]).not.toEqual(bertRows[row]);
  });

  test('T5’s cross-attention, its queries folded, gives BERT’s weights to the last bit', () => {
    // √4 = 2: halving before or after the product loses nothing.
    const { bert, t5 } = compare({ ...defaults, layer: 'cross' });
    expect(t5.result.weights).toEqual(bert.result.weights);
    expect(compare({ ...defaults, layer: 'cross', scale: 'ordinary' }).t5.result.weights).toEqual(
      bert.result.weights,
    );
  });

  test('the four scales: right, too large by √dₖ, too small by √dₖ, right', () => {
    const scores = (scale: ModelsState['scale']) =>
      at(compare({ ...defaults, layer: 'cross', scale }).t5.result.scores, 2, 3);
    expect(scales.map(scores)).toEqual([3, 6, 1.5, 3]);
  });

  test('without √dₖ the rows of weights are less spread, with it twice more', () => {
    const entropy = (scale: ModelsState['scale']) =>
      compare({ ...defaults, layer: 'cross', scale }).t5.entropy;
    expect(entropy('plain')).toBeLessThan(entropy('folded'));
    expect(entropy('twice')).toBeGreaterThan(entropy('folded'));
    expect(entropy('twice')).toBeLessThan(Math.log(5));
  });

  test('what is shown as B, added to the scaled products, gives the scores', () => {
    for (const state of states) {
      for (const { inputs, result, bias } of Object.values(compare(state))) {
        const { queries, keys, values, scale } = inputs;
        const again = scaledDotProductAttention(queries, keys, values, { bias, scale });
        expect(again.scores).toEqual(result.scores);
        expect(again.weights).toEqual(result.weights);
      }
    }
  });

  test('a later key moves an earlier row in BERT, and none in GPT', () => {
    const [before, after] = [presetComputed('example'), presetComputed('future')].map(
      ({ comparison }) => comparison,
    );
    const gato = (of: typeof before, model: 'gpt' | 'bert') => [
      ...rowView(of![model].result.output, 1),
    ];
    expect(gato(after, 'gpt')).toEqual(gato(before, 'gpt'));
    expect(gato(after, 'bert')).not.toEqual(gato(before, 'bert'));
  });

  test('the shown part of a table stands at its buckets in the whole', () => {
    const table = wholeTable(encoderTable, bucketsIn('encoder'));
    for (const [i, offset] of [-4, -3, -2, -1, 0, 1, 2, 3, 4].entries()) {
      expect(table.data[relativePositionBucket(offset)]).toBe(encoderTable.data[i]);
    }
    expect(bucketsIn('decoder')).toEqual([4, 3, 2, 1, 0]);
    expect(bucketsIn('encoder')).toEqual([4, 3, 2, 1, 0, 17, 18, 19, 20]);
  });
});

describe('asking', () => {
  test('every shown cell has an expression that evaluates to its value, a line and a note', () => {
    // Each scale with one of the sentences.
    const half = states.filter(
      ({ sentence, scale }) => (sentence === 0) === (scale === 'folded' || scale === 'ordinary'),
    );
    for (const state of half) {
      const all = computedOf(state);
      for (const { value, ...cell } of cellsOf(state)) {
        const provenance = provenanceOf(all, cell);
        expect(provenance.value).toBe(value);
        // The core multiplies by 1/√d_k where the expression divides: here √4, exactly.
        expect(evaluate(provenance.expression)).toBeCloseTo(value, 12);
        for (const locale of ['en', 'es'] as const) {
          expect(lineOf(all, cell, locale).length).toBeGreaterThan(2);
          const note = noteOf(all, cell, locale);
          expect(note).not.toMatch(/undefined|NaN/);
          expect(note.length).toBeGreaterThan(10);
        }
      }
    }
  });

  test('every source is shown, and within its matrix', () => {
    const padded = states.filter(
      ({ sentence, scale }) => sentence === 1 && (scale === 'folded' || scale === 'plain'),
    );
    for (const state of padded) {
      const all = computedOf(state);
      const cells = cellsOf(state);
      const known = new Set(cells.map(({ matrix, row, col }) => `${matrix}.${row}.${col}`));
      for (const cell of cells) {
        for (const { matrix, row, col } of sourcesOf(all, cell)) {
          expect(known).toContain(`${matrix}.${row}.${col}`);
        }
      }
    }
  });

  test('under GPT’s mask no key of a later token is a source; under BERT’s all are', () => {
    const keysOf = (model: 'gpt' | 'bert') => [
      ...new Set(
        sourcesOf(computed(), { matrix: `${model}Weights`, row: 1, col: 0 })
          .filter(({ matrix }) => matrix === 'keys')
          .map(({ row }) => row),
      ),
    ];
    expect(keysOf('gpt')).toEqual([0, 1]);
    expect(keysOf('bert')).toEqual([0, 1, 2, 3, 4]);
  });

  test('a folded query leads back to the query that all share', () => {
    const sources = sourcesOf(computed({ view: 'scores' }), { matrix: 't5Scores', row: 2, col: 3 });
    expect(sources.filter(({ matrix }) => matrix === 'queries')).toEqual(
      [0, 1, 2, 3].map((col) => ({ matrix: 'queries', row: 2, col })),
    );
    const folded = provenanceOf(computed(), { matrix: 't5Queries', row: 2, col: 1 });
    expect([folded.value, evaluate(folded.expression)]).toEqual([1, 1]);
  });

  test('a position bias leads to its bucket in the table', () => {
    const all = computed({ view: 'bias' });
    const cell = { matrix: 't5Bias', row: 2, col: 3 };
    const text = lineOf(all, cell, 'en').map(({ text: part }) => part);
    expect(text.join('')).toBe('T5: B[come, pescado] = b[17] = 1');
    // Offset 1 is the sixth of −4 … 4.
    expect(sourcesOf(all, cell)).toEqual([{ matrix: 'table', row: 0, col: 5 }]);
  });

  test('a prefix takes GPT its name', () => {
    expect(titleOf('gpt', defaults, 'en')).toBe('GPT');
    expect(titleOf('gpt', { ...defaults, prefix: 2 }, 'es')).toBe('LM con prefijo');
  });
});

describe('the state', () => {
  test('asks for a cell that is shown, whatever the view and the sub-layer', () => {
    const plain = states.filter(({ sentence, scale }) => sentence === 0 && scale === 'folded');
    for (const from of plain) {
      const cells = cellsOf(from);
      for (const to of plain) {
        for (const cell of cells) {
          expect(shownBy(to)).toContain(askAt(to, cell).matrix);
        }
      }
    }
  });

  test('keeps model, row and column between views of pairs', () => {
    const cell = { matrix: 't5Weights', row: 1, col: 2 };
    expect(askAt({ ...defaults, view: 'scores' }, cell)).toEqual({ ...cell, matrix: 't5Scores' });
    expect(askAt({ ...defaults, view: 'output' }, cell)).toEqual({
      matrix: 't5Output',
      row: 1,
      col: 0,
    });
  });

  test('a link to a bucket that the decoder does not have asks for something else', () => {
    const { state, invalid } = modelsState.parse(
      '#models.v=1&models.view=bias&models.layer=decoder&models.ask=table.0.8',
    );
    expect(invalid).toEqual([]);
    expect(state.ask).toEqual({ matrix: 't5Bias', row: 0, col: 0 });
  });

  test.each(names)('preset %s survives its link', (name) => {
    const state = presetState(name);
    expect(modelsState.parse(`#${modelsState.serialize(state)}`).state).toEqual(state);
  });
});

describe('the chapter’s claims', () => {
  const weight = (preset: PresetName, model: 'gpt' | 'bert' | 't5', row: number, col: number) =>
    at(presetComputed(preset).comparison[model].result.weights, row, col);

  test('pescado gets nothing in GPT, more in BERT and most in T5’s encoder; gato the reverse', () => {
    expect(weight('example', 'gpt', 2, 3)).toBe(0);
    expect(weight('example', 't5', 2, 3)).toBeGreaterThan(weight('example', 'bert', 2, 3));
    expect(weight('example', 'gpt', 2, 1)).toBeGreaterThan(weight('example', 'bert', 2, 1));
  });

  test('padding has weight 0 in all three', () => {
    for (const model of models) expect(weight('padded', model, 2, 3)).toBe(0);
  });

  test('gato hears ahora in BERT only', () => {
    expect(weight('future', 'gpt', 1, 4)).toBe(0);
    expect(weight('future', 'bert', 1, 4)).toBeGreaterThan(0.5);
  });

  test('the buckets: each distance up to 7 its own, then ranges, the last open', () => {
    const ranges = bucketRanges((distance) => relativePositionBucket(-distance));
    expect(ranges.slice(0, 8).map(({ first, last }) => [first, last])).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((distance) => [distance, distance]),
    );
    expect(ranges.slice(8)).toEqual([
      { bucket: 8, first: 8, last: 11 },
      { bucket: 9, first: 12, last: 15 },
      { bucket: 10, first: 16, last: 22 },
      { bucket: 11, first: 23, last: 31 },
      { bucket: 12, first: 32, last: 45 },
      { bucket: 13, first: 46, last: 63 },
      { bucket: 14, first: 64, last: 90 },
      { bucket: 15, first: 91, last: undefined },
    ]);
    const used = new Set(Array.from({ length: 401 }, (_, i) => relativePositionBucket(i - 200)));
    expect([...Array(32).keys()].filter((bucket) => !used.has(bucket))).toEqual([16]);
  });

  test('both languages have the same strings', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]))
        : typeof value;
    expect(shape(modelsText.es)).toEqual(shape(modelsText.en));
    expect(shape(modelsChapter.es)).toEqual(shape(modelsChapter.en));
  });
});

describe('the fold', () => {
  const study = studyFold(foldState.defaults.seed);

  test('√dₖ in W^Q gives the scores of √dₖ in the scale, to rounding', () => {
    for (const { outcomes } of study) {
      // Sums of up to 128 products of size 1: a few hundred roundings of 1e-16.
      expectClose(outcomes.t5.one.scores, outcomes.ordinary.sqrt.scores, { absolute: 1e-12 });
    }
  });

  test('the spread is near 1 that way at every width, √dₖ without, 1/√dₖ with both', () => {
    for (const { dK, outcomes } of study) {
      const root = Math.sqrt(dK);
      // 32 tokens: the estimate of a standard deviation wanders by some percent, more at width 1.
      const close = (value: number, wanted: number) => {
        expect(value / wanted).toBeGreaterThan(0.75);
        expect(value / wanted).toBeLessThan(1.35);
      };
      close(outcomes.t5.one.standardDeviation, 1);
      close(outcomes.ordinary.one.standardDeviation, root);
      close(outcomes.t5.sqrt.standardDeviation, 1 / root);
    }
  });

  test('from width 4 on, entropy is least without √dₖ and most with both', () => {
    for (const { dK, outcomes } of study.filter((width) => width.dK >= 4)) {
      expect(outcomes.ordinary.one.entropy, `dK ${dK}`).toBeLessThan(outcomes.t5.one.entropy);
      expect(outcomes.t5.one.entropy).toBeLessThan(outcomes.t5.sqrt.entropy);
      expect(outcomes.t5.sqrt.entropy).toBeLessThan(Math.log(numTokens));
    }
  });

  test('the same seed gives the same scores, another others', () => {
    expect(studyFold(3)).toEqual(studyFold(3));
    expect(studyFold(3)[0]!.outcomes.t5.one.scores).not.toEqual(
      studyFold(4)[0]!.outcomes.t5.one.scores,
    );
  });

  test('widths go up to d_model, and the state names one of them', () => {
    expect(widths.at(-1)).toBe(dModel);
    expect(widths[foldState.defaults.width]).toBe(64);
  });
});

test('inputs are the hand-set ones of the chapter on masks', () => {
  const { queries, keys } = inputsOf(defaults);
  expect(toRows(queries)[2]).toEqual([0, 2, 0, 2]);
  expect(toRows(keys)[3]).toEqual([0, 1, 0, 2]);
});
