import { describe, expect, test } from 'vitest';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './projections.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function table(problem: Problem, name: string): number[] {
  const { matrix } = problem.facts[name] as Table;
  return 'data' in matrix ? Array.from(matrix.data) : matrix.allowed.map(Number);
}

function near(...values: number[]): unknown[] {
  return values.map((value) => expect.closeTo(value, 12) as unknown);
}

describe('queries of two tokens', () => {
  test('(1, 1) and (3, 1) through ((−2, 4), (3, −2))', () => {
    const problem = exercises['projection-queries']!.problem(1);
    expect(table(problem, 'x')).toEqual([1, 1, 3, 1]);
    expect(table(problem, 'projection')).toEqual([-2, 4, 3, -2]);
    // 1·(−2) + 1·3 = 1, 1·4 + 1·(−2) = 2; 3·(−2) + 1·3 = −3, 3·4 + 1·(−2) = 10
    expect(problem.answer).toEqual([1, 2, -3, 10]);
    expect(problem.mistakes).toEqual({
      transposed: [2, 1, -2, 7], // 1·(−2) + 1·4, 1·3 + 1·(−2); 3·(−2) + 1·4, 3·3 + 1·(−2)
      'other-side': [10, 2, -3, 1], // −2·1 + 4·3, −2·1 + 4·1; 3·1 − 2·3, 3·1 − 2·1
      'cell-by-cell': [-2, 4, 9, -2],
    });
    expect(problem.facts['first-cell']).toBe('1·(−2) + 1·3 = 1');
    expect(problem.facts['second-cell']).toBe('1·4 + 1·(−2) = 2');
  });

  test('the lines of arithmetic are those of the first row of the answer', () => {
    for (const seed of seeds) {
      const { answer, facts } = exercises['projection-queries']!.problem(seed);
      expect(facts['first-cell']).toMatch(resultOf(answer[0]));
      expect(facts['second-cell']).toMatch(resultOf(answer[1]));
    }
  });
});

/** The end of a line of arithmetic with this result. */
function resultOf(value: number | string | undefined): RegExp {
  return new RegExp(` = ${String(value).replace('-', '−')}$`);
}

describe('shapes', () => {
  test('5 tokens of width 6, keys of 3, values of 2', () => {
    const problem = exercises['projection-shapes']!.problem(1);
    expect(problem.facts).toMatchObject({ n: 5, 'd-model': 6, 'd-k': 3, 'd-v': 2 });
    expect(problem.answer).toEqual([6, 3, 6, 2, 2, 6]);
    expect(problem.mistakes).toEqual({
      stored: [3, 6, 2, 6, 6, 2],
      computed: [5, 3, 5, 2, 5, 6],
      'output-not-turned': [6, 3, 6, 2, 6, 2],
      'one-width': [6, 3, 6, 3, 3, 6],
    });
  });

  test('the four sizes differ, so that no shape can be guessed from another', () => {
    for (const seed of seeds) {
      const { facts } = exercises['projection-shapes']!.problem(seed);
      const sizes = ['n', 'd-model', 'd-k', 'd-v'].map((name) => facts[name]);
      expect(new Set(sizes).size).toBe(4);
    }
  });
});

describe('the output projection', () => {
  test('(2, 1) through a stored ((−1, 3), (−1, −1)), with a bias of (5, 3)', () => {
    const problem = exercises['projection-output']!.problem(1);
    expect(table(problem, 'mixture')).toEqual([2, 1]);
    expect(table(problem, 'stored')).toEqual([-1, 3, -1, -1]);
    expect(table(problem, 'bias')).toEqual([5, 3]);
    // 2·(−1) + 1·3 = 1, 2·(−1) + 1·(−1) = −3; and the bias
    expect(problem.answer).toEqual([1 + 5, -3 + 3]);
    expect(problem.mistakes).toEqual({
      'as-stored': [2 * -1 + 1 * -1 + 5, 2 * 3 + 1 * -1 + 3],
      'no-bias': [1, -3],
      'bias-first': [7 * -1 + 4 * 3, 7 * -1 + 4 * -1], // (2 + 5, 1 + 3) = (7, 4)
      mixture: [2, 1],
    });
  });

  test('what is printed as W^O is what is stored, rows for columns', () => {
    for (const seed of seeds) {
      const problem = exercises['projection-output']!.problem(seed);
      const [a, b, c, d] = table(problem, 'stored');
      expect(table(problem, 'projection')).toEqual([a, c, b, d]);
      expect(problem.facts['first-cell']).toMatch(resultOf(table(problem, 'projected')[0]));
      expect(problem.facts['second-cell']).toMatch(resultOf(table(problem, 'projected')[1]));
    }
  });
});

