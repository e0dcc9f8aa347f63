import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  evaluate,
  formatMask,
  map,
  maskToBias,
  operands,
  provenanceText,
  rowView,
  scaledDotProductAttention,
  softmaxRows,
  toRows,
  transpose,
} from '#core/index.ts';
import { masks } from '#i18n/masks.ts';
import { length, lookUp, pad, paddedTokens, paddingMaskOf, sentences, sides } from './batch.ts';
import { largestHalf, toHalf } from './half.ts';
import {
  changedRows,
  maskedAttention,
  maskingProvenance,
  methods,
  rowSums,
  type Method,
} from './masking.ts';
import { letters, type MatrixName } from './names.ts';
import { presetResult, presets, presetState, type PresetName } from './presets.ts';
import { lineOf, noteOf, provenanceOf, readingOf } from './reading.ts';
import {
  askAt,
  inputsOf,
  maskOf,
  masksState,
  shownBy,
  switchedMask,
  toggled,
  views,
  type MasksState,
} from './state.ts';

const { defaults } = masksState;
const names = Object.keys(presets) as PresetName[];

function computed(change: Partial<MasksState>) {
  const state = { ...defaults, ...change };
  const inputs = inputsOf(state);
  const mask = maskOf(state);
  return { state, inputs, mask, result: maskedAttention(inputs, mask, state.method) };
}

describe('the batch', () => {
  test('three sentences of 5, 3 and 4 tokens, padded to 5', () => {
    expect(sentences.map((tokens) => tokens.length)).toEqual([5, 3, 4]);
    expect(paddedTokens(1, 'right')).toEqual(['El', 'gato', 'duerme', pad, pad]);
    expect(paddedTokens(1, 'left')).toEqual([pad, pad, 'El', 'gato', 'duerme']);
  });

  test('every token has a row in the tables', () => {
    for (const [sentence] of sentences.entries())
      expect(lookUp(defaults.keys, paddedTokens(sentence, 'left')).rows).toBe(length);
  });

  test.each(sides)('padded on the %s, the mask forbids the columns of the padding', (side) => {
    for (const [sentence] of sentences.entries()) {
      const isWord = paddedTokens(sentence, side).map((token) => token !== pad);
      const { allowed } = paddingMaskOf(sentence, side);
      expect(allowed).toEqual(Array.from({ length }, () => isWord).flat());
    }
  });
});

describe('half precision', () => {
  test('the largest number is 65504; from 65520 on, ∞', () => {
    // (2 − 2⁻¹⁰) · 2¹⁵
    expect((2 - 2 ** -10) * 2 ** 15).toBe(largestHalf);
    expect(toHalf(65519)).toBe(65504);
    expect(toHalf(65520)).toBe(Infinity);
    expect(toHalf(-1e9)).toBe(-Infinity);
  });

  test('rounds as Math.f16round does', () => {
    const { f16round } = Math as unknown as { f16round: (x: number) => number };
    const numbers = fc.oneof(
      fc.double(),
      fc.float({ min: -70000, max: 70000 }),
      fc.double({ min: -1e-4, max: 1e-4 }),
    );
    fc.assert(fc.property(numbers, (x) => Object.is(toHalf(x), f16round(x))));
  });
});

