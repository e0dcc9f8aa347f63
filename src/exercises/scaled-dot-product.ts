import {
  at,
  map,
  matmul,
  matrix,
  rowView,
  scale,
  scaledDotProductAttention,
  softmaxRows,
  toRows,
  transpose,
  type Attention,
  type Matrix,
  type Random,
} from '#core/index.ts';
import { dotProductText, listText, mixtureText } from './arithmetic.ts';
import { drawUntil, integer, integerMatrix, logarithms, pick, pickSome, words } from './draw.ts';
import { choice, numbers, type ExerciseSet } from './exercise.ts';
import { elementwise, softmaxOfColumns } from './wrong.ts';

const small = { min: -1, max: 3 };

const products = numbers({
  digits: 0,
  draw: (random) => ({
    tokens: pickSome(random, words, 2),
    queries: integerMatrix(random, 2, 2, small),
    keys: integerMatrix(random, 2, 2, small),
    values: integerMatrix(random, 2, 2, small),
  }),
  rowLabels: ({ tokens }) => tokens,
  colLabels: ({ tokens }) => tokens,
  answer: ({ queries, keys, values }) => scaledDotProductAttention(queries, keys, values).products,
  mistakes: {
    untransposed: ({ queries, keys }) => matmul(queries, keys),
    swapped: ({ queries, keys }) => matmul(keys, transpose(queries)),
    elementwise: ({ queries, keys }) => elementwise(queries, keys),
    'with-values': ({ queries, values }) => matmul(queries, transpose(values)),
  },
  facts({ queries, keys, values, tokens }) {
    const line = (i: number, j: number) => dotProductText(rowView(queries, i), rowView(keys, j));
    return {
      queries: { matrix: queries, rowLabels: tokens },
      keys: { matrix: keys, rowLabels: tokens },
      values: { matrix: values, rowLabels: tokens },
      first: tokens[0]!,
      second: tokens[1]!,
      query: listText(rowView(queries, 0)),
      key: listText(rowView(keys, 1)),
      'key-column': listText([at(keys, 0, 1), at(keys, 1, 1)]),
      'line-0-0': line(0, 0),
      'line-0-1': line(0, 1),
      'line-1-0': line(1, 0),
      'line-1-1': line(1, 1),
    };
  },
});

/** Products whose scores are the logarithms of whole numbers, once divided by √d_k. */
const weights = numbers({
  digits: 2,
  draw: (random) => ({
    wholes: [0, 1].map(() => pickSome(random, [1, 2, 3, 4, 5], 2)),
    width: pick(random, [4, 9, 16]),
    tokens: pickSome(random, words, 2),
  }),
  rowLabels: ({ tokens }) => tokens,
  colLabels: ({ tokens }) => tokens,
  answer: ({ wholes }) => softmaxRows(logarithms(wholes)),
  mistakes: {
    unscaled: (drawn) => softmaxRows(productsOf(drawn)),
    multiplied: (drawn) => softmaxRows(scale(productsOf(drawn), Math.sqrt(drawn.width))),
    'divided-by-width': (drawn) => softmaxRows(scale(productsOf(drawn), 1 / drawn.width)),
    'weights-divided': (drawn) => scale(softmaxRows(productsOf(drawn)), 1 / Math.sqrt(drawn.width)),
    columns: ({ wholes }) => softmaxOfColumns(logarithms(wholes)),
  },
  facts(drawn) {
    const { wholes, width, tokens } = drawn;
    const labels = { rowLabels: tokens, colLabels: tokens };
    const fractions = (row: number) => {
      const [a, b] = wholes[row]!;
      return `${a}/${a! + b!}, ${b}/${a! + b!}`;
    };
    return {
      products: { matrix: productsOf(drawn), ...labels, digits: 2 },
      width,
      root: Math.sqrt(width),
      first: tokens[0]!,
      second: tokens[1]!,
      scores: { matrix: logarithms(wholes), ...labels, digits: 2 },
      exponentials: { matrix: matrix(wholes), ...labels },
      'fractions-0': fractions(0),
      'fractions-1': fractions(1),
      weights: { matrix: softmaxRows(logarithms(wholes)), ...labels, digits: 2 },
    };
  },
});

function productsOf({ wholes, width }: { wholes: readonly number[][]; width: number }): Matrix {
  return scale(logarithms(wholes), Math.sqrt(width));
}

const width = 4;

