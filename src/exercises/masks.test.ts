import { describe, expect, test } from 'vitest';
import type { Problem, Table } from './exercise.ts';
import { exercises } from './masks.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

/** The first of these seeds whose problem suits. */
function find(id: string, suits: (problem: Problem) => boolean): Problem {
  const found = seeds.map((seed) => exercises[id]!.problem(seed)).find(suits);
  return found ?? expect.fail(`${id}: no such problem`);
}

function numbersOf(answer: Problem['answer'] | undefined): number[] {
  return answer as number[];
}

function sum(answer: Problem['answer'] | undefined): number {
  return numbersOf(answer).reduce((total, value) => total + value, 0);
}

function table(problem: Problem, name: string): number[] {
  const { matrix } = problem.facts[name] as Table;
  return 'data' in matrix ? Array.from(matrix.data) : matrix.allowed.map(Number);
}

/** What is drawn with 1 and 0, as 1 and 0 in a row. */
function cells(drawing: string): number[] {
  return Array.from(drawing.replaceAll(/\s/g, ''), Number);
}

describe('new tokens after old ones', () => {
  test('with two tokens in the cache, the first of two new ones sees three keys and the last all four', () => {
    const problem = find('mask-causal', ({ asked }) => 'cols' in asked && asked.cols === 4);
    expect(problem.facts['number-cached']).toBe(2);
    expect(problem.answer).toEqual(cells('1110 1111'));
    expect(problem.mistakes).toEqual({
      'top-left': cells('1000 1100'),
      'no-self': cells('1100 1110'),
      future: cells('0011 0001'),
      'no-cache': cells('0010 0011'),
    });
  });

  test('the rows are the last tokens of the columns, and the text names them', () => {
    for (const seed of seeds) {
      const { asked, facts } = exercises['mask-causal']!.problem(seed);
      if (asked.kind !== 'mask') expect.fail('a mask is asked for');
      const cached = asked.cols - asked.rows;
      expect(asked.rowLabels).toEqual(asked.colLabels.slice(cached));
      expect(`${facts['cached'] as string} ${facts['added'] as string}`).toBe(
        asked.colLabels.join(' '),
      );
      expect(facts['number-cached']).toBe(cached);
    }
  });
});

describe('a padding mask', () => {
  test('of two tokens and two of padding, on the left: two columns forbidden for all', () => {
    const problem = find('mask-padding', ({ facts }) =>
      /^⟨pad⟩ ⟨pad⟩ \S+ \S+$/.test(facts['filled'] as string),
    );
    expect(problem.answer).toEqual(cells('0011 0011 0011 0011'));
    expect(problem.mistakes).toEqual({
      rows: cells('0000 0000 1111 1111'),
      'rows-too': cells('0000 0000 0011 0011'),
      'padding-sees-padding': cells('1100 1100 0011 0011'),
      causal: cells('1000 1100 1110 1111'),
      'causal-too': cells('0000 0000 0010 0011'),
      inverted: cells('1100 1100 1100 1100'),
    });
  });

  test('forbids the columns that are called padding, on whichever side they are', () => {
    const sides = new Set<boolean>();
    for (const seed of seeds) {
      const { asked, answer } = exercises['mask-padding']!.problem(seed);
      if (asked.kind !== 'mask') expect.fail('a mask is asked for');
      const real = asked.colLabels.map((label) => Number(label !== '⟨pad⟩'));
      expect(answer).toEqual([...real, ...real, ...real, ...real]);
      sides.add(real[0] === 1);
    }
    expect(sides.size).toBe(2);
  });
});

describe('one row under a mask', () => {
  test('exponentials 5, 6, 1, 3, and two keys allowed: 5 and 6 of 11', () => {
    const problem = exercises['mask-row']!.problem(1);
    const exponentials = table(problem, 'scores').map(Math.exp);
    expect(exponentials).toEqual([5, 6, 1, 3].map((whole) => expect.closeTo(whole, 12)));
    const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 12));
    expect(problem.answer).toEqual(near(5 / 11, 6 / 11, 0, 0));

    const e = Math.E;
    expect(problem.mistakes).toEqual({
      unmasked: near(5 / 15, 6 / 15, 1 / 15, 3 / 15),
      after: near(5 / 15, 6 / 15, 0, 0),
      zero: near(5 / 13, 6 / 13, 1 / 13, 1 / 13), // 5 + 6 + e⁰ + e⁰ = 13
      'ones-added': near(...[5 * e, 6 * e, 1, 3].map((part) => part / (11 * e + 4))),
      transposed: near(0, 6 / 10, 1 / 10, 3 / 10),
      'no-self': near(1, 0, 0, 0),
    });
  });

  test('the row adds up to 1, and masked after the softmax to less', () => {
    for (const seed of seeds) {
      const problem = exercises['mask-row']!.problem(seed);
      expect(sum(problem.answer)).toBeCloseTo(1, 12);
      expect(sum(problem.mistakes['after'])).toBeLessThan(0.99);
      const mask = table(problem, 'mask');
      expect(numbersOf(problem.answer).map((weight) => Number(weight > 0))).toEqual(mask);
      const exponentials = table(problem, 'scores').map((score) => Math.round(Math.exp(score)));
      const seen = exponentials.filter((_, key) => mask[key] === 1);
      expect(problem.facts['terms']).toBe(seen.join(' + '));
      expect(problem.facts['sum']).toBe(sum(seen));
      expect(problem.facts['sum-of-all']).toBe(sum(exponentials));
    }
  });
});

