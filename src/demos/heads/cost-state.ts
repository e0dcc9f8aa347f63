import { integer, stateSchema } from '#components/demo-state.ts';
import { anyNumber } from './number-field.ts';

export interface CostState {
  /** How many tokens attend to one another. */
  readonly tokens: number;
  readonly dModel: number;
  /** Any number: the core says which it cannot have. */
  readonly heads: number;
}

/** Larger sizes would have counts that a double does not hold exactly. */
export const largestSize = 100_000;

/** The sizes of the base model of Vaswani et al. (2017), Table 3; the number of tokens is ours. */
export const costState = stateSchema<CostState>('heads-cost', {
  version: 1,
  fields: {
    tokens: integer(1000, { min: 1, max: largestSize }),
    dModel: integer(512, { min: 1, max: largestSize }),
    heads: anyNumber(8),
  },
});
