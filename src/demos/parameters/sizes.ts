import {
  publishedModels,
  type ModelConfiguration,
  type PositionConfiguration,
  type PublishedModelName,
} from '#core/index.ts';

/** The course's own small model, or one that has been printed. */
export type ModelName = 'small' | PublishedModelName;

export const modelNames: readonly ModelName[] = [
  'small',
  ...(Object.keys(publishedModels) as PublishedModelName[]),
];

/** What each size may be at most: far beyond any model, and every sum of them still exact. */
export const largest = {
  dModel: 100_000,
  numHeads: 1000,
  dK: 10_000,
  dV: 10_000,
  dFF: 1_000_000,
  encoderLayers: 500,
  decoderLayers: 500,
  vocabulary: 1_000_000,
  length: 1_000_000,
  buckets: 10_000,
  segments: 1000,
} as const;

const onOff = ['on', 'off'] as const;

/** What is chosen, not typed. */
export const options = {
  /** Whether d_k = d_v = d_model / h, or each has a size of its own. */
  widths: ['split', 'own'],
  crossAttention: onOff,
  positions: ['none', 'sinusoidal', 'learned', 'relative'],
  output: ['tied', 'separate', 'none'],
  attentionBiases: onOff,
  feedForwardBiases: onOff,
  norm: ['layer', 'rms'],
  embeddingNorm: onOff,
  sublayerNorms: onOff,
  finalNorm: onOff,
  pooler: onOff,
  head: onOff,
} as const;

export type NumberName = keyof typeof largest;
export type OptionName = keyof typeof options;
export type SizeName = NumberName | OptionName;

/** A configuration as a form has it: one level, a value a field. */
export type Sizes = { readonly [Name in NumberName]: number } & {
  readonly [Name in OptionName]: (typeof options)[Name][number];
};

export const numberNames = Object.keys(largest) as NumberName[];
export const optionNames = Object.keys(options) as OptionName[];
export const sizeNames: readonly SizeName[] = [...numberNames, ...optionNames];

/** One encoder layer of d_model 64 and eight heads, as in the chapter on heads, without biases. */
const small: ModelConfiguration = {
  vocabulary: 1000,
  dModel: 64,
  numHeads: 8,
  dK: 8,
  dV: 8,
  dFF: 256,
  encoderLayers: 1,
  decoderLayers: 0,
  crossAttention: false,
  positions: { kind: 'sinusoidal' },
  segments: 0,
  outputProjection: 'tied',
  biases: { attention: false, feedForward: false },
  norms: { kind: 'layer', embeddings: false, sublayers: true, final: false },
  pooler: false,
  maskedLanguageModelHead: false,
};

export function configurationOf(name: ModelName): ModelConfiguration {
  return name === 'small' ? small : publishedModels[name].configuration;
}

export function sizesOf(name: ModelName): Sizes {
  const { biases, norms, positions, outputProjection, maskedLanguageModelHead, ...rest } =
    configurationOf(name);
  const { vocabulary, dModel, numHeads, dK, dV, dFF, encoderLayers, decoderLayers, segments } =
    rest;
  const isSplit = numHeads * dK === dModel && numHeads * dV === dModel;
  return {
    ...{ vocabulary, dModel, numHeads, dK, dV, dFF, encoderLayers, decoderLayers, segments },
    length: positions.kind === 'learned' ? positions.length : 512,
    buckets: positions.kind === 'relative' ? positions.buckets : 32,
    widths: isSplit ? 'split' : 'own',
    crossAttention: toSwitch(rest.crossAttention),
    positions: positions.kind,
    output: outputProjection,
    attentionBiases: toSwitch(biases.attention),
    feedForwardBiases: toSwitch(biases.feedForward),
    norm: norms.kind,
    embeddingNorm: toSwitch(norms.embeddings),
    sublayerNorms: toSwitch(norms.sublayers),
    finalNorm: toSwitch(norms.final),
    pooler: toSwitch(rest.pooler),
    head: toSwitch(maskedLanguageModelHead),
  };
}

export function toConfiguration(sizes: Sizes): ModelConfiguration {
  const { vocabulary, dModel, numHeads, dFF, encoderLayers, decoderLayers, segments } = sizes;
  const isSplit = sizes.widths === 'split';
  return {
    ...{ vocabulary, dModel, numHeads, dFF, encoderLayers, decoderLayers, segments },
    dK: isSplit ? dModel / numHeads : sizes.dK,
    dV: isSplit ? dModel / numHeads : sizes.dV,
    crossAttention: sizes.crossAttention === 'on',
    positions: toPositions(sizes),
    outputProjection: sizes.output,
    biases: {
      attention: sizes.attentionBiases === 'on',
      feedForward: sizes.feedForwardBiases === 'on',
    },
    norms: {
      kind: sizes.norm,
      embeddings: sizes.embeddingNorm === 'on',
      sublayers: sizes.sublayerNorms === 'on',
      final: sizes.finalNorm === 'on',
    },
    pooler: sizes.pooler === 'on',
    maskedLanguageModelHead: sizes.head === 'on',
  };
}

function toPositions({ positions, length, buckets }: Sizes): PositionConfiguration {
  if (positions === 'learned') return { kind: positions, length };
  if (positions === 'relative') return { kind: positions, buckets };
  return { kind: positions };
}

function toSwitch(isOn: boolean): 'on' | 'off' {
  return isOn ? 'on' : 'off';
}

/** What differs from the model that the sizes were taken from. */
export function changesOf(name: ModelName, sizes: Sizes): SizeName[] {
  const original = sizesOf(name);
  return sizeNames.filter((field) => sizes[field] !== original[field]);
}

/** A size as people type it: `50257`, `50,257`, `50 257`. NaN where it is none. */
export function readSize(text: string): number {
  const plain = text.trim();
  const isGrouped = /^\d{1,3}([ .,\u00A0]\d{3})+$/.test(plain);
  const digits = isGrouped ? plain.replace(/[ .,\u00A0]/g, '') : plain.replace('−', '-');
  return digits === '' ? NaN : Number(digits);
}

/** The first size that is larger than any that is taken. */
export function tooLarge(sizes: Sizes): NumberName | undefined {
  return numberNames.find((name) => sizes[name] > largest[name]);
}
