import {
  add,
  attentionCost,
  at,
  concatCols,
  formatNumber,
  map,
  matmul,
  matrix,
  permuteCols,
  rowView,
  scale,
  scaledDotProductAttention,
  sliceCols,
  sliceRows,
  softmaxRows,
  transpose,
  zeros,
  type Attention,
  type Matrix,
  type Random,
} from '#core/index.ts';
import { sumOfProducts } from './arithmetic.ts';
import { consecutive, integerMatrix, pick, pickSome, words } from './draw.ts';
import { choice, numbers, type ExerciseSet } from './exercise.ts';

const smallRows = [
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 0],
  [0, 2],
  [2, 1],
  [1, -1],
  [-1, 1],
];

const project = numbers({
  digits: 0,
  draw(random) {
    // The mean of the two heads, and how far each is from it: then the mean is whole, too.
    const middle = integerMatrix(random, 1, 2, { min: 1, max: 4 });
    const apart = integerMatrix(random, 1, 2, { min: -3, max: 3 });
    return {
      token: pick(random, words),
      heads: [add(middle, apart), add(middle, scale(apart, -1))] as const,
      outputProjection: matrix([
        ...pickSome(random, smallRows, 2),
        ...pickSome(random, smallRows, 2),
      ]),
    };
  },
  answer: ({ heads, outputProjection }) => matmul(concatCols(heads), outputProjection),
  mistakes: {
    added: ({ heads }) => add(...heads),
    averaged: ({ heads }) => scale(add(...heads), 1 / 2),
    exchanged: ({ heads: [first, second], outputProjection }) =>
      matmul(concatCols([second, first]), outputProjection),
    interleaved: ({ heads, outputProjection }) =>
      matmul(permuteCols(concatCols(heads), [0, 2, 1, 3]), outputProjection),
    'first-rows': ({ heads, outputProjection }) =>
      matmul(add(...heads), sliceRows(outputProjection, 0, 2)),
  },
  facts({ token, heads, outputProjection }) {
    const concatenated = concatCols(heads);
    const output = matmul(concatenated, outputProjection);
    const line = (j: number) => {
      const column = rowView(transpose(outputProjection), j);
      return `${sumOfProducts(concatenated.data, column)} = ${formatNumber(at(output, 0, j), 0)}`;
    };
    const share = (head: number) =>
      matmul(heads[head]!, sliceRows(outputProjection, 2 * head, 2 * head + 2));
    return {
      token,
      'head-0': { matrix: heads[0] },
      'head-1': { matrix: heads[1] },
      'output-projection': { matrix: outputProjection },
      concatenated: { matrix: concatenated },
      'terms-0': line(0),
      'terms-1': line(1),
      output: { matrix: output },
      'share-0': { matrix: share(0) },
      'share-1': { matrix: share(1) },
    };
  },
});

/** Packed [n, 2 · d_k] queries, and what each way to split them takes for those of head 0, [n, d_k]. */
const splits = {
  right: (packed: Matrix) => sliceCols(packed, 0, packed.cols / 2),
  'next-head': (packed: Matrix) => sliceCols(packed, packed.cols / 2),
  'in-memory': (packed: Matrix) => {
    const width = packed.cols / 2;
    return map(zeros(packed.rows, width), (_, i, j) => packed.data[i * width + j]!);
  },
  interleaved: (packed: Matrix) => sliceCols(permuteCols(packed, [0, 2, 1, 3]), 0, 2),
};

const split = choice({
  options: Object.keys(splits),
  draw: (random) => ({
    tokens: consecutive(random, words, 3),
    packed: distinctNumbers(random, 3, 4),
    line: pick(random, Object.keys(splits) as (keyof typeof splits)[]),
  }),
  answer: ({ line }) => line,
  facts: ({ tokens, packed, line }) => ({
    packed: { matrix: packed, rowLabels: tokens },
    printed: { matrix: splits[line](packed) },
    right: { matrix: splits.right(packed), rowLabels: tokens },
    first: tokens[0]!,
    last: tokens[2]!,
  }),
});

/** Whole numbers from 1 on, no two of them alike, so that each can be found again. */
function distinctNumbers(random: Random, rows: number, cols: number): Matrix {
  const order = random.permutation(2 * rows * cols);
  return map(zeros(rows, cols), (_, i, j) => order[i * cols + j]! + 1);
}

const scores = numbers({
  digits: 2,
  draw(random) {
    const query = integerMatrix(random, 1, 8, { min: 0, max: 3 });
    const key = integerMatrix(random, 1, 8, { min: 0, max: 3 });
    return { query, key, pair: pickSome(random, words, 2), ...inTwoHeads(query, key) };
  },
  colLabels: ['i = 0', 'i = 1'],
  answer: ({ scores }) => scores,
  mistakes: {
    unscaled: ({ products }) => products,
    'by-d-k': ({ products }) => scale(products, 1 / 4),
    'by-d-model': ({ products }) => scale(products, 1 / Math.sqrt(8)),
    interleaved: ({ query, key }) =>
      inTwoHeads(permuteCols(query, evenThenOdd), permuteCols(key, evenThenOdd)).scores,
    exchanged: ({ scores }) => permuteCols(scores, [1, 0]),
    'all-columns'({ query, key }) {
      const { scores } = scaledDotProductAttention(query, key, key);
      return concatCols([scores, scores]);
    },
  },
  facts({ query, key, pair, products, scores }) {
    const half = (row: Matrix, head: number) => sliceCols(row, 4 * head, 4 * head + 4).data;
    const terms = (head: number) => sumOfProducts(half(query, head), half(key, head));
    return {
      looking: pair[0]!,
      'looked-at': pair[1]!,
      query: { matrix: query },
      key: { matrix: key },
      'terms-0': terms(0),
      'terms-1': terms(1),
      'product-0': at(products, 0, 0),
      'product-1': at(products, 0, 1),
      'score-0': at(scores, 0, 0),
      'score-1': at(scores, 0, 1),
    };
  },
});

