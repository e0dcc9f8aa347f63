import { layerOf, type Layer } from './layer.ts';
import { longSentence } from './sentence.ts';
import { headsState, settle, type HeadsState } from './state.ts';

const come = 2;

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  hidden: { head: 0, ask: { matrix: 'weights', row: come, col: 0 } },
  mixture: { view: 'head', ask: { matrix: 'headOutput', row: come, col: 5 } },
  copied: { view: 'concatenated', ask: { matrix: 'concatenated', row: come, col: 37 } },
  mixed: { view: 'output', ask: { matrix: 'output', row: come, col: 0 } },
  share: { view: 'output', ask: { matrix: 'shares', row: come, col: 4 } },
  seven: { heads: 7 },
  one: { heads: 1, head: 0 },
  sixtyFour: { heads: 64 },
  long: { sentence: longSentence, ask: { matrix: 'weights', row: 5, col: 13 } },
  nextSeed: { seed: headsState.defaults.seed + 1 },
} as const satisfies Record<string, Partial<HeadsState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): HeadsState {
  return settle({ ...headsState.defaults, ...presets[name] });
}

const layers = new Map<PresetName, Layer>();

/** The layer of a preset; it may not be `seven`, which has none. */
export function presetLayer(name: PresetName): Layer {
  const layer = layers.get(name) ?? layerOf(presetState(name));
  layers.set(name, layer);
  return layer;
}
