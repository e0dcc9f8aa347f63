import {
  matrix,
  parameterBreakdown,
  totalParameters,
  type Matrix,
  type ModelConfiguration,
  type ModelPart,
  type Random,
} from '#core/index.ts';
import { integer, pick } from './draw.ts';
import { choice, numbers, type ExerciseSet, type Table } from './exercise.ts';

/** A decoder of one layer with nothing but attention, a feed-forward network and tied embeddings. */
const smallest: ModelConfiguration = {
  vocabulary: 1,
  dModel: 1,
  numHeads: 1,
  dK: 1,
  dV: 1,
  dFF: 1,
  encoderLayers: 0,
  decoderLayers: 1,
  crossAttention: false,
  positions: { kind: 'sinusoidal' },
  segments: 0,
  outputProjection: 'tied',
  biases: { attention: false, feedForward: false },
  norms: { kind: 'layer', embeddings: false, sublayers: false, final: false },
  pooler: false,
  maskedLanguageModelHead: false,
};

/** How many parameters some parts of a model have, each named by its path: `decoder.layer`. */
function countsAt<Name extends string>(
  configuration: ModelConfiguration,
  paths: Readonly<Record<Name, string>>,
): Record<Name, number> {
  const root: ModelPart = parameterBreakdown(configuration);
  const counts = Object.entries<string>(paths).map(([name, path]) => [
    name,
    path.split('.').reduce(partOf, root).count,
  ]);
  return Object.fromEntries(counts) as Record<Name, number>;
}

function partOf(part: ModelPart, name: string): ModelPart {
  const found = 'parts' in part ? part.parts.find((inner) => inner.name === name) : undefined;
  if (!found) throw new RangeError(`partOf: no ${name} in ${part.name}`);
  return found;
}

function row(...counts: readonly number[]): Matrix {
  return matrix([counts]);
}

function column(...counts: readonly number[]): Matrix {
  return matrix(counts.map((count) => [count]));
}

interface AttentionSizes {
  readonly dModel: number;
  readonly numHeads: number;
  /** d_k and d_v, the width of each head. */
  readonly dK: number;
}

function attentionCount({ dModel, numHeads, dK }: AttentionSizes, { biases = false } = {}): number {
  const sizes = { dModel, numHeads, dK, dV: dK };
  const configuration = {
    ...smallest,
    ...sizes,
    biases: { attention: biases, feedForward: false },
  };
  return countsAt(configuration, { count: 'decoder.layer.selfAttention' }).count;
}

/** Without biases, then with them. */
function bothCounts(sizes: AttentionSizes): readonly [without: number, withBiases: number] {
  return [attentionCount(sizes), attentionCount(sizes, { biases: true })];
}

/** Pairs of d_model and a number of heads. */
const widthsAndHeads = [
  [8, 2],
  [8, 4],
  [10, 2],
  [10, 5],
  [12, 2],
  [12, 3],
  [12, 4],
  [20, 2],
  [20, 4],
  [20, 5],
] as const;

const attention = numbers({
  digits: 0,
  draw: (random) => {
    const [dModel, numHeads] = pick(random, widthsAndHeads);
    const sizes = { dModel, numHeads, dK: dModel / numHeads };
    const [without, withBiases] = bothCounts(sizes);
    return { ...sizes, without, withBiases };
  },
  colLabels: ['bias=False', 'bias=True'],
  answer: ({ without, withBiases }) => row(without, withBiases),
  mistakes: {
    'output-forgotten': ({ without, withBiases }) => row((3 / 4) * without, (3 / 4) * withBiases),
    'heads-multiplied': ({ without, withBiases, numHeads }) =>
      row(numHeads * without, numHeads * withBiases),
    'heads-as-wide-as-tokens': (sizes) => row(...bothCounts({ ...sizes, dK: sizes.dModel })),
    'one-head': (sizes) => row(...bothCounts({ ...sizes, numHeads: 1 })),
    // Each head reads its own slice of a token: three of its matrices are then d_k × d_k.
    'heads-read-slices': ({ without, withBiases, dModel, dK }) => {
      const saved = 3 * dModel * (dModel - dK);
      return row(without - saved, withBiases - saved);
    },
    'biases-forgotten': ({ without }) => row(without, without),
    'biases-twice': ({ without, withBiases }) => row(withBiases, 2 * withBiases - without),
    'bias-of-one-number': ({ without }) => row(without, without + 4),
    'output-bias-forgotten': ({ without, withBiases, dModel }) => row(without, withBiases - dModel),
  },
  facts: ({ dModel, numHeads, dK, without, withBiases }) => ({
    'd-model': dModel,
    heads: numHeads,
    'd-k': dK,
    'one-matrix': without / 4,
    without,
    biases: withBiases - without,
    'with-biases': withBiases,
  }),
});

