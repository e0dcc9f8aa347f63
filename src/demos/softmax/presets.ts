import { matrix, scale } from '#core/index.ts';
import { logits, tokens } from './example.ts';
import { computeRow, type SoftmaxRow } from './rows.ts';
import { softmaxState, type SoftmaxState } from './state.ts';

const pescado = tokens.indexOf('pescado');
const ask = (name: 'shifted' | 'naive' | 'weights', col = pescado) => ({
  matrix: name,
  row: 0,
  col,
});

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  negative: { ask: ask('weights', tokens.indexOf('El')) },
  thousand: { c: 1000, ask: ask('naive') },
  minusThousand: { c: -1000, ask: ask('naive') },
  edge: { c: 707, ask: ask('naive', tokens.indexOf('gato')) },
  grains: { c: -747, ask: ask('naive') },
  cold: { t: 0.1 },
  half: { t: 0.5 },
  hot: { t: 10 },
  doubled: { logits: scale(logits, 2) },
  tied: { t: 0.1, logits: matrix([[-1, 3, 0, 3, 1]]) },
  nearlyTied: { t: 0.1, logits: matrix([[-1, 2.9, 0, 3, 1]]) },
  oneRuledOut: { never: [pescado], ask: ask('weights', tokens.indexOf('gato')) },
  allRuledOut: { never: tokens.map((_, key) => key), ask: ask('weights') },
  far: { logits: matrix([[-1000, 2, 0, 3, 1]]), ask: ask('weights', tokens.indexOf('El')) },
} as const satisfies Record<string, Partial<SoftmaxState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): SoftmaxState {
  return { ...softmaxState.defaults, ...presets[name] };
}

export function presetRow(name: PresetName): SoftmaxRow {
  return computeRow(presetState(name));
}
