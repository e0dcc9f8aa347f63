import type { ModelConfiguration } from './model-configurations.ts';

export type PublishedModelName =
  | 'transformerBase'
  | 'transformerBig'
  | 'gpt2Small'
  | 'gpt2Medium'
  | 'gpt2Large'
  | 'gpt2XL'
  | 'bertBase'
  | 'bertLarge'
  | 't5Small'
  | 't5Base';

export interface PublishedModel {
  /** The name that it goes by. */
  readonly title: string;
  readonly configuration: ModelConfiguration;
  /** Where the sizes and the printed count stand. */
  readonly source: { readonly title: string; readonly where: string };
  /** The count as the source prints it, rounded. */
  readonly printed: number;
  /** The exact count of what `counts` names, in the parameters that were released; for some there is none. */
  readonly released?: number;
  /** What the counts hold and leave out, and what had to be assumed. */
  readonly counts: string;
}

/**
 * The Transformer of 2017. The paper gives projections without biases (§3.2.2), feed-forward networks
 * with them (eq. 2), layer norm after each sublayer (§3.1), and one matrix for both embeddings and the
 * output projection (§3.4). It gives the vocabulary as "about" 37 000 (§5.1).
 */
function transformer(sizes: {
  readonly dModel: number;
  readonly numHeads: number;
  readonly dFF: number;
}): ModelConfiguration {
  return {
    ...sizes,
    vocabulary: 37_000,
    dK: 64,
    dV: 64,
    encoderLayers: 6,
    decoderLayers: 6,
    crossAttention: true,
    positions: { kind: 'sinusoidal' },
    segments: 0,
    outputProjection: 'tied',
    biases: { attention: false, feedForward: true },
    norms: { kind: 'layer', embeddings: false, sublayers: true, final: false },
    pooler: false,
    maskedLanguageModelHead: false,
  };
}

/** GPT-2. The paper prints layers and widths; heads, biases and tying are in the released code. */
function gpt2(layers: number, dModel: number, numHeads: number): ModelConfiguration {
  return {
    vocabulary: 50_257,
    dModel,
    numHeads,
    dK: 64,
    dV: 64,
    dFF: 4 * dModel,
    encoderLayers: 0,
    decoderLayers: layers,
    crossAttention: false,
    positions: { kind: 'learned', length: 1024 },
    segments: 0,
    outputProjection: 'tied',
    biases: { attention: true, feedForward: true },
    norms: { kind: 'layer', embeddings: false, sublayers: true, final: true },
    pooler: false,
    maskedLanguageModelHead: false,
  };
}

/** BERT, uncased, with the pooler and without the heads of its pre-training. */
function bert(layers: number, dModel: number, numHeads: number): ModelConfiguration {
  return {
    vocabulary: 30_522,
    dModel,
    numHeads,
    dK: 64,
    dV: 64,
    dFF: 4 * dModel,
    encoderLayers: layers,
    decoderLayers: 0,
    crossAttention: false,
    positions: { kind: 'learned', length: 512 },
    segments: 2,
    outputProjection: 'none',
    biases: { attention: true, feedForward: true },
    norms: { kind: 'layer', embeddings: true, sublayers: true, final: false },
    pooler: true,
    maskedLanguageModelHead: false,
  };
}

/** T5, version 1.0: no biases, norms with a scale only. 32 000 word pieces, 100 sentinels, 28 spare rows. */
function t5(layers: number, dModel: number, numHeads: number): ModelConfiguration {
  return {
    vocabulary: 32_128,
    dModel,
    numHeads,
    dK: 64,
    dV: 64,
    dFF: 4 * dModel,
    encoderLayers: layers,
    decoderLayers: layers,
    crossAttention: true,
    positions: { kind: 'relative', buckets: 32 },
    segments: 0,
    outputProjection: 'tied',
    biases: { attention: false, feedForward: false },
    norms: { kind: 'rms', embeddings: false, sublayers: true, final: true },
    pooler: false,
    maskedLanguageModelHead: false,
  };
}

