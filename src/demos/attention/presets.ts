import { map, scale, scaledDotProductAttention, type Attention } from '#core/index.ts';
import { keys, queries, values } from './example.ts';
import { attentionState, type AttentionState } from './state.ts';

const come = 2;
const pescado = 3;

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  doubled: {
    step: 'all',
    ask: { matrix: 'weights', row: come, col: pescado },
    queries: map(queries, (x, row) => (row === come ? 2 * x : x)),
  },
  strangers: {
    step: 'all',
    ask: { matrix: 'weights', row: come, col: 0 },
    queries: map(queries, (x, row) => (row === come ? 0 : x)),
  },
  values: {
    step: 'mix',
    ask: { matrix: 'output', row: come, col: 1 },
    values: map(values, (x, row) => (row === pescado ? 100 * x : x)),
  },
  fourfold: {
    step: 'all',
    ask: { matrix: 'weights', row: come, col: pescado },
    queries: scale(queries, 4),
  },
  negative: {
    step: 'all',
    ask: { matrix: 'weights', row: come, col: 1 },
    queries: map(queries, (x, row) => (row === come && x !== 0 ? -x : x)),
  },
} as const satisfies Record<string, Partial<AttentionState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): AttentionState {
  return { ...attentionState.defaults, ...presets[name] };
}

/** The attention of the running example as a preset changes it. */
export function presetInputs(name: PresetName) {
  return { queries, keys, values, ...presets[name] };
}

export function presetResult(name: PresetName): Attention {
  const inputs = presetInputs(name);
  return scaledDotProductAttention(inputs.queries, inputs.keys, inputs.values);
}
