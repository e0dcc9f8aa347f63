import {
  attentionCost,
  at,
  causalMask,
  combineMasks,
  concatCols,
  formatNumber,
  isPrintedExactly,
  map,
  mask,
  matmul,
  matrix,
  paddingMask,
  scaledDotProductAttention,
  sliceRows,
  softmaxRows,
  transpose,
  zeros,
  type Attention,
  type Mask,
  type Matrix,
  type Random,
} from '#core/index.ts';
import { consecutive, integer, pick, pickSome, words } from './draw.ts';
import { choice, maskOf, numbers, type ExerciseSet } from './exercise.ts';
import { softmaxOfColumns } from './wrong.ts';

const english = ['The', 'cat', 'is', 'eating', 'fish', 'now'] as const;

/** Words of the two sentences that mean the same. */
const pairs = [
  ['cat', 'gato'],
  ['eating', 'come'],
  ['fish', 'pescado'],
  ['now', 'ahora'],
] as const;

interface Sizes {
  /** How many ask. */
  n: number;
  /** How many are looked at. */
  m: number;
  dK: number;
  dV: number;
}

const shapes = numbers({
  digits: 0,
  draw(random) {
    const m = integer(random, 3, 5);
    const n = pick(
      random,
      [2, 3, 4, 5, 6].filter((length) => length !== m),
    );
    return { n, m, dK: pick(random, [8, 16]), dV: pick(random, [7, 10]) };
  },
  rowLabels: ['K', 'A', 'O'],
  colLabels: ['r', 'c'],
  answer: (sizes) => shapesOf(sizes),
  mistakes: {
    'source-asks': ({ n, m, ...widths }) => shapesOf({ n: m, m: n, ...widths }),
    'target-alone': ({ n, ...widths }) => shapesOf({ ...widths, n, m: n }),
    'weights-turned': (sizes) => {
      const [keys, weights, output] = rowsOf(shapesOf(sizes));
      return matrix([keys, weights.toReversed(), output]);
    },
    'row-per-source-token': (sizes) => {
      const [keys, weights] = rowsOf(shapesOf(sizes));
      return matrix([keys, weights, [sizes.m, sizes.dV]]);
    },
    'output-as-wide-as-keys': (sizes) => shapesOf({ ...sizes, dV: sizes.dK }),
  },
  facts: ({ n, m, dK, dV }) => ({
    target: english.slice(0, n).join(' '),
    source: words.slice(0, m).join(' '),
    n,
    m,
    'd-k': dK,
    'd-v': dV,
  }),
});

/** Rows and columns of keys, weights and output, of the products that make them. [3, 2] */
function shapesOf({ n, m, dK, dV }: Sizes): Matrix {
  const keys = zeros(m, dK);
  const weights = matmul(zeros(n, dK), transpose(keys));
  const output = matmul(weights, zeros(m, dV));
  return matrix([keys, weights, output].map(({ rows, cols }) => [rows, cols]));
}

function rowsOf({ data }: Matrix): [number[], number[], number[]] {
  const [a, b, c, d, e, f] = data as unknown as [number, number, number, number, number, number];
  return [
    [a, b],
    [c, d],
    [e, f],
  ];
}

/** Two words of each sentence, all of them projected with W^Q, W^K and W^V: the target's first. */
interface FourTokens {
  target: readonly string[];
  source: readonly string[];
  asking: number;
  queries: Matrix;
  /** e to the power of each key. */
  wholes: readonly number[];
  values: Matrix;
}

