import { matrix, scale, zeros, type Matrix } from '#core/index.ts';
import { keyProjection, queryProjection } from './example.ts';
import { layerOf, matrixOf, type Layer } from './layer.ts';
import { dK, dModel, projectionsState, type MatrixName, type ProjectionsState } from './state.ts';

const [el, gato, come, pescado, ahora] = [0, 1, 2, 3, 4];
const pair = { matrix: 'products', row: come, col: pescado };

/** A bias that nobody overlooks. */
const loudBias = matrix([[3, -2, 5]]);

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  keys: { role: 'keys', ask: { matrix: 'keys', row: pescado, col: 1 } },
  compare: { step: 'compare', ask: pair },
  shared: { step: 'compare', by: 'shared', ask: pair },
  bare: { step: 'compare', by: 'none', ask: pair },
  bareWeights: {
    step: 'weights',
    by: 'none',
    ask: { matrix: 'weights', row: come, col: come },
  },
  longer: { step: 'weights', by: 'none', ask: { matrix: 'weights', row: ahora, col: come } },
  sharedForm: { step: 'form', by: 'shared', ask: { matrix: 'form', row: 1, col: 1 } },
  form: { step: 'form', ask: { matrix: 'form', row: 2, col: 3 } },
  weights: { step: 'weights', ask: { matrix: 'weights', row: come, col: pescado } },
  swapped: {
    step: 'compare',
    ask: { matrix: 'products', row: pescado, col: come },
    queryProjection: keyProjection,
    keyProjection: queryProjection,
  },
  traded: {
    step: 'weights',
    ask: { matrix: 'weights', row: come, col: pescado },
    queryProjection: scale(queryProjection, 4),
    keyProjection: scale(keyProjection, 1 / 4),
  },
  output: { step: 'output', ask: { matrix: 'output', row: come, col: 1 } },
  random: { step: 'compare', from: 'random', ask: pair },
  randomBare: { step: 'compare', from: 'random', by: 'none', ask: pair },
  randomShared: { step: 'compare', from: 'random', by: 'shared', ask: pair },
  randomWeights: {
    step: 'weights',
    from: 'random',
    ask: { matrix: 'weights', row: come, col: pescado },
  },
  zeros: {
    step: 'weights',
    ask: { matrix: 'weights', row: come, col: pescado },
    queryProjection: zeros(dModel, dK),
    keyProjection: zeros(dModel, dK),
  },
  keyBias: {
    step: 'weights',
    biases: 'on',
    keyBias: loudBias,
    ask: { matrix: 'weights', row: come, col: pescado },
  },
  queryBias: {
    step: 'weights',
    biases: 'on',
    queryBias: loudBias,
    ask: { matrix: 'weights', row: el, col: gato },
  },
} as const satisfies Record<string, Partial<ProjectionsState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): ProjectionsState {
  return { ...projectionsState.defaults, ...presets[name] };
}

export function presetLayer(name: PresetName): Layer {
  return layerOf(presetState(name));
}

/** A matrix of a preset, as its step shows it. */
export function presetMatrix(name: PresetName, of: MatrixName): Matrix {
  return matrixOf(presetLayer(name), of);
}
