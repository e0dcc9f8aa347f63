import {
  add,
  at,
  attentionParameters,
  createRandom,
  formatNumber,
  linear,
  map,
  matmul,
  matrix,
  rowView,
  scale,
  toRows,
  transpose,
  xavierDeviation,
  type Matrix,
} from '#core/index.ts';
import { sumOfProducts } from './arithmetic.ts';
import { drawUntil, integer, integerMatrix, pick, pickSome, words } from './draw.ts';
import { choice, numbers, type ExerciseSet } from './exercise.ts';
import { elementwise } from './wrong.ts';

/** `1·2 + 3·(−1) = −1` */
function dotProductLine(a: readonly number[], b: readonly number[]): string {
  const sum = a.reduce((total, value, index) => total + value * b[index]!, 0);
  return `${sumOfProducts(a, b)} = ${formatNumber(sum, 0)}`;
}

const queries = numbers({
  digits: 0,
  draw: (random) => ({
    tokens: pickSome(random, words, 2),
    x: integerMatrix(random, 2, 2, { min: 1, max: 3 }),
    projection: integerMatrix(random, 2, 2, { min: -2, max: 4 }),
  }),
  rowLabels: ({ tokens }) => tokens,
  answer: ({ x, projection }) => linear(x, projection),
  mistakes: {
    transposed: ({ x, projection }) => linear(x, transpose(projection)),
    'other-side': ({ x, projection }) => matmul(projection, x),
    'cell-by-cell': ({ x, projection }) => elementwise(x, projection),
  },
  facts: ({ tokens, x, projection }) => {
    const [first, second] = toRows(transpose(projection));
    const token = toRows(x)[0]!;
    return {
      x: { matrix: x, rowLabels: tokens },
      projection: { matrix: projection },
      token: tokens[0]!,
      'first-cell': dotProductLine(token, first!),
      'second-cell': dotProductLine(token, second!),
      queries: { matrix: linear(x, projection), rowLabels: tokens },
    };
  },
});

const shapes = numbers({
  digits: 0,
  draw: (random) => {
    const [dK, dV, n] = pickSome(random, [2, 3, 4, 5, 7], 3);
    return { dModel: pick(random, [6, 8, 10, 12]), dK: dK!, dV: dV!, n: n! };
  },
  rowLabels: ['Q', 'V', 'O'],
  colLabels: ['↓', '→'],
  answer: ({ dModel, dK, dV }) => {
    const { queryProjection, valueProjection, outputProjection } = attentionParameters(
      dModel,
      createRandom(1),
      { dK, dV },
    );
    return matrix(
      [queryProjection, valueProjection, outputProjection].map(({ rows, cols }) => [rows, cols]),
    );
  },
  mistakes: {
    stored: ({ dModel, dK, dV }) =>
      matrix([
        [dK, dModel],
        [dV, dModel],
        [dModel, dV],
      ]),
    computed: ({ n, dModel, dK, dV }) =>
      matrix([
        [n, dK],
        [n, dV],
        [n, dModel],
      ]),
    'output-not-turned': ({ dModel, dK, dV }) =>
      matrix([
        [dModel, dK],
        [dModel, dV],
        [dModel, dV],
      ]),
    'one-width': ({ dModel, dK }) =>
      matrix([
        [dModel, dK],
        [dModel, dK],
        [dK, dModel],
      ]),
  },
  facts: ({ n, dModel, dK, dV }) => ({
    n,
    'd-model': dModel,
    'd-k': dK,
    'd-v': dV,
    x: `${n} × ${dModel}`,
    queries: `${n} × ${dK}`,
    values: `${n} × ${dV}`,
    'query-projection': `${dModel} × ${dK}`,
    'value-projection': `${dModel} × ${dV}`,
    'output-projection': `${dV} × ${dModel}`,
  }),
});

/** A mixture of values, and an output projection as PyTorch's `nn.Linear` stores it. */
const output = numbers({
  digits: 0,
  draw: (random) => ({
    token: pick(random, words),
    mixture: integerMatrix(random, 1, 2, { min: 1, max: 4 }),
    stored: integerMatrix(random, 2, 2, { min: -1, max: 3 }),
    bias: integerMatrix(random, 1, 2, { min: -3, max: 5 }),
  }),
  answer: ({ mixture, stored, bias }) => linear(mixture, transpose(stored), bias),
  mistakes: {
    'as-stored': ({ mixture, stored, bias }) => linear(mixture, stored, bias),
    'no-bias': ({ mixture, stored }) => linear(mixture, transpose(stored)),
    'bias-first': ({ mixture, stored, bias }) => linear(add(mixture, bias), transpose(stored)),
    mixture: ({ mixture }) => mixture,
  },
  facts: ({ token, mixture, stored, bias }) => {
    const [first, second] = toRows(stored);
    const values = Array.from(mixture.data);
    return {
      token,
      mixture: { matrix: mixture },
      stored: { matrix: stored },
      bias: { matrix: bias },
      projection: { matrix: transpose(stored) },
      'first-cell': dotProductLine(values, first!),
      'second-cell': dotProductLine(values, second!),
      projected: { matrix: linear(mixture, transpose(stored)) },
      output: { matrix: linear(mixture, transpose(stored), bias) },
    };
  },
});

