import {
  add,
  causalMask,
  map,
  matmul,
  matrix,
  mean,
  permuteCols,
  permuteRows,
  scaledDotProductAttention,
  sinusoidalEncoding,
  sliceRows,
  toRows,
  transpose,
  uniformMatrix,
  zeros,
  type Attention,
  type Mask,
  type Matrix,
  type Random,
} from '#core/index.ts';
import { integer, pick, pickSome, words } from './draw.ts';
import { choice, numbers, type ExerciseSet } from './exercise.ts';

/** Ways to share out a weight of 1 in tenths. */
const tenths = [
  [1, 2, 7],
  [1, 3, 6],
  [1, 4, 5],
  [2, 3, 5],
] as const;

/**
 * A head that gives these weights, on tokens in another order: query i's score of key j is the
 * logarithm of the weight.
 */
function reordered(weights: Matrix, values: Matrix, order: readonly number[]): Attention {
  const keys = map(zeros(weights.cols, weights.cols), (_, i, j) => Number(i === j));
  return scaledDotProductAttention(
    permuteRows(map(weights, Math.log), order),
    permuteRows(keys, order),
    permuteRows(values, order),
    { scale: 1 },
  );
}

function places(count: number): string[] {
  return Array.from({ length: count }, (_, place) => String(place));
}

function row(data: Matrix, i: number): Matrix {
  return sliceRows(data, i, i + 1);
}

const weights = numbers({
  digits: 2,
  draw: (random) => {
    const weights = matrix([0, 1, 2].map(() => shares(random, pick(random, tenths))));
    const order = random.permutation(3);
    const { weights: moved } = reordered(weights, zeros(3, 1), order);
    return {
      tokens: pickSome(random, words, 3),
      weights,
      order,
      moved,
      place: integer(random, 0, 2),
    };
  },
  colLabels: places(3),
  answer: ({ moved, place }) => row(moved, place),
  mistakes: {
    'rows-only': ({ weights, order, place }) => row(permuteRows(weights, order), place),
    'columns-only': ({ weights, order, place }) => row(permuteCols(weights, order), place),
    unchanged: ({ weights, place }) => row(weights, place),
    column: ({ moved, place }) => row(transpose(moved), place),
  },
  facts({ tokens, weights, order, moved, place }) {
    const newTokens = order.map((token) => tokens[token]!);
    return {
      weights: { matrix: weights, rowLabels: tokens, colLabels: tokens },
      sentence: tokens.join(' '),
      'new-sentence': newTokens.join(' '),
      place,
      token: newTokens[place]!,
      'token-row': {
        matrix: row(weights, order[place]!),
        rowLabels: [newTokens[place]!],
        colLabels: tokens,
      },
      'new-weights': { matrix: moved, rowLabels: newTokens, colLabels: newTokens },
    };
  },
});

/** The tenths in random order, as shares of 1. */
function shares(random: Random, parts: readonly number[]): number[] {
  return pickSome(random, parts, parts.length).map((part) => part / 10);
}

/** Orders of four in which no token keeps its place and none is its own inverse. */
const cycles: readonly (readonly number[])[] = [
  [1, 2, 3, 0],
  [1, 3, 0, 2],
  [2, 0, 3, 1],
  [2, 3, 1, 0],
  [3, 0, 1, 2],
  [3, 2, 0, 1],
];

const undo = numbers({
  digits: 0,
  draw: (random) => {
    const values = transpose(matrix([pickSome(random, [10, 20, 30, 40, 50, 60, 70, 80, 90], 4)]));
    const weights = matrix([0, 1, 2, 3].map(() => shares(random, [1, 2, 3, 4])));
    const order = pick(random, cycles);
    return {
      order,
      output: reordered(weights, values, [0, 1, 2, 3]).output,
      moved: reordered(weights, values, order).output,
    };
  },
  rowLabels: places(4),
  answer: ({ output }) => output,
  mistakes: {
    again: ({ moved, order }) => permuteRows(moved, order),
    unchanged: ({ moved }) => moved,
  },
  facts: ({ order, output, moved }) => ({
    order: `[${order.join(', ')}]`,
    moved: { matrix: moved, rowLabels: places(4), digits: 0 },
    'place-of-0': order.indexOf(0),
    'first-of-order': order[0]!,
    inverse: `[${order.map((_, token) => order.indexOf(token)).join(', ')}]`,
    output: { matrix: output, rowLabels: places(4), digits: 0 },
  }),
});

/** Neither the first order, in which nothing moves, nor its reverse, in which looking ahead is looking back. */
const newOrders: readonly (readonly number[])[] = [
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
];

