import { integer, seedField, stateSchema } from '#components/demo-state.ts';
import { numQueries, widths } from './study.ts';

export interface ScalingState {
  /** Which of the widths is shown, counted from 0. */
  readonly width: number;
  readonly seed: number;
  /** The query whose weights are drawn. */
  readonly query: number;
}

export const scalingState = stateSchema<ScalingState>('scaling', {
  version: 1,
  fields: {
    width: integer(widths.indexOf(64), { min: 0, max: widths.length - 1 }),
    query: integer(0, { min: 0, max: numQueries - 1 }),
    seed: seedField(7),
  },
});
