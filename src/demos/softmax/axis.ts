import { matrix, softmaxRows, transpose } from '#core/index.ts';

/** Scores of two queries against three keys, hand-set: whole numbers, one row above the other. */
export const scores = matrix([
  [1, 3, 2],
  [4, 0, 1],
]);
export const queries = ['come', 'gato'] as const;
export const keys = ['El', 'gato', 'come'] as const;

/** Over the keys, as attention does: every row adds up to 1. */
export const byRows = softmaxRows(scores); // [2, 3]

/** Over the queries, by mistake: every column adds up to 1. */
export const byColumns = transpose(softmaxRows(transpose(scores))); // [2, 3]
