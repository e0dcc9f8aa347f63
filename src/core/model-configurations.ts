/** What a model's parameters are counted from. Sizes only: nothing is allocated. */
export interface ModelConfiguration {
  /** Number of tokens. Encoder and decoder share one table of token embeddings. */
  readonly vocabulary: number;
  readonly dModel: number;
  readonly numHeads: number;
  /** Width of a query and a key, per head. numHeads · dK need not be dModel. */
  readonly dK: number;
  /** Width of a value, per head. */
  readonly dV: number;
  /** Width of the hidden layer of the feed-forward network. */
  readonly dFF: number;
  /** Number of layers; a stack of no layers is not there. */
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  /** Whether each layer of the decoder attends to the encoder's output as well. */
  readonly crossAttention: boolean;
  readonly positions: PositionConfiguration;
  /** Number of kinds of token, as BERT's first and second sentence; 0 for none. */
  readonly segments: number;
  /**
   * What turns the last layer's output into logits: the token embeddings, transposed; a matrix of its
   * own; or nothing, for a model that is counted without it.
   */
  readonly outputProjection: 'tied' | 'separate' | 'none';
  readonly biases: { readonly attention: boolean; readonly feedForward: boolean };
  readonly norms: NormConfiguration;
  /** BERT's dense layer on the first token, for whole sentences. */
  readonly pooler: boolean;
  /** BERT's dense layer and norm before the output projection, and a bias for each token after it. */
  readonly maskedLanguageModelHead: boolean;
}

/**
 * How a model knows positions. `learned`: one row a position, in each stack. `relative`: one bias a
 * bucket of distances and head, in each stack, in its first layer's self-attention, shared by the others.
 */
export type PositionConfiguration =
  | { readonly kind: 'none' | 'sinusoidal' }
  | { readonly kind: 'learned'; readonly length: number }
  | { readonly kind: 'relative'; readonly buckets: number };

export interface NormConfiguration {
  /** Layer norm has a scale and a shift for each channel, RMS norm a scale only. */
  readonly kind: 'layer' | 'rms';
  /** Where there is one: after the embeddings, for each sublayer, after the last layer of a stack. */
  readonly embeddings: boolean;
  readonly sublayers: boolean;
  readonly final: boolean;
}

/** What a part is called; a page has a word for each. */
export type PartName =
  | 'model'
  | 'embeddings'
  | 'tokenEmbeddings'
  | 'positionEmbeddings'
  | 'segmentEmbeddings'
  | 'encoder'
  | 'decoder'
  | 'layer'
  | 'relativePositionBiases'
  | 'selfAttention'
  | 'crossAttention'
  | 'queryProjection'
  | 'queryBias'
  | 'keyProjection'
  | 'keyBias'
  | 'valueProjection'
  | 'valueBias'
  | 'outputProjection'
  | 'outputBias'
  | 'feedForward'
  | 'upProjection'
  | 'upBias'
  | 'downProjection'
  | 'downBias'
  | 'embeddingNorm'
  | 'selfAttentionNorm'
  | 'crossAttentionNorm'
  | 'feedForwardNorm'
  | 'finalNorm'
  | 'scale'
  | 'shift'
  | 'pooler'
  | 'maskedLanguageModelHead'
  | 'dense'
  | 'denseBias'
  | 'denseNorm'
  | 'vocabularyBias';

/** A part of a model: a matrix, or other parts. */
export type ModelPart = MatrixPart | GroupPart;

export interface MatrixPart {
  readonly name: PartName;
  readonly rows: number;
  readonly cols: number;
  /** How often the part stands in the one that holds it. */
  readonly repeats: number;
  /** repeats · rows · cols; 0 if tied. */
  readonly count: number;
  /** The part whose numbers these are, so that they are not counted again. */
  readonly tiedTo?: PartName;
}

export interface GroupPart {
  readonly name: PartName;
  readonly parts: readonly ModelPart[];
  readonly repeats: number;
  /** repeats · Σ count of the parts. */
  readonly count: number;
}

/**
 * The parameters of a model as a tree of named parts, each with its shape and count. A bias is a row
 * [1, width]; the heads' projections stand side by side, so W^Q is [d_model, numHeads · d_k].
 *
 *     attention     d_model · numHeads · (2 d_k + d_v) + numHeads · d_v · d_model   + biases
 *     feed-forward  2 · d_model · d_FF                                              + biases
 *     norm          2 · d_model, or d_model without a shift
 *
 * @throws RangeError if a size is not a whole number in its range, or one part needs another that is
 *   not there
 *
 * Source of the shapes: Vaswani et al., Attention Is All You Need (2017), §3; learned positions,
 * segments, pooler and head: Devlin et al., BERT (2019), and its code; relative positions and RMS norm:
 * Raffel et al., T5 (2020), §2.1.
 */
export function parameterBreakdown(configuration: ModelConfiguration): GroupPart {
  checkConfiguration(configuration);
  return group('model', [
    embeddings(configuration),
    ...when(configuration.encoderLayers > 0, () => stack('encoder', configuration)),
    ...when(configuration.decoderLayers > 0, () => stack('decoder', configuration)),
    ...when(configuration.pooler, () => pooler(configuration)),
    ...when(configuration.maskedLanguageModelHead, () => maskedLanguageModelHead(configuration)),
    ...outputProjection(configuration),
  ]);
}

/**
 * The count of the whole model, as `parameterBreakdown` has it.
 *
 * @throws RangeError as there
 */
export function totalParameters(configuration: ModelConfiguration): number {
  return parameterBreakdown(configuration).count;
}