const causal = numbers({
  digits: 0,
  draw: (random) => {
    // Multiples of 6, so that the mean of two or three is whole.
    const multiples = pickSome(random, [6, 12, 18, 24, 30, 36, 42, 48, 54], 3);
    const values = transpose(matrix([multiples]));
    const order = pick(random, newOrders);
    const moved = permuteRows(values, order);
    return {
      tokens: pickSome(random, words, 3),
      values,
      order,
      moved,
      output: meansOf(values, causalMask(3)),
      newOutput: meansOf(moved, causalMask(3)),
    };
  },
  rowLabels: ({ tokens, order }) => order.map((token) => tokens[token]!),
  answer: ({ newOutput }) => newOutput,
  mistakes: {
    'moved-along': ({ output, order }) => permuteRows(output, order),
    unchanged: ({ output }) => output,
    'no-mask': ({ moved }) => map(moved, () => mean(moved.data)),
    ahead: ({ moved }) => upsideDown(meansOf(upsideDown(moved), causalMask(3))),
    'without-itself': ({ moved }) => meansOf(moved, causalMask(3, 3, { offset: -1 })),
    sums: ({ newOutput }) => map(newOutput, (mean, place) => mean * (place + 1)),
  },
  facts({ tokens, values, order, moved, output, newOutput }) {
    const newTokens = order.map((token) => tokens[token]!);
    const [first, second, third] = moved.data;
    const [, secondMean, thirdMean] = Array.from(newOutput.data, Math.round);
    return {
      sentence: tokens.join(' '),
      'new-sentence': newTokens.join(' '),
      values: { matrix: values, rowLabels: tokens },
      output: { matrix: output, rowLabels: tokens, digits: 0 },
      'first-token': newTokens[0]!,
      'second-token': newTokens[1]!,
      'third-token': newTokens[2]!,
      'first-mean': first!,
      'second-mean': `(${first} + ${second}) / 2 = ${secondMean}`,
      'third-mean': `(${first} + ${second} + ${third}) / 3 = ${thirdMean}`,
    };
  },
});

/** What a head makes of these values if all its scores are 0: the mean of those that a query may see. */
function meansOf(values: Matrix, mask: Mask): Matrix {
  const alike = zeros(values.rows, 1);
  return scaledDotProductAttention(alike, alike, values, { mask }).output;
}

function upsideDown(data: Matrix): Matrix {
  return matrix(toRows(data).reverse());
}

/** What may have been run on the sentence in its two orders. */
const runs = ['plain', 'causal', 'positions', 'same-twice'] as const;

/** The first two tokens change places. */
const swapped = [1, 0, 2] as const;

const diagnose = choice({
  options: runs,
  draw: (random) => ({
    tokens: pickSome(random, words, 3),
    ...drawOutputs(random, pick(random, runs)),
  }),
  answer: ({ run }) => run,
  facts: ({ tokens, before, after }) => ({
    before: { matrix: before, rowLabels: tokens, digits: 1 },
    after: { matrix: after, rowLabels: swapped.map((token) => tokens[token]!), digits: 1 },
    sentence: tokens.join(' '),
    'new-sentence': swapped.map((token) => tokens[token]!).join(' '),
    first: tokens[0]!,
    second: tokens[1]!,
    third: tokens[2]!,
  }),
});

type Run = (typeof runs)[number];

interface Outputs {
  readonly run: Run;
  readonly before: Matrix;
  readonly after: Matrix;
}

function drawOutputs(random: Random, run: Run): Outputs {
  const x = uniformMatrix(3, 2, random, { low: -2, high: 2 });
  const moved = run === 'same-twice' ? x : permuteRows(x, swapped);
  const encoding = run === 'positions' ? sinusoidalEncoding(3, 2) : zeros(3, 2);
  const options = run === 'causal' ? { mask: causalMask(3) } : {};
  const projections = [
    uniformMatrix(2, 1, random, { low: -1, high: 1 }),
    uniformMatrix(2, 1, random, { low: -1, high: 1 }),
    uniformMatrix(2, 1, random, { low: -20, high: 20 }),
  ];
  const [before, after] = [x, moved].map((tokens) => {
    const [queries, keys, values] = projections.map((projection) =>
      matmul(add(tokens, encoding), projection),
    );
    return scaledDotProductAttention(queries!, keys!, values!, options).output;
  });
  const drawn = { run, before: before!, after: after! };
  return canBeToldApart(drawn) ? drawn : drawOutputs(random, run);
}

/** Whether what differs does so by more than a glance overlooks: from token to token, and, as far as it is to change, from order to order. */
function canBeToldApart({ run, before, after }: Outputs): boolean {
  const differ = (one: number, other: number) => Math.abs(one - other) >= 0.3;
  const [a, b, c] = toRows(before).flat() as [number, number, number];
  const [newB, newA, newC] = toRows(after).flat() as [number, number, number];
  const changesFirst = run === 'causal' || run === 'positions';
  return (
    differ(a, b) &&
    differ(a, c) &&
    differ(b, c) &&
    // Neither with its token nor at its place.
    (!changesFirst || (differ(a, newA) && differ(b, newB) && differ(a, newB) && differ(b, newA))) &&
    (run !== 'positions' || differ(c, newC))
  );
}

const tell = choice({
  options: ['mean', 'come', 'one-causal', 'two-causal'],
  draw: () => ({}),
  varies: false,
  answer: () => 'two-causal',
});

export const exercises: ExerciseSet = {
  'order-weights': weights,
  'order-undo': undo,
  'order-causal': causal,
  'order-diagnose': diagnose,
  'order-tell': tell,
};
