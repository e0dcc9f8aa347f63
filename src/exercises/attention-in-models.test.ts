import { describe, expect, test } from 'vitest';
import {
  createRandom,
  formatMask,
  map,
  matmul,
  normalMatrix,
  relativePositionBias,
  relativePositionBucket,
  transpose,
  variance,
  zeros,
  type Mask,
} from '#core/index.ts';
import { exercises } from './attention-in-models.ts';
import type { Problem, Table } from './exercise.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function problemOf(id: string, seed: number): Problem {
  return exercises[`models-${id}`]!.problem(seed);
}

/** The first problem of which a fact, printed, is this. */
function problemWith(id: string, fact: (problem: Problem) => boolean): Problem {
  return seeds.map((seed) => problemOf(id, seed)).find(fact)!;
}

function table({ facts }: Problem, name: string): number[] {
  const { matrix } = facts[name] as Table;
  return 'data' in matrix ? Array.from(matrix.data) : matrix.allowed.map(Number);
}

/** An answer of 1 and 0 as it is drawn, without the spaces. */
function drawn({ asked }: Problem, cells: Problem['answer']): string[] {
  if (asked.kind !== 'mask') throw new TypeError(`drawn: a mask, got ${asked.kind}`);
  const { rows, cols } = asked;
  const mask: Mask = { rows, cols, allowed: cells.map(Boolean) };
  return formatMask(mask).replaceAll(' ', '').split('\n');
}

function drawnMistakes(problem: Problem): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(problem.mistakes).map(([name, cells]) => [name, drawn(problem, cells)]),
  );
}

describe('a prefix of two', () => {
  const problem = problemWith('prefix', ({ facts }) => facts['length'] === 2);

  test('everybody sees the prefix, the rest is causal', () => {
    expect(drawn(problem, problem.answer)).toEqual(['✓✓✗✗✗', '✓✓✗✗✗', '✓✓✓✗✗', '✓✓✓✓✗', '✓✓✓✓✓']);
    expect(table(problem, 'mask')).toEqual(problem.answer);
  });

  test('each mistake is what its name says', () => {
    expect(drawnMistakes(problem)).toEqual({
      causal: ['✓✗✗✗✗', '✓✓✗✗✗', '✓✓✓✗✗', '✓✓✓✓✗', '✓✓✓✓✓'],
      everything: ['✓✓✓✓✓', '✓✓✓✓✓', '✓✓✓✓✓', '✓✓✓✓✓', '✓✓✓✓✓'],
      'prefix-sees-the-rest': ['✓✓✓✓✓', '✓✓✓✓✓', '✓✓✓✗✗', '✓✓✓✓✗', '✓✓✓✓✓'],
      'rest-apart': ['✓✓✗✗✗', '✓✓✗✗✗', '✗✗✓✗✗', '✗✗✓✓✗', '✗✗✓✓✓'],
      'one-too-long': ['✓✓✓✗✗', '✓✓✓✗✗', '✓✓✓✗✗', '✓✓✓✓✗', '✓✓✓✓✓'],
      mirrored: ['✓✓✓✓✓', '✓✓✓✓✓', '✗✗✓✓✓', '✗✗✗✓✓', '✗✗✗✗✓'],
      inverted: ['✗✗✓✓✓', '✗✗✓✓✓', '✗✗✗✓✓', '✗✗✗✗✓', '✗✗✗✗✗'],
    });
  });
});

