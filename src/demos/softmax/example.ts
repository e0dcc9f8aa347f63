import { matrix } from '#core/index.ts';

export { tokens } from '../attention/example.ts';

/** The query whose row of logits this is. */
export const query = 'come';

/**
 * Hand-set logits, one a token of the running sentence: whole numbers one apart, so that each
 * weight is e times the next.
 */
export const logits = matrix([[-1, 2, 0, 3, 1]]);
