import { at, formatNumber, map, matrix, softmaxRows, type Matrix } from '#core/index.ts';
import { integer, logarithms, pick, pickSome, words } from './draw.ts';
import { choice, numbers, type ExerciseSet } from './exercise.ts';
import {
  byRow,
  dividedByLargest,
  exponentials,
  sharesOfScores,
  softmaxOfAll,
  softmaxOfBase2,
  softmaxOfColumns,
} from './wrong.ts';

const small = [1, 2, 3, 4, 5, 6] as const;

const row = numbers({
  digits: 2,
  draw: (random) => ({ wholes: pickSome(random, small, 3), keys: pickSome(random, words, 3) }),
  colLabels: ({ keys }) => keys,
  answer: ({ wholes }) => softmaxRows(logarithms([wholes])),
  mistakes: {
    exponentials: ({ wholes }) => exponentials(logarithms([wholes])),
    'shares-of-scores': ({ wholes }) => sharesOfScores(logarithms([wholes])),
    'largest-is-one': ({ wholes }) => dividedByLargest(logarithms([wholes])),
    'base-2': ({ wholes }) => softmaxOfBase2(logarithms([wholes])),
  },
  facts: ({ wholes, keys }) => ({
    logits: { matrix: logarithms([wholes]), colLabels: keys, digits: 2 },
    exponentials: { matrix: matrix([wholes]), colLabels: keys },
    sum: wholes.reduce((sum, whole) => sum + whole, 0),
    terms: wholes.join(' + '),
    weights: { matrix: softmaxRows(logarithms([wholes])), colLabels: keys, digits: 2 },
    fractions: wholes
      .map((whole) => `${whole}/${wholes.reduce((sum, other) => sum + other, 0)}`)
      .join(', '),
  }),
});

const axis = numbers({
  digits: 2,
  draw: (random) => ({
    wholes: [0, 1].map(() => [pick(random, small), pick(random, small)]),
    queries: pickSome(random, words, 2),
  }),
  rowLabels: ({ queries }) => queries,
  colLabels: ({ queries }) => queries,
  answer: ({ wholes }) => softmaxRows(logarithms(wholes)),
  mistakes: {
    columns: ({ wholes }) => softmaxOfColumns(logarithms(wholes)),
    all: ({ wholes }) => softmaxOfAll(logarithms(wholes)),
    exponentials: ({ wholes }) => exponentials(logarithms(wholes)),
  },
  facts({ wholes, queries }) {
    const labels = { rowLabels: queries, colLabels: queries };
    const weights = softmaxRows(logarithms(wholes));
    return {
      scores: { matrix: logarithms(wholes), ...labels, digits: 2 },
      exponentials: { matrix: matrix(wholes), ...labels },
      first: queries[0]!,
      second: queries[1]!,
      'first-sum': wholes[0]!.join(' + '),
      'second-sum': wholes[1]!.join(' + '),
      weights: { matrix: weights, ...labels, digits: 2 },
    };
  },
});

const shift = numbers({
  digits: 0,
  draw: (random) => {
    const base = pick(random, [100, 500, 1000, 2000]);
    return { logits: pickSome(random, [0, 1, 2, 3, 4, 5, 6], 3).map((more) => base + more) };
  },
  answer: ({ logits }) => less(logits, Math.max(...logits)),
  mistakes: {
    smallest: ({ logits }) => less(logits, Math.min(...logits)),
    'other-way': ({ logits }) => map(less(logits, Math.max(...logits)), (value) => 0 - value),
    first: ({ logits }) => less(logits, logits[0]!),
    unchanged: ({ logits }) => matrix([logits]),
  },
  facts({ logits }) {
    const max = Math.max(...logits);
    return {
      logits: { matrix: matrix([logits]), digits: 0 },
      largest: max,
      shifted: { matrix: less(logits, max), digits: 0 },
      exponentials: { matrix: exponentials(less(logits, max)), digits: 2 },
      weights: { matrix: softmaxRows(matrix([logits])), digits: 2 },
    };
  },
});

function less(logits: readonly number[], amount: number): Matrix {
  return matrix([logits.map((logit) => logit - amount)]);
}

const temperature = numbers({
  digits: 2,
  draw(random) {
    const temperature = pick(random, [2, 0.5]);
    return {
      temperature,
      // Its root is whole, or no weight is printed as 0.
      ratio: pick(random, temperature === 2 ? [4, 9, 16] : [2, 3, 4]),
      keys: pickSome(random, words, 2),
      larger: integer(random, 0, 1),
    };
  },
  colLabels: ({ keys }) => keys,
  answer: (drawn) => atTemperature(drawn, drawn.temperature),
  mistakes: {
    inverse: (drawn) => atTemperature(drawn, 1 / drawn.temperature),
    'weights-divided': (drawn) =>
      map(atTemperature(drawn, 1), (weight) => weight / drawn.temperature),
    unchanged: (drawn) => atTemperature(drawn, 1),
  },
  facts(drawn) {
    const [before, after] = [
      atTemperature(drawn, 1),
      atTemperature(drawn, drawn.temperature),
    ] as const;
    const [lesser, greater] = [1 - drawn.larger, drawn.larger];
    return {
      before: { matrix: before, colLabels: drawn.keys, digits: 2 },
      temperature: drawn.temperature,
      exponent: 1 / drawn.temperature,
      ratio: drawn.ratio,
      'new-ratio': drawn.ratio ** (1 / drawn.temperature),
      greater: drawn.keys[greater]!,
      lesser: drawn.keys[lesser]!,
      'greater-weight': formatNumber(at(after, 0, greater)),
      'lesser-weight': formatNumber(at(after, 0, lesser)),
    };
  },
});

/** Two weights, one `ratio` times the other at temperature 1. */
function atTemperature(
  { ratio, larger }: { ratio: number; larger: number },
  chosen: number,
): Matrix {
  const logits = [0, 0];
  logits[larger] = Math.log(ratio);
  return softmaxRows(matrix([logits]), { temperature: chosen });
}

/** What may have been done to a row of logits. */
const changes = {
  shifted: (logits: Matrix) => map(logits, (logit) => logit + 1000),
  doubled: (logits: Matrix) => map(logits, (logit) => logit * 2),
  halved: (logits: Matrix) => map(logits, (logit) => logit / 2),
  forbidden: (logits: Matrix) =>
    byRow(logits, (values) =>
      values.map((value) => (value === Math.max(...values) ? -Infinity : value)),
    ),
};

const happened = choice({
  options: Object.keys(changes),
  draw: (random) => ({
    wholes: pickSome(random, [1, 4, 9, 16], 3),
    change: pick(random, Object.keys(changes) as (keyof typeof changes)[]),
  }),
  answer: ({ change }) => change,
  facts({ wholes, change }) {
    const logits = logarithms([wholes]);
    return {
      before: { matrix: softmaxRows(logits), digits: 3 },
      after: { matrix: softmaxRows(changes[change](logits)), digits: 3 },
    };
  },
});

export const exercises: ExerciseSet = {
  'softmax-row': row,
  'softmax-axis': axis,
  'softmax-shift': shift,
  'softmax-temperature': temperature,
  'softmax-happened': happened,
};
