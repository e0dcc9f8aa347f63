import { scaledDotProductAttention } from './attention.ts';
import type { Attention, AttentionOptions } from './attention.ts';
import { linear } from './linear.ts';
import { zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { Random } from './random.ts';
import { xavierNormal, xavierUniform } from './xavier.ts';
import type { XavierOptions } from './xavier.ts';

/** What makes queries, keys and values of tokens. Every head has its own. */
export interface HeadParameters {
  /** W^Q, [d_model, d_k] */
  readonly queryProjection: Matrix;
  /** W^K, [d_model, d_k] */
  readonly keyProjection: Matrix;
  /** W^V, [d_model, d_v] */
  readonly valueProjection: Matrix;
  /** [1, d_k] */
  readonly queryBias?: Matrix;
  /** [1, d_k] */
  readonly keyBias?: Matrix;
  /** [1, d_v] */
  readonly valueBias?: Matrix;
}

/** What brings the mixtures of values back to the width of the tokens. */
export interface OutputParameters {
  /** W^O, [d_v, d_model]; with h heads, [h · d_v, d_model] */
  readonly outputProjection: Matrix;
  /** [1, d_model] */
  readonly outputBias?: Matrix;
}

export interface AttentionParameters extends HeadParameters, OutputParameters {}

export interface InitialisationOptions extends Pick<XavierOptions, 'gain'> {
  /** d_k, the width of queries and keys. */
  readonly dK?: number;
  /** d_v, the width of values; d_k if not given. */
  readonly dV?: number;
  /** Whether projections have a bias; it starts at 0. */
  readonly biases?: boolean;
  readonly distribution?: 'uniform' | 'normal';
  /**
   * What Xavier takes for the number of outputs of W^Q, W^K and W^V; their own number of columns if not
   * given.
   */
  readonly fanOut?: number;
}

export interface LayerOptions extends AttentionOptions {
  /** What keys and values are made of, [m, d_model]: another sequence, for cross-attention. x if not given. */
  readonly context?: Matrix;
}

/** One head's attention, and what it was made from. */
export interface Head extends Attention {
  /** Q = x W^Q, [n, d_k] */
  readonly queries: Matrix;
  /** K = context W^K, [m, d_k] */
  readonly keys: Matrix;
  /** V = context W^V, [m, d_v] */
  readonly values: Matrix;
}

export interface AttentionLayer extends Head {
  /** weights · values, [n, d_v] */
  readonly mixtures: Matrix;
  /** mixtures · W^O, [n, d_model] */
  readonly output: Matrix;
}

/**
 * The parameters of an attention layer with one head, Xavier-initialised, biases 0.
 *
 * @param dModel the width of the tokens, and d_k and d_v if they are not given
 * @param random each projection is drawn from a fork of its own, by its name
 * @throws RangeError if a size is not an integer of at least 1
 */
export function attentionParameters(
  dModel: number,
  random: Random,
  options: InitialisationOptions = {},
): AttentionParameters {
  const { dK = dModel, dV = dK } = options;
  return {
    ...drawProjections(dModel, dK, dV, random, options),
    ...drawOutput(dV, dModel, random, options),
  };
}

/**
 * Attention with trainable projections:
 *
 *     Q = X W^Q,  K = C W^K,  V = C W^V,  output = Attention(Q, K, V) W^O
 *
 * with C = X in self-attention.
 *
 * @param x X, the tokens that ask, [n, d_model]
 * @returns every step; `mixtures` is what comes before W^O
 * @throws ShapeError if the shapes do not fit
 */
export function attention(
  parameters: AttentionParameters,
  x: Matrix,
  options: LayerOptions = {},
): AttentionLayer {
  const head = attentionHead(parameters, x, options);
  return {
    ...head,
    mixtures: head.output,
    output: linear(head.output, parameters.outputProjection, parameters.outputBias), // [n, d_model]
  };
}

/** One head: scaled dot-product attention over projections of x and the context. */
export function attentionHead(
  parameters: HeadParameters,
  x: Matrix,
  { context = x, ...options }: LayerOptions = {},
): Head {
  const queries = linear(x, parameters.queryProjection, parameters.queryBias); // [n, d_k]
  const keys = linear(context, parameters.keyProjection, parameters.keyBias); // [m, d_k]
  const values = linear(context, parameters.valueProjection, parameters.valueBias); // [m, d_v]
  return { queries, keys, values, ...scaledDotProductAttention(queries, keys, values, options) };
}

/** W^Q, W^K and W^V, of these widths. */
export function drawProjections(
  dModel: number,
  queryWidth: number,
  valueWidth: number,
  random: Random,
  { biases = false, ...options }: InitialisationOptions,
): HeadParameters {
  const project = (name: string, width: number): Matrix =>
    drawProjection(dModel, width, random.fork(name), options);
  return {
    queryProjection: project('queryProjection', queryWidth),
    keyProjection: project('keyProjection', queryWidth),
    valueProjection: project('valueProjection', valueWidth),
    ...(biases && {
      queryBias: zeros(1, queryWidth),
      keyBias: zeros(1, queryWidth),
      valueBias: zeros(1, valueWidth),
    }),
  };
}

/** W^O. Its fan-out is its own. */
export function drawOutput(
  width: number,
  dModel: number,
  random: Random,
  { biases = false, gain = 1, distribution = 'uniform' }: InitialisationOptions,
): OutputParameters {
  return {
    outputProjection: drawProjection(width, dModel, random.fork('outputProjection'), {
      gain,
      distribution,
    }),
    ...(biases && { outputBias: zeros(1, dModel) }),
  };
}

function drawProjection(
  rows: number,
  cols: number,
  random: Random,
  { gain = 1, distribution = 'uniform', fanOut = cols }: InitialisationOptions,
): Matrix {
  const draw = distribution === 'uniform' ? xavierUniform : xavierNormal;
  return draw(rows, cols, random, { gain, fanOut });
}