describe('there and back', () => {
  test('(3, 2) asks (0, 1), and (2, −1) asks (2, 1)', () => {
    const problem = exercises['projection-back']!.problem(1);
    expect(problem.facts).toMatchObject({ asking: 'ahora', asked: 'come' });
    expect(table(problem, 'query-projection')).toEqual([3, 3, 3, 2, 2, -1]);
    expect(table(problem, 'key-projection')).toEqual([2, -1, 2, 1, 0, 1]);
    // ahora is row 1, come row 2. There: 3·0 + 2·1 = 2. Back: 2·2 + (−1)·1 = 3
    expect(problem.answer).toEqual([2, 3]);
    expect(problem.mistakes).toEqual({
      exchanged: [3, 2],
      symmetric: [2, 2],
      'keys-only': [1, 1], // 2·0 + 1·1
      'queries-only': [4, 4], // 3·2 + 2·(−1)
      bare: [0, 0],
    });
    expect(problem.facts).toMatchObject({ query: '(3, 2)', key: '(0, 1)' });
  });

  test('both stand in M, mirrored at the diagonal', () => {
    for (const seed of seeds) {
      const problem = exercises['projection-back']!.problem(seed);
      const form = problem.facts['form'] as Table;
      const [i, j] = ['asking', 'asked'].map((name) =>
        form.rowLabels!.indexOf(problem.facts[name] as string),
      ) as [number, number];
      const m = table(problem, 'form');
      expect(problem.answer).toEqual([m[3 * i + j], m[3 * j + i]]);
      expect(problem.facts['there']).toMatch(resultOf(problem.answer[0]));
      expect(problem.facts['back']).toMatch(resultOf(problem.answer[1]));
    }
  });
});

describe('Xavier', () => {
  test('480 wide, four heads of 120', () => {
    const problem = exercises['projection-xavier']!.problem(1);
    expect(problem.facts).toMatchObject({ 'd-model': 480, heads: 4, 'd-k': 120, sum: 600 });
    // a = √(6/600) = 1/10; σ² = a²/3 = 1/300; 480/300 = 1.6
    expect(problem.answer).toEqual(near(0.1, 1.6));
    expect(problem.mistakes).toEqual({
      'all-heads': near(Math.sqrt(6 / 960), 1),
      deviation: near(Math.sqrt(2 / 600), 1.6),
      'no-root': near(6 / 600, 1.6),
      'fan-out': near(0.1, 120 / 300),
      'stays-one': near(0.1, 1),
    });
    expect(problem.facts['bound']).toBe('√(6/600) = √(1/100) = 1/10');
  });

  test('the bound is one over a whole number, as it is printed, and the heads make up the width', () => {
    for (const seed of seeds) {
      const { answer, facts } = exercises['projection-xavier']!.problem(seed);
      const [bound, forward] = answer as [number, number];
      const printed = Number(/ = 1\/(\d+)$/.exec(facts['bound'] as string)![1]);
      expect(1 / bound).toBeCloseTo(printed, 10);
      const [over, under] = (facts['fan-in-times'] as string).split('/').map(Number);
      expect(over! / under!).toBeCloseTo(forward, 12);
      expect(Number(facts['heads']) * Number(facts['d-k'])).toBe(facts['d-model']);
    }
  });
});

describe('what was done to the projections', () => {
  const transposed = ([a, b, c, d, e, f, g, h, i]: number[]): number[] =>
    [a, d, g, b, e, h, c, f, i] as number[];
  const rowsAreEqual = (cells: number[]): boolean =>
    [0, 3, 6].every((at) => new Set(cells.slice(at, at + 3)).size === 1);

  test.each(['swapped', 'key-bias', 'shared', 'query-bias', 'traded'])('%s', (change) => {
    const problems = seeds
      .map((seed) => exercises['projection-happened']!.problem(seed))
      .filter(({ answer }) => answer[0] === change);
    expect(problems.length).toBeGreaterThan(2);
    for (const problem of problems) {
      const [before, after] = [table(problem, 'before'), table(problem, 'after')];
      const shift = after.map((value, cell) => value - before[cell]!);
      expect(table(problem, 'difference')).toEqual(shift);
      // Of all that can be seen, one thing alone.
      expect({
        swapped: String(after) === String(transposed(before)),
        'key-bias': rowsAreEqual(shift) && shift.some(Boolean),
        shared: String(after) === String(transposed(after)),
        'query-bias': rowsAreEqual(transposed(shift)) && shift.some(Boolean),
        traded: !shift.some(Boolean),
      }).toEqual({
        swapped: false,
        'key-bias': false,
        shared: false,
        'query-bias': false,
        traded: false,
        [change]: true,
      });
    }
  });
});
