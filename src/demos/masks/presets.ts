import { causalMask, mask, type Mask } from '#core/index.ts';
import { withCell } from '#components/with-cell.ts';
import { keys, length, paddingMaskOf, values, words } from './batch.ts';
import { maskedAttention, rowSums } from './masking.ts';
import { inputsOf, maskOf, masksState, type MasksState } from './state.ts';

const pescado = words.indexOf('pescado');
const ahora = words.indexOf('ahora');

function pairs(allow: (i: number, j: number) => boolean): Mask {
  return mask(Array.from({ length }, (_, i) => Array.from({ length }, (__, j) => allow(i, j))));
}

const shortPadding = paddingMaskOf(1, 'right');

/** The value of *pescado*, set to something that nobody overlooks. */
const loudValue = withCell(withCell(values, pescado, 0, 100), pescado, 1, 100);
/** A key of *ahora* that answers everybody: it offers an animal and an action. */
const loudKey = withCell(withCell(keys, ahora, 1, 4), ahora, 2, 4);

const gatoToEl = { matrix: 'weights', row: 1, col: 0 };
/** A causal mask that forbids each token itself, too. */
const oneOff = causalMask(length, length, { offset: -1 });

/** Row *El*, which only *El* itself is before. */
const first = { matrix: 'weights', row: 0, col: 0 };
/** Row *duerme* of the second sentence, and the padding right after it. */
const afterDuerme = { matrix: 'weights', row: 2, col: 3 };

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  unmasked: { causal: 'off', padding: 'off', ask: { matrix: 'weights', row: 2, col: 3 } },
  later: { view: 'output', values: loudValue, ask: { matrix: 'output', row: 1, col: 0 } },
  unpadded: { sentence: 1, causal: 'off', padding: 'off', ask: afterDuerme },
  padded: { sentence: 1, causal: 'off', ask: afterDuerme },
  paddingOutput: {
    sentence: 1,
    causal: 'off',
    view: 'output',
    ask: { matrix: 'output', row: 3, col: 0 },
  },
  both: { sentence: 1, ask: { matrix: 'weights', row: 2, col: 1 } },
  paddedRows: {
    sentence: 1,
    causal: 'off',
    mask: pairs((i, j) => shortPadding.allowed[j * length + i]!),
    ask: afterDuerme,
  },
  after: { method: 'after', ask: first },
  leak: {
    method: 'after',
    view: 'output',
    keys: loudKey,
    ask: gatoToEl,
  },
  noLeak: { view: 'output', keys: loudKey, ask: gatoToEl },
  zero: { method: 'zero', ask: { matrix: 'weights', row: 0, col: 4 } },
  ones: { method: 'ones', ask: { matrix: 'weights', row: 0, col: 3 } },
  inverted: {
    mask: pairs((i, j) => j > i),
    ask: { matrix: 'weights', row: 4, col: 4 },
  },
  transposed: { mask: pairs((i, j) => j >= i), ask: { matrix: 'weights', row: 2, col: 3 } },
  empty: { sentence: 1, side: 'left', ask: first },
  bare: { sentence: 1, side: 'left', method: 'bare', ask: first },
  finite: { mask: oneOff, method: 'finite', ask: first },
  half: { mask: oneOff, method: 'half', view: 'scores', ask: { matrix: 'bias', row: 0, col: 0 } },
  strict: { mask: oneOff, ask: first },
} as const satisfies Record<string, Partial<MasksState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): MasksState {
  return { ...masksState.defaults, ...presets[name] };
}

/** All matrices of a preset. */
export function presetResult(name: PresetName) {
  const state = presetState(name);
  const inputs = inputsOf(state);
  const result = maskedAttention(inputs, maskOf(state), state.method);
  return { ...inputs, ...result, sums: rowSums(result.weights) };
}
