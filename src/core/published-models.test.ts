import { describe, expect, it } from 'vitest';
import { parameterBreakdown, totalParameters } from './model-configurations.ts';
import type { GroupPart, ModelPart, PartName } from './model-configurations.ts';
import { publishedModels } from './published-models.ts';
import type { PublishedModelName } from './published-models.ts';

const names = Object.keys(publishedModels) as PublishedModelName[];
const released = names.filter((name) => publishedModels[name].released !== undefined);
const millions = (count: number): number => Math.round(count / 1e6);

/** The part at the end of a path of names. */
const partAt = (name: PublishedModelName, ...path: PartName[]): ModelPart =>
  path.reduce<ModelPart>((part, next) => {
    const parts = 'parts' in part ? part.parts : [];
    const found = parts.find((candidate) => candidate.name === next);
    if (!found) throw new Error(`no ${next} in ${part.name}`);
    return found;
  }, parameterBreakdown(publishedModels[name].configuration));

const once = ({ count, repeats }: ModelPart): number => count / repeats;

describe('publishedModels', () => {
  it.each(released)('%s is counted to the last parameter', (name) => {
    const { configuration, released } = publishedModels[name];
    expect(totalParameters(configuration)).toBe(released);
  });

  it('but the two Transformers of 2017 all have an exact count to meet', () => {
    expect(names.filter((name) => !released.includes(name))).toEqual([
      'transformerBase',
      'transformerBig',
    ]);
  });

  it('the Transformers of 2017 come to 63 and 214 million, where the paper prints 65 and 213', () => {
    // base: 37 000 · 512 = 18 944 000
    //   encoder 6 · (4 · 512² + 2 · 512 · 2048 + 2048 + 512 + 2 · 1024) = 6 · 3 150 336 = 18 902 016
    //   decoder 6 · (8 · 512² + 2 · 512 · 2048 + 2048 + 512 + 3 · 1024) = 6 · 4 199 936 = 25 199 616
    expect(totalParameters(publishedModels.transformerBase.configuration)).toBe(63_045_632);
    // big: 37 000 · 1024 = 37 888 000
    //   encoder 6 · (4 · 1024² + 2 · 1024 · 4096 + 4096 + 1024 + 2 · 2048) = 6 · 12 592 128 = 75 552 768
    //   decoder 6 · (8 · 1024² + 2 · 1024 · 4096 + 4096 + 1024 + 3 · 2048) = 6 · 16 788 480 = 100 730 880
    expect(totalParameters(publishedModels.transformerBig.configuration)).toBe(214_171_648);
  });

  it('BERT base: embeddings, a layer, the pooler', () => {
    // (30 522 + 512 + 2) · 768 + 2 · 768
    expect(partAt('bertBase', 'embeddings').count).toBe(23_837_184);
    // 4 · (768² + 768) + 2 · 768 · 3072 + 3072 + 768 + 4 · 768
    expect(once(partAt('bertBase', 'encoder', 'layer'))).toBe(7_087_872);
    expect(partAt('bertBase', 'encoder').count).toBe(85_054_464); // 12 of them
    expect(partAt('bertBase', 'pooler').count).toBe(590_592); // 768² + 768
  });

  it('BERT base without its pooler, with the head that fills in masked tokens, is BertForMaskedLM', () => {
    const configuration = {
      ...publishedModels.bertBase.configuration,
      pooler: false,
      maskedLanguageModelHead: true,
      outputProjection: 'tied',
    } as const;
    // Hugging Face's bert-base-uncased: 109 482 240 − 590 592 + 768² + 768 + 2 · 768 + 30 522
    expect(totalParameters(configuration)).toBe(109_514_298);
  });

  it('BART large, of two stacks with learned positions and norms after the embeddings', () => {
    // Lewis et al. (2020); Hugging Face's bart-large has 406 291 456; its position table has two rows to spare
    const configuration = {
      ...publishedModels.bertLarge.configuration,
      vocabulary: 50_265,
      encoderLayers: 12,
      decoderLayers: 12,
      crossAttention: true,
      positions: { kind: 'learned', length: 1026 },
      segments: 0,
      outputProjection: 'tied',
      pooler: false,
    } as const;
    expect(totalParameters(configuration)).toBe(406_291_456);
  });

  it('GPT-2: its layers are BERT’s in size; the output projection is its token embeddings', () => {
    expect(once(partAt('gpt2Small', 'decoder', 'layer'))).toBe(7_087_872);
    expect(partAt('gpt2Small', 'embeddings', 'tokenEmbeddings').count).toBe(38_597_376); // 50 257 · 768
    expect(partAt('gpt2Small', 'embeddings', 'positionEmbeddings').count).toBe(786_432); // 1024 · 768
    expect(partAt('gpt2Small', 'outputProjection')).toMatchObject({
      count: 0,
      tiedTo: 'tokenEmbeddings',
    });
  });

  it.each([
    ['gpt2Small', 124],
    ['gpt2Medium', 355],
    ['gpt2Large', 774],
    ['gpt2XL', 1558],
  ] as const)('%s: %d million; as printed with the vocabulary of the first GPT', (name, actual) => {
    const { configuration, printed } = publishedModels[name];
    expect(millions(totalParameters(configuration))).toBe(actual);
    // 40 000 merges and 478 characters: Radford et al. (GPT, 2018), §4.1, and its released encoder
    expect(millions(totalParameters({ ...configuration, vocabulary: 40_478 }))).toBe(
      millions(printed),
    );
  });

  it('T5 has a table of 32 buckets a head in each stack, once, not in each layer', () => {
    for (const stack of ['encoder', 'decoder'] as const) {
      expect(partAt('t5Small', stack, 'relativePositionBiases').count).toBe(256); // 32 · 8
    }
    // 4 · 512² + 2 · 512 · 2048 + 2 · 512; with cross-attention 8 · 512² … + 3 · 512
    expect(once(partAt('t5Small', 'encoder', 'layer'))).toBe(3_146_752);
    expect(once(partAt('t5Small', 'decoder', 'layer'))).toBe(4_195_840);
  });

  it('the counts that BERT’s and T5’s papers print are the exact ones, rounded to ten millions', () => {
    for (const name of ['bertBase', 't5Small', 't5Base'] as const) {
      const { released = 0, printed } = publishedModels[name];
      expect(Math.round(released / 1e7) * 1e7).toBe(printed);
    }
    // 335 rounds to 340 too
    expect(Math.round(publishedModels.bertLarge.released! / 1e7) * 1e7).toBe(340e6);
  });

  it('each says where its sizes stand, and what is counted', () => {
    for (const { title, source, counts } of Object.values(publishedModels)) {
      for (const text of [title, source.title, source.where, counts]) {
        expect(text.trim().length).toBeGreaterThan(3);
      }
    }
  });

  it('has no part of zero size that is not tied', () => {
    const empty = (part: ModelPart): string[] =>
      'parts' in part
        ? part.parts.flatMap(empty)
        : part.count === 0 && part.tiedTo === undefined
          ? [part.name]
          : [];
    const models = names.map((name): GroupPart =>
      parameterBreakdown(publishedModels[name].configuration),
    );
    expect(models.flatMap(empty)).toEqual([]);
  });
});
