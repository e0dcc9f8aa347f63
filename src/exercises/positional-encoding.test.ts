import { describe, expect, test } from 'vitest';
import { at, toRows, type Matrix } from '#core/index.ts';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './positional-encoding.ts';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

function problemsOf(id: string): Problem[] {
  return seeds.map((seed) => exercises[id]!.problem(seed));
}

function table({ facts }: Problem, name: string): Matrix {
  return (facts[name] as Table).matrix as Matrix;
}

/** Free of rounding, and of the sign of 0. */
function rounded(parts: Problem['answer'], digits = 9): number[] {
  return parts.map((part) => Number(Number(part).toFixed(digits)) + 0);
}

const { sin, cos } = Math;

describe('positions-cell', () => {
  test('7 tokens, base 16: position 6, hands at 6 and at 6 / 4 = 1.5', () => {
    const { facts, answer, mistakes } = exercises['positions-cell']!.problem(1);
    expect([facts['length'], facts['position'], facts['base']]).toEqual([7, 6, 16]);
    const expected: Record<string, number[]> = {
      swapped: [cos(6), sin(6), cos(1.5), sin(1.5)],
      'off-by-one': [sin(7), cos(7), sin(7 / 4), cos(7 / 4)],
      exponent: [sin(6), cos(6), sin(3), cos(3)], // 16^(1/4) = 2
      'own-speed': [sin(6), cos(3), sin(1.5), cos(6 / 8)], // 16^(1/4) = 2, 16^(3/4) = 8
      halves: [sin(6), sin(1.5), cos(6), cos(1.5)],
      'one-speed': [sin(6), cos(6), sin(6), cos(6)],
    };
    expect(rounded(answer)).toEqual(rounded([sin(6), cos(6), sin(1.5), cos(1.5)]));
    expect(Object.keys(mistakes)).toEqual(Object.keys(expected));
    for (const [name, row] of Object.entries(expected))
      expect(rounded(mistakes[name]!), name).toEqual(rounded(row));
  });

  test('each number, right or wrong, can be read off the values that are given', () => {
    for (const problem of problemsOf('positions-cell')) {
      const given = new Set(Array.from(table(problem, 'values').data, (x) => x.toFixed(9)));
      for (const row of [problem.answer, ...Object.values(problem.mistakes)])
        for (const value of row) expect(given).toContain((value as number).toFixed(9));
    }
  });
});

describe('positions-turn', () => {
  /** The angle of a hand, from its sine and its cosine. */
  const angleOf = (hand: Matrix) => Math.atan2(at(hand, 0, 0), at(hand, 0, 1));

  test('−0.8 and −0.6, turned by 0.6 and −0.8: the two products of each line', () => {
    const problem = problemsOf('positions-turn').find(
      (each) =>
        String(table(each, 'hand').data) === '-0.8,-0.6' &&
        String(table(each, 'turn').data) === '0.6,-0.8',
    )!;
    // sin: 0.64 − 0.36; cos: 0.48 + 0.48
    expect(rounded(problem.answer)).toEqual([0.28, 0.96]);
    expect(problem.facts['sine-line']).toBe('(−0.8)·(−0.8) + (−0.6)·0.6 = 0.28');
    expect(problem.facts['cosine-line']).toBe('(−0.6)·(−0.8) − (−0.8)·0.6 = 0.96');
    expect(rounded(problem.mistakes['each-alone']!)).toEqual([-0.48, 0.48]);
    expect(rounded(problem.mistakes['added']!)).toEqual([-0.2, -1.4]);
    expect(rounded(problem.mistakes['swapped']!)).toEqual([0.96, 0.28]);
    expect(rounded(problem.mistakes['cosine-sign']!)).toEqual([0.28, 0]); // 0.48 − 0.48
    expect(rounded(problem.mistakes['backwards']!)).toEqual([1, 0]); // 0.64 + 0.36, 0.48 − 0.48
  });

  test('the angles add up, or, backwards, are taken from one another', () => {
    for (const problem of problemsOf('positions-turn')) {
      const [angle, turned] = [angleOf(table(problem, 'hand')), angleOf(table(problem, 'turn'))];
      const { answer, mistakes } = problem;
      expect(turned).toBeGreaterThan(0);
      expect(rounded(answer)).toEqual(rounded([sin(angle + turned), cos(angle + turned)]));
      expect(rounded(mistakes['backwards']!)).toEqual(
        rounded([sin(angle - turned), cos(angle - turned)]),
      );
      const [sine, cosine] = mistakes['cosine-sign'] as [number, number];
      expect(sine).toBeCloseTo(sin(angle + turned), 12);
      expect(cosine).toBeCloseTo(cos(angle - turned), 12);
    }
  });
});

