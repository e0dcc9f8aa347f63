import { attentionHead, drawOutput, drawProjections } from './attention-layer.ts';
import type {
  Head,
  HeadParameters,
  InitialisationOptions,
  LayerOptions,
  OutputParameters,
} from './attention-layer.ts';
import { ShapeError } from './errors.ts';
import { linear } from './linear.ts';
import { concatCols, formatShape, sliceCols } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { Random } from './random.ts';

export interface MultiHeadParameters extends OutputParameters {
  /** One set of projections a head, as in the paper: W_i^Q, W_i^K, W_i^V. */
  readonly heads: readonly HeadParameters[];
}

export interface MultiHeadAttention {
  readonly heads: readonly Head[];
  /** The outputs of the heads side by side, [n, h · d_v] */
  readonly concatenated: Matrix;
  /** concatenated · W^O, [n, d_model] */
  readonly output: Matrix;
}

/**
 * The parameters of multi-head attention, Xavier-initialised, biases 0.
 *
 * The projections of all heads are drawn as one [d_model, h · d_k] matrix and split, so the fan-out that
 * Xavier counts is h · d_k. Where each head's projection is initialised by itself, it is d_k: then pass
 * `fanOut: dK`, and parameters are larger by √((d_model + h · d_k) / (d_model + d_k)), with d_k = d_model / h
 * by √(2h / (h + 1)), and scores by the square of that. PyTorch's nn.MultiheadAttention draws W^Q, W^K
 * and W^V as one matrix of 3 · d_model outputs.
 *
 * @param dModel the width of the tokens; d_k and d_v are d_model / h if d_k is not given
 * @param numHeads h
 * @throws RangeError if the number of heads is not an integer of at least 1, or does not divide d_model
 *   where d_k is not given
 *
 * Source: Vaswani et al., Attention Is All You Need (2017), §3.2.2.
 */
export function multiHeadParameters(
  dModel: number,
  numHeads: number,
  random: Random,
  options: InitialisationOptions = {},
): MultiHeadParameters {
  if (!Number.isInteger(numHeads) || numHeads < 1) {
    throw new RangeError(
      `multiHeadParameters: the number of heads is an integer of at least 1, got ${numHeads}`,
    );
  }
  if (options.dK === undefined && dModel % numHeads !== 0) {
    throw new RangeError(
      `multiHeadParameters: a number of heads that divides d_model, got d_model ${dModel}, heads ${numHeads}`,
    );
  }
  const { dK = dModel / numHeads, dV = dK } = options;
  const packed = drawProjections(dModel, numHeads * dK, numHeads * dV, random, options);
  return {
    heads: splitHeads(packed, numHeads),
    ...drawOutput(numHeads * dV, dModel, random, options),
  };
}

/**
 * Multi-head attention:
 *
 *     head_i = Attention(X W_i^Q, C W_i^K, C W_i^V)
 *     MultiHead(X, C) = Concat(head_1, …, head_h) W^O
 *
 * with C = X in self-attention. The heads share the tokens, the mask and the bias, and nothing else.
 *
 * @param x X, the tokens that ask, [n, d_model]
 * @throws ShapeError if the shapes do not fit, or there is no head
 *
 * Source: Vaswani et al. (2017), §3.2.2.
 */
export function multiHeadAttention(
  parameters: MultiHeadParameters,
  x: Matrix,
  options: LayerOptions = {},
): MultiHeadAttention {
  if (parameters.heads.length === 0) {
    throw new ShapeError('multiHeadAttention: at least one head, got none');
  }
  const heads = parameters.heads.map((head) => attentionHead(head, x, options));
  const concatenated = concatCols(heads.map((head) => head.output)); // [n, h · d_v]
  const output = linear(concatenated, parameters.outputProjection, parameters.outputBias); // [n, d_model]
  return { heads, concatenated, output };
}

/**
 * The projections of all heads as one set, side by side: W^Q is [d_model, h · d_k]. x · packed W^Q holds
 * the queries of head i in columns i · d_k to (i + 1) · d_k: libraries project once and split the result.
 *
 * @throws ShapeError if there is no head, or only some have a bias
 */
export function packHeads(heads: readonly HeadParameters[]): HeadParameters {
  if (heads.length === 0) throw new ShapeError('packHeads: at least one head, got none');
  const packed = parameterNames.flatMap((name) => {
    const parts = heads.flatMap((head) => head[name] ?? []);
    if (parts.length === 0) return [];
    if (parts.length < heads.length) {
      throw new ShapeError(
        `packHeads: ${name} in every head or in none, got it in ${parts.length} of ${heads.length}`,
      );
    }
    return [[name, concatCols(parts)] as const];
  });
  return Object.fromEntries(packed) as unknown as HeadParameters;
}

/**
 * The inverse of `packHeads`: equal shares of the columns.
 *
 * @throws ShapeError if the number of heads does not divide a width
 */
export function splitHeads(packed: HeadParameters, numHeads: number): HeadParameters[] {
  return Array.from({ length: numHeads }, (_, head) => {
    const shares = parameterNames.flatMap((name) => {
      const wide = packed[name];
      if (!wide) return [];
      const width = wide.cols / numHeads;
      if (!Number.isInteger(width)) {
        throw new ShapeError(
          `splitHeads: a number of heads that divides every width, got ${numHeads} heads, ${name} ${formatShape(wide)}`,
        );
      }
      return [[name, sliceCols(wide, head * width, (head + 1) * width)] as const];
    });
    return Object.fromEntries(shares) as unknown as HeadParameters;
  });
}

const parameterNames = [
  'queryProjection',
  'keyProjection',
  'valueProjection',
  'queryBias',
  'keyBias',
  'valueBias',
] as const satisfies readonly (keyof HeadParameters)[];
