import { ShapeError } from './errors.ts';
import { formatShape, map, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';

export interface RelativePositionOptions {
  /** Whether keys before and after the query get buckets of their own; true if not given. */
  readonly bidirectional?: boolean;
  /** How many buckets there are in all; 32 if not given. */
  readonly numBuckets?: number;
  /** From this distance on, all keys of one side share a bucket; 128 if not given. */
  readonly maxDistance?: number;
}

/**
 * T5's bucket of an offset: near ones have a bucket each, far ones share it with more and more others.
 * With B buckets a direction, of which the first E = ⌊B / 2⌋ hold one distance each, a key at distance d
 * falls into
 *
 *     d                                                         if d < E
 *     min(E + ⌊(B − E) · log(d / E) / log(maxDistance / E)⌋, B − 1)   else
 *
 * With two directions B = ⌊numBuckets / 2⌋, and keys after the query count from B on. With one,
 * B = numBuckets, and keys after the query, which a causal mask forbids, are at distance 0.
 *
 * @param offset position of the key minus position of the query
 * @throws RangeError if the offset is not an integer, there are fewer than 2 buckets a direction, or
 *   maxDistance is not greater than E
 *
 * Source: Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer
 * (2020), §2.1; the formula is `_relative_position_bucket` of Mesh TensorFlow.
 */
export function relativePositionBucket(
  offset: number,
  { bidirectional = true, numBuckets = 32, maxDistance = 128 }: RelativePositionOptions = {},
): number {
  const buckets = bidirectional ? Math.floor(numBuckets / 2) : numBuckets;
  const exact = Math.floor(buckets / 2);
  checkBuckets(offset, { buckets, exact, numBuckets, maxDistance });

  const first = bidirectional && offset > 0 ? buckets : 0;
  const distance = bidirectional ? Math.abs(offset) : Math.max(0, -offset);
  if (distance < exact) return first + distance;
  // log2 of a power of two is exact, so that no bucket begins one too late.
  const share = Math.log2(distance / exact) / Math.log2(maxDistance / exact);
  return first + Math.min(exact + Math.floor((buckets - exact) * share), buckets - 1);
}

function checkBuckets(
  offset: number,
  {
    buckets,
    exact,
    numBuckets,
    maxDistance,
  }: { buckets: number; exact: number; numBuckets: number; maxDistance: number },
): void {
  if (!Number.isInteger(offset)) {
    throw new RangeError(`relativePositionBucket: the offset is an integer, got ${offset}`);
  }
  if (!Number.isInteger(numBuckets) || buckets < 2) {
    throw new RangeError(
      `relativePositionBucket: at least 2 buckets a direction, got ${numBuckets} in all`,
    );
  }
  if (!(maxDistance > exact && maxDistance < Infinity)) {
    throw new RangeError(
      `relativePositionBucket: a maxDistance beyond the ${exact} distances with a bucket each, got ${maxDistance}`,
    );
  }
}

/**
 * The bucket of every pair: cell (i, j) is `relativePositionBucket(j − i)`.
 *
 * @param n number of queries
 * @param m number of keys
 * @returns [n, m]
 * @throws RangeError as `relativePositionBucket` does, and if n or m is not a size
 */
export function relativePositionBuckets(
  n: number,
  m: number = n,
  options: RelativePositionOptions = {},
): Matrix {
  return map(zeros(n, m), (_, i, j) => relativePositionBucket(j - i, options)); // [n, m]
}

/**
 * One head's relative position bias, to be added to its scores:
 *
 *     bias[i, j] = table[0, bucket(j − i)]
 *
 * @param table one learned number a bucket, [1, numBuckets]; T5 has one a head, and its layers share it
 * @returns [n, m], the `bias` of `scaledDotProductAttention`
 * @throws ShapeError if the table is not 1 × numBuckets
 * @throws RangeError as `relativePositionBuckets` does
 */
export function relativePositionBias(
  n: number,
  m: number,
  table: Matrix,
  options: RelativePositionOptions = {},
): Matrix {
  const { numBuckets = 32 } = options;
  if (table.rows !== 1 || table.cols !== numBuckets) {
    throw new ShapeError(
      `relativePositionBias: a 1×${numBuckets} table, one number per bucket, got ${formatShape(table)}`,
    );
  }
  return map(relativePositionBuckets(n, m, options), (bucket) => table.data[bucket]!); // [n, m]
}
