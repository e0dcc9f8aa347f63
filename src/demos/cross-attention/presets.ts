import { crossAttention, matrixOf, type Cross, type MatrixName } from './cross.ts';
import { pad } from './sentence.ts';
import { crossState, type CrossState } from './state.ts';

const [cat, eating, come] = [1, 3, 2];
const catIsAlive = { matrix: 'output', row: cat, col: 0 };
const eatingFromCome = { matrix: 'weights', row: eating, col: come };
/** The first ⟨pad⟩ after five words, in the rows of *is* and *cat*. */
const isFromPad = { matrix: 'weights', row: 2, col: 5 };
const catFromPad = { matrix: 'weights', row: cat, col: 5 };
const nowFirst = 'Now the cat is eating fish';

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  queries: { view: 'queries', ask: { matrix: 'queries', row: cat, col: 1 } },
  keys: { view: 'keys', ask: { matrix: 'keys', row: 1, col: 1 } },
  scores: { view: 'scores', ask: { matrix: 'scores', row: cat, col: 1 } },
  output: { view: 'output', ask: catIsAlive },
  is: { ask: { matrix: 'weights', row: 2, col: come } },
  withoutNow: { target: 'The cat is eating fish', ask: eatingFromCome },
  withoutAhora: { source: 'El gato come pescado', ask: eatingFromCome },
  reordered: { target: nowFirst, ask: { matrix: 'weights', row: 0, col: 4 } },
  shuffled: { source: 'pescado ahora El come gato', view: 'output', ask: catIsAlive },
  shorter: { target: 'Cats eat fish', ask: { matrix: 'weights', row: 0, col: 1 } },
  swapped: {
    source: 'The cat is eating fish now',
    target: 'El gato come pescado ahora',
    ask: { matrix: 'weights', row: 2, col: 3 },
  },
  padded: { padding: 2, ask: isFromPad },
  unpadded: { padding: 2, mask: 'off', ask: isFromPad },
  loudPadding: {
    padding: 2,
    view: 'keys',
    words: new Map([[pad, [0, 9, 0, 0, 0]]]),
    ask: { matrix: 'context', row: 5, col: 1 },
  },
  loudPaddingHeard: {
    padding: 2,
    mask: 'off',
    words: new Map([[pad, [0, 9, 0, 0, 0]]]),
    ask: catFromPad,
  },
  causal: { target: nowFirst, causal: 'on', ask: { matrix: 'weights', row: 0, col: 4 } },
  stranger: {
    target: 'The cat does not eat fish now',
    ask: { matrix: 'weights', row: 3, col: 0 },
  },
  twice: {
    source: 'El gato come y come',
    target: 'The cat eats',
    ask: { matrix: 'weights', row: 2, col: 2 },
  },
} as const satisfies Record<string, Partial<CrossState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): CrossState {
  return { ...crossState.defaults, ...presets[name] };
}

export function presetResult(name: PresetName): Cross {
  return crossAttention(presetState(name));
}

/** One matrix of a preset. */
export function presetMatrix(name: PresetName, matrix: MatrixName) {
  return matrixOf(presetResult(name), matrix);
}
