import { matrix } from '#core/index.ts';

/** The course's running sentence: "The cat eats fish now". */
export const tokens = ['El', 'gato', 'come', 'pescado', 'ahora'] as const;

export const [el, gato, come, pescado, ahora] = [0, 1, 2, 3, 4] as const;

/**
 * Hand-set, in whole numbers, so that paper is enough. The columns of the keys are called animal and
 * food; a negative number says the opposite. All five keys are equally long, √5, so that only their
 * direction decides which one answers a query best.
 */
export const keys = matrix([
  [-1, -2],
  [2, -1],
  [-1, 2],
  [1, 2],
  [-2, -1],
]);

/** The columns of the values are called solid and moving: nothing that the keys say. */
export const values = matrix([
  [-2, -2],
  [3, 1],
  [-1, 2],
  [2, -2],
  [-3, 0],
]);

/** Looks for an animal, and does not care about food. */
export const query = matrix([[1, 0]]);
