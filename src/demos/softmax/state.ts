import { matrix, type Matrix } from '#core/index.ts';
import {
  cellField,
  readInput,
  stateSchema,
  type CellField,
  type Field,
} from '#components/demo-state.ts';
import { logits, tokens } from './example.ts';

export interface SoftmaxState {
  /** The temperature T. */
  readonly t: number;
  /** The constant that is added to every logit. */
  readonly c: number;
  /** One row, at least two keys of the sentence, from its first on. */
  readonly logits: Matrix;
  /** The keys whose logit is −∞, whatever the row says. */
  readonly never: readonly number[];
  /** The cell whose arithmetic is spelt out. */
  readonly ask: CellField;
}

/** The temperatures of the slider: even steps of the logarithm, rounded to what reads well. */
export const temperatures = [0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10] as const;

/** The position of the slider at a temperature, or nearest to one that a link gives. */
export function nearestTemperature(t: number): number {
  const distances = temperatures.map((one) => Math.abs(Math.log(one / t)));
  return distances.indexOf(Math.min(...distances));
}

/** A number as people type it, within bounds. */
function real(initial: number, { min, max }: { min: number; max: number }): Field<number> {
  return {
    initial,
    read(text) {
      const input = readInput(text);
      return 'value' in input && input.value >= min && input.value <= max ? input.value : undefined;
    },
    write: String,
  };
}

/** A row of two to five numbers: `2,1,0.1`. A shorter row is a shorter sentence. */
const logitsField: Field<Matrix> = {
  initial: logits,
  read(text) {
    const inputs = text.split(',').map(readInput);
    const values = inputs.flatMap((input) => ('value' in input ? [input.value] : []));
    const allRead = values.length === inputs.length;
    return allRead && values.length >= 2 && values.length <= tokens.length
      ? matrix([values])
      : undefined;
  },
  write: ({ data }) => data.join(','),
};

/** Positions of keys: `0,2`. */
const keysField: Field<readonly number[]> = {
  initial: [],
  read(text) {
    if (!/^\d(,\d)*$/.test(text)) return undefined;
    const keys = [...new Set(text.split(',').map(Number))].sort((a, b) => a - b);
    return keys.every((key) => key < tokens.length) ? keys : undefined;
  },
  write: (keys) => keys.join(','),
};

const row = { rows: 1, cols: logits.cols };

export const softmaxState = stateSchema<SoftmaxState>('softmax', {
  version: 1,
  fields: {
    t: real(1, { min: 0.01, max: 100 }),
    c: real(0, { min: -1e6, max: 1e6 }),
    logits: logitsField,
    never: keysField,
    ask: cellField(
      { logits: row, shifted: row, naive: row, weights: row },
      { matrix: 'weights', row: 0, col: tokens.indexOf('pescado') },
    ),
  },
  // A shorter row has fewer keys to rule out or to ask about.
  settle: (state) => ({
    ...state,
    never: state.never.filter((key) => key < state.logits.cols),
    ask: { ...state.ask, col: Math.min(state.ask.col, state.logits.cols - 1) },
  }),
});
