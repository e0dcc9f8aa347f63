import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { parameterBreakdown, totalParameters } from './model-configurations.ts';
import type {
  GroupPart,
  ModelConfiguration,
  ModelPart,
  PositionConfiguration,
} from './model-configurations.ts';
import { multiHeadParameters } from './multi-head.ts';
import { countParameters } from './parameters.ts';
import { createRandom } from './random.ts';

/** An encoder-decoder with nothing that can be left out. */
const bare: ModelConfiguration = {
  vocabulary: 10,
  dModel: 4,
  numHeads: 2,
  dK: 3,
  dV: 5,
  dFF: 7,
  encoderLayers: 2,
  decoderLayers: 3,
  crossAttention: true,
  positions: { kind: 'none' },
  segments: 0,
  outputProjection: 'none',
  biases: { attention: false, feedForward: false },
  norms: { kind: 'layer', embeddings: false, sublayers: false, final: false },
  pooler: false,
  maskedLanguageModelHead: false,
};

const size = fc.integer({ min: 1, max: 5 });
const layers = fc.integer({ min: 0, max: 3 });
const positions: fc.Arbitrary<PositionConfiguration> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.constant({ kind: 'sinusoidal' } as const),
  size.map((length) => ({ kind: 'learned', length }) as const),
  size.map((buckets) => ({ kind: 'relative', buckets }) as const),
);
const configurations: fc.Arbitrary<ModelConfiguration> = fc
  .record({
    vocabulary: size,
    dModel: size,
    numHeads: size,
    dK: size,
    dV: size,
    dFF: size,
    encoderLayers: layers,
    decoderLayers: layers,
    crossAttention: fc.boolean(),
    positions,
    segments: fc.integer({ min: 0, max: 2 }),
    outputProjection: fc.constantFrom('tied' as const, 'separate', 'none'),
    biases: fc.record({ attention: fc.boolean(), feedForward: fc.boolean() }),
    norms: fc.record({
      kind: fc.constantFrom('layer' as const, 'rms'),
      embeddings: fc.boolean(),
      sublayers: fc.boolean(),
      final: fc.boolean(),
    }),
    pooler: fc.boolean(),
    maskedLanguageModelHead: fc.boolean(),
  })
  .map((drawn): ModelConfiguration => {
    const encoderLayers = drawn.encoderLayers || (drawn.decoderLayers === 0 ? 1 : 0);
    const isPair = encoderLayers > 0 && drawn.decoderLayers > 0;
    return {
      ...drawn,
      encoderLayers,
      crossAttention: drawn.crossAttention && isPair,
      maskedLanguageModelHead: drawn.maskedLanguageModelHead && drawn.outputProjection !== 'none',
    };
  });

/** What a breakdown describes, really allocated; a tied part is the matrix that it is tied to. */
function allocate(part: ModelPart, made: Map<string, Matrix> = new Map()): unknown {
  const copies = Array.from({ length: part.repeats }, () => {
    if ('parts' in part) return part.parts.map((child) => allocate(child, made));
    const matrix = part.tiedTo ? made.get(part.tiedTo) : zeros(part.rows, part.cols);
    if (!matrix) throw new Error(`${part.name} is tied to nothing`);
    made.set(part.name, matrix);
    return matrix;
  });
  return copies;
}

