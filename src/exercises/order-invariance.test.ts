import { describe, expect, test } from 'vitest';
import {
  add,
  at,
  attentionHead,
  causalMask,
  createRandom,
  matrix,
  mean,
  normalMatrix,
  permuteRows,
  toRows,
  transpose,
  type Matrix,
} from '#core/index.ts';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './order-invariance.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

function problemsOf(id: string): Problem[] {
  return seeds.map((seed) => exercises[id]!.problem(seed));
}

function table({ facts }: Problem, name: string): Matrix {
  return (facts[name] as Table).matrix as Matrix;
}

function labels({ facts }: Problem, name: string): readonly string[] {
  return (facts[name] as Table).rowLabels!;
}

/** Free of the rounding that the softmax leaves. */
function rounded(parts: Problem['answer'], digits = 9): number[] {
  return parts.map((part) => Number(Number(part).toFixed(digits)));
}

describe('order-weights', () => {
  test('come ahora pescado, then pescado ahora come: the row of pescado from right to left', () => {
    const problem = exercises['order-weights']!.problem(1);
    expect(problem.facts['sentence']).toBe('come ahora pescado');
    expect(problem.facts['new-sentence']).toBe('pescado ahora come');
    expect(problem.facts['place']).toBe(0);
    expect(toRows(table(problem, 'weights'))).toEqual([
      [0.3, 0.2, 0.5],
      [0.2, 0.1, 0.7],
      [0.2, 0.5, 0.3],
    ]);
    // pescado gave 0.2 to come, 0.5 to ahora, 0.3 to itself; it is first now, come last.
    expect(rounded(problem.answer)).toEqual([0.3, 0.5, 0.2]);
    const { mistakes } = problem;
    expect(rounded(mistakes['rows-only']!)).toEqual([0.2, 0.5, 0.3]); // pescado's row as it was
    expect(rounded(mistakes['columns-only']!)).toEqual([0.5, 0.2, 0.3]); // come's, which was first
    expect(rounded(mistakes['unchanged']!)).toEqual([0.3, 0.2, 0.5]); // come's, as it was
    expect(rounded(mistakes['column']!)).toEqual([0.3, 0.7, 0.5]); // from pescado, ahora, come
  });

  test('the query at the place gives each token what it gave before', () => {
    for (const problem of problemsOf('order-weights')) {
      const tokens = labels(problem, 'weights');
      const newTokens = (problem.facts['new-sentence'] as string).split(' ');
      const token = newTokens[problem.facts['place'] as number]!;
      expect(problem.facts['token']).toBe(token);
      const weights = table(problem, 'weights');
      const gave = (query: string, key: string) =>
        at(weights, tokens.indexOf(query), tokens.indexOf(key));
      const before = tokens[problem.facts['place'] as number]!;
      const { answer, mistakes } = problem;
      expect(rounded(answer)).toEqual(newTokens.map((key) => gave(token, key)));
      expect(rounded(mistakes['rows-only']!)).toEqual(tokens.map((key) => gave(token, key)));
      expect(rounded(mistakes['columns-only']!)).toEqual(newTokens.map((key) => gave(before, key)));
      expect(rounded(mistakes['unchanged']!)).toEqual(tokens.map((key) => gave(before, key)));
      expect(rounded(mistakes['column']!)).toEqual(newTokens.map((query) => gave(query, token)));
    }
  });
});

describe('order-undo', () => {
  test('[2, 3, 1, 0]: row 0 goes to row 2, 1 to 3, 2 to 1, 3 to 0', () => {
    const problem = exercises['order-undo']!.problem(1);
    expect(problem.facts['order']).toBe('[2, 3, 1, 0]');
    expect(rounded(Array.from(table(problem, 'moved').data))).toEqual([43, 41, 35, 30]);
    expect(rounded(problem.answer)).toEqual([30, 35, 43, 41]);
    expect(problem.facts['inverse']).toBe('[3, 2, 0, 1]');
    // Rows 2, 3, 1, 0 of the result.
    expect(rounded(problem.mistakes['again']!)).toEqual([35, 30, 41, 43]);
    expect(rounded(problem.mistakes['unchanged']!)).toEqual([43, 41, 35, 30]);
  });

  test('what is asked for, in the order, is what is given; every number is whole', () => {
    for (const problem of problemsOf('order-undo')) {
      const order = JSON.parse(problem.facts['order'] as string) as number[];
      const output = transpose(matrix([problem.answer as number[]]));
      const moved = Array.from(table(problem, 'moved').data);
      expect(rounded(Array.from(permuteRows(output, order).data))).toEqual(rounded(moved));
      expect(rounded(moved)).toEqual(moved.map(Math.round));
    }
  });
});