describe('two attentions in one layer, the input padded on the right', () => {
  const problem = problemWith('translation', ({ facts }) =>
    (facts['input'] as string).endsWith('⟨pad⟩'),
  );

  test('across: all but the padding; back: causal', () => {
    expect(drawn(problem, problem.answer)).toEqual(['✓✓✗✓✗', '✓✓✗✓✓']);
  });

  test('each mistake is what its name says', () => {
    expect(drawnMistakes(problem)).toEqual({
      'cross-causal': ['✓✗✗✓✗', '✓✓✗✓✓'],
      'self-looks-ahead': ['✓✓✗✓✓', '✓✓✗✓✓'],
      'padding-seen': ['✓✓✓✓✗', '✓✓✓✓✓'],
      'input-unread': ['✗✗✗✓✗', '✗✗✗✓✓'],
      'without-itself': ['✓✓✗✗✗', '✓✓✗✓✗'],
      'self-mirrored': ['✓✓✗✓✓', '✓✓✗✗✓'],
      inverted: ['✗✗✓✗✓', '✗✗✓✗✗'],
    });
  });
});

test('padding on the left forbids the first column', () => {
  const problem = problemWith('translation', ({ facts }) =>
    (facts['input'] as string).startsWith('⟨pad⟩'),
  );
  expect(drawn(problem, problem.answer)).toEqual(['✗✓✓✓✗', '✗✓✓✓✓']);
  expect(problem.facts['text-read']).toBe((problem.facts['input'] as string).slice(6));
});

describe('what GPT had read, with a prompt of two', () => {
  const problem = problemWith('written', ({ asked }) => 'rows' in asked && asked.rows === 3);

  test('all that comes before the token that is said', () => {
    expect(drawn(problem, problem.answer)).toEqual(['✓✓✗✗✗', '✓✓✓✗✗', '✓✓✓✓✗']);
  });

  test('each mistake is what its name says', () => {
    expect(drawnMistakes(problem)).toEqual({
      'sees-itself': ['✓✓✓✗✗', '✓✓✓✓✗', '✓✓✓✓✓'],
      'prompt-unread': ['✗✗✗✗✗', '✗✗✓✗✗', '✗✗✓✓✗'],
      'prompt-only': ['✓✓✗✗✗', '✓✓✗✗✗', '✓✓✗✗✗'],
      'last-token-only': ['✗✓✗✗✗', '✗✗✓✗✗', '✗✗✗✓✗'],
      'one-late': ['✓✗✗✗✗', '✓✓✗✗✗', '✓✓✓✗✗'],
      everything: ['✓✓✓✓✓', '✓✓✓✓✓', '✓✓✓✓✓'],
      inverted: ['✗✗✓✓✓', '✗✗✗✓✓', '✗✗✗✗✓'],
    });
  });
});

