import { describe, expect, test } from 'vitest';
import { countParameters, createRandom, multiHeadParameters, zeros } from '#core/index.ts';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './parameters.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function problemOf(id: string, seed: number) {
  const problem = exercises[`parameters-${id}`]!.problem(seed);
  return {
    answer: problem.answer as number[],
    mistakes: problem.mistakes as Record<string, number[]>,
    facts: problem.facts as Record<string, number>,
    problem,
  };
}

/** |V|, L, N, d_model, d_FF, h */
function sizesOf({ facts }: Problem): number[] {
  const { matrix } = facts['sizes'] as Table;
  return 'data' in matrix ? Array.from(matrix.data) : [];
}

describe.each(seeds)('seed %i', (seed) => {
  test('attention: the matrices that a layer really has', () => {
    const { answer, mistakes, facts } = problemOf('attention', seed);
    const d = facts['d-model']!;
    const h = facts['heads']!;
    const dK = facts['d-k']!;
    expect(h * dK).toBe(d);
    const counts = (heads: number, width: number) =>
      [false, true].map((biases) =>
        countParameters(
          multiHeadParameters(d, heads, createRandom(seed), { dK: width, dV: width, biases }),
        ),
      );
    // 4 matrices of d × d; with biases 4 rows of d more.
    expect(answer).toEqual([4 * d * d, 4 * d * d + 4 * d]);
    expect(answer).toEqual(counts(h, dK));
    expect(facts['one-matrix']).toBe(d * d);
    expect(facts['biases']).toBe(4 * d);
    expect(mistakes).toEqual({
      'output-forgotten': [3 * d * d, 3 * d * d + 3 * d],
      'heads-multiplied': [h * 4 * d * d, h * (4 * d * d + 4 * d)],
      'heads-as-wide-as-tokens': counts(h, d),
      'one-head': counts(1, dK),
      // W^Q, W^K, W^V: h heads with d_k × d_k each. W^O: d × d.
      'heads-read-slices': [3 * h * dK * dK + d * d, 3 * h * dK * dK + d * d + 4 * d],
      'biases-forgotten': [4 * d * d, 4 * d * d],
      'biases-twice': [4 * d * d + 4 * d, 4 * d * d + 8 * d],
      'bias-of-one-number': [4 * d * d, 4 * d * d + 4],
      'output-bias-forgotten': [4 * d * d, 4 * d * d + 3 * d],
    });
  });

  test('a feed-forward network: up, its bias, down, its bias', () => {
    const { answer, mistakes, facts } = problemOf('feed-forward', seed);
    const d = facts['d-model']!;
    const f = facts['d-ff']!;
    const n = facts['length']!;
    expect(answer).toEqual([countParameters([zeros(d, f), zeros(1, f), zeros(f, d), zeros(1, d)])]);
    expect(facts).toEqual({
      'd-model': d,
      'd-ff': f,
      length: n,
      'one-matrix': d * f,
      matrices: 2 * d * f,
      total: answer[0],
    });
    expect(mistakes).toEqual({
      'one-way': [d * f + f],
      'biases-forgotten': [2 * d * f],
      'biases-as-wide-as-tokens': [2 * d * f + 2 * d],
      'biases-as-wide-as-hidden': [2 * d * f + 2 * f],
      'hidden-matrix': [d * f + f + f * f + f + f * d + d],
      'times-tokens': [n * (2 * d * f + f + d)],
    });
  });

  test('a model: embeddings once, N layers of attention and feed-forward', () => {
    const { answer, mistakes, facts, problem } = problemOf('model', seed);
    const [v, l, n, d, f, h] = sizesOf(problem) as [number, number, number, number, number, number];
    const layer = 4 * d * d + 2 * d * f;
    expect(answer).toEqual([v * d + n * layer]);
    expect(mistakes).toEqual({
      'embeddings-twice': [2 * v * d + n * layer],
      'embeddings-forgotten': [n * layer],
      'embeddings-in-each-layer': [n * (v * d + layer)],
      'one-layer': [v * d + layer],
      'feed-forward-forgotten': [v * d + n * 4 * d * d],
      'output-forgotten': [v * d + n * (3 * d * d + 2 * d * f)],
      'heads-multiplied': [v * d + n * (h * 4 * d * d + 2 * d * f)],
      'positions-counted': [v * d + l * d + n * layer],
    });
    expect(facts).toMatchObject({
      ...{ embeddings: v * d, attention: 4 * d * d, 'feed-forward': 2 * d * f },
      ...{ layer, stack: n * layer, total: answer[0] },
    });
  });

  test('the difference of two counts is that of one option, and of no other', () => {
    const { facts, problem } = problemOf('difference', seed);
    const [v, l, n, d, f] = sizesOf(problem) as [number, number, number, number, number];
    const added: Record<string, number> = {
      'output-projection': v * d,
      positions: l * d,
      biases: n * (4 * d + f + d),
      'cross-attention': n * 4 * d * d,
    };
    expect(facts).toMatchObject(added);
    const difference = facts['second']! - facts['first']!;
    expect(difference).toBe(facts['difference']);
    expect(Object.keys(added).filter((name) => added[name] === difference)).toEqual(problem.answer);
    expect(facts['first']).toBe(v * d + n * (4 * d * d + 2 * d * f));
    for (const [name, count] of Object.entries(added)) expect(lineOf(problem, name)).toBe(count);
  });

  test('the same count: d_model · h · d_k stays', () => {
    const { answer, mistakes, facts, problem } = problemOf('same-count', seed);
    const [d, h, dK] = [facts['d-model']!, facts['heads']!, facts['d-k']!];
    const [newHeads, newDModel] = [facts['new-heads']!, facts['new-d-model']!];
    expect(facts['count']).toBe(4 * d * h * dK);
    expect(4 * d * newHeads * answer[0]!).toBe(facts['count']);
    expect(4 * newDModel * h * answer[1]!).toBe(facts['count']);
    expect([...answer, ...Object.values(mistakes).flat()].every(Number.isInteger)).toBe(true);
    expect(mistakes).toEqual({
      unchanged: [dK, dK],
      'heads-share-the-width': [d / newHeads, newDModel / h],
      // d_k · (d_model / new d_model)²
      'width-squared': [answer[0], (d * d * dK) / (newDModel * newDModel)],
      'other-way': [(dK * newHeads) / h, (dK * newDModel) / d],
    });
    for (const line of ['before', 'with-new-heads', 'with-new-d-model'])
      expect(valueOf(problem.facts[line] as string)).toBe(facts['count']);
  });
});

test('no two options of the two counts add the same, whatever is drawn', () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const { facts } = problemOf('difference', seed);
    const added = ['output-projection', 'positions', 'biases', 'cross-attention'].map(
      (name) => facts[name],
    );
    if (new Set(added).size < 4) expect.fail(`seed ${seed}: ${added.join(', ')}`);
  }
});

/** What the printed line of arithmetic for an option comes to. */
function lineOf({ facts }: Problem, name: string): number {
  return valueOf(facts[`${name}-line`] as string);
}

/** A product, one factor of which may be a sum in brackets. */
function valueOf(line: string): number {
  const product = (text: string) =>
    text.split(' · ').reduce((all, factor) => all * Number(factor), 1);
  const [, before = '', sum] = /^(.*?)(?: · \((.*)\))?$/.exec(line) ?? [];
  const inside = sum?.split(' + ').reduce((all, term) => all + product(term), 0) ?? 1;
  return product(before) * inside;
}