describe('both masks for another library', () => {
  test('padding, the query, and two tokens after it: forbidden are the padding and the two', () => {
    const problem = exercises['mask-polarity']!.problem(1);
    expect(problem.facts).toMatchObject({ filled: '⟨pad⟩ El gato duerme', query: 'El' });
    expect(problem.answer).toEqual([1, 0, 1, 1]);
    expect(problem.mistakes).toEqual({
      'true-allows': [0, 1, 0, 0],
      and: [0, 0, 0, 0],
      'only-causal': [0, 0, 1, 1],
      'only-padding': [1, 0, 0, 0],
      'no-self': [1, 1, 1, 1],
    });
  });

  test('a key is forbidden if it is padding or comes after the query', () => {
    for (const seed of seeds) {
      const { asked, answer, facts } = exercises['mask-polarity']!.problem(seed);
      if (asked.kind !== 'numbers') expect.fail('numbers are asked for');
      const query = asked.colLabels.indexOf(facts['query'] as string);
      expect(answer).toEqual(
        asked.colLabels.map((label, key) => Number(label === '⟨pad⟩' || key > query)),
      );
    }
  });
});

describe('a window', () => {
  test('of two tokens: each sees itself and the one before', () => {
    const problem = find('mask-window', ({ facts }) => facts['width'] === 2);
    expect(problem.answer).toEqual(cells('1000 1100 0110 0011'));
    expect(problem.mistakes).toEqual({
      causal: cells('1000 1100 1110 1111'),
      'one-more': cells('1000 1100 1110 0111'),
      'both-sides': cells('1100 1110 0111 0011'),
      mirrored: cells('1100 0110 0011 0001'),
      'no-self': cells('0000 1000 0100 0010'),
    });
  });

  test('every row from the width on has as many cells as the window is wide', () => {
    for (const seed of seeds) {
      const { asked, answer, facts } = exercises['mask-window']!.problem(seed);
      if (asked.kind !== 'mask') expect.fail('a mask is asked for');
      const rows = Array.from({ length: asked.rows }, (_, i) =>
        sum(answer.slice(i * asked.cols, (i + 1) * asked.cols)),
      );
      expect(rows).toEqual(rows.map((_, i) => Math.min(i + 1, facts['width'] as number)));
      expect((facts['seen'] as string).split(', ')).toHaveLength(facts['width'] as number);
    }
  });
});

describe('a row with nothing allowed', () => {
  test.each([
    ['masked_fill(~mask, float("-inf"))', 'float32', 'nan'],
    ['masked_fill(~mask, -1e9)', 'float32', 'equal'],
    ['scores - 1e9 * ~mask', 'float32', 'equal'],
    ['scores - 1e9 * ~mask', 'float64', 'unmasked'],
    ['scaledDotProductAttention', 'float64', 'zeros'],
  ])('%s in %s: %s', (code, format, expected) => {
    const problem = find(
      'mask-empty',
      ({ facts }) => (facts['code'] as string).includes(code) && facts['format'] === format,
    );
    expect(problem.answer).toEqual([expected]);
    const weights = table(problem, 'weights');
    const unmasked = table(problem, 'unmasked');
    const near = {
      nan: [NaN, NaN, NaN],
      zeros: [0, 0, 0],
      equal: [1 / 3, 1 / 3, 1 / 3],
      unmasked: unmasked.map((weight) => expect.closeTo(weight, 6)),
    };
    expect(weights).toEqual(near[expected as keyof typeof near]);
    // Equal scores would be equal without a mask, too, and two options right.
    expect(new Set(unmasked).size).toBe(3);
  });
});
