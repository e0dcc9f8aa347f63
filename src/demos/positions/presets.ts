import {
  addedState,
  posState,
  turnState,
  type AddedState,
  type PosState,
  type TurnState,
} from './state.ts';

const slowest = posState.defaults.width - 1;

/** States of the demos that the chapter's text speaks of and links to. */
const posPresets = {
  slow: { kept: [0, 16], ask: { matrix: 'encoding', row: 31, col: slowest - 1 } },
  fast: { ask: { matrix: 'encoding', row: 12, col: 0 } },
  base10: { base: '10' },
  base1: { base: '1' },
  far: { ask: { matrix: 'encoding', row: 30, col: 8 } },
  large: { length: 128, width: 128 },
  halves: { order: 'halves' },
  learned: { kind: 'learned' },
} as const satisfies Record<string, Partial<PosState>>;

const turnPresets = {
  whole: { pair: 1, offset: 20 },
  half: { pair: 1, offset: 10 },
  slow: { pair: 7, offset: 5 },
  sameTurn: { position: 50 },
} as const satisfies Record<string, Partial<TurnState>>;

const addedPresets = {
  unscaled: { scaled: 'off' },
  repeated: { text: 'repeated' },
  terms: { view: 'terms' },
  moved: { view: 'terms', offset: 40 },
  learned: { kind: 'learned' },
  beyond: { kind: 'learned', offset: 60 },
  further: { kind: 'sinusoidal', offset: 60 },
  concatenated: { view: 'terms', combine: 'concatenate' },
  concatenatedRandom: { view: 'terms', combine: 'concatenate', projections: 'random' },
  random: { projections: 'random' },
} as const satisfies Record<string, Partial<AddedState>>;

export const presets = { pos: posPresets, turn: turnPresets, added: addedPresets };

export type PresetName =
  | `pos.${keyof typeof posPresets}`
  | `turn.${keyof typeof turnPresets}`
  | `added.${keyof typeof addedPresets}`;

/** The address of a state, after the #. */
export function presetHash(name: PresetName): string {
  const [demo, preset] = name.split('.') as ['pos' | 'turn' | 'added', string];
  if (demo === 'pos')
    return posState.serialize({
      ...posState.defaults,
      ...posPresets[preset as keyof typeof posPresets],
    });
  if (demo === 'turn')
    return turnState.serialize({
      ...turnState.defaults,
      ...turnPresets[preset as keyof typeof turnPresets],
    });
  return addedState.serialize({
    ...addedState.defaults,
    ...addedPresets[preset as keyof typeof addedPresets],
  });
}

export function addedPreset(name: keyof typeof addedPresets): AddedState {
  return { ...addedState.defaults, ...addedPresets[name] };
}