const row = numbers({
  digits: 2,
  draw(random) {
    const chosen = consecutive(random, pairs, 2);
    const four: FourTokens = {
      target: chosen.map(([word]) => word),
      source: chosen.map(([, word]) => word),
      asking: integer(random, 0, 1),
      queries: column([...pickSome(random, [1, 2], 2), ...pickSome(random, [1, 2], 2)]),
      wholes: pickSome(random, [1, 2, 3, 4], 4),
      values: column(pickSome(random, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)),
    };
    return { ...four, attention: attend(four) };
  },
  colLabels: ({ source }) => [...source, 'o'],
  answer: ({ attention, asking }) => answerOf(attention, asking),
  mistakes: {
    'source-asks': (drawn) =>
      answerOf(attend(drawn, { q: 'source', k: 'target', v: 'target' }), drawn.asking),
    'target-alone': (drawn) => answerOf(attend(drawn, { k: 'target', v: 'target' }), drawn.asking),
    'values-of-target': (drawn) => answerOf(attend(drawn, { v: 'target' }), drawn.asking),
    'other-row': ({ attention, asking }) => answerOf(attention, 1 - asking),
    columns({ attention, values, asking }) {
      const weights = softmaxOfColumns(attention.scores);
      return answerOf({ weights, output: matmul(weights, half(values, 'source')) }, asking);
    },
  },
  facts(drawn) {
    const { target, source, asking, queries, wholes, values } = drawn;
    const rowLabels = [...target, ...source];
    const { scores, weights, output } = drawn.attention;
    const query = at(queries, asking, 0);
    const powers = wholes.slice(2).map((whole) => whole ** query);
    const total = powers[0]! + powers[1]!;
    const [first, second] = [at(values, 2, 0), at(values, 3, 0)];
    return {
      target: target.join(' '),
      source: source.join(' '),
      asking: target[asking]!,
      queries: { matrix: queries, rowLabels },
      keys: { matrix: keysOf(wholes), rowLabels, digits: 2 },
      values: { matrix: values, rowLabels },
      query,
      scores: {
        matrix: sliceRows(scores, asking, asking + 1),
        colLabels: source,
        digits: 2,
      },
      exponentials: { matrix: matrix([powers]), colLabels: source },
      fractions: powers.map((power) => `${power}/${total}`).join(', '),
      weights: { matrix: sliceRows(weights, asking, asking + 1), colLabels: source, digits: 2 },
      mixture: `${powers[0]}/${total} · ${first} + ${powers[1]}/${total} · ${second} ${printed(at(output, asking, 0))}`,
    };
  },
});

/** `= 3.40`, or `≈ 3.33` where printing rounds. */
function printed(value: number): string {
  return `${isPrintedExactly(value) ? '=' : '≈'} ${formatNumber(value)}`;
}

type Side = 'target' | 'source';

/** Attention among the four tokens, queries, keys and values each of one side. */
function attend(
  { queries, wholes, values }: FourTokens,
  { q = 'target', k = 'source', v = 'source' }: { q?: Side; k?: Side; v?: Side } = {},
): Attention {
  return scaledDotProductAttention(half(queries, q), half(keysOf(wholes), k), half(values, v));
}

function half(all: Matrix, side: Side): Matrix {
  return side === 'target' ? sliceRows(all, 0, 2) : sliceRows(all, 2, 4);
}

function keysOf(wholes: readonly number[]): Matrix {
  return map(column(wholes), Math.log);
}

/** The two weights of a row, then what it receives. [1, 3] */
function answerOf({ weights, output }: Pick<Attention, 'weights' | 'output'>, i: number): Matrix {
  return concatCols([sliceRows(weights, i, i + 1), sliceRows(output, i, i + 1)]);
}

function column(values: readonly number[]): Matrix {
  return matrix(values.map((value) => [value]));
}

/** What code may make of scores with a row per target token. */
const computations = {
  right: softmaxRows,
  columns: softmaxOfColumns,
  turned: (scores: Matrix) => transpose(softmaxRows(scores)),
  'source-asks': (scores: Matrix) => softmaxRows(transpose(scores)),
};

const happened = choice({
  options: Object.keys(computations),
  draw(random) {
    const chosen = consecutive(random, pairs, 3);
    return {
      target: chosen.slice(0, 2).map(([word]) => word),
      source: chosen.map(([, word]) => word),
      wholes: [0, 1].map(() => pickSome(random, [1, 2, 3, 4, 5], 3)),
      computation: pick(random, Object.keys(computations) as (keyof typeof computations)[]),
    };
  },
  answer: ({ computation }) => computation,
  facts({ target, source, wholes, computation }) {
    const scores = map(matrix(wholes), Math.log);
    return {
      scores: { matrix: scores, rowLabels: target, colLabels: source, digits: 2 },
      printed: { matrix: computations[computation](scores), digits: 2 },
      weights: {
        matrix: softmaxRows(scores),
        rowLabels: target,
        colLabels: source,
        digits: 2,
      },
    };
  },
});

