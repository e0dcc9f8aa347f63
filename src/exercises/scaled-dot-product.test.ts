import { expect, test } from 'vitest';
import { createRandom, normalMatrix, rowView, variance } from '#core/index.ts';
import type { Answer, Problem, Table } from './exercise.ts';
import { exercises } from './scaled-dot-product.ts';

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

function expectClose(given: Answer | undefined, expected: readonly number[]): void {
  expect(given).toHaveLength(expected.length);
  given!.forEach((part, index) => expect(part).toBeCloseTo(expected[index]!, 10));
}

/** Two weights in this proportion. */
const shares = (a: number, b: number): number[] => [a / (a + b), b / (a + b)];

test('products are dot products of rows', () => {
  const problem = problemOf('scaled-products');
  expect(cells(problem, 'queries')).toEqual([-1, -1, 3, -1]);
  expect(cells(problem, 'keys')).toEqual([-1, 3, 2, -1]);
  expect(cells(problem, 'values')).toEqual([2, 3, -1, 2]);
  // 1 − 3, −2 + 1; −3 − 3, 6 + 1
  expect(problem.answer).toEqual([-2, -1, -6, 7]);
  expect(problem.mistakes).toEqual({
    untransposed: [-1, -2, -5, 10], // 1 − 2, −3 + 1; −3 − 2, 9 + 1
    swapped: [-2, -6, -1, 7], // the answer, its rows for its columns
    elementwise: [1, -3, 6, 1], // (−1)·(−1), (−1)·3; 3·2, (−1)·(−1)
    'with-values': [-5, -1, 3, -5], // −2 − 3, 1 − 2; 6 − 3, −3 − 2
  });
});

test('weights: divided by √d_k, then each row shared out', () => {
  const problem = problemOf('scaled-weights');
  expect(problem.facts['width']).toBe(16);
  // 4 ln 2, 0; 4 ln 4, 0
  expectClose(cells(problem, 'products'), [4 * Math.log(2), 0, 4 * Math.log(4), 0]);
  // Divided by 4: ln 2, 0; ln 4, 0. Exponentials 2, 1; 4, 1.
  expectClose(problem.answer, [2 / 3, 1 / 3, 4 / 5, 1 / 5]);
  const { mistakes } = problem;
  expectClose(mistakes['unscaled'], [...shares(2 ** 4, 1), ...shares(4 ** 4, 1)]);
  expectClose(mistakes['multiplied'], [...shares(2 ** 16, 1), ...shares(4 ** 16, 1)]);
  expectClose(mistakes['divided-by-width'], [...shares(2 ** 0.25, 1), ...shares(4 ** 0.25, 1)]);
  // A quarter of the unscaled ones: each row adds up to 1/4.
  expectClose(mistakes['weights-divided'], [16 / 68, 1 / 68, 256 / 1028, 1 / 1028]);
  expectClose(mistakes['columns'], [2 / 6, 1 / 2, 4 / 6, 1 / 2]);
});

test('one query from start to end', () => {
  const problem = problemOf('scaled-output');
  expect(problem.facts['query']).toBe('ln\u00a02 ·\u00a0(1,\u00a00,\u00a02,\u00a01)');
  expect(cells(problem, 'keys')).toEqual([-1, -1, 2, 1, 2, 0, 0, 0]);
  expect(cells(problem, 'values')).toEqual([3, 1, 4, 2, 2, 0, 2, 1]);
  // Products −1 + 4 + 1 = 4 and 2, times ln 2; halved, 2 and 1; exponentials 4 and 2.
  const mixed = (a: number, b: number, one: number[], other: number[]) =>
    one.map((value, t) => (a * value + b * other[t]!) / (a + b));
  const [first, second] = [
    [3, 1, 4, 2],
    [2, 0, 2, 1],
  ];
  expectClose(problem.answer, mixed(4, 2, first!, second!));
  expectClose(problem.mistakes['unscaled'], mixed(2 ** 4, 2 ** 2, first!, second!));
  expectClose(problem.mistakes['divided-by-width'], mixed(2, 2 ** 0.5, first!, second!));
  expectClose(problem.mistakes['keys-mixed'], mixed(4, 2, [-1, -1, 2, 1], [2, 0, 0, 0]));
  // Values in place of keys: 3 + 8 + 2 = 13 and 2 + 4 + 1 = 7, halved.
  expectClose(problem.mistakes['values-scored'], mixed(2 ** 6.5, 2 ** 3.5, first!, second!));
});

