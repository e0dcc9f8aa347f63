import { withCell } from '#components/with-cell.ts';
import { keys, words } from '../masks/batch.ts';
import { computedOf } from './reading.ts';
import { modelsState, type ModelsState } from './state.ts';

const [el, gato, come, pescado, ahora] = [0, 1, 2, 3, 4];

/** A key of *ahora* that answers everybody: it offers an animal and an action. */
const last = words.indexOf('ahora');
const loudKey = withCell(withCell(keys, last, 1, 4), last, 2, 4);

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  lastRow: { ask: { matrix: 'gptWeights', row: ahora, col: come } },
  prefix: { prefix: 3, ask: { matrix: 'gptWeights', row: el, col: gato } },
  wholePrefix: { prefix: 5, ask: { matrix: 'gptWeights', row: come, col: pescado } },
  padded: { sentence: 1, ask: { matrix: 'bertWeights', row: come, col: pescado } },
  decoder: { layer: 'decoder', ask: { matrix: 't5Weights', row: come, col: gato } },
  cross: { layer: 'cross', ask: { matrix: 't5Weights', row: el, col: ahora } },
  bias: { view: 'bias', ask: { matrix: 't5Bias', row: come, col: pescado } },
  plain: { layer: 'cross', scale: 'plain', ask: { matrix: 't5Weights', row: come, col: pescado } },
  twice: { layer: 'cross', scale: 'twice', ask: { matrix: 't5Weights', row: come, col: pescado } },
  future: { keys: loudKey, ask: { matrix: 'bertWeights', row: gato, col: ahora } },
} as const satisfies Record<string, Partial<ModelsState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): ModelsState {
  return { ...modelsState.defaults, ...presets[name] };
}

export function presetComputed(name: PresetName) {
  return computedOf(presetState(name));
}