const feedForward = numbers({
  digits: 0,
  draw: (random) => {
    const dModel = pick(random, [4, 5, 6, 8, 10]);
    const dFF = dModel * pick(random, [2, 3, 4]);
    const counts = countsAt(
      { ...smallest, dModel, dFF, biases: { attention: false, feedForward: true } },
      {
        total: 'decoder.layer.feedForward',
        up: 'decoder.layer.feedForward.upProjection',
        upBias: 'decoder.layer.feedForward.upBias',
        down: 'decoder.layer.feedForward.downProjection',
      },
    );
    return { dModel, dFF, length: integer(random, 3, 9), ...counts };
  },
  answer: ({ total }) => row(total),
  mistakes: {
    'one-way': ({ up, upBias }) => row(up + upBias),
    'biases-forgotten': ({ up, down }) => row(up + down),
    'biases-as-wide-as-tokens': ({ up, down, dModel }) => row(up + down + 2 * dModel),
    'biases-as-wide-as-hidden': ({ up, down, dFF }) => row(up + down + 2 * dFF),
    'hidden-matrix': ({ total, dFF }) => row(total + dFF * dFF + dFF),
    'times-tokens': ({ total, length }) => row(total * length),
  },
  facts: ({ dModel, dFF, length, total, up, down }) => ({
    'd-model': dModel,
    'd-ff': dFF,
    length,
    'one-matrix': up,
    matrices: up + down,
    total,
  }),
});

/** A decoder whose heads share its width. */
interface ModelSizes {
  readonly dModel: number;
  readonly numHeads: number;
  readonly dFF: number;
  readonly layers: number;
  readonly vocabulary: number;
  /** Tokens of the longest text. */
  readonly length: number;
}

function modelOf({ dModel, numHeads, dFF, layers, vocabulary }: ModelSizes): ModelConfiguration {
  const dK = dModel / numHeads;
  return {
    ...smallest,
    ...{ dModel, numHeads, dK, dV: dK, dFF, decoderLayers: layers, vocabulary },
  };
}

/** Sizes with which no two of the parts that `difference` asks about have one count. */
function drawModel(random: Random): ModelSizes {
  const [dModel, numHeads] = pick(random, [
    [10, 2],
    [10, 5],
    [20, 2],
    [20, 4],
  ] as const);
  return {
    dModel,
    numHeads,
    dFF: 4 * dModel,
    layers: integer(random, 4, 6),
    vocabulary: pick(random, [100, 300, 500, 1000]),
    length: pick(random, [30, 50, 600]),
  };
}

function sizesTable({ dModel, numHeads, dFF, layers, vocabulary, length }: ModelSizes): Table {
  return {
    matrix: row(vocabulary, length, layers, dModel, dFF, numHeads),
    colLabels: ['|V|', 'L', 'N', 'd_model', 'd_FF', 'h'],
    digits: 0,
  };
}

const model = numbers({
  digits: 0,
  draw: (random) => {
    const sizes = drawModel(random);
    const counts = countsAt(modelOf(sizes), {
      embeddings: 'embeddings',
      stack: 'decoder',
      attention: 'decoder.layer.selfAttention',
      feedForward: 'decoder.layer.feedForward',
    });
    return { sizes, ...counts, total: totalParameters(modelOf(sizes)) };
  },
  answer: ({ total }) => row(total),
  mistakes: {
    'embeddings-twice': ({ total, embeddings }) => row(total + embeddings),
    'embeddings-forgotten': ({ stack }) => row(stack),
    'embeddings-in-each-layer': ({ stack, embeddings, sizes }) =>
      row(stack + sizes.layers * embeddings),
    'one-layer': ({ embeddings, attention, feedForward }) =>
      row(embeddings + attention + feedForward),
    'feed-forward-forgotten': ({ embeddings, attention, sizes }) =>
      row(embeddings + sizes.layers * attention),
    'output-forgotten': ({ total, attention, sizes }) =>
      row(total - (sizes.layers * attention) / 4),
    'heads-multiplied': ({ total, attention, sizes }) =>
      row(total + sizes.layers * (sizes.numHeads - 1) * attention),
    'positions-counted': ({ total, sizes }) => row(total + sizes.length * sizes.dModel),
  },
  facts: ({ sizes, embeddings, attention, feedForward, stack, total }) => ({
    sizes: sizesTable(sizes),
    vocabulary: sizes.vocabulary,
    'd-model': sizes.dModel,
    'd-ff': sizes.dFF,
    heads: sizes.numHeads,
    layers: sizes.layers,
    length: sizes.length,
    embeddings,
    attention,
    'feed-forward': feedForward,
    layer: attention + feedForward,
    stack,
    total,
  }),
});

