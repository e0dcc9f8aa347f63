import { choice, integer, seedField, stateSchema } from '#components/demo-state.ts';
import { distributions, widths, type Distribution } from './study.ts';

export interface InitialisationState {
  /** In hundredths. */
  readonly gain: number;
  readonly distribution: Distribution;
  /** Which of the widths, counted from 0. */
  readonly fanIn: number;
  readonly fanOut: number;
  readonly seed: number;
}

export const gainRange = { min: 50, max: 200 } as const;

const width = { min: 0, max: widths.length - 1 } as const;

export const initialisationState = stateSchema<InitialisationState>('init', {
  version: 1,
  fields: {
    gain: integer(100, gainRange),
    distribution: choice(distributions, 'uniform'),
    fanIn: integer(widths.indexOf(64), width),
    fanOut: integer(widths.indexOf(64), width),
    seed: seedField(7),
  },
});
