import { expect, test } from 'vitest';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './what-is-attention.ts';

const problemOf = (id: string, seed = 1): Problem => exercises[id]!.problem(seed);

function cells(problem: Problem, fact: string): number[] {
  return Array.from(
    (problem.facts[fact] as Table & { matrix: { data: Float64Array } }).matrix.data,
  );
}

function numbersIn(text: unknown): number[] {
  return Array.from(String(text).matchAll(/−?\d+/g), ([number]) =>
    Number(number.replace('−', '-')),
  );
}

/** Problems of the first seeds whose answer is this option. */
function problemsWith(id: string, option: string): Problem[] {
  const all = Array.from({ length: 200 }, (_, index) => problemOf(id, index + 1));
  return all.filter(({ answer }) => answer[0] === option);
}

const squared = (x: number[], y: number[]): number =>
  x.reduce((sum, value, t) => sum + (value - y[t]!) ** 2, 0);

test('a hard look-up hands over the value of the key with the largest product', () => {
  const problem = problemOf('lookup-hard');
  expect(numbersIn(problem.facts['query'])).toEqual([4, 3]);
  expect(cells(problem, 'keys')).toEqual([3, 3, 1, -1, 6, 5]);
  expect(cells(problem, 'values')).toEqual([-3, 2, 5, 6, -3, 1]);
  // Scores 12 + 9 = 21, 4 − 3 = 1 and 24 + 15 = 39: the third.
  expect(problem.answer).toEqual([-3, 1]);
  expect(problem.mistakes).toEqual({
    nearest: [-3, 2], // (3, 3) lies at 1 from (4, 3), (6, 5) at √8
    key: [6, 5],
    'values-scored': [5, 6], // −12 + 6, 20 + 18, −12 + 3: the second
  });
});

test('in every hard look-up the winner by product, by nearness and by value are three entries', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const problem = problemOf('lookup-hard', seed);
    const query = numbersIn(problem.facts['query']);
    const [keys, values] = ['keys', 'values'].map((name) => {
      const all = cells(problem, name);
      return [all.slice(0, 2), all.slice(2, 4), all.slice(4)];
    });
    const product = (row: number[]) => row[0]! * query[0]! + row[1]! * query[1]!;
    const order = (rank: (j: number) => number) => [0, 1, 2].sort((a, b) => rank(b) - rank(a));
    const rankings = [
      (j: number) => product(keys![j]!),
      (j: number) => -squared(keys![j]!, query),
      (j: number) => product(values![j]!),
    ];
    const winners = rankings.map((rank) => {
      const [first, second] = order(rank);
      expect(rank(first!)).toBeGreaterThan(rank(second!));
      return first!;
    });
    expect(winners.toSorted()).toEqual([0, 1, 2]);
    expect(problem.answer).toEqual(values![winners[0]!]);
    expect(problem.mistakes['nearest']).toEqual(values![winners[1]!]);
    expect(problem.mistakes['values-scored']).toEqual(values![winners[2]!]);
    expect(problem.mistakes['key']).toEqual(keys![winners[0]!]);
  }
});

test('a soft look-up mixes the values in the proportions of the exponentials', () => {
  const problem = problemOf('lookup-soft');
  expect(problem.facts['query']).toBe('ln\u00a03 ·\u00a0(1,\u00a02)');
  expect(cells(problem, 'keys')).toEqual([0, 1, 1, 0, -1, 1]);
  expect(cells(problem, 'values')).toEqual([0, 5, 4, 0, 3, 5]);
  // Scores 2 ln 3, ln 3 and (−1 + 2) ln 3; exponentials 9, 3 and 3, together 15.
  expectClose(problem.answer, [(9 * 0 + 3 * 4 + 3 * 3) / 15, (9 * 5 + 3 * 0 + 3 * 5) / 15]);
  expectClose(problem.mistakes['keys-mixed']!, [(9 * 0 + 3 - 3) / 15, (9 + 0 + 3) / 15]);
  expectClose(problem.mistakes['unnormalised']!, [21, 60]);
  expectClose(problem.mistakes['shares-of-scores']!, [(4 + 3) / 4, (2 * 5 + 5) / 4]); // 2, 1, 1 of 4
  expectClose(problem.mistakes['hard']!, [0, 5]);
  // Values in place of keys: 0 + 10, 4 + 0 and 3 + 10 times ln 3.
  const [a, b, c] = [3 ** 10, 3 ** 4, 3 ** 13];
  expectClose(problem.mistakes['values-scored']!, [
    (4 * b + 3 * c) / (a + b + c),
    (5 * a + 5 * c) / (a + b + c),
  ]);
});