const pad = '⟨pad⟩';
const pads = [pad, pad];

interface Padded {
  target: readonly string[];
  source: readonly string[];
}

const crossMask = maskOf({
  draw(random): Padded {
    const [targetLength, sourceLength] = pickSome(random, [2, 3], 2) as [number, number];
    const meanings = consecutive(random, pairs, 3);
    const padded = (tokens: readonly string[], length: number, total: number) =>
      tokens
        .map((token, place) => (place < length ? token : pad))
        .concat(pads)
        .slice(0, total);
    return {
      target: padded(
        meanings.map(([word]) => word),
        targetLength,
        4,
      ),
      source: padded(
        meanings.map(([, word]) => word),
        sourceLength,
        integer(random, sourceLength + 1, 4),
      ),
    };
  },
  rowLabels: ({ target }) => target,
  colLabels: ({ source }) => source,
  answer: (drawn) => keysAllowed(drawn, lengthOf(drawn.source)),
  mistakes: {
    'target-padding': (drawn) => rowsAllowed(drawn),
    both: (drawn) => combineMasks(keysAllowed(drawn, lengthOf(drawn.source)), rowsAllowed(drawn)),
    'target-length': (drawn) => keysAllowed(drawn, lengthOf(drawn.target)),
    causal: ({ target, source }) => causalMask(target.length, source.length),
    'causal-too': (drawn) =>
      combineMasks(
        keysAllowed(drawn, lengthOf(drawn.source)),
        causalMask(drawn.target.length, drawn.source.length),
      ),
    inverted(drawn) {
      const { rows, cols, allowed } = keysAllowed(drawn, lengthOf(drawn.source));
      return { rows, cols, allowed: allowed.map((may) => !may) };
    },
  },
  facts: (drawn) => ({
    target: drawn.target.join(' '),
    source: drawn.source.join(' '),
    words: lengthOf(drawn.source),
    mask: {
      matrix: keysAllowed(drawn, lengthOf(drawn.source)),
      rowLabels: drawn.target,
      colLabels: drawn.source,
    },
  }),
});

function lengthOf(tokens: readonly string[]): number {
  return tokens.filter((token) => token !== pad).length;
}

/** Every token of the target may look at the first keys. [n, m] */
function keysAllowed({ target, source }: Padded, length: number): Mask {
  return paddingMask([length], { numKeys: source.length, numQueries: target.length })[0]!;
}

/** The words of the target may look everywhere, its padding nowhere. [n, m] */
function rowsAllowed({ target, source }: Padded): Mask {
  return mask(target.map((token) => source.map(() => token !== pad)));
}

const writing = numbers({
  digits: 0,
  draw: (random: Random) => ({
    steps: integer(random, 3, 9),
    sourceTokens: integer(random, 4, 12),
  }),
  colLabels: ['Q', 'K', 'A'],
  answer: ({ steps, sourceTokens }) => written(steps, sourceTokens, weightsOf(steps, sourceTokens)),
  mistakes: {
    anew: ({ steps, sourceTokens }) =>
      written(steps, steps * sourceTokens, weightsOf(steps, sourceTokens)),
    'own-keys': ({ steps }) =>
      written(steps, steps, causalMask(steps).allowed.filter(Boolean).length),
    'last-step': ({ sourceTokens }) => written(1, sourceTokens, weightsOf(1, sourceTokens)),
    'source-asks': ({ steps, sourceTokens }) =>
      written(sourceTokens, steps, weightsOf(steps, sourceTokens)),
  },
  facts: ({ steps, sourceTokens }) => ({
    steps,
    'source-tokens': sourceTokens,
    weights: weightsOf(steps, sourceTokens),
  }),
});

function weightsOf(queries: number, keys: number): number {
  return attentionCost({ queries, keys, dModel: 1, numHeads: 1 }).weights;
}

function written(queries: number, keys: number, weights: number): Matrix {
  return matrix([[queries, keys, weights]]);
}

export const exercises: ExerciseSet = {
  'cross-shapes': shapes,
  'cross-row': row,
  'cross-happened': happened,
  'cross-mask': crossMask,
  'cross-writing': writing,
};
