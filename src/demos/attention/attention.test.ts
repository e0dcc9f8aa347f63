import { describe, expect, test } from 'vitest';
import {
  at,
  attentionProvenance,
  provenanceText,
  rowView,
  scaledDotProductAttention,
  type Attention,
} from '#core/index.ts';
import { withCell } from '#components/with-cell.ts';
import { cellNamer } from './names.ts';
import { presetInputs, presetResult, presets, presetState, type PresetName } from './presets.ts';
import { askAt, attentionState, madeFrom, shownBy, steps } from './state.ts';

const [el, gato, come, pescado] = [0, 1, 2, 3];
const weight = (result: Attention, key: number) => at(result.weights, come, key);

describe('the running example', () => {
  const result = presetResult('example');

  test('by hand: the row of come', () => {
    // come = (0, 2, 0, 2); gato = (0, 2, 0, 0): 2·2 = 4; pescado = (0, 1, 0, 2): 2·1 + 2·2 = 6.
    expect([...rowView(result.products, come)]).toEqual([0, 4, 0, 6, 0]);
    // √4 = 2
    expect([...rowView(result.scores, come)]).toEqual([0, 2, 0, 3, 0]);
    // e^−3, e^−1, e^−3, e^0, e^−3 over their sum
    const sum = 3 * Math.exp(-3) + Math.exp(-1) + 1;
    expect(weight(result, pescado)).toBeCloseTo(1 / sum, 12);
    expect(weight(result, gato)).toBeCloseTo(Math.exp(-1) / sum, 12);
    // gato hands over (3, 0), come (1, 1), pescado (1, 3), the others nothing.
    const [w0, w1] = [Math.exp(-3) / sum, Math.exp(-1) / sum];
    expect(at(result.output, come, 0)).toBeCloseTo(3 * w1 + w0 + 1 / sum, 12);
    expect(at(result.output, come, 1)).toBeCloseTo(w0 + 3 / sum, 12);
  });

  test('the readout of the sketch: tokens for indices, trimmed numbers', () => {
    const provenance = attentionProvenance(presetInputs('example'), result, {
      matrix: 'products',
      row: come,
      col: pescado,
    });
    expect(provenanceText(provenance, { nameCell: cellNamer('en'), trim: true })).toBe(
      'QKᵀ[come, pescado] = 0·0 + 2·1 + 0·0 + 2·2 = 6',
    );
  });
});

describe('what the chapter says of its presets', () => {
  const before = presetResult('example');

  test('doubled: the largest weight grows, all others shrink', () => {
    const after = presetResult('doubled');
    expect(weight(after, pescado)).toBeGreaterThan(weight(before, pescado));
    for (const key of [el, gato, come, 4])
      expect(weight(after, key)).toBeLessThan(weight(before, key));
  });

  test('strangers: no key answers, and the weights are equal', () => {
    expect([...rowView(presetResult('strangers').weights, come)]).toEqual([
      0.2, 0.2, 0.2, 0.2, 0.2,
    ]);
  });

  test('values: the output follows, the weights do not move', () => {
    const after = presetResult('values');
    expect(after.weights.data).toEqual(before.weights.data);
    expect(at(after.output, come, 1)).toBeGreaterThan(50 * at(before.output, come, 1));
  });

  test('fourfold: nearly all on one token', () => {
    expect(weight(presetResult('fourfold'), pescado)).toBeGreaterThan(0.95);
  });

  test('negative: what answered best now gets least, and more than nothing', () => {
    const row = rowView(presetResult('negative').weights, come);
    expect(Math.min(...row)).toBe(row[pescado]);
    expect(row[pescado]).toBeGreaterThan(0);
    expect(row[pescado]).toBeLessThan(0.2);
  });

  test('the weights are not symmetric', () => {
    expect(at(before.weights, come, pescado)).not.toBeCloseTo(at(before.weights, pescado, come), 1);
  });

  test.each(Object.keys(presets) as PresetName[])('%s survives its link', (name) => {
    const { state, invalid } = attentionState.parse(attentionState.serialize(presetState(name)));
    expect(invalid).toEqual([]);
    expect(attentionState.serialize(state)).toBe(attentionState.serialize(presetState(name)));
  });
});

describe('what follows from an input', () => {
  test.each(steps)('%s: the cell shown beside an input changes with it', (step) => {
    const inputs = presetInputs('example');
    for (const name of ['queries', 'keys', 'values'] as const) {
      const visible: readonly string[] = shownBy[step];
      if (!visible.includes(name)) continue;
      // A value is not part of what is made before the mix.
      if (name === 'values' && step !== 'mix') continue;
      const asked = { matrix: name, row: 3, col: 1 };
      const made = madeFrom(step, asked);
      const changed = { ...inputs, [name]: withCell(inputs[name], 3, 1, 5) };
      const [before, after] = [inputs, changed].map((given) => {
        const result = scaledDotProductAttention(given.queries, given.keys, given.values);
        return at(result[made.matrix as 'weights'], made.row, made.col);
      });
      expect(after).not.toBe(before);
    }
  });
});

describe('going to a step', () => {
  test.each(steps)('%s asks about a cell that it shows, from wherever one comes', (step) => {
    for (const matrix of Object.values(shownBy).flat()) {
      const asked = askAt(step, { matrix, row: 1, col: 1 });
      expect(shownBy[step]).toContain(asked.matrix);
      expect(
        attentionState.parse(`attention.ask=${asked.matrix}.${asked.row}.${asked.col}`).invalid,
      ).toEqual([]);
    }
  });

  test('the sign of a query turned round puts the last first and the first last', () => {
    const row = rowView(presetResult('negative').weights, come);
    for (const key of [el, come, 4]) expect(row[key]).toBe(Math.max(...row));
  });

  test('stays in the row and column where there are both', () => {
    expect(askAt('softmax', { matrix: 'scores', row: 4, col: 2 })).toEqual({
      matrix: 'weights',
      row: 4,
      col: 2,
    });
  });
});