describe.each(seeds)('seed %i', (seed) => {
  test('which model: the zeros tell, and rows add up to 1', () => {
    const problem = problemOf('which', seed);
    const weights = table(problem, 'weights');
    const rows = [0, 1, 2, 3].map((i) => weights.slice(5 * i, 5 * i + 5));
    const zerosOf = {
      gpt: ['+0000', '++000', '+++00', '++++0'],
      bert: ['++++0', '++++0', '++++0', '++++0'],
      prefix: ['++000', '++000', '+++00', '++++0'],
      backwards: ['++++0', '0+++0', '00++0', '000+0'],
    }[problem.answer[0] as 'gpt'];
    expect(rows.map((row) => row.map((weight) => (weight === 0 ? '0' : '+')).join(''))).toEqual(
      zerosOf,
    );
    // Printed with two decimals, a weight that is allowed is never 0.00.
    expect(Math.min(...weights.filter((weight) => weight > 0))).toBeGreaterThan(0.05);
    for (const row of rows) expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12);
  });

  test('T5’s scores: product plus the number of the offset', () => {
    const problem = problemOf('bias', seed);
    const products = table(problem, 'products');
    const learned = table(problem, 'learned');
    const tokens = (problem.facts['products'] as Table).colLabels!;
    const query = tokens.indexOf(problem.facts['query'] as string);
    const root = Math.sqrt(problem.facts['d-k'] as number);
    const plus = (index: (key: number) => number) =>
      products.map((product, key) => product + learned[2 + index(key)]!);

    // learned: offsets −2 to +2
    expect(problem.answer).toEqual(plus((key) => key - query));
    expect(problem.mistakes).toEqual({
      divided: products.map((product, key) => product / root + learned[2 + key - query]!),
      'all-divided': plus((key) => key - query).map((score) => score / root),
      'offset-turned-round': plus((key) => query - key),
      'position-of-key': plus((key) => key),
      'without-bias': products,
    });
    expect(problem.facts['first']).toBe(tokens[0]);
    expect(problem.facts['first-offset']).toBe(`−${query}`);
    // `−8 + 2`
    const sums = (problem.facts['sums'] as string).split(', ').map((sum) => {
      const [product, sign, number] = sum.replace(/^−/, '-').split(' ');
      return Number(product) + (sign === '−' ? -1 : 1) * Number(number);
    });
    expect(sums).toEqual(problem.answer);
  });

  test('the root: a score spreads √d_model · σ · √d_k · s', () => {
    const { asked, answer, mistakes, facts } = problemOf('fold', seed);
    const root = facts['root-of-d-k'] as number;
    const dK = facts['d-k'] as number;
    expect(root * root).toBe(dK);
    expect((facts['root-of-d-model'] as number) ** 2).toBe(facts['d-model']);
    const close = (...cells: number[]) => cells.map((cell) => expect.closeTo(cell, 12) as unknown);
    expect(answer).toEqual(close(1, root, 1 / root, 1));
    expect(mistakes).toEqual({
      variances: close(1, dK, 1 / dK, 1),
      'draw-ignored': close(1, root, 1, root),
      'scale-ignored': close(root, root, 1, 1),
      'grows-like-d-k': close(root, dK, 1, root),
      'does-not-grow': close(1 / root, 1, 1 / dK, 1 / root),
      'always-1': close(1, 1, 1, 1),
    });
    const sigmas = [facts['first-sigma'], facts['second-sigma']];
    expect('rowLabels' in asked && asked.rowLabels).toEqual(sigmas.map((sigma) => `σ = ${sigma}`));
  });
});

test('the learned numbers are those that the core takes for each offset', () => {
  const problem = problemOf('bias', 1);
  const numbers = zeros(1, 32);
  table(problem, 'learned').forEach((value, index) => {
    numbers.data[relativePositionBucket(index - 2)] = value;
  });
  const tokens = (problem.facts['products'] as Table).colLabels!;
  const query = tokens.indexOf(problem.facts['query'] as string);
  expect(table(problem, 'biases')).toEqual(
    Array.from(relativePositionBias(3, 3, numbers).data).slice(3 * query, 3 * query + 3),
  );
});

test('random projections spread the scores as the answer says', () => {
  const { answer, facts } = problemOf('fold', 1);
  const [dModel, dK] = [facts['d-model'] as number, facts['d-k'] as number];
  const random = createRandom(1);
  const tokens = normalMatrix(60, dModel, random.fork('tokens'));
  const keys = matmul(
    tokens,
    map(normalMatrix(dModel, dK, random.fork('keys')), (value) => value / Math.sqrt(dModel)),
  );
  const measured = ['first-sigma', 'second-sigma'].flatMap((name) => {
    const sigma = 1 / Number((facts[name] as string).slice(2));
    const drawn = normalMatrix(dModel, dK, random.fork('queries'));
    const queries = matmul(
      normalMatrix(60, dModel, random.fork('others')),
      map(drawn, (value) => value * sigma),
    );
    const products = matmul(queries, transpose(keys));
    return [1 / Math.sqrt(dK), 1].map((factor) =>
      Math.sqrt(variance(Array.from(products.data, (product) => product * factor))),
    );
  });
  // 3600 scores that hang together, as 60 queries and 60 keys make them: within a quarter.
  measured.forEach((deviation, cell) =>
    expect(Math.abs(deviation / (answer[cell] as number) - 1)).toBeLessThan(0.25),
  );
});
