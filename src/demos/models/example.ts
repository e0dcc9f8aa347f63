import { matrix, relativePositionBucket, zeros, type Matrix } from '#core/index.ts';

/** T5's number of buckets, in the encoder's table and in the decoder's. */
export const numBuckets = 32;

/** The offsets of a sentence of five tokens: position of the key minus position of the query. */
export const encoderOffsets = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const;
/** The decoder never looks ahead. */
export const decoderOffsets = [-4, -3, -2, -1, 0] as const;

/**
 * Hand-set: one head that likes neighbours, the next token more than the one before. The numbers that T5
 * learned are others, and each of its heads has its own.
 */
export const encoderTable = matrix([[-1, -0.5, 0, 0.5, -0.5, 1, 0, -0.5, -1]]);
/** Hand-set: one head of the decoder, which likes the token before. */
export const decoderTable = matrix([[-1, -0.5, 0, 1, 0]]);

/** The buckets of some offsets. */
export function bucketsOf(offsets: readonly number[], bidirectional: boolean): readonly number[] {
  return offsets.map((offset) => relativePositionBucket(offset, { bidirectional }));
}

/** The whole table, one number a bucket, from the part of it that five tokens use. */
export function wholeTable(used: Matrix, buckets: readonly number[]): Matrix {
  const table = zeros(1, numBuckets);
  for (const [i, bucket] of buckets.entries()) table.data[bucket] = used.data[i]!;
  return table;
}