describe('totalParameters', () => {
  it('is, as worked by hand, embeddings, attention and feed-forward', () => {
    // attention 4·(2·3) for queries, as many for keys, 4·(2·5) for values, (2·5)·4 back: 24 + 24 + 40 + 40 = 128
    // feed-forward 4·7 + 7·4 = 56; embeddings 10·4 = 40
    // encoder 2 · (128 + 56) = 368; decoder 3 · (2 · 128 + 56) = 936
    expect(totalParameters(bare)).toBe(40 + 368 + 936);
  });

  // Two encoder layers have 2 self-attentions, three decoder layers 3 and 3 cross-attentions: 8 in all.
  it.each<[string, Partial<ModelConfiguration>, number]>([
    ['no cross-attention', { crossAttention: false }, -3 * 128],
    ['sinusoidal positions', { positions: { kind: 'sinusoidal' } }, 0],
    ['learned positions in both stacks', { positions: { kind: 'learned', length: 6 } }, 2 * 6 * 4],
    ['relative positions in both', { positions: { kind: 'relative', buckets: 8 } }, 2 * 8 * 2],
    ['segments', { segments: 3 }, 2 * 3 * 4],
    ['a tied output projection', { outputProjection: 'tied' }, 0],
    ['a separate output projection', { outputProjection: 'separate' }, 40],
    [
      'biases in attention, for 6 queries, 6 keys, 10 values, 4 outputs',
      { biases: { attention: true, feedForward: false } },
      8 * 26,
    ],
    ['biases in feed-forward', { biases: { attention: false, feedForward: true } }, 5 * (7 + 4)],
    ['norms after embeddings', { norms: { ...bare.norms, embeddings: true } }, 2 * 8],
    ['norms for 2·2 + 3·3 sublayers', { norms: { ...bare.norms, sublayers: true } }, 13 * 8],
    ['a norm after each stack', { norms: { ...bare.norms, final: true } }, 2 * 8],
    [
      'RMS norms, a scale only',
      { norms: { kind: 'rms', embeddings: true, sublayers: true, final: true } },
      17 * 4,
    ],
    ['a pooler', { pooler: true }, 4 * 4 + 4],
    [
      'the head of a masked language model',
      { maskedLanguageModelHead: true, outputProjection: 'tied' },
      4 * 4 + 4 + 8 + 10,
    ],
  ])('%s', (_, change, difference) => {
    expect(totalParameters({ ...bare, ...change }) - totalParameters(bare)).toBe(difference);
  });

  it('does not depend on how many heads share the width', () => {
    const totals = [1, 2, 3, 4, 6, 12].map((numHeads) =>
      totalParameters({ ...bare, dModel: 12, numHeads, dK: 12 / numHeads, dV: 12 / numHeads }),
    );
    expect(new Set(totals).size).toBe(1);
  });

  it('of a decoder with everything is L(12d² + 13d) + (V + T)d + 2d, for d_FF = 4d', () => {
    fc.assert(
      fc.property(size, size, size, size, size, (numHeads, dK, vocabulary, length, numLayers) => {
        const d = numHeads * dK;
        const configuration: ModelConfiguration = {
          ...bare,
          vocabulary,
          dModel: d,
          numHeads,
          dK,
          dV: dK,
          dFF: 4 * d,
          encoderLayers: 0,
          decoderLayers: numLayers,
          crossAttention: false,
          positions: { kind: 'learned', length },
          outputProjection: 'tied',
          biases: { attention: true, feedForward: true },
          norms: { kind: 'layer', embeddings: false, sublayers: true, final: true },
        };
        expect(totalParameters(configuration)).toBe(
          numLayers * (12 * d * d + 13 * d) + (vocabulary + length) * d + 2 * d,
        );
      }),
    );
  });

  it('is what countParameters finds in the matrices, really allocated', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const breakdown = parameterBreakdown(configuration);
        expect(countParameters(allocate(breakdown))).toBe(totalParameters(configuration));
      }),
    );
  });
});

