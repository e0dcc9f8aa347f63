import { add, linear, map, matmul, matrix, rowView, transpose, type Matrix } from '#core/index.ts';
import { dotProductText, listText } from './arithmetic.ts';
import { integer, integerMatrix, pickSome } from './draw.ts';
import { numbers, type ExerciseSet } from './exercise.ts';
import { elementwise } from './wrong.ts';

const dotProduct = numbers({
  digits: 0,
  draw(random) {
    const pairs = [
      [integer(random, 2, 5), integer(random, 1, 4)],
      [-integer(random, 1, 3), integer(random, 1, 4)],
      [0, integer(random, 3, 9)],
      [integer(random, 1, 4), integer(random, 2, 3)],
    ];
    const shuffled = pickSome(random, pairs, pairs.length);
    const [a, b] = [0, 1].map((side) => matrix([shuffled.map((pair) => pair[side]!)]));
    return { a: a!, b: b! }; // both [1, 4]
  },
  answer: ({ a, b }) => matmul(a, transpose(b)),
  mistakes: {
    added: ({ a, b }) => matrix([[total(add(a, b))]]),
    sums: ({ a, b }) => matrix([[total(a) * total(b)]]),
    'sign-lost': ({ a, b }) => matmul(map(a, Math.abs), transpose(b)),
    'zero-kept': ({ a, b }) =>
      matmul(
        map(a, (value) => value || 1),
        transpose(b),
      ),
  },
  facts: ({ a, b }) => ({
    a: listText(a.data),
    b: listText(b.data),
    negative: Math.min(...a.data),
    'beside-negative': b.data[a.data.findIndex((value) => value < 0)]!,
    'beside-zero': b.data[a.data.indexOf(0)]!,
    line: dotProductText(a.data, b.data),
  }),
});

function total({ data }: Matrix): number {
  return data.reduce((sum, value) => sum + value, 0);
}

const small = { min: -1, max: 3 };

const rows = numbers({
  digits: 0,
  draw: (random) => ({
    tokens: pickSome(random, ['gato', 'come', 'pescado'], 2),
    x: integerMatrix(random, 2, 2, small),
    w: integerMatrix(random, 2, 2, small),
  }),
  rowLabels: ({ tokens }) => tokens,
  answer: ({ x, w }) => linear(x, w),
  mistakes: {
    transposed: ({ x, w }) => linear(x, transpose(w)),
    order: ({ x, w }) => matmul(w, x),
    elementwise: ({ x, w }) => elementwise(x, w),
  },
  facts({ x, w, tokens }) {
    const columns = transpose(w);
    const line = (i: number, j: number) => dotProductText(rowView(x, i), rowView(columns, j));
    return {
      x: { matrix: x, rowLabels: tokens },
      w: { matrix: w },
      token: tokens[0]!,
      row: listText(rowView(x, 0)),
      column: listText(rowView(columns, 0)),
      'w-row': listText(rowView(w, 0)),
      'line-0-0': line(0, 0),
      'line-0-1': line(0, 1),
      'line-1-0': line(1, 0),
      'line-1-1': line(1, 1),
    };
  },
});

const pytorch = numbers({
  digits: 0,
  draw: (random) => ({
    bias: integerMatrix(random, 1, 2, { min: 1, max: 5 }), // [1, out]
    weight: integerMatrix(random, 2, 2, small), // [out, in]
    x: integerMatrix(random, 1, 2, { min: 1, max: 3 }),
  }),
  answer: ({ x, weight, bias }) => linear(x, transpose(weight), bias),
  mistakes: {
    untransposed: ({ x, weight, bias }) => linear(x, weight, bias),
    'no-bias': ({ x, weight }) => linear(x, transpose(weight)),
    'untransposed-no-bias': ({ x, weight }) => linear(x, weight),
    'bias-first': ({ x, weight, bias }) => linear(add(x, bias), transpose(weight)),
  },
  facts({ x, weight, bias }) {
    const line = (out: number) =>
      dotProductText(x.data, rowView(weight, out), { bias: [bias.data[out]!] });
    return {
      x: listText(x.data),
      weight: { matrix: weight },
      bias: listText(bias.data),
      'weight-row': listText(rowView(weight, 0)),
      'line-0': line(0),
      'line-1': line(1),
    };
  },
});

export const exercises: ExerciseSet = {
  'start-dot-product': dotProduct,
  'start-rows': rows,
  'start-pytorch': pytorch,
};
