import { matrix } from '#core/index.ts';

/** The course's running sentence: "The cat eats fish now". */
export const tokens = ['El', 'gato', 'come', 'pescado', 'ahora'] as const;

/**
 * Hand-set queries, keys and values of the running sentence, small whole numbers so that paper
 * is enough. Their columns are given meanings (article, animal, action, food; alive, edible);
 * the dimensions of a trained model have none that anybody gave them.
 */
export const queries = matrix([
  [0, 1, 0, 1],
  [1, 0, 2, 0],
  [0, 2, 0, 2],
  [0, 0, 2, 0],
  [0, 0, 2, 1],
]);

export const keys = matrix([
  [2, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 2, 0],
  [0, 1, 0, 2],
  [0, 0, 1, 0],
]);

export const values = matrix([
  [0, 0],
  [3, 0],
  [1, 1],
  [1, 3],
  [0, 0],
]);