function expectClose(given: Problem['answer'], expected: readonly number[]): void {
  expect(given).toHaveLength(expected.length);
  given.forEach((part, index) => expect(part).toBeCloseTo(expected[index]!, 10));
}

test('the exponentials that a soft look-up prints add up, and its lines give the answer', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { facts, answer } = problemOf('lookup-soft', seed);
    const wholes = numbersIn(facts['wholes']);
    expect(wholes).toEqual(
      numbersIn(facts['powers']).map((power) => Number(facts['base']) ** power),
    );
    expect(facts['sum']).toBe(wholes.reduce((sum, whole) => sum + whole, 0));
    ['column-0', 'column-1'].forEach((name, col) => {
      const result = /[=≈] (.*)$/.exec(String(facts[name]))![1]!;
      expect(Math.abs(Number(result) - (answer[col] as number))).toBeLessThan(0.00501);
    });
  }
});

test('an output is possible if one share between 0 and 1 makes both columns, and not otherwise', () => {
  const isWhy: Readonly<Record<string, (shares: readonly [number, number]) => boolean>> = {
    possible: ([one, other]) => one === other && one > 0 && one < 1,
    'per-column': ([one, other]) => one !== other,
    negative: ([one, other]) => one === other && (one < 0 || one > 1),
    zero: ([one, other]) => one === other && (one === 0 || one === 1),
  };
  for (const [option, holds] of Object.entries(isWhy)) {
    const problems = problemsWith('lookup-possible', option);
    expect(problems.length).toBeGreaterThan(20);
    for (const { facts, ...problem } of problems) {
      const values = cells({ facts, ...problem }, 'values');
      const output = numbersIn(facts['output']);
      const share = (col: number) =>
        (output[col]! - values[col]!) / (values[col + 2]! - values[col]!);
      expect(holds([share(0), share(1)])).toBe(true);
      expect(facts['share-0']).toBeCloseTo(share(0), 12);
      expect(facts['share-1']).toBeCloseTo(share(1), 12);
    }
  }
});

test('each change of a look-up leaves the traces that its solution names, and no other', () => {
  const traces = (problem: Problem): string => {
    const [before, after] = ['weights-before', 'weights-after'].map((name) => cells(problem, name));
    const same = (one: number, other: number) => Math.abs(one - other) < 1e-3;
    const outputs = ['output-before', 'output-after'].map((name) => cells(problem, name));
    const sameWeights = before!.every((weight, j) => same(weight, after![j]!));
    const sameOutput = outputs[0]!.every((value, t) => Math.abs(value - outputs[1]![t]!) < 0.005);
    const ratios = [0, 1, 2].map((j) => {
      const k = (j + 1) % 3;
      return [before![j]! / before![k]!, after![j]! / after![k]!] as const;
    });
    if (sameWeights) return 'value';
    if (sameOutput) return 'entries';
    const kept = ratios.filter(([was, is]) => same(was, is)).length;
    if (kept === 1) return 'key';
    return ratios.every(([was, is]) => same(was ** 2, is)) ? 'query' : 'nothing known';
  };
  const seen = new Set<string>();
  for (let seed = 1; seed <= 2000; seed++) {
    const problem = problemOf('lookup-changed', seed);
    expect([seed, traces(problem)]).toEqual([seed, problem.answer[0]]);
    seen.add(problem.answer[0] as string);
  }
  expect(seen.size).toBe(4);
});

test('a hard look-up with a clear lead gives the query nothing to learn by', () => {
  expect(problemOf('lookup-learn').answer).toEqual(['stays']);
});