const transformerCounts =
  'The paper does not say what its count holds. Here: 37,000 tokens, one matrix for both embeddings and the output projection, no biases in attention.';
const transformerSource = {
  title: 'Vaswani et al., Attention Is All You Need (2017)',
  where: 'Table 3; vocabulary §5.1',
};

const gpt2Counts =
  'All parameters, the output projection tied to the token embeddings. The printed count is wrong, as the README of the released code says; it is what a vocabulary of 40,478 tokens, that of the first GPT, would give.';
const gpt2Source = {
  title: 'Radford et al., Language Models are Unsupervised Multitask Learners (GPT-2, 2019)',
  where: 'Table 2; heads in the released hparams.json',
};

const bertCounts =
  'All of the uncased encoder with its pooler, without the two heads of the pre-training.';
const bertSource = {
  title:
    'Devlin et al., BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding (2019)',
  where: '§3; vocabulary in the released bert_config.json',
};

const t5Counts =
  'All parameters of version 1.0, the output projection tied to the token embeddings, a table of relative positions in each stack.';
const t5Source = {
  title:
    'Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer (T5, 2020)',
  where: '§2.1, §3.1.1 and §3.7; vocabulary in the released configuration',
};

/**
 * Models whose size has been printed, to be counted again from their configurations.
 *
 * The four counts that GPT-2's paper prints, 117, 345, 762 and 1542 million, are what these
 * configurations give with 40 478 tokens in place of 50 257. That this is how the error came about is
 * an inference; that they are wrong is not: README.md of openai/gpt-2, whose src/model.py has the biases
 * and the tying.
 */
export const publishedModels: Readonly<Record<PublishedModelName, PublishedModel>> = {
  transformerBase: {
    title: 'Transformer (base)',
    configuration: transformer({ dModel: 512, numHeads: 8, dFF: 2048 }),
    source: transformerSource,
    printed: 65e6,
    counts: transformerCounts,
  },
  transformerBig: {
    title: 'Transformer (big)',
    configuration: transformer({ dModel: 1024, numHeads: 16, dFF: 4096 }),
    source: transformerSource,
    printed: 213e6,
    counts: transformerCounts,
  },
  gpt2Small: {
    title: 'GPT-2 small',
    configuration: gpt2(12, 768, 12),
    source: gpt2Source,
    printed: 117e6,
    released: 124_439_808,
    counts: gpt2Counts,
  },
  gpt2Medium: {
    title: 'GPT-2 medium',
    configuration: gpt2(24, 1024, 16),
    source: gpt2Source,
    printed: 345e6,
    released: 354_823_168,
    counts: gpt2Counts,
  },
  gpt2Large: {
    title: 'GPT-2 large',
    configuration: gpt2(36, 1280, 20),
    source: gpt2Source,
    printed: 762e6,
    released: 774_030_080,
    counts: gpt2Counts,
  },
  gpt2XL: {
    title: 'GPT-2 XL',
    configuration: gpt2(48, 1600, 25),
    source: gpt2Source,
    printed: 1542e6,
    released: 1_557_611_200,
    counts: gpt2Counts,
  },
  bertBase: {
    title: 'BERT base',
    configuration: bert(12, 768, 12),
    source: bertSource,
    printed: 110e6,
    released: 109_482_240,
    counts: bertCounts,
  },
  bertLarge: {
    title: 'BERT large',
    configuration: bert(24, 1024, 16),
    source: bertSource,
    printed: 340e6,
    released: 335_141_888,
    counts: bertCounts,
  },
  t5Small: {
    title: 'T5 small',
    configuration: t5(6, 512, 8),
    source: t5Source,
    printed: 60e6,
    released: 60_506_624,
    counts: t5Counts,
  },
  t5Base: {
    title: 'T5 base',
    configuration: t5(12, 768, 12),
    source: t5Source,
    printed: 220e6,
    released: 222_903_552,
    counts: t5Counts,
  },
};
