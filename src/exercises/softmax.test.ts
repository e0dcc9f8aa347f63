import { describe, expect, test } from 'vitest';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './softmax.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function table(problem: Problem, name: string): number[] {
  const { matrix } = problem.facts[name] as Table;
  return 'data' in matrix ? Array.from(matrix.data) : matrix.allowed.map(Number);
}

function sum(numbers: readonly (number | string)[]): number {
  return (numbers as number[]).reduce((total, number) => total + number, 0);
}

function mistake(problem: Problem, name: string): number[] {
  return problem.mistakes[name] as number[];
}

describe.each(seeds)('seed %i', (seed) => {
  test('one row: each exponential over their sum', () => {
    const problem = exercises['softmax-row']!.problem(seed);
    const exponentials = table(problem, 'exponentials');
    const total = sum(exponentials);
    problem.answer.forEach((weight, key) =>
      expect(weight).toBeCloseTo(exponentials[key]! / total, 12),
    );
    table(problem, 'logits').forEach((logit, key) =>
      expect(Math.exp(logit)).toBeCloseTo(exponentials[key]!, 12),
    );
    expect(problem.facts['sum']).toBe(total);
    expect(problem.facts['fractions']).toBe(
      exponentials.map((one) => `${one}/${total}`).join(', '),
    );
    expect(mistake(problem, 'exponentials').map(Math.round)).toEqual(exponentials);
    expect(Math.max(...mistake(problem, 'largest-is-one'))).toBe(1);
    expect(sum(mistake(problem, 'shares-of-scores'))).toBeCloseTo(1, 12);
    // 2^(ln w) is w^(ln 2): the ratios are powers of those that are right.
    const [first, second] = mistake(problem, 'base-2');
    expect(first! / second!).toBeCloseTo((exponentials[0]! / exponentials[1]!) ** Math.LN2, 10);
  });

  test('the axis: rows add up to 1 in the answer, columns or all in the mistakes', () => {
    const problem = exercises['softmax-axis']!.problem(seed);
    const [a, b, c, d] = problem.answer as [number, number, number, number];
    expect([a + b, c + d]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    const columns = mistake(problem, 'columns');
    expect(columns[0]! + columns[2]!).toBeCloseTo(1, 12);
    expect(columns[1]! + columns[3]!).toBeCloseTo(1, 12);
    expect(sum(mistake(problem, 'all'))).toBeCloseTo(1, 12);
    expect(problem.facts['first-sum']).toBe(
      mistake(problem, 'exponentials').slice(0, 2).map(Math.round).join(' + '),
    );
  });

  test('the shift: the largest is 0 and the others are below it', () => {
    const problem = exercises['softmax-shift']!.problem(seed);
    const logits = table(problem, 'logits');
    const largest = Math.max(...logits);
    expect(problem.answer).toEqual(logits.map((logit) => logit - largest));
    expect(Math.min(...mistake(problem, 'smallest'))).toBe(0);
    expect(Math.max(...mistake(problem, 'smallest'))).toBeGreaterThan(0);
    expect(mistake(problem, 'other-way')).toEqual(logits.map((logit) => largest - logit));
    expect(mistake(problem, 'first')[0]).toBe(0);
    expect(mistake(problem, 'unchanged')).toEqual(logits);
  });

  test('the temperature: the ratio of the weights to the power of 1/T', () => {
    const problem = exercises['softmax-temperature']!.problem(seed);
    const { ratio, temperature } = problem.facts as { ratio: number; temperature: number };
    const [lesser, greater] = (problem.answer as number[]).toSorted((a, b) => a - b);
    expect(greater! / lesser!).toBeCloseTo(ratio ** (1 / temperature), 10);
    expect(greater! + lesser!).toBeCloseTo(1, 12);
    const inverse = mistake(problem, 'inverse').toSorted((a, b) => a - b);
    expect(inverse[1]! / inverse[0]!).toBeCloseTo(ratio ** temperature, 8);
    expect(sum(mistake(problem, 'weights-divided'))).toBeCloseTo(1 / temperature, 12);
    expect(mistake(problem, 'unchanged')).toEqual(table(problem, 'before'));
  });

  test('what happened shows in the ratios', () => {
    const problem = exercises['softmax-happened']!.problem(seed);
    const [before, after] = [table(problem, 'before'), table(problem, 'after')];
    const largest = before.indexOf(Math.max(...before));
    const [one, other] = [0, 1, 2].filter((key) => key !== largest) as [number, number];
    const power = Math.log(after[one]! / after[other]!) / Math.log(before[one]! / before[other]!);
    const expected =
      after[largest] === 0
        ? 'forbidden'
        : { 1: 'shifted', 2: 'doubled', 0.5: 'halved' }[power.toFixed(6).replace(/\.?0+$/, '')];
    expect(problem.answer).toEqual([expected]);
  });
});
