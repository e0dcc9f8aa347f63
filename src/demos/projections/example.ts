import { matrix } from '#core/index.ts';

export { tokens } from '../attention/example.ts';

/**
 * Hand-set token vectors and projections, small whole numbers so that paper is enough. What the columns
 * mean: of X and the output, what a token is (article, animal, action, food); of queries and keys, a part
 * in the sentence (actor, object, verb); of values, alive and edible. The numbers of a trained model
 * come with no such labels.
 */
export const x = matrix([
  [1, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 2, 0],
  [0, 1, 0, 2],
  [0, 0, 1, 0],
]);

/** An article looks for an actor, an animal for a verb, an action for an actor and an object, food for an actor. */
export const queryProjection = matrix([
  [1, 0, 0],
  [0, 0, 2],
  [1, 1, 0],
  [1, 0, 0],
]);

/** An animal can be found as an actor, an action as a verb, food as an object; an article, as nothing. */
export const keyProjection = matrix([
  [0, 0, 0],
  [1, 0, 0],
  [0, 0, 1],
  [0, 1, 0],
]);

export const valueProjection = matrix([
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]);

/** What is alive is an animal, what is edible is food. */
export const outputProjection = matrix([
  [0, 1, 0, 0],
  [0, 0, 0, 1],
]);