/** Three tokens, each a feature of its own, so that queries and keys are rows of the projections. */
interface OneHot {
  readonly tokens: readonly string[];
  readonly asking: number;
  readonly asked: number;
  readonly queryProjection: Matrix;
  readonly keyProjection: Matrix;
  /** QKᵀ, KKᵀ and QQᵀ, [3, 3] */
  readonly products: Matrix;
  readonly keysOnly: Matrix;
  readonly queriesOnly: Matrix;
}

/** X, and XXᵀ as well. */
const identity = matrix([
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]);

const back = numbers({
  digits: 0,
  draw: (random): OneHot => {
    const [asking, asked] = pickSome(random, [0, 1, 2], 2);
    const tokens = pickSome(random, words, 3);
    const queryProjection = integerMatrix(random, 3, 2, { min: -1, max: 3 });
    const keyProjection = integerMatrix(random, 3, 2, { min: -1, max: 3 });
    const q = linear(identity, queryProjection);
    const k = linear(identity, keyProjection);
    return {
      tokens,
      asking: asking!,
      asked: asked!,
      queryProjection,
      keyProjection,
      products: matmul(q, transpose(k)),
      keysOnly: matmul(k, transpose(k)),
      queriesOnly: matmul(q, transpose(q)),
    };
  },
  rowLabels: ({ tokens, asking, asked }) => [
    `${tokens[asking]} → ${tokens[asked]}`,
    `${tokens[asked]} → ${tokens[asking]}`,
  ],
  answer: (drawn) => thereAndBack(drawn, drawn.products),
  mistakes: {
    exchanged: (drawn) => {
      const [there, back] = thereAndBack(drawn, drawn.products).data;
      return matrix([[back!], [there!]]);
    },
    symmetric: (drawn) => {
      const [there] = thereAndBack(drawn, drawn.products).data;
      return matrix([[there!], [there!]]);
    },
    'keys-only': (drawn) => thereAndBack(drawn, drawn.keysOnly),
    'queries-only': (drawn) => thereAndBack(drawn, drawn.queriesOnly),
    bare: (drawn) => thereAndBack(drawn, identity),
  },
  facts: (drawn) => {
    const { tokens, asking, asked, queryProjection, keyProjection } = drawn;
    const line = (from: number, to: number): string =>
      dotProductLine(
        Array.from(rowView(queryProjection, from)),
        Array.from(rowView(keyProjection, to)),
      );
    return {
      x: { matrix: identity, rowLabels: tokens },
      'query-projection': { matrix: queryProjection },
      'key-projection': { matrix: keyProjection },
      asking: tokens[asking]!,
      asked: tokens[asked]!,
      query: pair(queryProjection, asking),
      key: pair(keyProjection, asked),
      there: line(asking, asked),
      back: line(asked, asking),
      form: { matrix: drawn.products, rowLabels: tokens, colLabels: tokens },
    };
  },
});

function thereAndBack({ asking, asked }: OneHot, products: Matrix): Matrix {
  return matrix([[at(products, asking, asked)], [at(products, asked, asking)]]);
}

/** `(1, −2)` */
function pair(projection: Matrix, row: number): string {
  return `(${Array.from(rowView(projection, row), (value) => formatNumber(value, 0)).join(', ')})`;
}

/** Widths and numbers of heads for which (d_model + d_k)/6 is a square, so that the bound is a fraction. */
const headSizes = [
  [16, 2],
  [18, 3],
  [20, 5],
  [36, 2],
  [45, 5],
  [48, 8],
  [64, 2],
  [72, 3],
  [80, 5],
  [100, 2],
  [120, 4],
  [400, 2],
  [480, 4],
  [500, 5],
] as const;

