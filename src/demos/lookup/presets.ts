import { map, matrix, type Matrix } from '#core/index.ts';
import { gato, keys, pescado, query, values } from './example.ts';
import type { LookUp } from './look-up.ts';
import { lookUpState, resultOf, type LookUpInputs, type LookUpState } from './state.ts';

const askOutput = { matrix: 'output', row: 0, col: 1 };

/** Half-way between the keys of gato and pescado, and a step of 0.1 to either side. */
const between = matrix([[1.5, 0.5]]);
const towardsGato = matrix([[1.5, 0.4]]);
const towardsPescado = matrix([[1.5, 0.6]]);

function weightOf(key: number) {
  return { matrix: 'weights', row: 0, col: key };
}

/** The rows of gato and pescado change places. */
function swap(a: Matrix): Matrix {
  const from: Readonly<Record<number, number>> = { [gato]: pescado, [pescado]: gato };
  return map(a, (_, row, col) => a.data[(from[row] ?? row) * a.cols + col]!);
}

/** States of the demo that the chapter's text speaks of and links to. */
export const presets = {
  example: {},
  food: { ask: { matrix: 'scores', row: 0, col: pescado }, queries: matrix([[1, 1]]) },
  hardTowardsGato: { mode: 'hard', ask: askOutput, queries: towardsGato },
  hardTowardsPescado: { mode: 'hard', ask: askOutput, queries: towardsPescado },
  softTowardsGato: { ask: askOutput, queries: towardsGato },
  softTowardsPescado: { ask: askOutput, queries: towardsPescado },
  between: { ask: askOutput, queries: between },
  betweenHard: { mode: 'hard', ask: weightOf(pescado), queries: between },
  short: { ask: weightOf(gato), queries: matrix([[0.5, 0]]) },
  long: { ask: weightOf(gato), queries: matrix([[3, 0]]) },
  itself: { ask: weightOf(gato), queries: matrix([[2, -1]]) },
  nothing: { ask: askOutput, queries: matrix([[0, 0]]) },
  loud: {
    ask: weightOf(pescado),
    keys: map(keys, (x, row) => (row === pescado ? 3 * x : x)),
  },
  swapped: { ask: askOutput, values: swap(values) },
} as const satisfies Record<string, Partial<LookUpState>>;

export type PresetName = keyof typeof presets;

export function presetState(name: PresetName): LookUpState {
  return { ...lookUpState.defaults, ...presets[name] };
}

export function presetInputs(name: PresetName): LookUpInputs {
  return { queries: query, keys, values, ...presets[name] };
}

export function presetResult(name: PresetName): LookUp {
  return resultOf(presetInputs(name), presetState(name).mode);
}
