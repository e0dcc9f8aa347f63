import {
  add,
  entropyRows,
  maskToBias,
  mean,
  relativePositionBuckets,
  scale,
  scaledDotProductAttention,
  type Attention,
  type AttentionInputs,
  type Mask,
  type Matrix,
} from '#core/index.ts';
import { lookUp, paddedTokens, paddingMaskOf } from '../masks/batch.ts';
import { bucketsOf, decoderOffsets, encoderOffsets, wholeTable } from './example.ts';
import { usedTable, type Layer, type Model, type ModelsState, type Scale } from './state.ts';
import { optionsOf, type Kind } from './sub-layers.ts';

/** Queries, keys and values of the sentence that is looked at, one row a token. */
export interface Inputs {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** One model's sub-layer, computed. */
export interface SubLayer {
  readonly kind: Kind;
  readonly inputs: AttentionInputs & { readonly mask: Mask };
  readonly result: Attention;
  /** All that is added to the scaled products: position biases, and −∞ where masked. [n, m] */
  readonly bias: Matrix;
  /** In nats, the mean over the rows of weights. */
  readonly entropy: number;
}

export type Comparison = Readonly<Record<Model, SubLayer>>;

export function tokensOf({ sentence }: Pick<ModelsState, 'sentence'>): readonly string[] {
  return paddedTokens(sentence, 'right');
}

export function inputsOf(
  state: Pick<ModelsState, 'sentence' | 'queries' | 'keys' | 'values'>,
): Inputs {
  const tokens = tokensOf(state);
  return {
    queries: lookUp(state.queries, tokens),
    keys: lookUp(state.keys, tokens),
    values: lookUp(state.values, tokens),
  };
}

/** The model on the left: GPT, or with a prefix a prefix language model. */
export function decoderOnly(inputs: Inputs, sentence: number, prefix: number): SubLayer {
  return subLayer(prefix === 0 ? 'gpt' : 'prefix', inputs, sentence, { prefix });
}

export function bert(inputs: Inputs, sentence: number): SubLayer {
  return subLayer('bert', inputs, sentence, {});
}

export function t5(
  inputs: Inputs,
  sentence: number,
  {
    layer,
    scale: scaling,
    table,
  }: { readonly layer: Layer; readonly scale: Scale; readonly table: Matrix | undefined },
): SubLayer {
  const kind = ({ encoder: 't5Encoder', decoder: 't5Decoder', cross: 't5Cross' } as const)[layer];
  const isFolded = scaling === 'folded' || scaling === 'twice';
  const root = Math.sqrt(inputs.queries.cols);
  const queries = isFolded ? scale(inputs.queries, 1 / root) : inputs.queries;
  const isOne = scaling === 'folded' || scaling === 'plain';
  return subLayer(kind, { ...inputs, queries }, sentence, {
    table: table && wholeTable(table, bucketsIn(layer)),
    // Without a scale of its own, the sub-layer takes the core's, 1/√d_k.
    ...(!isOne && { scale: undefined }),
  });
}

/** The buckets that five tokens use, in the order of the shown table. */
export function bucketsIn(layer: Layer): readonly number[] {
  return layer === 'encoder' ? bucketsOf(encoderOffsets, true) : bucketsOf(decoderOffsets, false);
}

/** The bucket of every pair, [n, m]. */
export function bucketMatrix(n: number, layer: Layer): Matrix {
  return relativePositionBuckets(n, n, { bidirectional: layer === 'encoder' });
}

function subLayer(
  kind: Kind,
  inputs: Inputs,
  sentence: number,
  {
    prefix = 0,
    table = noTable,
    ...change
  }: { prefix?: number; table?: Matrix | undefined; scale?: number | undefined },
): SubLayer {
  const padding = paddingMaskOf(sentence, 'right');
  const options = { ...optionsOf(kind, { padding, table, prefix }), ...change };
  const mask = options.mask!;
  const { queries, keys, values } = inputs;
  const result = scaledDotProductAttention(queries, keys, values, options);
  const masked = maskToBias(mask);
  return {
    kind,
    inputs: { ...inputs, ...options, mask },
    result,
    bias: options.bias ? add(options.bias, masked) : masked,
    entropy: mean(entropyRows(result.weights)),
  };
}

const noTable = wholeTable({ rows: 1, cols: 0, data: new Float64Array() }, []);

/** The three models' sub-layers of a state. */
export function compare(state: ModelsState): Comparison {
  const inputs = inputsOf(state);
  const { sentence, prefix, layer, scale: scaling } = state;
  return {
    gpt: decoderOnly(inputs, sentence, prefix),
    bert: bert(inputs, sentence),
    t5: t5(inputs, sentence, { layer, scale: scaling, table: usedTable(state) }),
  };
}
