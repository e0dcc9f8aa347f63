import { expect, test } from 'vitest';
import { exercises } from './before-you-start.ts';
import type { Problem, Table } from './exercise.ts';

const problemOf = (id: string, seed = 1): Problem => exercises[id]!.problem(seed);

function cells(problem: Problem, fact: string): number[] {
  return Array.from(
    (problem.facts[fact] as Table & { matrix: { data: Float64Array } }).matrix.data,
  );
}

test('a dot product, and what becomes of it with each mistake', () => {
  const { facts, answer, mistakes } = problemOf('start-dot-product');
  expect([facts['a'], facts['b']]).toEqual(['(−1, 0, 1, 5)', '(1, 8, 2, 2)'].map(unbroken));
  expect(answer).toEqual([11]); // −1 + 0 + 2 + 10
  expect(mistakes).toEqual({
    added: [18], // (−1 + 0 + 1 + 5) + (1 + 8 + 2 + 2) = 5 + 13
    sums: [65], // 5 · 13
    'sign-lost': [13], // 1 + 0 + 2 + 10
    'zero-kept': [19], // −1 + 8 + 2 + 10
  });
});

function unbroken(text: string): string {
  return text.replaceAll(', ', ',\u00a0');
}

test('a dot product always has one negative number and one 0, and the text names what stands beside them', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { facts } = problemOf('start-dot-product', seed);
    const [a, b] = ['a', 'b'].map((name) => String(facts[name]).match(/−?\d+/g)!);
    expect(a!.filter((entry) => entry.startsWith('−'))).toHaveLength(1);
    expect(a!.filter((entry) => entry === '0')).toHaveLength(1);
    expect(String(facts['beside-zero'])).toBe(b![a!.indexOf('0')]);
    expect(String(facts['beside-negative'])).toBe(b![a!.findIndex((e) => e.startsWith('−'))]);
    expect(`−${-Number(facts['negative'])}`).toBe(a!.find((entry) => entry.startsWith('−')));
  }
});

test('two rows times a matrix', () => {
  const problem = problemOf('start-rows');
  expect(cells(problem, 'x')).toEqual([2, 2, 2, 1]);
  expect(cells(problem, 'w')).toEqual([3, 3, 1, -1]);
  // Row 0: 2·3 + 2·1, 2·3 + 2·(−1). Row 1: 2·3 + 1·1, 2·3 + 1·(−1).
  expect(problem.answer).toEqual([8, 4, 7, 5]);
  expect(problem.mistakes).toEqual({
    transposed: [12, 0, 9, 1], // 2·3 + 2·3, 2·1 + 2·(−1); 2·3 + 1·3, 2·1 + 1·(−1)
    order: [12, 9, 0, 1], // 3·2 + 3·2, 3·2 + 3·1; 1·2 + (−1)·2, 1·2 + (−1)·1
    elementwise: [6, 6, 2, -1], // 2·3, 2·3; 2·1, 1·(−1)
  });
});

test('a layer of PyTorch: the rows of its weight make the outputs, and the bias comes last', () => {
  const problem = problemOf('start-pytorch');
  expect(problem.facts['x']).toBe(unbroken('(1, 3)'));
  expect(cells(problem, 'weight')).toEqual([-1, -1, 3, -1]);
  expect(problem.facts['bias']).toBe(unbroken('(5, 2)'));
  expect(problem.answer).toEqual([1, 2]); // 1·(−1) + 3·(−1) + 5, 1·3 + 3·(−1) + 2
  expect(problem.mistakes).toEqual({
    untransposed: [13, -2], // 1·(−1) + 3·3 + 5, 1·(−1) + 3·(−1) + 2
    'no-bias': [-4, 0],
    'untransposed-no-bias': [8, -4],
    'bias-first': [-11, 13], // (6, 5): −6 − 5, 3·6 − 5
  });
});

test('the lines of the solutions end in the answer', () => {
  const ends: Readonly<Record<string, string[]>> = {
    'start-dot-product': ['line'],
    'start-rows': ['line-0-0', 'line-0-1', 'line-1-0', 'line-1-1'],
    'start-pytorch': ['line-0', 'line-1'],
  };
  for (const [id, lines] of Object.entries(ends)) {
    for (let seed = 1; seed <= 100; seed++) {
      const { facts, answer } = problemOf(id, seed);
      const results = lines.map((line) =>
        Number(String(facts[line]).split(' = ')[1]!.replace('−', '-')),
      );
      expect(results).toEqual(answer);
    }
  }
});
