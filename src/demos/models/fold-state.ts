import { integer, stateSchema } from '#components/demo-state.ts';
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
    seed: integer(7, { min: 0, max: 999_999 }),
  },
});