const xavier = numbers({
  digits: 2,
  draw: (random) => {
    const [dModel, heads] = pick(random, headSizes);
    return { dModel, heads, dK: dModel / heads };
  },
  colLabels: ['a', 'Var(Q)'],
  answer: ({ dModel, dK }) => boundAndVariance(dModel, dK),
  mistakes: {
    'all-heads': ({ dModel }) => boundAndVariance(dModel, dModel),
    deviation: ({ dModel, dK }) => {
      const [, forward] = boundAndVariance(dModel, dK).data;
      return matrix([[xavierDeviation(dModel, dK), forward!]]);
    },
    'no-root': ({ dModel, dK }) => {
      const [bound, forward] = boundAndVariance(dModel, dK).data;
      return matrix([[bound! ** 2, forward!]]);
    },
    'fan-out': ({ dModel, dK }) => {
      const [bound] = boundAndVariance(dModel, dK).data;
      return matrix([[bound!, dK * xavierDeviation(dModel, dK) ** 2]]);
    },
    'stays-one': ({ dModel, dK }) => {
      const [bound] = boundAndVariance(dModel, dK).data;
      return matrix([[bound!, 1]]);
    },
  },
  facts: ({ dModel, heads, dK }) => {
    const root = Math.round(1 / boundAndVariance(dModel, dK).data[0]!);
    return {
      'd-model': dModel,
      heads,
      'd-k': dK,
      sum: dModel + dK,
      bound: `√(6/${dModel + dK}) = √(1/${root ** 2}) = 1/${root}`,
      variance: `1/${3 * root ** 2}`,
      'fan-in-times': `${dModel}/${3 * root ** 2}`,
      forward: boundAndVariance(dModel, dK).data[1]!,
    };
  },
});

/** The bound of the uniform distribution, and fan-in · σ²: the variance of x W where x has variance 1. */
function boundAndVariance(fanIn: number, fanOut: number): Matrix {
  const deviation = xavierDeviation(fanIn, fanOut);
  return matrix([[Math.sqrt(3) * deviation, fanIn * deviation ** 2]]);
}

/** Queries and keys of three tokens. */
interface Compared {
  readonly queries: Matrix;
  readonly keys: Matrix;
  /** [1, 2] */
  readonly bias: Matrix;
}

/** What the products become, by what was done to the projections. */
const changes = {
  swapped: ({ queries: q, keys: k }: Compared) => matmul(k, transpose(q)),
  'key-bias': ({ queries: q, keys: k, bias }: Compared) => matmul(q, transpose(plus(k, bias))),
  shared: ({ keys: k }: Compared) => matmul(k, transpose(k)),
  'query-bias': ({ queries: q, keys: k, bias }: Compared) => matmul(plus(q, bias), transpose(k)),
  traded: ({ queries: q, keys: k }: Compared) => matmul(scale(q, 4), transpose(scale(k, 1 / 4))),
};
type Change = keyof typeof changes;

function plus(rows: Matrix, bias: Matrix): Matrix {
  return map(rows, (value, _, j) => value + bias.data[j]!);
}

/** What one can tell each change by, looking at the products before and after. */
const signs: Readonly<Record<Change, (before: Matrix, after: Matrix) => boolean>> = {
  traded: (before, after) => isSame(before, after),
  swapped: (before, after) => isSame(transpose(before), after),
  shared: (_, after) => isSame(after, transpose(after)),
  'key-bias': (before, after) => hasEqualColumns(difference(before, after)),
  'query-bias': (before, after) => hasEqualColumns(transpose(difference(before, after))),
};

function isSame(a: Matrix, b: Matrix): boolean {
  return a.data.every((value, cell) => value === b.data[cell]);
}

function difference(before: Matrix, after: Matrix): Matrix {
  return map(after, (value, i, j) => value - rowView(before, i)[j]!);
}

/** Whether one number was added to each row, and not everywhere 0. */
function hasEqualColumns(shift: Matrix): boolean {
  return (
    toRows(shift).every((row) => row.every((value) => value === row[0])) &&
    shift.data.some((value) => value !== 0)
  );
}

const happened = choice({
  options: Object.keys(changes),
  draw: (random) => {
    const tokens = pickSome(random, words, 3);
    const change = pick(random, Object.keys(changes) as Change[]);
    const compared = (): { before: Matrix; after: Matrix } => {
      const drawn = {
        queries: integerMatrix(random, 3, 2, { min: -1, max: 3 }),
        keys: integerMatrix(random, 3, 2, { min: -1, max: 3 }),
        bias: matrix([[integer(random, 1, 3), integer(random, -3, 3)]]),
      };
      return {
        before: matmul(drawn.queries, transpose(drawn.keys)),
        after: changes[change](drawn),
      };
    };
    const hasOneExplanation = ({ before, after }: { before: Matrix; after: Matrix }): boolean =>
      Object.values(signs).filter((isSign) => isSign(before, after)).length === 1;
    return { tokens, change, ...drawUntil(compared, hasOneExplanation) };
  },
  answer: ({ change }) => change,
  facts: ({ tokens, before, after }) => {
    const labels = { rowLabels: tokens, colLabels: tokens };
    return {
      before: { matrix: before, ...labels },
      after: { matrix: after, ...labels },
      difference: { matrix: difference(before, after), ...labels },
    };
  },
});

export const exercises: ExerciseSet = {
  'projection-queries': queries,
  'projection-shapes': shapes,
  'projection-output': output,
  'projection-back': back,
  'projection-xavier': xavier,
  'projection-happened': happened,
};
