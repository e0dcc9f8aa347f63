import {
  add,
  at,
  map,
  matmul,
  matrix,
  permuteCols,
  permuteRows,
  rowView,
  scale,
  scaledDotProductAttention,
  sliceRows,
  softmaxRows,
  toRows,
  transpose,
  type Matrix,
} from '#core/index.ts';
import { dotProductText, listText, mixtureText } from './arithmetic.ts';
import { drawUntil, integer, integerMatrix, logarithms, pick, pickSome, words } from './draw.ts';
import { choice, numbers, type ExerciseSet, type Table } from './exercise.ts';
import { exponentials, sharesOfScores } from './wrong.ts';

/** The chapter's look-up: attention whose scores are the bare products. */
function lookUp(query: Matrix, keys: Matrix, values: Matrix) {
  return scaledDotProductAttention(query, keys, values, { scale: 1 });
}

/** Where the largest number is; the first place, in a tie. */
function best(scores: ArrayLike<number>): number {
  const all = Array.from(scores);
  return all.indexOf(Math.max(...all));
}

function entry(table: Matrix, j: number): Matrix {
  return sliceRows(table, j, j + 1);
}

interface Entries {
  readonly query: Matrix; // [1, 2]
  readonly keys: Matrix; // [m, 2]
  readonly values: Matrix; // [m, 2]
}

/** The score of each value, as if it were the key. */
function scoresOfValues({ query, values }: Entries): Float64Array {
  return lookUp(query, values, values).scores.data;
}

/** How near each key is to the query: the distance squared, with a minus. */
function nearness({ query, keys }: Entries): number[] {
  return toRows(keys).map((key) =>
    key.reduce((sum, value, t) => sum - (value - at(query, 0, t)) ** 2, 0),
  );
}

/** Steps away from the query: the longer ones lie further from it, and their keys score higher. */
const shortSteps = [
  [-1, 0],
  [0, -1],
  [1, 0],
  [0, 1],
] as const;
const longSteps = [
  [2, 2],
  [3, 1],
  [1, 3],
] as const;

const hard = numbers({
  digits: 0,
  draw(random) {
    const query = [integer(random, 2, 4), integer(random, 2, 4)] as const;
    const from = ([x, y]: readonly [number, number]) => [query[0] + x, query[1] + y];
    const some = (min: number, max: number) => [
      integer(random, min, max),
      integer(random, min, max),
    ];
    const entries = pickSome(
      random,
      [
        { key: from(pick(random, longSteps)), value: some(-3, 2) },
        { key: from(pick(random, shortSteps)), value: some(-3, 2) },
        { key: some(-1, 1), value: some(3, 6) },
      ],
      3,
    );
    return {
      query: matrix([query]),
      keys: matrix(entries.map(({ key }) => key)),
      values: matrix(entries.map(({ value }) => value)),
      tokens: pickSome(random, words, 3),
    };
  },
  answer: ({ query, keys, values }) => entry(values, best(lookUp(query, keys, values).scores.data)),
  mistakes: {
    nearest: (drawn) => entry(drawn.values, best(nearness(drawn))),
    key: ({ query, keys, values }) => entry(keys, best(lookUp(query, keys, values).scores.data)),
    'values-scored': (drawn) => entry(drawn.values, best(scoresOfValues(drawn))),
  },
  facts(drawn) {
    const { query, keys, values, tokens } = drawn;
    const { scores } = lookUp(query, keys, values);
    const line = (j: number) => dotProductText(query.data, rowView(keys, j));
    return {
      query: listText(query.data),
      keys: { matrix: keys, rowLabels: tokens },
      values: { matrix: values, rowLabels: tokens },
      'token-0': tokens[0]!,
      'token-1': tokens[1]!,
      'token-2': tokens[2]!,
      'line-0': line(0),
      'line-1': line(1),
      'line-2': line(2),
      nearest: tokens[best(nearness(drawn))]!,
      best: tokens[best(scores.data)]!,
      'best-score': Math.max(...scores.data),
      'best-value': listText(rowView(values, best(scores.data))),
    };
  },
});