function embeddings(configuration: ModelConfiguration): GroupPart {
  const { vocabulary, dModel, positions, segments, norms, encoderLayers, decoderLayers } =
    configuration;
  const numStacks = Number(encoderLayers > 0) + Number(decoderLayers > 0);
  return group('embeddings', [
    part('tokenEmbeddings', vocabulary, dModel),
    ...(positions.kind === 'learned'
      ? [part('positionEmbeddings', positions.length, dModel, numStacks)]
      : []),
    ...when(segments > 0, () => part('segmentEmbeddings', segments, dModel, numStacks)),
    ...when(norms.embeddings, () => norm('embeddingNorm', configuration, numStacks)),
  ]);
}

function stack(name: 'encoder' | 'decoder', configuration: ModelConfiguration): GroupPart {
  const { positions, numHeads, norms } = configuration;
  const attendsToEncoder = name === 'decoder' && configuration.crossAttention;
  const layers = name === 'encoder' ? configuration.encoderLayers : configuration.decoderLayers;
  const withNorm = (sublayer: GroupPart, normName: PartName): GroupPart[] => [
    sublayer,
    ...when(norms.sublayers, () => norm(normName, configuration)),
  ];
  return group(name, [
    ...(positions.kind === 'relative'
      ? [part('relativePositionBiases', positions.buckets, numHeads)]
      : []),
    group(
      'layer',
      [
        ...withNorm(attention('selfAttention', configuration), 'selfAttentionNorm'),
        ...(attendsToEncoder
          ? withNorm(attention('crossAttention', configuration), 'crossAttentionNorm')
          : []),
        ...withNorm(feedForward(configuration), 'feedForwardNorm'),
      ],
      layers,
    ),
    ...when(norms.final, () => norm('finalNorm', configuration)),
  ]);
}

function attention(
  name: 'selfAttention' | 'crossAttention',
  { dModel, numHeads, dK, dV, biases }: ModelConfiguration,
): GroupPart {
  const [keys, values] = [numHeads * dK, numHeads * dV];
  return group(name, [
    part('queryProjection', dModel, keys),
    ...when(biases.attention, () => part('queryBias', 1, keys)),
    part('keyProjection', dModel, keys),
    ...when(biases.attention, () => part('keyBias', 1, keys)),
    part('valueProjection', dModel, values),
    ...when(biases.attention, () => part('valueBias', 1, values)),
    part('outputProjection', values, dModel),
    ...when(biases.attention, () => part('outputBias', 1, dModel)),
  ]);
}

function feedForward({ dModel, dFF, biases }: ModelConfiguration): GroupPart {
  return group('feedForward', [
    part('upProjection', dModel, dFF),
    ...when(biases.feedForward, () => part('upBias', 1, dFF)),
    part('downProjection', dFF, dModel),
    ...when(biases.feedForward, () => part('downBias', 1, dModel)),
  ]);
}

function norm(name: PartName, { dModel, norms }: ModelConfiguration, repeats = 1): GroupPart {
  return group(
    name,
    [part('scale', 1, dModel), ...when(norms.kind === 'layer', () => part('shift', 1, dModel))],
    repeats,
  );
}

function pooler({ dModel }: ModelConfiguration): GroupPart {
  return group('pooler', [part('dense', dModel, dModel), part('denseBias', 1, dModel)]);
}

function maskedLanguageModelHead(configuration: ModelConfiguration): GroupPart {
  const { dModel, vocabulary } = configuration;
  return group('maskedLanguageModelHead', [
    part('dense', dModel, dModel),
    part('denseBias', 1, dModel),
    norm('denseNorm', configuration),
    part('vocabularyBias', 1, vocabulary),
  ]);
}

function outputProjection({
  outputProjection: kind,
  dModel,
  vocabulary,
}: ModelConfiguration): ModelPart[] {
  if (kind === 'none') return [];
  const own = part('outputProjection', dModel, vocabulary);
  return [kind === 'tied' ? { ...own, count: 0, tiedTo: 'tokenEmbeddings' } : own];
}

function part(name: PartName, rows: number, cols: number, repeats = 1): MatrixPart {
  return { name, rows, cols, repeats, count: repeats * rows * cols };
}

function group(name: PartName, parts: readonly ModelPart[], repeats = 1): GroupPart {
  const once = parts.reduce((total, { count }) => total + count, 0);
  return { name, parts, repeats, count: repeats * once };
}

function when<Part>(isThere: boolean, make: () => Part): Part[] {
  return isThere ? [make()] : [];
}

function checkConfiguration(configuration: ModelConfiguration): void {
  const { positions, encoderLayers, decoderLayers, crossAttention } = configuration;
  const fail = (rule: string): never => {
    throw new RangeError(`parameterBreakdown: ${rule}`);
  };
  const checkSize = (name: string, size: number, least: number): void => {
    if (!Number.isSafeInteger(size) || size < least) {
      fail(`${name} is an integer of at least ${least}, got ${size}`);
    }
  };
  for (const name of ['vocabulary', 'dModel', 'numHeads', 'dK', 'dV', 'dFF'] as const) {
    checkSize(name, configuration[name], 1);
  }
  for (const name of ['encoderLayers', 'decoderLayers', 'segments'] as const) {
    checkSize(name, configuration[name], 0);
  }
  if (positions.kind === 'learned') checkSize('positions.length', positions.length, 1);
  if (positions.kind === 'relative') checkSize('positions.buckets', positions.buckets, 1);

  const stacks = `got ${encoderLayers} encoder and ${decoderLayers} decoder layers`;
  if (encoderLayers + decoderLayers === 0) fail(`one layer or more, ${stacks}`);
  if (crossAttention && (encoderLayers === 0 || decoderLayers === 0)) {
    fail(`an encoder and a decoder for cross-attention, ${stacks}`);
  }
  if (configuration.maskedLanguageModelHead && configuration.outputProjection === 'none') {
    fail('an output projection after the masked language model head, got none');
  }
}
