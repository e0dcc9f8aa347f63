import { describe, expect, test } from 'vitest';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './multi-head.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function rows(problem: Problem, name: string): number[][] {
  const { matrix } = problem.facts[name] as Table;
  if (!('data' in matrix)) throw new TypeError(`${name} is a mask`);
  return Array.from({ length: matrix.rows }, (_, i) =>
    Array.from(matrix.data.subarray(i * matrix.cols, (i + 1) * matrix.cols)),
  );
}

function row(problem: Problem, name: string): number[] {
  return rows(problem, name)[0]!;
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, one, k) => sum + one * right[k]!, 0);
}

/** A row times a matrix. */
function times(left: readonly number[], matrix: readonly (readonly number[])[]): number[] {
  return matrix[0]!.map((_, j) =>
    dot(
      left,
      matrix.map((cells) => cells[j]!),
    ),
  );
}

function close(numbers: readonly number[]): unknown[] {
  return numbers.map((number) => expect.closeTo(number, 10));
}

describe.each(seeds)('seed %i', (seed) => {
  test('one output: heads side by side, times the output projection', () => {
    const problem = exercises['heads-project']!.problem(seed);
    const [a, b] = row(problem, 'head-0') as [number, number];
    const [c, d] = row(problem, 'head-1') as [number, number];
    const projection = rows(problem, 'output-projection');
    expect(problem.answer).toEqual(times([a, b, c, d], projection));
    expect(problem.mistakes).toEqual({
      added: [a + c, b + d],
      averaged: [(a + c) / 2, (b + d) / 2],
      exchanged: times([c, d, a, b], projection),
      interleaved: times([a, c, b, d], projection),
      'first-rows': times([a + c, b + d], projection.slice(0, 2)),
    });
    expect((problem.mistakes['averaged'] as number[]).every(Number.isInteger)).toBe(true);
    const [zero, one] = [row(problem, 'share-0'), row(problem, 'share-1')];
    expect(problem.answer).toEqual([zero[0]! + one[0]!, zero[1]! + one[1]!]);
    expect(problem.facts['terms-0']).toMatch(/^\S+·\S+( \+ \S+·\S+){3} = −?\d+$/);
  });

  test('the split: each line takes the numbers that it takes in PyTorch', () => {
    const problem = exercises['heads-split']!.problem(seed);
    const packed = rows(problem, 'packed');
    const flat = packed.flat();
    expect(new Set(flat).size).toBe(12);
    const columns = (...chosen: number[]) => packed.map((cells) => chosen.map((j) => cells[j]!));
    const printed: Record<string, number[][]> = {
      right: columns(0, 1),
      'next-head': columns(2, 3),
      // view(2, 3, 2)[0]: the first six numbers, two by two
      'in-memory': [flat.slice(0, 2), flat.slice(2, 4), flat.slice(4, 6)],
      // view(3, 2, 2)[:, :, 0]: of each pair of columns the first
      interleaved: columns(0, 2),
    };
    expect(rows(problem, 'printed')).toEqual(printed[problem.answer[0]!]);
    expect(rows(problem, 'right')).toEqual(printed['right']);
  });

  test('two scores: a slice of four columns each, over the root of four', () => {
    const problem = exercises['heads-scores']!.problem(seed);
    const [q, k] = [row(problem, 'query'), row(problem, 'key')];
    const first = dot(q.slice(0, 4), k.slice(0, 4));
    const second = dot(q.slice(4), k.slice(4));
    const even = (cells: number[]) => cells.filter((_, j) => j % 2 === 0);
    const odd = (cells: number[]) => cells.filter((_, j) => j % 2 === 1);
    const wide = (first + second) / Math.sqrt(8);
    expect(problem.answer).toEqual([first / 2, second / 2]);
    expect(problem.mistakes).toEqual({
      unscaled: [first, second],
      'by-d-k': [first / 4, second / 4],
      'by-d-model': close([first / Math.sqrt(8), second / Math.sqrt(8)]),
      interleaved: [dot(even(q), even(k)) / 2, dot(odd(q), odd(k)) / 2],
      exchanged: [second / 2, first / 2],
      'all-columns': close([wide, wide]),
    });
  });

  test('the count: h cancels but in the weights', () => {
    const problem = exercises['heads-cost']!.problem(seed);
    const { n, h, 'd-model': width } = problem.facts as Record<'n' | 'h' | 'd-model', number>;
    const [products, weights, parameters] = [n * n * width, h * n * n, 4 * width * width];
    expect(problem.answer).toEqual([products, weights, parameters]);
    expect(problem.mistakes).toEqual({
      'heads-multiply': [h * products, weights, h * parameters],
      'one-map': [products, n * n, parameters],
      'one-head': [products / h, n * n, parameters / h],
      'without-output': [products, weights, 3 * width * width],
    });
    expect(problem.facts).toMatchObject({ products, weights, parameters });
  });

  test('who looks where: the largest weight of each row', () => {
    const problem = exercises['heads-look']!.problem(seed);
    const favourites = [0, 1, 2, 3].map((head) =>
      rows(problem, `head-${head}`)
        .map((weights) => weights.indexOf(Math.max(...weights)))
        .join(''),
    );
    const headOf = (pattern: string) => [favourites.indexOf(pattern)];
    expect(problem.answer).toEqual(headOf('001'));
    expect(problem.mistakes).toEqual({
      next: headOf('122'),
      itself: headOf('012'),
      first: headOf('000'),
    });
    const [, second, third] = rows(problem, `head-${problem.answer[0]}`);
    expect(problem.facts['second-weight']).toBe(second![0]!.toFixed(1));
    expect(problem.facts['third-weight']).toBe(third![1]!.toFixed(1));
    for (const head of [0, 1, 2, 3])
      for (const weights of rows(problem, `head-${head}`))
        expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12);
  });
});

test('the previous token can be told by its place alone', () => {
  expect(exercises['heads-previous']!.problem(1).answer).toEqual(['positions']);
});

test('one output by hand', () => {
  const problem = exercises['heads-project']!.problem(1);
  expect([row(problem, 'head-0'), row(problem, 'head-1')]).toEqual([
    [4, 6],
    [0, 2],
  ]);
  expect(rows(problem, 'output-projection')).toEqual([
    [-1, 1],
    [2, 1],
    [1, 0],
    [2, 0],
  ]);
  // 4·(−1) + 6·2 + 0·1 + 2·2 = 12 and 4·1 + 6·1 + 0·0 + 2·0 = 10
  expect(problem.answer).toEqual([12, 10]);
});