describe('positions-longer', () => {
  test('row by row: trained up to the last position of training, noise up to the last row', () => {
    const edges = { trained: 0, noise: 0, lastRow: 0, missing: 0 };
    for (const { facts, answer } of problemsOf('positions-longer')) {
      const [rows, trained, length] = ['rows', 'trained', 'length'].map((name) =>
        Number(facts[name]),
      ) as [number, number, number];
      const last = length - 1;
      // The rows of the table are 0 … rows − 1, those of training 0 … trained − 1.
      const row = Array.from({ length: rows }, (_, position) =>
        position < trained ? 'trained' : 'noise',
      )[last];
      expect(answer).toEqual([row ?? 'missing']);
      expect([facts['last'], facts['last-row'], facts['last-trained']]).toEqual([
        last,
        rows - 1,
        trained - 1,
      ]);
      edges.trained += Number(length === trained);
      edges.noise += Number(length === trained + 1);
      edges.lastRow += Number(length === rows);
      edges.missing += Number(length === rows + 1);
    }
    expect(Math.min(...Object.values(edges))).toBeGreaterThan(0);
  });

  test('no learned table goes on by itself', () => {
    for (const { asked, answer } of problemsOf('positions-longer')) {
      expect(asked.kind === 'choice' && asked.options).toContain('continued');
      expect(answer).not.toEqual(['continued']);
    }
  });
});

describe('positions-head', () => {
  test('what is printed leads to the answer, and to no other', () => {
    const found = new Set<unknown>();
    for (const problem of problemsOf('positions-head')) {
      const rows = toRows(table(problem, 'weights')).map((row) => row.map((x) => x.toFixed(2)));
      const largest = rows.map((row) => {
        const most = row.toSorted().at(-1)!;
        return row.flatMap((x, key) => (x === most ? [key - rows.indexOf(row)] : []));
      });
      // Where, seen from the query, the most weight is, in a row that has somebody on either side.
      const middle = largest[1]!.join();
      const diagnosis = { '-1': 'previous', 0: 'positions', 1: 'next', '-1,0': 'causal' }[middle];
      expect(problem.answer).toEqual([diagnosis ?? 'nothing']);
      if (!diagnosis) expect(new Set(rows.flat()).size).toBe(1);
      found.add(diagnosis);
    }
    expect(found.size).toBe(5);
  });

  test('three tokens under a causal mask: 1; 1/2, 1/2; 1/3, 1/3, 1/3', () => {
    const problem = problemsOf('positions-head').find(
      ({ answer, facts }) => answer[0] === 'causal' && facts['count'] === 3,
    )!;
    expect(rounded(Array.from(table(problem, 'weights').data), 2)).toEqual([
      1, 0, 0, 0.5, 0.5, 0, 0.33, 0.33, 0.33,
    ]);
  });

  test('the head for the next token is that for the previous one, seen from the other end', () => {
    const [previous, next] = ['previous', 'next'].map((source) =>
      problemsOf('positions-head').find(
        ({ answer, facts }) =>
          answer[0] === source && facts['count'] === 4 && facts['strength'] === 2,
      ),
    );
    const rows = toRows(table(previous!, 'weights'));
    const turnedRound = rows.map((row) => row.toReversed()).reverse();
    expect(rounded(turnedRound.flat())).toEqual(rounded(Array.from(table(next!, 'weights').data)));
  });

  test('the problem that the page shows first is the head for the previous token', () => {
    expect(exercises['positions-head']!.problem(1).answer).toEqual(['previous']);
  });
});