describe('order-causal', () => {
  test('come 42, pescado 6, El 36, then El first: 36, (36 + 42) / 2, (36 + 42 + 6) / 3', () => {
    const problem = exercises['order-causal']!.problem(1);
    expect(problem.facts['new-sentence']).toBe('El come pescado');
    expect(Array.from(table(problem, 'values').data)).toEqual([42, 6, 36]);
    expect(rounded(problem.answer)).toEqual([36, 39, 28]);
    const { mistakes } = problem;
    expect(rounded(mistakes['unchanged']!)).toEqual([42, 24, 28]); // 42, 48 / 2, 84 / 3
    expect(rounded(mistakes['moved-along']!)).toEqual([28, 42, 24]); // of El, come, pescado
    expect(rounded(mistakes['no-mask']!)).toEqual([28, 28, 28]);
    expect(rounded(mistakes['ahead']!)).toEqual([28, 24, 6]); // 84 / 3, (42 + 6) / 2, 6
    expect(rounded(mistakes['without-itself']!)).toEqual([0, 36, 39]); // nobody, 36, 78 / 2
    expect(rounded(mistakes['sums']!)).toEqual([36, 78, 84]);
  });

  test('the last token gets the mean of all, whichever it is; every number is whole', () => {
    for (const problem of problemsOf('order-causal')) {
      const all = mean(table(problem, 'values').data);
      expect(problem.answer[2]).toBeCloseTo(all, 9);
      expect(rounded(problem.answer)).toEqual(rounded(problem.answer, 0));
      expect(labels(problem, 'values')).not.toEqual(
        problem.asked.kind === 'numbers' && problem.asked.rowLabels,
      );
    }
  });
});

describe('order-diagnose', () => {
  test('what is printed leads to the answer, and to no other', () => {
    const found = new Set<unknown>();
    for (const problem of problemsOf('order-diagnose')) {
      const print = (name: string) => Array.from(table(problem, name).data, (x) => x.toFixed(1));
      const [first, second, third] = print('before');
      const [newSecond, newFirst, newThird] = print('after');
      const diagnosis =
        third !== newThird
          ? 'positions'
          : first === newFirst && second === newSecond
            ? 'plain'
            : first === newSecond && second === newFirst
              ? 'same-twice'
              : 'causal';
      expect(problem.answer).toEqual([diagnosis]);
      found.add(diagnosis);
    }
    expect(found.size).toBe(4);
  });

  test('the names beside the numbers change places', () => {
    for (const problem of problemsOf('order-diagnose')) {
      const [first, second, third] = labels(problem, 'before');
      expect(labels(problem, 'after')).toEqual([second, first, third]);
    }
  });
});

describe('order-tell', () => {
  test('of the four vectors only the one after two causal layers differs', () => {
    const random = createRandom(8);
    const x = normalMatrix(5, 4, random);
    const newOrder = [0, 3, 2, 1, 4]; // El pescado come gato ahora
    const layers = Array.from({ length: 12 }, () => ({
      queryProjection: normalMatrix(4, 4, random),
      keyProjection: normalMatrix(4, 4, random),
      valueProjection: normalMatrix(4, 4, random, { standardDeviation: 0.3 }),
    }));
    const run = (tokens: Matrix, depth: number, options = {}): Matrix =>
      layers
        .slice(0, depth)
        .reduce((rows, layer) => add(rows, attentionHead(layer, rows, options).output), tokens);
    const difference = (depth: number, read: (output: Matrix) => number[], options = {}) => {
      const [one, other] = [x, permuteRows(x, newOrder)].map((tokens) =>
        read(run(tokens, depth, options)),
      ) as [number[], number[]];
      return Math.max(...one.map((value, col) => Math.abs(value - other[col]!)));
    };
    const row = (place: number) => (output: Matrix) => toRows(output)[place]!;
    const meanRow = (output: Matrix) => toRows(transpose(output)).map((column) => mean(column));
    const causal = { mask: causalMask(5) };

    expect(difference(12, meanRow)).toBeLessThan(1e-9);
    expect(difference(12, row(2))).toBeLessThan(1e-9); // come is in the middle both times
    expect(difference(1, row(4), causal)).toBeLessThan(1e-12);
    expect(difference(2, row(4), causal)).toBeGreaterThan(1e-3);
    expect(exercises['order-tell']!.problem(1).answer).toEqual(['two-causal']);
  });
});