interface Row {
  readonly base: number;
  /** The query, in units of the logarithm of the base. */
  readonly direction: Matrix; // [1, 4]
  readonly keys: Matrix; // [2, 4]
  readonly values: Matrix; // [2, 4]
}

/** One query from start to end; it is a logarithm times whole numbers, and so are its scores. */
const output = numbers({
  digits: 2,
  draw(random) {
    const direction = pickSome(random, [0, 1, integer(random, 1, 2), integer(random, 0, 2)], width);
    const powers = pickSome(random, [0, 1, 2], 2);
    return {
      base: pick(random, [2, 3]),
      direction: matrix([direction]),
      keys: matrix(powers.map((power) => keyWith(random, direction, power * Math.sqrt(width)))),
      values: differentRows(random, width),
      tokens: pickSome(random, words, 3),
    };
  },
  answer: (drawn) => attend(drawn).output,
  mistakes: {
    unscaled: (drawn) => attend(drawn, { scale: 1 }).output,
    'divided-by-width': (drawn) => attend(drawn, { scale: 1 / width }).output,
    'keys-mixed': (drawn) => attend({ ...drawn, values: drawn.keys }).output,
    'values-scored': (drawn) => attend({ ...drawn, keys: drawn.values }).output,
  },
  facts(drawn) {
    const { base, direction, keys, values, tokens } = drawn;
    const [query, ...others] = tokens;
    const powers = powersOf(direction, keys);
    const wholes = powers.map((power) => base ** power);
    const sum = wholes[0]! + wholes[1]!;
    const columns = transpose(values);
    const column = (t: number) => mixtureText(wholes, rowView(columns, t));
    return {
      token: query!,
      'token-0': others[0]!,
      'token-1': others[1]!,
      query: `ln\u00a0${base} ·\u00a0${listText(direction.data)}`,
      base,
      square: base ** 2,
      direction: listText(direction.data),
      keys: { matrix: keys, rowLabels: others },
      values: { matrix: values, rowLabels: others },
      'line-0': dotProductText(direction.data, rowView(keys, 0)),
      'line-1': dotProductText(direction.data, rowView(keys, 1)),
      'power-0': powers[0]!,
      'power-1': powers[1]!,
      'whole-0': wholes[0]!,
      'whole-1': wholes[1]!,
      sum,
      'fraction-0': `${wholes[0]}/${sum}`,
      'fraction-1': `${wholes[1]}/${sum}`,
      'column-0': column(0),
      'column-1': column(1),
      'column-2': column(2),
      'column-3': column(3),
    };
  },
});

function attend({ base, direction, keys, values }: Row, options?: { scale: number }) {
  return scaledDotProductAttention(scale(direction, Math.log(base)), keys, values, options);
}

/** The scores in units of the logarithm of the base: e to a score is the base to this power. */
function powersOf(direction: Matrix, keys: Matrix): number[] {
  const products = matmul(direction, transpose(keys)); // [1, 2]
  return Array.from(products.data, (product) => product / Math.sqrt(width));
}

/** A key of small whole numbers whose product with the direction, which has a 1 in it, is this. */
function keyWith(random: Random, direction: readonly number[], product: number): number[] {
  const free = direction.indexOf(1);
  return drawUntil(
    () => {
      const key = direction.map(() => integer(random, -1, 2));
      const others = direction.reduce(
        (sum, value, t) => (t === free ? sum : sum + value * key[t]!),
        0,
      );
      return key.with(free, product - others);
    },
    (key) => Math.abs(key[free]!) <= 2,
  );
}

/** Two rows from 0 to 4 that differ in every column, so that mixing them matters in each. */
function differentRows(random: Random, cols: number): Matrix {
  const first = integerMatrix(random, 1, cols, { min: 0, max: 4 });
  const second = map(first, (value) => (value + integer(random, 1, 4)) % 5);
  return matrix([...toRows(first), ...toRows(second)]);
}

const spread = numbers({
  digits: 2,
  draw: (random) => ({
    // None is the square of a deviation, so that each number of the solution says where it is from.
    width: pick(random, [36, 49, 64, 81, 100]),
    deviation: pick(random, [2, 3, 4, 5]),
  }),
  colLabels: ['q·k', 'q·k / √dₖ'],
  answer: ({ width, deviation }) => deviations(Math.sqrt(width) * deviation, Math.sqrt(width)),
  mistakes: {
    'deviations-add': ({ width, deviation }) => deviations(width * deviation, Math.sqrt(width)),
    'divided-by-width': ({ width, deviation }) => deviations(Math.sqrt(width) * deviation, width),
    variances: ({ width, deviation }) => deviations(width * deviation ** 2, width),
    'unit-keys': ({ width }) => deviations(Math.sqrt(width), Math.sqrt(width)),
  },
  facts: ({ width, deviation }) => ({
    width,
    deviation,
    root: Math.sqrt(width),
    'key-variance': deviation ** 2,
    'product-variance': width * deviation ** 2,
    'product-deviation': Math.sqrt(width) * deviation,
  }),
});