const evenThenOdd = [0, 2, 4, 6, 1, 3, 5, 7];

/** What two heads make of a query and a key that hold the columns of both; a column a head. [1, 2] each */
function inTwoHeads(query: Matrix, key: Matrix): Pick<Attention, 'products' | 'scores'> {
  const heads = [0, 4].map((start) => {
    const keys = sliceCols(key, start, start + 4);
    return scaledDotProductAttention(sliceCols(query, start, start + 4), keys, keys);
  });
  return {
    products: concatCols(heads.map(({ products }) => products)),
    scores: concatCols(heads.map(({ scores }) => scores)),
  };
}

const cost = numbers({
  digits: 0,
  draw: (random) => ({
    queries: pick(random, [10, 20, 50, 100]),
    dModel: pick(random, [8, 16, 20]),
    numHeads: pick(random, [2, 4]),
  }),
  colLabels: ['QKᵀ', 'A', 'W'],
  answer: (sizes) => counted(sizes),
  mistakes: {
    'heads-multiply': (sizes) => counted({ ...sizes, dK: sizes.dModel }),
    'one-map': (sizes) => counted(sizes, { weights: sizes.queries ** 2 }),
    'one-head': (sizes) => scale(counted(sizes), 1 / sizes.numHeads),
    'without-output': (sizes) => counted(sizes, { parameters: 3 * sizes.dModel ** 2 }),
  },
  facts({ queries, dModel, numHeads }) {
    const width = dModel / numHeads;
    const [products, weights, parameters] = counted({ queries, dModel, numHeads }).data;
    return {
      n: queries,
      'd-model': dModel,
      h: numHeads,
      'd-k': width,
      'products-line': `${numHeads} · ${queries} · ${queries} · ${width}`,
      'weights-line': `${numHeads} · ${queries} · ${queries}`,
      'parameters-line': `4 · ${dModel} · ${dModel}`,
      products: products!,
      weights: weights!,
      parameters: parameters!,
    };
  },
});

/** Multiply-adds of QKᵀ, attention weights and parameters of a layer; or, for a part, what is given. */
function counted(
  sizes: Parameters<typeof attentionCost>[0],
  given: { weights?: number; parameters?: number } = {},
): Matrix {
  const { multiplyAdds, weights, parameters } = { ...attentionCost(sizes), ...given };
  return matrix([[multiplyAdds.products, weights, parameters]]);
}

/** Which key gets most from query i of n. */
const habits = {
  previous: (i: number) => Math.max(i - 1, 0),
  next: (i: number, n: number) => Math.min(i + 1, n - 1),
  itself: (i: number) => i,
  first: () => 0,
};

type Habit = keyof typeof habits;

const look = numbers({
  digits: 0,
  draw: (random) => ({
    tokens: words.slice(1, 4),
    heads: pickSome(random, Object.keys(habits) as Habit[], 4).map((habit) => ({
      habit,
      weights: weightsOf(habits[habit], random),
    })),
  }),
  answer: (drawn) => headOf('previous', drawn),
  mistakes: {
    next: (drawn) => headOf('next', drawn),
    itself: (drawn) => headOf('itself', drawn),
    first: (drawn) => headOf('first', drawn),
  },
  facts({ tokens, heads }) {
    const labels = { rowLabels: tokens, colLabels: tokens };
    const place = heads.findIndex(({ habit }) => habit === 'previous');
    const { weights } = heads[place]!;
    return {
      ...Object.fromEntries(
        heads.map((head, index) => [`head-${index}`, { matrix: head.weights, ...labels }]),
      ),
      number: place,
      'first-token': tokens[0]!,
      'second-token': tokens[1]!,
      'third-token': tokens[2]!,
      'second-weight': formatNumber(at(weights, 1, 0), 1),
      'third-weight': formatNumber(at(weights, 2, 1), 1),
    };
  },
});

function headOf(habit: Habit, { heads }: { heads: readonly { habit: Habit }[] }): Matrix {
  return matrix([[heads.findIndex((head) => head.habit === habit)]]);
}

/** Weights of three tokens in tenths, most of each row on one key. [3, 3] */
function weightsOf(favourite: (i: number, n: number) => number, random: Random): Matrix {
  const rows = [0, 1, 2].map((i) => {
    const [most, ...others] = pick(random, [
      [8, 1, 1],
      [7, 2, 1],
      [7, 1, 2],
    ] as const);
    return others.toSpliced(favourite(i, 3), 0, most);
  });
  return softmaxRows(map(matrix(rows), Math.log));
}

const previous = choice({
  varies: false,
  options: ['projections', 'causal', 'more-heads', 'positions'],
  draw: () => ({}),
  answer: () => 'positions',
});

export const exercises: ExerciseSet = {
  'heads-project': project,
  'heads-split': split,
  'heads-scores': scores,
  'heads-cost': cost,
  'heads-look': look,
  'heads-previous': previous,
};