describe('how to forbid', () => {
  const causal = computed({});

  test('by hand: gato, under the causal mask, looks at El and at itself', () => {
    // gato = (1, 0, 2, 0); El = (2, 0, 0, 0): 2 / √4 = 1; gato = (0, 2, 0, 0): 0.
    expect([...rowView(causal.result.scores, 1)]).toEqual([1, 0, -Infinity, -Infinity, -Infinity]);
    const sum = 1 + Math.exp(-1);
    expect(at(causal.result.weights, 1, 0)).toBeCloseTo(1 / sum, 12);
    expect([...rowView(causal.result.weights, 1)].slice(2)).toEqual([0, 0, 0]);
    // gato hands over (3, 0), El nothing.
    expect(at(causal.result.output, 1, 0)).toBeCloseTo((3 * Math.exp(-1)) / sum, 12);
  });

  test('the right way is the core’s, mask or bias', () => {
    const { queries, keys, values } = causal.inputs;
    expect(causal.result).toEqual(
      scaledDotProductAttention(queries, keys, values, { bias: maskToBias(causal.mask) }),
    );
  });

  test('−∞ first is the softmax over the allowed keys alone', () => {
    const { result } = computed({ sentence: 1, causal: 'off' });
    const few = softmaxRows(
      map({ rows: 5, cols: 3, data: new Float64Array(15) }, (_, i, j) => at(result.scores, i, j)),
    );
    expect(toRows(result.weights).map((row) => row.slice(0, 3))).toEqual(toRows(few));
  });

  test('0 after the softmax: rows lose what the forbidden keys had', () => {
    const { result } = computed({ method: 'after' });
    const unmasked = computed({ causal: 'off' }).result;
    expect(at(result.weights, 0, 0)).toBe(at(unmasked.weights, 0, 0));
    expect(at(rowSums(result.weights), 0, 0)).toBeLessThan(0.15);
    expect(at(rowSums(result.weights), 4, 0)).toBeCloseTo(1, 12);
  });

  test('0 in place of the score: the row of El is uniform', () => {
    const { result } = computed({ method: 'zero' });
    expect([...rowView(result.weights, 0)]).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });

  test('1 and 0 added: every key keeps a weight', () => {
    const { result } = computed({ method: 'ones' });
    expect(Math.min(...result.weights.data)).toBeGreaterThan(0);
  });

  test('−1e9 gives the weights of −∞ where each row has an allowed key', () => {
    expect(computed({ method: 'finite' }).result.weights).toEqual(causal.result.weights);
    expect(computed({ method: 'half' }).result.weights).toEqual(causal.result.weights);
  });

  const noKey = { sentence: 1, side: 'left' } as const;
  test.each<[Method, number]>([
    ['attention', 0],
    ['after', 0],
    ['bare', NaN],
    ['half', NaN],
    ['finite', 0.2],
    ['zero', 0.2],
  ])('a row with no allowed key, %s: weights of %d', (method, weight) => {
    const { mask, result } = computed({ ...noKey, method });
    expect(formatMask(mask).split('\n')[0]).toBe('✗ ✗ ✗ ✗ ✗');
    expect([...rowView(result.weights, 0)]).toEqual(Array(length).fill(weight));
  });

  test('−1e9 in float32: a row with no allowed key is uniform, though its scores were not', () => {
    const scores = rowView(computed({ causal: 'off' }).result.scores, 0);
    expect(new Set(scores).size).toBeGreaterThan(1);
    expect([...rowView(presetResult('finite').weights, 0)]).toEqual(Array(length).fill(0.2));
    expect([...rowView(presetResult('half').weights, 0)]).toEqual(Array(length).fill(NaN));
  });

  test('−1e9 in float32 swallows a score below 32, and float64 does not', () => {
    expect(Math.fround(-1e9 + 31.9)).toBe(-1e9);
    expect(Math.fround(-1e9 + 32.1)).not.toBe(-1e9);
    expect(-1e9 + 1).not.toBe(-1e9);
  });
});

describe('causality', () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
    minLength: 14,
    maxLength: 14,
  });

  test('a later key or value cannot change an earlier output, to the last bit', () => {
    fc.assert(
      fc.property(fc.nat(4), numbers, (token, given) => {
        const keys = map(defaults.keys, (x, word, c) => (word === token ? given[c]! : x));
        const values = map(defaults.values, (x, word, c) => (word === token ? given[c + 4]! : x));
        const before = computed({}).result.output;
        const after = computed({ keys, values }).result.output;
        // In the first sentence word and position are the same.
        for (const row of changedRows(before, after)) expect(row).toBeGreaterThanOrEqual(token);
      }),
    );
  });

  test('what the chapter says of its presets', () => {
    const { output } = computed({}).result;
    expect(changedRows(output, presetResult('later').output)).toEqual([3, 4]);
    expect(changedRows(output, presetResult('noLeak').output)).toEqual([4]);
    const moved = changedRows(presetResult('after').output, presetResult('leak').output);
    expect(moved).toContain(1);
  });
});

describe('what the chapter says of its presets', () => {
  test('padding without a mask takes weight, and with one none', () => {
    const [bare, masked] = [presetResult('unpadded'), presetResult('padded')];
    expect(at(bare.weights, 2, 3)).toBeGreaterThan(0.05);
    expect(at(masked.weights, 2, 3)).toBe(0);
    expect(at(bare.weights, 2, 1)).toBeLessThan(at(masked.weights, 2, 1));
  });

  test('padding has an output: the mean of the three values', () => {
    expect(at(presetResult('paddingOutput').output, 3, 0)).toBeCloseTo((0 + 3 + 1) / 3, 12);
  });

  test('the mask on the rows is the padding mask turned over', () => {
    const rows = maskOf(presetState('paddedRows'));
    const asMatrix = (mask: typeof rows) => maskToBias(mask);
    expect(asMatrix(rows)).toEqual(transpose(asMatrix(paddingMaskOf(1, 'right'))));
  });

  test('inverted: every token but the last sees only what comes after it', () => {
    expect(formatMask(maskOf(presetState('inverted')))).toBe(
      '✗ ✓ ✓ ✓ ✓\n✗ ✗ ✓ ✓ ✓\n✗ ✗ ✗ ✓ ✓\n✗ ✗ ✗ ✗ ✓\n✗ ✗ ✗ ✗ ✗',
    );
    expect(at(presetResult('inverted').sums, 4, 0)).toBe(0);
  });

  test('one off: the first token has no key', () => {
    expect(at(presetResult('strict').sums, 0, 0)).toBe(0);
    expect(at(presetResult('strict').sums, 1, 0)).toBeCloseTo(1, 12);
  });
});