/** The spread of the products, and that of the scores when those are the products divided by something. */
function deviations(ofProducts: number, divisor: number): Matrix {
  return matrix([[ofProducts, ofProducts / divisor]]);
}

interface Copied {
  readonly ratio: number;
  readonly copies: number;
  readonly larger: number;
}

const copies = numbers({
  digits: 2,
  draw: (random) => ({
    ratio: pick(random, [2, 3]),
    copies: pick(random, [4, 9]),
    larger: pick(random, [0, 1]),
    keys: pickSome(random, words, 2),
  }),
  colLabels: ({ keys }) => keys,
  answer: (drawn) => attendToCopies(drawn).weights,
  mistakes: {
    unchanged: (drawn) => attendToCopies({ ...drawn, copies: 1 }).weights,
    unscaled: (drawn) => attendToCopies(drawn, { scale: 1 / Math.sqrt(width) }).weights,
    'scale-only': (drawn) =>
      attendToCopies({ ...drawn, copies: 1 }, { scale: 1 / Math.sqrt(width * drawn.copies) })
        .weights,
  },
  facts(drawn) {
    const { ratio, copies, larger, keys } = drawn;
    const root = Math.sqrt(copies);
    const after = ratio ** root;
    return {
      before: {
        matrix: attendToCopies({ ...drawn, copies: 1 }).weights,
        colLabels: keys,
        digits: 2,
      },
      width,
      copies,
      'new-width': width * copies,
      root,
      ratio,
      'new-ratio': after,
      greater: keys[larger]!,
      lesser: keys[1 - larger]!,
      'greater-fraction': `${after}/${after + 1}`,
      'lesser-fraction': `1/${after + 1}`,
      after: { matrix: attendToCopies(drawn).weights, colLabels: keys, digits: 2 },
    };
  },
});

/** A query and two keys, one with `ratio` times the weight of the other, each repeated along its width. */
function attendToCopies({ ratio, copies, larger }: Copied, options?: { scale: number }): Attention {
  const repeated = (first: number) =>
    Array.from({ length: width * copies }, (_, t) => (t % width === 0 ? first : 0));
  const keys = matrix([0, 1].map((j) => repeated(j === larger ? Math.log(ratio) : 0)));
  return scaledDotProductAttention(matrix([repeated(Math.sqrt(width))]), keys, keys, options);
}

/** How somebody's code made weights out of products of width 4. */
const codes = {
  right: (made: Matrix) => softmaxRows(scale(made, 1 / Math.sqrt(width))),
  unscaled: (made: Matrix) => softmaxRows(made),
  'divided-by-width': (made: Matrix) => softmaxRows(scale(made, 1 / width)),
  columns: (made: Matrix) => softmaxOfColumns(scale(made, 1 / Math.sqrt(width))),
  'weights-divided': (made: Matrix) =>
    map(softmaxRows(made), (weight) => weight / Math.sqrt(width)),
};

const pairs = [
  [1, 16],
  [1, 81],
  [16, 81],
] as const;

const diagnose = choice({
  options: Object.keys(codes),
  draw: (random) => ({
    // Other numbers in each row: so that shares of columns never add up to 1 along the rows.
    wholes: pickSome(random, pairs, 2).map((pair) => pickSome(random, pair, 2)),
    code: pick(random, Object.keys(codes) as (keyof typeof codes)[]),
    tokens: pickSome(random, words, 2),
  }),
  answer: ({ code }) => code,
  facts({ wholes, code, tokens }) {
    const labels = { rowLabels: tokens, colLabels: tokens, digits: 2 };
    const made = logarithms(wholes);
    return {
      products: { matrix: made, ...labels },
      weights: { matrix: codes[code](made), ...labels },
      right: { matrix: codes.right(made), ...labels },
    };
  },
});

export const exercises: ExerciseSet = {
  'scaled-products': products,
  'scaled-weights': weights,
  'scaled-output': output,
  'scaled-diagnose': diagnose,
  'scaled-spread': spread,
  'scaled-copies': copies,
};