/** Powers of a base, and with them exponentials of scores, that share out well: 4, 2 and 1 of 7. */
const recipes = [
  { base: 2, powers: [2, 1, 0] },
  { base: 2, powers: [3, 1, 1] },
  { base: 2, powers: [3, 2, 2] },
  { base: 3, powers: [2, 1, 0] },
  { base: 3, powers: [2, 1, 1] },
] as const;

const directions = [
  [1, 1],
  [1, 2],
  [2, 1],
] as const;

const shortKeys = [-1, 0, 1, 2].flatMap((x) => [-1, 0, 1, 2].map((y) => [x, y] as const));

/** The query is a logarithm times whole numbers, so that the exponentials of its scores are whole. */
const soft = numbers({
  digits: 2,
  draw(random) {
    const { base, powers } = pick(random, recipes);
    const direction = pick(random, directions);
    const keys = pickSome(random, powers, 3).map((power) =>
      pick(
        random,
        shortKeys.filter(([x, y]) => direction[0] * x + direction[1] * y === power),
      ),
    );
    return {
      base,
      direction: matrix([direction]),
      keys: matrix(keys),
      values: integerMatrix(random, 3, 2, { min: 0, max: 5 }),
      tokens: pickSome(random, words, 3),
    };
  },
  answer: (drawn) => softly(drawn).output,
  mistakes: {
    'keys-mixed': (drawn) => matmul(softly(drawn).weights, drawn.keys),
    'values-scored': (drawn) => softly({ ...drawn, keys: drawn.values }).output,
    unnormalised: (drawn) => matmul(exponentials(softly(drawn).scores), drawn.values),
    'shares-of-scores': (drawn) => matmul(sharesOfScores(softly(drawn).scores), drawn.values),
    hard: (drawn) => entry(drawn.values, best(softly(drawn).scores.data)),
  },
  facts(drawn) {
    const { base, direction, keys, values, tokens } = drawn;
    const { scores } = lookUp(direction, keys, values);
    const powers = Array.from(scores.data);
    const wholes = powers.map((power) => base ** power);
    const sum = wholes.reduce((total, whole) => total + whole, 0);
    const columns = transpose(values);
    const column = (col: number) => mixtureText(wholes, rowView(columns, col));
    return {
      query: `ln\u00a0${base} ·\u00a0${listText(direction.data)}`,
      base,
      square: base ** 2,
      direction: listText(direction.data),
      keys: { matrix: keys, rowLabels: tokens },
      values: { matrix: values, rowLabels: tokens },
      'token-0': tokens[0]!,
      'line-0': dotProductText(direction.data, rowView(keys, 0)),
      'first-power': powers[0]!,
      powers: powers.join(', '),
      wholes: wholes.join(', '),
      sum,
      fractions: wholes.map((whole) => `${whole}/${sum}`).join(', '),
      'column-0': column(0),
      'column-1': column(1),
    };
  },
});

interface LogTable {
  readonly base: number;
  readonly direction: Matrix; // [1, 2]
  readonly keys: Matrix; // [m, 2]
  readonly values: Matrix; // [m, 2]
}

function softly({ base, direction, keys, values }: LogTable) {
  return lookUp(scale(direction, Math.log(base)), keys, values);
}

/** What a claimed output asks of the weights: a share of the second value for each column. */
const claims = {
  possible: [0.25, 0.5, 0.75],
  'per-column': [0.25, 0.5, 0.75],
  negative: [-0.5, -0.25, 1.25, 1.5],
  zero: [0, 1],
} as const;

