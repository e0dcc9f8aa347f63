import {
  causalMask,
  combineMasks,
  fullMask,
  isAllowed,
  mask,
  relativePositionBias,
  type AttentionOptions,
  type Mask,
  type Matrix,
} from '#core/index.ts';

/** The attention sub-layers that the demo compares. */
export type Kind = 'gpt' | 'prefix' | 'bert' | 't5Encoder' | 't5Decoder' | 't5Cross';

export interface Sentence {
  /** Which keys are no padding, [n, m] */
  readonly padding: Mask;
  /** T5's position biases: one number a bucket, [1, 32] */
  readonly table: Matrix;
  /** How many tokens a prefix language model reads both ways. */
  readonly prefix: number;
}

/** All that tells the sub-layers apart: what each hands to `scaledDotProductAttention`. */
export function optionsOf(kind: Kind, { padding, table, prefix }: Sentence): AttentionOptions {
  const n = padding.rows;
  const causal = combineMasks(causalMask(n), padding);
  switch (kind) {
    case 'gpt':
      return { mask: causal };
    case 'prefix':
      return { mask: combineMasks(prefixMask(n, prefix), padding) };
    case 'bert':
      return { mask: padding };
    case 't5Encoder':
      return { mask: padding, bias: relativePositionBias(n, n, table), scale: 1 };
    case 't5Decoder': {
      const bias = relativePositionBias(n, n, table, { bidirectional: false });
      return { mask: causal, bias, scale: 1 };
    }
    case 't5Cross':
      return { mask: padding, scale: 1 };
  }
}

/**
 * Causal, but for a prefix that everybody sees: key j is allowed for query i if and only if j ≤ i, or
 * j < prefix. [n, n]
 *
 * Source: Raffel et al. (2020), §3.2.1.
 */
export function prefixMask(n: number, prefix: number): Mask {
  const causal = causalMask(n);
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => isAllowed(causal, i, j) || j < prefix),
  );
  return n === 0 ? fullMask(0, 0) : mask(rows);
}
