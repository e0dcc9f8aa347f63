import { describe, expect, test } from 'vitest';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './pipeline.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

function rows(problem: Problem, name: string): number[][] {
  const { matrix } = problem.facts[name] as Table;
  if (!('data' in matrix)) throw new TypeError(`${name} is a mask`);
  return Array.from({ length: matrix.rows }, (_, i) =>
    Array.from(matrix.data.subarray(i * matrix.cols, (i + 1) * matrix.cols)),
  );
}

function plus(one: readonly number[], other: readonly number[]): number[] {
  return one.map((value, j) => value + other[j]!);
}

function by(factor: number, row: readonly number[]): number[] {
  return row.map((value) => factor * value);
}

/** A row times a matrix. */
function times(row: readonly number[], matrix: readonly (readonly number[])[]): number[] {
  return row.map((value, k) => by(value, matrix[k]!)).reduce(plus);
}

function close(numbers: readonly number[]): unknown[] {
  return numbers.map((number) => expect.closeTo(number, 10));
}

function list(problem: Problem, name: string): number[] {
  return (problem.facts[name] as string).split(', ').map(Number);
}

describe.each(seeds)('seed %i', (seed) => {
  test('ids: places in the vocabulary, and 0 for what is not there', () => {
    const problem = exercises['pipeline-ids']!.problem(seed);
    const vocabulary = (problem.facts['vocabulary'] as string).split(', ');
    const tokens = (problem.facts['text'] as string).split(' ');
    const ids = tokens.map((token) => Math.max(0, vocabulary.indexOf(token)));
    const strangers = tokens.filter((token) => !vocabulary.includes(token));
    expect(vocabulary[0]).toBe('⟨unk⟩');
    expect(strangers).toEqual([tokens[0], problem.facts['stranger']]);
    expect(problem.answer).toEqual(ids);
    expect(problem.mistakes).toEqual({
      'from-one': ids.map((id) => id + 1),
      places: [0, 1, 2, 3, 4],
      lowered: ids.with(0, vocabulary.indexOf(tokens[0]!.toLowerCase())),
      'lowered-and-new': ids
        .with(0, vocabulary.indexOf(tokens[0]!.toLowerCase()))
        .with(tokens.indexOf(strangers[1]!), 6),
      'new-rows': ids.with(0, 6).with(tokens.indexOf(strangers[1]!), 7),
    });
    expect(problem.facts).toMatchObject({ rows: 6, 'last-id': 5, second: vocabulary[1] });
  });

  test('into the heads: the row of the id times 2, plus the row of the place', () => {
    const problem = exercises['pipeline-x']!.problem(seed);
    const place = problem.facts['place'] as number;
    const id = list(problem, 'ids')[place]!;
    const [table, positions] = [rows(problem, 'table'), rows(problem, 'positions')];
    const [embedding, position] = [table[id]!, positions[place]!];
    expect(problem.answer).toEqual(plus(by(2, embedding), position));
    expect(problem.mistakes).toEqual({
      'no-factor': plus(embedding, position),
      'factor-after': plus(by(2, embedding), by(2, position)),
      'by-d-model': plus(by(4, embedding), position),
      'no-position': by(2, embedding),
      'row-of-place': plus(by(2, table[place]!), position),
      'position-of-id': plus(by(2, embedding), positions[id]!),
    });
    expect(rows(problem, 'x')).toEqual([problem.answer]);
  });

  test('the order: each stage after those that make what it needs', () => {
    const problem = exercises['pipeline-order']!.problem(seed);
    const needs: [string, string][] = [
      ['look-up', 'number'],
      ['place', 'look-up'],
      ['project', 'place'],
      ['share', 'project'],
      ['join', 'share'],
      ['mix-heads', 'join'],
    ];
    const broken = (items: readonly (number | string)[]) =>
      needs
        .filter(([stage, needed]) => items.indexOf(stage) < items.indexOf(needed))
        .map(([stage, needed]) => `${stage} before ${needed}`);
    expect(broken(problem.answer)).toEqual([]);
    const known = Object.entries(problem.mistakes).map(([name, items]) => [name, broken(items)]);
    expect(Object.fromEntries(known)).toEqual({
      'places-first': ['place before look-up'],
      'places-late': ['project before place'],
      'join-before-shares': ['join before share'],
      'mix-before-join': ['mix-heads before join'],
      'unprojected-shares': ['share before project'],
    });
    const late = problem.mistakes['places-late']!;
    expect(late.indexOf('place')).toBe(late.indexOf('project') + 1);
  });

  test('end to end: weights that are powers of 2 over their sum, and a mixture through two matrices', () => {
    const problem = exercises['pipeline-row']!.problem(seed);
    const [table, positions, toValues, toOutput] = [
      'table',
      'positions',
      'value-projection',
      'output-projection',
    ].map((name) => rows(problem, name)) as [number[][], number[][], number[][], number[][]];
    const { 'first-id': first, 'second-id': second } = problem.facts as Record<
      'first-id' | 'second-id',
      number
    >;
    const asking = (problem.facts['text'] as string)
      .split(' ')
      .indexOf(problem.facts['asking'] as string);
    const bare = [table[first]!, table[second]!];
    const encode = (embeddings: number[][]) => embeddings.map((row, i) => plus(row, positions[i]!));
    const weigh = (x: number[][], i: number) => {
      // The query is the second number of its row, a key the first one times ln 2.
      const powers = x.map((row) => 2 ** (x[i]![1]! * row[0]!));
      return powers.map((power) => power / (powers[0]! + powers[1]!));
    };
    const mix = (weights: number[], x: number[][]) =>
      plus(by(weights[0]!, times(x[0]!, toValues)), by(weights[1]!, times(x[1]!, toValues)));
    const through = (x: number[][], i: number) => [
      ...weigh(x, i),
      ...times(mix(weigh(x, i), x), toOutput),
    ];
    const x = encode(bare);
    const weights = weigh(x, asking);
    expect(problem.answer).toEqual(close(through(x, asking)));
    expect(problem.mistakes).toEqual({
      'no-positions': close(through(bare, asking)),
      'row-of-place': close(through(encode([table[0]!, table[1]!]), asking)),
      'other-query': close(through(x, 1 - asking)),
      'no-output-projection': close([...weights, ...mix(weights, x)]),
      'own-value': close([...weights, ...times(times(x[asking]!, toValues), toOutput)]),
      'values-without-positions': close([...weights, ...times(mix(weights, bare), toOutput)]),
    });
    const powers = list(problem, 'powers');
    expect(powers[0]! / (powers[0]! + powers[1]!)).toBeCloseTo(weights[0]!, 12);
    expect([1 / 4, 1 / 2, 2, 4]).toContain(powers[0]! / powers[1]!);
    expect(rows(problem, 'query-projection')).toEqual([[0], [1]]);
    expect(rows(problem, 'key-projection')).toEqual([[expect.closeTo(0.69, 2)], [0]]);
  });

  test('what the code did shows in its rows, and in no two ways alike', () => {
    const problem = exercises['pipeline-bug']!.problem(seed);
    const ids = list(problem, 'ids');
    const [table, positions] = [rows(problem, 'table'), rows(problem, 'positions')];
    const made: Record<string, number[][]> = {
      right: ids.map((id, place) => plus(table[id]!, positions[place]!)),
      'no-positions': ids.map((id) => table[id]!),
      'position-of-id': ids.map((id) => plus(table[id]!, positions[id]!)),
      'row-of-place': ids.map((_, place) => plus(table[place]!, positions[place]!)),
    };
    expect(rows(problem, 'printed')).toEqual(made[problem.answer[0]!]);
    expect(rows(problem, 'right')).toEqual(made['right']);
    expect(new Set(Object.values(made).map(String)).size).toBe(4);
  });
});

test('one row by hand', () => {
  const problem = exercises['pipeline-row']!.problem(1);
  expect(problem.facts).toMatchObject({ 'first-id': 1, 'second-id': 0, asking: 'pescado' });
  expect(rows(problem, 'table').slice(0, 2)).toEqual([
    [1, 1],
    [2, 0],
  ]);
  // With positions [0, 1] and [0, 1]: rows [2, 0 + 1] and [1, 1 + 1].
  expect(rows(problem, 'x')).toEqual([
    [2, 1],
    [1, 2],
  ]);
  // The query is 2; scores 2·2·ln 2 and 2·1·ln 2; exponentials 16 and 4; weights 16/20 and 4/20.
  // Times [[0, 1], [1, 1]], the values are [1, 3] and [2, 3]; the mixture is
  // [0.8·1 + 0.2·2, 0.8·3 + 0.2·3] = [1.2, 3], and times [[1, 1], [1, 0]] that is [1.2 + 3, 1.2].
  expect(problem.answer).toEqual(close([0.8, 0.2, 4.2, 1.2]));
});