describe('state', () => {
  test.each(names)('%s survives its link, and asks about a cell that it shows', (name) => {
    const state = presetState(name);
    const read = masksState.parse(masksState.serialize(state));
    expect(read.invalid).toEqual([]);
    expect(masksState.serialize(read.state)).toBe(masksState.serialize(state));
    expect(shownBy(state.view, state.method)).toContain(state.ask.matrix);
  });

  test('a mask by hand is written as rows of 1 and 0', () => {
    const mask = toggled(switchedMask(defaults), { row: 0, col: 4 });
    const written = masksState.serialize({ ...defaults, mask });
    expect(written).toContain('masks.mask=10001;11000;11100;11110;11111');
    expect(masksState.parse(written).state.mask).toEqual(mask);
  });

  test.each(['1', '11111', '10000;11000;11100;11110;1111x', '10000;11000;11100;11110'])(
    'a mask of %s is refused',
    (text) => {
      const { state, invalid } = masksState.parse(`masks.mask=${text}`);
      expect(invalid).toEqual(['mask']);
      expect(state.mask).toBe(undefined);
    },
  );

  test('whatever is asked, the view shows it', () => {
    for (const view of views)
      for (const method of methods)
        for (const matrix of Object.keys(letters)) {
          if (matrix === 'queries') continue;
          const cell = askAt(view, method, { matrix, row: 1, col: 0 });
          expect(shownBy(view, method)).toContain(cell.matrix);
        }
  });
});

describe('every number can be asked', () => {
  const situations = names.map((name) => [name] as const);

  test.each(situations)('%s: the arithmetic of each cell gives the cell', (name) => {
    const state = presetState(name);
    const matrices = presetResult(name);
    for (const view of views) {
      const reading = readingOf({ ...state, view }, matrices, 'en');
      for (const matrix of shownBy(view, state.method)) {
        if (matrix === 'mask' || matrix === 'bias') continue;
        const data = matrices[matrix as Exclude<MatrixName, 'mask' | 'bias'>];
        for (let row = 0; row < data.rows; row++)
          for (let col = 0; col < data.cols; col++) {
            const cell = { matrix, row, col };
            const { value, expression } = provenanceOf(reading, cell);
            expect(value).toBe(at(data, row, col));
            // float32 and float16 round what the arithmetic says.
            if (state.method === 'finite' || state.method === 'half') continue;
            const said = evaluate(expression);
            if (Number.isFinite(value)) expect(said).toBeCloseTo(value, 12);
            else expect(said).toBe(value);
            expect(noteOf(reading, cell)).not.toBe('');
          }
      }
    }
  });

  test('a masked score was decided by its cell of the mask', () => {
    const { inputs, mask, result } = computed({});
    const masking = { inputs, mask, method: 'attention', result } as const;
    const cell = { matrix: 'scores', row: 2, col: 3 };
    expect(operands(maskingProvenance(masking, cell))).toEqual([
      { matrix: 'mask', row: 2, col: 3 },
    ]);
    const asBias = maskingProvenance(masking, cell, { asBias: true });
    expect(provenanceText(asBias, { trim: true })).toBe('S[2, 3] = 6 / √4 + (−∞) = −∞');
  });

  test('what float32 rounds away stands behind ≈', () => {
    const state = { ...defaults, view: 'scores', method: 'finite' } as const;
    const reading = readingOf(state, computed(state).result, 'en');
    const text = lineOf(reading, { matrix: 'scores', row: 2, col: 3 })
      .map((segment) => segment.text)
      .join('');
    expect(text).toBe('S[come, pescado] = 6 / √4 + (−1×10⁹) ≈ −1×10⁹');
  });

  test('a cell of the mask is read with what follows from it', () => {
    const reading = readingOf(defaults, computed({}).result, 'en');
    const text = lineOf(reading, { matrix: 'mask', row: 2, col: 3 })
      .map((segment) => segment.text)
      .join('');
    expect(text).toMatch(/^M\[come, pescado\] = ✗ {2}→ {2}A\[come, pescado\] [=≈] 0$/);
    expect(noteOf(reading, { matrix: 'mask', row: 2, col: 3 })).toBe(
      masks.en.notes.forbidden('come', 'pescado', 'later'),
    );
  });

  test.each([
    ['both', 0, 3, 'both'],
    ['padded', 0, 3, 'padding'],
    ['strict', 0, 0, 'hand'],
  ] as const)('%s: the note of a forbidden pair has its reason', (name, row, col, reason) => {
    const state = presetState(name);
    const reading = readingOf(state, presetResult(name), 'en');
    const tokens = paddedTokens(state.sentence, state.side);
    expect(noteOf(reading, { matrix: 'mask', row, col })).toBe(
      masks.en.notes.forbidden(tokens[row]!, tokens[col]!, reason),
    );
  });
});