const possible = choice({
  options: Object.keys(claims),
  draw: (random) => ({
    start: integerMatrix(random, 1, 2, { min: -2, max: 4 }),
    step: matrix([[0, 1].map(() => pick(random, [-8, -4, 4, 8]))]),
    tokens: pickSome(random, words, 2),
    ...claim(pick(random, Object.keys(claims) as (keyof typeof claims)[]), (shares, count) =>
      pickSome(random, shares, count),
    ),
  }),
  answer: ({ kind }) => kind,
  facts({ start, step, tokens, shares }) {
    const values = matrix([Array.from(start.data), Array.from(add(start, step).data)]); // [2, 2]
    // Each column with weights of its own, in case they differ.
    const output = shares.map(
      (share, col) => matmul(matrix([[1 - share, share]]), values).data[col]!,
    );
    return {
      values: { matrix: values, rowLabels: tokens },
      output: listText(output),
      first: tokens[0]!,
      second: tokens[1]!,
      'from-0': values.data[0]!,
      'to-0': values.data[2]!,
      'from-1': values.data[1]!,
      'to-1': values.data[3]!,
      'output-0': output[0]!,
      'output-1': output[1]!,
      'share-0': shares[0]!,
      'share-1': shares[1]!,
    };
  },
});

function claim(
  kind: keyof typeof claims,
  some: (shares: readonly number[], count: number) => number[],
): { kind: keyof typeof claims; shares: readonly number[] } {
  const [one, other] = some(claims[kind], 2);
  return { kind, shares: kind === 'per-column' ? [one!, other!] : [one!, one!] };
}

interface Scored {
  readonly scores: Matrix; // [1, 3]
  readonly values: Matrix; // [3, 2]
}

/** What may have been changed between two look-ups. */
const changes = {
  query: ({ scores, values }: Scored) => ({ scores: scale(scores, 2), values }),
  key: ({ scores, values }: Scored, place: number, by: number) => ({
    scores: map(scores, (score, _, j) => (j === place ? score + Math.log(by) : score)),
    values,
  }),
  value: ({ scores, values }: Scored, place: number, by: number) => ({
    scores,
    values: map(values, (value, j) => (j === place ? value + by : value)),
  }),
  entries({ scores, values }: Scored, place: number) {
    const exchanged = [0, 1, 2].map((j) => (j === place ? j : 3 - place - j));
    return { scores: permuteCols(scores, exchanged), values: permuteRows(values, exchanged) };
  },
};

const changed = choice({
  options: Object.keys(changes),
  draw: (random) =>
    drawUntil(
      () => {
        const before = {
          scores: logarithms([pickSome(random, [1, 2, 3, 4, 5], 3)]),
          values: integerMatrix(random, 3, 2, { min: 0, max: 9 }),
        };
        const change = pick(random, Object.keys(changes) as (keyof typeof changes)[]);
        const after = changes[change](before, integer(random, 0, 2), pick(random, [2, 3, 4]));
        return { before, after, change };
      },
      // By chance another mixture could be the same, as if the entries had been exchanged.
      ({ before, after, change }) =>
        change === 'entries' ||
        mixed(before).data.some((value, t) => Math.abs(value - mixed(after).data[t]!) > 0.1),
    ),
  answer: ({ change }) => change,
  facts: ({ before, after }) => ({
    'weights-before': weightsOf(before),
    'weights-after': weightsOf(after),
    'output-before': { matrix: mixed(before), digits: 2 },
    'output-after': { matrix: mixed(after), digits: 2 },
  }),
});

function weightsOf({ scores }: Scored): Table {
  return { matrix: softmaxRows(scores), colLabels: ['0', '1', '2'], digits: 3 };
}

function mixed({ scores, values }: Scored): Matrix {
  return matmul(softmaxRows(scores), values);
}

const learn = choice({
  options: ['stays', 'slower', 'closer', 'leaps'],
  varies: false,
  draw: () => undefined,
  answer: () => 'stays',
});

export const exercises: ExerciseSet = {
  'lookup-hard': hard,
  'lookup-soft': soft,
  'lookup-possible': possible,
  'lookup-changed': changed,
  'lookup-learn': learn,
};
