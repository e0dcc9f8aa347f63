import { softmaxRows, type Matrix } from '#core/index.ts';
import {
  cellField,
  choice,
  matrixField,
  stateSchema,
  type CellField,
} from '#components/demo-state.ts';
import { gato, keys, query, values } from './example.ts';
import { allToTheBest, lookUp, type LookUp } from './look-up.ts';

export const modes = ['soft', 'hard'] as const;
export type Mode = (typeof modes)[number];

export interface LookUpInputs {
  /** One query, [1, d_k]. */
  readonly queries: Matrix;
  /** [m, d_k] */
  readonly keys: Matrix;
  /** [m, d_v] */
  readonly values: Matrix;
}

export interface LookUpState extends LookUpInputs {
  readonly mode: Mode;
  /** The cell whose arithmetic is spelt out. */
  readonly ask: CellField;
}

const row = { rows: 1, cols: keys.rows };

export const lookUpState = stateSchema<LookUpState>('lookup', {
  version: 1,
  fields: {
    mode: choice(modes, 'soft'),
    ask: cellField(
      {
        queries: query,
        keys,
        values,
        scores: row,
        weights: row,
        output: { rows: 1, cols: values.cols },
      },
      { matrix: 'scores', row: 0, col: gato },
    ),
    queries: matrixField(query),
    keys: matrixField(keys),
    values: matrixField(values),
  },
});

export function resultOf({ queries, keys: k, values: v }: LookUpInputs, mode: Mode): LookUp {
  return lookUp(queries, k, v, { share: mode === 'hard' ? allToTheBest : softmaxRows });
}