describe('parameterBreakdown', () => {
  it('counts an attention as multiHeadParameters makes it, with and without biases', () => {
    fc.assert(
      fc.property(size, size, size, size, fc.boolean(), (dModel, numHeads, dK, dV, biases) => {
        const random = createRandom(1);
        const parameters = multiHeadParameters(dModel, numHeads, random, { dK, dV, biases });
        const configuration = { ...bare, dModel, numHeads, dK, dV, encoderLayers: 1 };
        const { parts } = parameterBreakdown({
          ...configuration,
          biases: { attention: biases, feedForward: false },
        });
        const encoder = parts.find(({ name }) => name === 'encoder') as GroupPart;
        const [layer] = encoder.parts as GroupPart[];
        const selfAttention = layer!.parts.find(({ name }) => name === 'selfAttention');
        expect(countParameters(parameters)).toBe(selfAttention!.count);
      }),
    );
  });

  it('names the parts in order, with shapes, repeats and counts', () => {
    const { parts, name, count } = parameterBreakdown({
      ...bare,
      encoderLayers: 0,
      crossAttention: false,
      outputProjection: 'tied',
    });
    expect([name, count]).toEqual(['model', 40 + 3 * 184]);
    expect(parts).toEqual([
      {
        name: 'embeddings',
        repeats: 1,
        count: 40,
        parts: [{ name: 'tokenEmbeddings', rows: 10, cols: 4, repeats: 1, count: 40 }],
      },
      {
        name: 'decoder',
        repeats: 1,
        count: 552,
        parts: [
          {
            name: 'layer',
            repeats: 3,
            count: 552,
            parts: [
              {
                name: 'selfAttention',
                repeats: 1,
                count: 128,
                parts: [
                  { name: 'queryProjection', rows: 4, cols: 6, repeats: 1, count: 24 },
                  { name: 'keyProjection', rows: 4, cols: 6, repeats: 1, count: 24 },
                  { name: 'valueProjection', rows: 4, cols: 10, repeats: 1, count: 40 },
                  { name: 'outputProjection', rows: 10, cols: 4, repeats: 1, count: 40 },
                ],
              },
              {
                name: 'feedForward',
                repeats: 1,
                count: 56,
                parts: [
                  { name: 'upProjection', rows: 4, cols: 7, repeats: 1, count: 28 },
                  { name: 'downProjection', rows: 7, cols: 4, repeats: 1, count: 28 },
                ],
              },
            ],
          },
        ],
      },
      {
        name: 'outputProjection',
        rows: 4,
        cols: 10,
        repeats: 1,
        count: 0,
        tiedTo: 'tokenEmbeddings',
      },
    ]);
  });

  it('has a name for everything that a model can have', () => {
    const outline = (part: ModelPart): string =>
      'parts' in part ? `${part.name}(${part.parts.map(outline).join(' ')})` : part.name;
    const attention = (name: string) =>
      `${name}(queryProjection queryBias keyProjection keyBias valueProjection valueBias outputProjection outputBias)`;
    const norm = (name: string) => `${name}(scale shift)`;
    const feedForward = 'feedForward(upProjection upBias downProjection downBias)';
    const everything: ModelConfiguration = {
      ...bare,
      positions: { kind: 'learned', length: 6 },
      segments: 2,
      outputProjection: 'separate',
      biases: { attention: true, feedForward: true },
      norms: { kind: 'layer', embeddings: true, sublayers: true, final: true },
      pooler: true,
      maskedLanguageModelHead: true,
    };
    const { parts } = parameterBreakdown(everything);
    expect(parts.map(outline)).toEqual([
      `embeddings(tokenEmbeddings positionEmbeddings segmentEmbeddings ${norm('embeddingNorm')})`,
      `encoder(layer(${attention('selfAttention')} ${norm('selfAttentionNorm')} ${feedForward} ${norm('feedForwardNorm')}) ${norm('finalNorm')})`,
      `decoder(layer(${attention('selfAttention')} ${norm('selfAttentionNorm')} ${attention('crossAttention')} ${norm('crossAttentionNorm')} ${feedForward} ${norm('feedForwardNorm')}) ${norm('finalNorm')})`,
      'pooler(dense denseBias)',
      `maskedLanguageModelHead(dense denseBias ${norm('denseNorm')} vocabularyBias)`,
      'outputProjection',
    ]);
  });

  it('has no decoder where there are no layers of one', () => {
    const { parts } = parameterBreakdown({ ...bare, decoderLayers: 0, crossAttention: false });
    expect(parts.map(({ name }) => name)).toEqual(['embeddings', 'encoder']);
  });

  it('counts a group as repeats times the sum of its parts, a matrix as repeats times its cells', () => {
    const check = (part: ModelPart): void => {
      if ('parts' in part) {
        const sum = part.parts.reduce((total, { count }) => total + count, 0);
        expect(part.count).toBe(part.repeats * sum);
        part.parts.forEach(check);
      } else {
        expect(part.count).toBe(part.tiedTo ? 0 : part.repeats * part.rows * part.cols);
      }
    };
    fc.assert(fc.property(configurations, (drawn) => check(parameterBreakdown(drawn))));
  });

  it.each<[Partial<ModelConfiguration>, string]>([
    [{ dModel: 0 }, 'dModel is an integer of at least 1, got 0'],
    [{ vocabulary: 1.5 }, 'vocabulary is an integer of at least 1, got 1.5'],
    [{ numHeads: NaN }, 'numHeads is an integer of at least 1, got NaN'],
    [{ dK: -1 }, 'dK is an integer of at least 1, got -1'],
    [{ dV: 0 }, 'dV is an integer of at least 1, got 0'],
    [{ dFF: Infinity }, 'dFF is an integer of at least 1, got Infinity'],
    [{ segments: -1 }, 'segments is an integer of at least 0, got -1'],
    [{ decoderLayers: 0.5 }, 'decoderLayers is an integer of at least 0, got 0.5'],
    [
      { positions: { kind: 'learned', length: 0 } },
      'positions.length is an integer of at least 1, got 0',
    ],
    [
      { positions: { kind: 'relative', buckets: 0 } },
      'positions.buckets is an integer of at least 1, got 0',
    ],
    [
      { encoderLayers: 0, decoderLayers: 0 },
      'one layer or more, got 0 encoder and 0 decoder layers',
    ],
    [
      { encoderLayers: 0 },
      'an encoder and a decoder for cross-attention, got 0 encoder and 3 decoder layers',
    ],
    [
      { decoderLayers: 0 },
      'an encoder and a decoder for cross-attention, got 2 encoder and 0 decoder layers',
    ],
    [
      { maskedLanguageModelHead: true },
      'an output projection after the masked language model head, got none',
    ],
  ])('refuses %o', (change, rule) => {
    expect(() => parameterBreakdown({ ...bare, ...change })).toThrow(
      new RangeError(`parameterBreakdown: ${rule}`),
    );
  });
});
