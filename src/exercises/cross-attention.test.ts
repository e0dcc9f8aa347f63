import { describe, expect, test } from 'vitest';
import { exercises } from './cross-attention.ts';
import type { Problem, Table } from './exercise.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function cells(problem: Problem, name: string): number[] {
  const { matrix } = problem.facts[name] as Table;
  return 'data' in matrix ? Array.from(matrix.data) : matrix.allowed.map(Number);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function close(numbers: readonly number[]): unknown[] {
  return numbers.map((number) => expect.closeTo(number, 10));
}

function length(problem: Problem, sentence: string): number {
  return (problem.facts[sentence] as string).split(' ').length;
}

describe.each(seeds)('seed %i', (seed) => {
  test('shapes: keys of the source, a row of weights and of output for each token of the target', () => {
    const problem = exercises['cross-shapes']!.problem(seed);
    const [n, m] = [length(problem, 'target'), length(problem, 'source')];
    const { 'd-k': dK, 'd-v': dV } = problem.facts as Record<'d-k' | 'd-v', number>;
    expect(problem.answer).toEqual([m, dK, n, m, n, dV]);
    expect(problem.mistakes).toEqual({
      'source-asks': [n, dK, m, n, m, dV],
      'target-alone': [n, dK, n, n, n, dV],
      'weights-turned': [m, dK, m, n, n, dV],
      'row-per-source-token': [m, dK, n, m, m, dV],
      'output-as-wide-as-keys': [m, dK, n, m, n, dK],
    });
    expect(problem.facts).toMatchObject({ n, m });
  });

  test('one row: a query of the target, keys and values of the source', () => {
    const problem = exercises['cross-row']!.problem(seed);
    const [queries, keys, values] = ['queries', 'keys', 'values'].map((name) =>
      cells(problem, name),
    ) as [number[], number[], number[]];
    const asking = (problem.facts['target'] as string)
      .split(' ')
      .indexOf(problem.facts['asking'] as string);
    const softmax = (scores: number[]) => {
      const exponentials = scores.map(Math.exp);
      return exponentials.map((one) => one / sum(exponentials));
    };
    // The tokens 0 and 1 are the target's, 2 and 3 the source's.
    const row = (query: number, [a, b]: [number, number], [c, d]: [number, number]) => {
      const weights = softmax([queries[query]! * keys[a]!, queries[query]! * keys[b]!]);
      return close([...weights, weights[0]! * values[c]! + weights[1]! * values[d]!]);
    };
    expect(problem.answer).toEqual(row(asking, [2, 3], [2, 3]));
    const [first, second] = [2, 3].map(
      (key) => softmax([queries[0]! * keys[key]!, queries[1]! * keys[key]!])[asking]!,
    ) as [number, number];
    expect(problem.mistakes).toEqual({
      'source-asks': row(2 + asking, [0, 1], [0, 1]),
      'target-alone': row(asking, [0, 1], [0, 1]),
      'values-of-target': row(asking, [2, 3], [0, 1]),
      'other-row': row(1 - asking, [2, 3], [2, 3]),
      columns: close([first, second, first * values[2]! + second * values[3]!]),
    });
    const [one, other] = cells(problem, 'exponentials');
    expect(one! / (one! + other!)).toBeCloseTo(problem.answer[0] as number, 12);
    expect(problem.facts['mixture']).toMatch(/^\d+\/\d+ · \d \+ \d+\/\d+ · \d [=≈] \d\.\d\d$/);
  });

  test('what the code did shows in the number of rows and in what adds up to 1', () => {
    const problem = exercises['cross-happened']!.problem(seed);
    const printed = cells(problem, 'printed');
    const { rows, cols } = (problem.facts['printed'] as Table).matrix;
    const rowSums = Array.from({ length: rows }, (_, i) =>
      sum(printed.slice(i * cols, (i + 1) * cols)),
    );
    const isByRows = rowSums.every((total) => Math.abs(total - 1) < 1e-9);
    const names = { 2: ['right', 'columns'], 3: ['source-asks', 'turned'] }[rows]!;
    expect(problem.answer).toEqual([names[isByRows ? 0 : 1]]);
    const weights = cells(problem, 'weights');
    // Row i, column j of the weights is row j, column i of what was turned.
    const turned = [0, 1, 2].flatMap((j) => [weights[j]!, weights[3 + j]!]);
    if (rows === 3) expect(String(printed) === String(turned)).toBe(!isByRows);
  });

  test('the mask: the columns of the source’s padding, and nothing else', () => {
    const problem = exercises['cross-mask']!.problem(seed);
    const [target, source] = ['target', 'source'].map((name) =>
      (problem.facts[name] as string).split(' '),
    ) as [string[], string[]];
    const words = target.filter((token) => token !== '⟨pad⟩').length;
    const mask = (may: (i: number, j: number) => boolean) =>
      target.flatMap((_, i) => source.map((_, j) => Number(may(i, j))));
    const isWord = (j: number) => source[j] !== '⟨pad⟩';
    expect(problem.answer).toEqual(mask((_, j) => isWord(j)));
    expect(problem.mistakes).toEqual({
      'target-padding': mask((i) => i < words),
      both: mask((i, j) => i < words && isWord(j)),
      'target-length': mask((_, j) => j < words),
      causal: mask((i, j) => j <= i),
      'causal-too': mask((i, j) => j <= i && isWord(j)),
      inverted: mask((_, j) => !isWord(j)),
    });
    expect(cells(problem, 'mask')).toEqual(problem.answer);
    expect(problem.facts['words']).toBe(source.filter((_, j) => isWord(j)).length);
  });

  test('writing: keys once, a query and a row of weights for each token', () => {
    const problem = exercises['cross-writing']!.problem(seed);
    const { steps, 'source-tokens': m } = problem.facts as Record<
      'steps' | 'source-tokens',
      number
    >;
    expect(problem.answer).toEqual([steps, m, steps * m]);
    expect(problem.mistakes).toEqual({
      anew: [steps, steps * m, steps * m],
      // 1 + 2 + … + steps
      'own-keys': [steps, steps, (steps * (steps + 1)) / 2],
      'last-step': [1, m, m],
      'source-asks': [m, steps, steps * m],
    });
  });
});

test('one row by hand', () => {
  const problem = exercises['cross-row']!.problem(1);
  expect(problem.facts).toMatchObject({ target: 'cat eating', source: 'gato come', asking: 'cat' });
  expect(cells(problem, 'queries')[0]).toBe(2);
  expect(cells(problem, 'keys').slice(2).map(Math.exp)).toEqual(close([4, 3]));
  expect(cells(problem, 'values').slice(2)).toEqual([7, 6]);
  // Scores 2 ln 4 = ln 16 and 2 ln 3 = ln 9; weights 16/25 and 9/25; 16/25·7 + 9/25·6 = (112 + 54)/25.
  expect(problem.answer).toEqual(close([0.64, 0.36, 6.64]));
});