/** What one count of a model may hold and another leave out, and how much that is. */
function additionsTo(sizes: ModelSizes) {
  const plain = modelOf(sizes);
  const added = (changes: Partial<ModelConfiguration>) =>
    totalParameters({ ...plain, ...changes }) - totalParameters(plain);
  const crossed = { ...plain, encoderLayers: 1, crossAttention: true };
  return {
    'output-projection': added({ outputProjection: 'separate' }),
    positions: added({ positions: { kind: 'learned', length: sizes.length } }),
    biases: added({ biases: { attention: true, feedForward: true } }),
    'cross-attention':
      sizes.layers * countsAt(crossed, { each: 'decoder.layer.crossAttention' }).each,
  };
}

const additions = ['output-projection', 'positions', 'biases', 'cross-attention'] as const;

const difference = choice({
  options: additions,
  draw: (random) => {
    const sizes = drawModel(random);
    return { sizes, addition: pick(random, additions), counts: additionsTo(sizes) };
  },
  answer: ({ addition }) => addition,
  facts({ sizes, addition, counts }) {
    const { vocabulary, length, layers, dModel, dFF } = sizes;
    const first = totalParameters(modelOf(sizes));
    return {
      sizes: sizesTable(sizes),
      first,
      second: first + counts[addition],
      difference: counts[addition],
      ...counts,
      'output-projection-line': `${vocabulary} · ${dModel}`,
      'positions-line': `${length} · ${dModel}`,
      'biases-line': `${layers} · (4 · ${dModel} + ${dFF} + ${dModel})`,
      'cross-attention-line': `${layers} · 4 · ${dModel} · ${dModel}`,
    };
  },
});

/** The d_k with which attention of these sizes has this many parameters. */
function headWidthFor(count: number, sizes: Omit<AttentionSizes, 'dK'>): number {
  return count / attentionCount({ ...sizes, dK: 1 });
}

const sameCount = numbers({
  digits: 0,
  draw: (random) => {
    const [numHeads, dK] = [pick(random, [4, 8]), pick(random, [4, 8, 16])];
    const dModel = numHeads * dK;
    const newHeads = numHeads * pick(random, [0.5, 2, 4]);
    const newDModel = dModel * pick(random, [0.5, 2]);
    const count = attentionCount({ dModel, numHeads, dK });
    return {
      dModel,
      numHeads,
      dK,
      newHeads,
      newDModel,
      count,
      forHeads: headWidthFor(count, { dModel, numHeads: newHeads }),
      forDModel: headWidthFor(count, { dModel: newDModel, numHeads }),
    };
  },
  rowLabels: ({ dModel, numHeads, newHeads, newDModel }) => [
    `h: ${numHeads} → ${newHeads}`,
    `d_model: ${dModel} → ${newDModel}`,
  ],
  colLabels: ['d_k'],
  answer: ({ forHeads, forDModel }) => column(forHeads, forDModel),
  mistakes: {
    unchanged: ({ dK }) => column(dK, dK),
    'heads-share-the-width': ({ dModel, numHeads, newHeads, newDModel }) =>
      column(dModel / newHeads, newDModel / numHeads),
    'width-squared': ({ dModel, dK, newDModel, forHeads }) =>
      column(forHeads, dK * (dModel / newDModel) ** 2),
    'other-way': ({ dModel, numHeads, dK, newHeads, newDModel }) =>
      column((dK * newHeads) / numHeads, (dK * newDModel) / dModel),
  },
  facts: ({ dModel, numHeads, dK, newHeads, newDModel, count, forHeads, forDModel }) => ({
    'd-model': dModel,
    heads: numHeads,
    'd-k': dK,
    'new-heads': newHeads,
    'new-d-model': newDModel,
    count,
    before: `4 · ${dModel} · ${numHeads} · ${dK}`,
    'with-new-heads': `4 · ${dModel} · ${newHeads} · ${forHeads}`,
    'with-new-d-model': `4 · ${newDModel} · ${numHeads} · ${forDModel}`,
    'for-heads': forHeads,
    'for-d-model': forDModel,
  }),
});

export const exercises: ExerciseSet = {
  'parameters-attention': attention,
  'parameters-feed-forward': feedForward,
  'parameters-model': model,
  'parameters-difference': difference,
  'parameters-same-count': sameCount,
};
