import type { Role } from '#figures/palette.ts';

/** The colour of each matrix, wherever it is named. Scores belong to no role. */
export const roleOf: Readonly<Record<string, Role>> = {
  queries: 'query',
  keys: 'key',
  values: 'value',
  weights: 'weight',
  output: 'value',
};
