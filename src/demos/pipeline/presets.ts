import type { Pipeline } from './pipeline.ts';
import {
  matrixOf,
  pipelineOf,
  pipelineState,
  type MatrixName,
  type PipelineState,
} from './state.ts';

const turned = 'El pescado come gato ahora';
const fish = 'pez grande come pez chico';
const ofCome = { matrix: 'output', row: 2, col: 0 } as const;
const fromLast = { matrix: 'weights', row: 2, col: 4 } as const;

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  tokens: { view: 'tokens', ask: { matrix: 'ids', row: 2, col: 0 } },
  embeddings: { view: 'embeddings', ask: { matrix: 'embeddings', row: 2, col: 0 } },
  positions: { view: 'positions', ask: { matrix: 'x', row: 2, col: 0 } },
  projections: { view: 'projections', ask: { matrix: 'queries', row: 2, col: 0 } },
  concatenated: { view: 'concatenated', ask: { matrix: 'concatenated', row: 2, col: 0 } },
  output: { view: 'output', ask: ofCome },
  secondHead: { head: 1 },
  causal: { causal: 'on', ask: fromLast },
  noPositions: { view: 'output', positions: 'off', ask: ofCome },
  turned: { sentence: turned, view: 'output', ask: ofCome },
  turnedNoPositions: { sentence: turned, view: 'output', positions: 'off', ask: ofCome },
  fish: {
    sentence: fish,
    view: 'embeddings',
    ask: { matrix: 'embeddings', row: 3, col: 0 },
  },
  fishPositions: { sentence: fish, view: 'positions', ask: { matrix: 'x', row: 3, col: 0 } },
  fishOutput: {
    sentence: fish,
    view: 'output',
    positions: 'off',
    ask: { matrix: 'output', row: 3, col: 0 },
  },
  capital: {
    sentence: 'El gato y el pescado',
    view: 'tokens',
    ask: { matrix: 'ids', row: 3, col: 0 },
  },
  stranger: {
    sentence: 'El gato come bacalao ahora',
    view: 'embeddings',
    ask: { matrix: 'embeddings', row: 3, col: 0 },
  },
  scripts: {
    sentence: 'القط يأكل السمك, बिल्ली मछली खाती है, 猫は魚を食べる 🐈‍⬛🐟!',
    view: 'tokens',
    ask: { matrix: 'ids', row: 0, col: 0 },
  },
} as const satisfies Record<string, Partial<PipelineState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): PipelineState {
  return { ...pipelineState.defaults, ...presets[name] };
}

export function presetResult(name: PresetName): Pipeline {
  return pipelineOf(presetState(name));
}

/** One matrix of a preset. */
export function presetMatrix(name: PresetName, matrix: MatrixName) {
  return matrixOf(presetResult(name), matrix, presetState(name).head);
}