test('a query and its keys are made so that scores are 0, 1 or 2 logarithms, and no column of the values is equal', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const problem = problemOf('scaled-output', seed);
    const { facts, answer } = problem;
    const [direction, keys] = [numbersIn(facts['direction']), cells(problem, 'keys')];
    const products = [0, 1].map((j) =>
      direction.reduce((sum, value, t) => sum + value * keys[j * 4 + t]!, 0),
    );
    expect(products).toEqual([0, 1].map((j) => numbersIn(facts[`line-${j}`]).at(-1)));
    expect([facts['power-0'], facts['power-1']]).toEqual(products.map((product) => product / 2));
    for (const product of products) expect([0, 2, 4]).toContain(product);
    const values = cells(problem, 'values');
    for (let t = 0; t < 4; t++) {
      expect(values[t]).not.toBe(values[4 + t]);
      const result = /[=≈] (.*)$/.exec(String(facts[`column-${t}`]))![1]!;
      expect(Math.abs(Number(result) - (answer[t] as number))).toBeLessThan(0.00501);
    }
  }
});

test('what a code did shows in its weights as the solution says', () => {
  const near = (one: number, other: number) => Math.abs(one - other) < 1e-9;
  const diagnosis = (problem: Problem): string => {
    const [a, b, c, d] = cells(problem, 'weights');
    if (near(a! + c!, 1) && near(b! + d!, 1)) return 'columns';
    if (near(a! + b!, 1 / 2) && near(c! + d!, 1 / 2)) return 'weights-divided';
    const products = cells(problem, 'products');
    const powers = [0, 2].map(
      (place) =>
        Math.log(cells(problem, 'weights')[place]! / cells(problem, 'weights')[place + 1]!) /
        (products[place]! - products[place + 1]!),
    );
    expect(powers[0]).toBeCloseTo(powers[1]!, 10);
    const ofPower: Readonly<Record<string, string>> = {
      '0.50': 'right',
      '1.00': 'unscaled',
      '0.25': 'divided-by-width',
    };
    return ofPower[powers[0]!.toFixed(2)] ?? 'nothing known';
  };
  const seen = new Set<string>();
  for (let seed = 1; seed <= 1000; seed++) {
    const problem = problemOf('scaled-diagnose', seed);
    expect([seed, diagnosis(problem)]).toEqual([seed, problem.answer[0]]);
    seen.add(problem.answer[0] as string);
    // The solution looks at a row whose products differ by ln 16 or ln 81.
    const [p, q, r, s] = cells(problem, 'products');
    const differences = [Math.abs(p! - q!), Math.abs(r! - s!)];
    expect(differences.some((by) => near(by, Math.log(16)) || near(by, Math.log(81)))).toBe(true);
  }
  expect(seen.size).toBe(5);
});

test('the spread of products and scores, and what becomes of it with each mistake', () => {
  const { facts, answer, mistakes } = problemOf('scaled-spread');
  expect([facts['width'], facts['deviation']]).toEqual([100, 3]);
  // Variance 100 · 9 = 900, root 30; divided by √100 = 10, 3.
  expect(answer).toEqual([30, 3]);
  expect(mistakes).toEqual({
    'deviations-add': [300, 30], // 100 · 3
    'divided-by-width': [30, 0.3],
    variances: [900, 9],
    'unit-keys': [10, 1], // √100, as if the variance of a term were 1
  });
});

test('random queries and keys spread as far as the answer says', () => {
  const { facts, answer } = problemOf('scaled-spread');
  const random = createRandom(1);
  const draws = 4000;
  const width = facts['width'] as number;
  const queries = normalMatrix(draws, width, random);
  const keys = normalMatrix(draws, width, random, {
    standardDeviation: facts['deviation'] as number,
  });
  const products = Array.from({ length: draws }, (_, i) =>
    rowView(queries, i).reduce((sum, value, t) => sum + value * rowView(keys, i)[t]!, 0),
  );
  // The standard deviation of 4000 draws is off by about 1/√8000, 1.1 %; this is four times as much.
  expect(Math.abs(Math.sqrt(variance(products)) / (answer[0] as number) - 1)).toBeLessThan(0.045);
});

test('copies multiply the products by their number, √d_k by its root, and so the scores by its root', () => {
  const { facts, answer, mistakes } = problemOf('scaled-copies');
  expect([facts['ratio'], facts['width'], facts['copies']]).toEqual([3, 4, 4]);
  expectClose(answer, shares(9, 1)); // 3 to the power of 4/√4
  expectClose(mistakes['unchanged'], shares(3, 1));
  expectClose(mistakes['unscaled'], shares(3 ** 4, 1));
  expectClose(mistakes['scale-only'], shares(Math.sqrt(3), 1));
});
