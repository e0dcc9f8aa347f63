import { integer, seedField, stateSchema } from '#components/demo-state.ts';
import { widths } from './fold.ts';

export interface FoldState {
  /** Which of the widths is shown, counted from 0. */
  readonly width: number;
  readonly seed: number;
}

export const foldState = stateSchema<FoldState>('fold', {
  version: 1,
  fields: {
    width: integer(widths.indexOf(64), { min: 0, max: widths.length - 1 }),
    seed: seedField(7),
  },
});
