import { describe, expect, test } from 'vitest';
import { causalMask, fullMask, matrix, type Random } from '#core/index.ts';
import { integer } from './draw.ts';
import { choice, maskOf, numbers, order } from './exercise.ts';

const one = (random: Random) => integer(random, -5, 5);

describe('numbers', () => {
  const square = numbers({
    digits: 0,
    draw: one,
    answer: (x) => matrix([[x, x * x]]),
    mistakes: { doubled: (x) => matrix([[x, 2 * x]]), negated: (x) => matrix([[-x, x * x]]) },
    rowLabels: ['x'],
    colLabels: (x) => [`${x}`, `${x}²`],
    facts: (x) => ({ x }),
  });

  test('asks for a matrix of the shape of the answer, with its labels', () => {
    const { asked, answer, facts } = square.problem(3);
    const [x] = answer;
    expect(asked).toEqual({
      kind: 'numbers',
      digits: 0,
      rows: 1,
      cols: 2,
      rowLabels: ['x'],
      colLabels: [`${x}`, `${x}²`],
    });
    expect(facts).toEqual({ x });
  });

  test('never draws numbers with which a mistake is the answer, or another mistake', () => {
    const drawn = Array.from({ length: 500 }, (_, seed) => square.problem(seed).answer[0]);
    // 0 negated and 0 or 2 doubled would be right.
    expect(new Set(drawn)).toEqual(new Set([-5, -4, -3, -2, -1, 1, 3, 4, 5]));
  });

  test('gives up where every draw confuses two answers', () => {
    const hopeless = numbers({
      digits: 0,
      draw: one,
      answer: (x) => matrix([[x]]),
      mistakes: { same: (x) => matrix([[x]]) },
    });
    expect(() => hopeless.problem(1)).toThrow('no numbers in 1000 draws');
  });

  test('answers closer than two tolerances are confused, NaN is always', () => {
    const apart = (difference: number) =>
      numbers({
        digits: 2,
        draw: one,
        answer: (x) => matrix([[x]]),
        mistakes: { near: (x) => matrix([[x + difference]]) },
      });
    expect(() => apart(0.02).problem(1)).toThrow(RangeError);
    expect(apart(0.021).problem(1).tolerance).toBe(0.01);
    expect(() => apart(NaN).problem(1)).toThrow(RangeError);
  });
});

describe('maskOf', () => {
  test('asks which cells are allowed; the untouched mask is never the answer', () => {
    const causal = maskOf({
      draw: (random) => integer(random, 1, 3),
      answer: (n) => causalMask(n),
      mistakes: { none: (n) => causalMask(n, n, { offset: -1 }) },
    });
    for (let seed = 1; seed < 100; seed++) {
      const { asked, answer, mistakes } = causal.problem(seed);
      expect(asked).toMatchObject({ kind: 'mask' });
      expect(answer).not.toEqual(answer.map(() => 1));
      expect(answer).toEqual(Array.from(causalMask(Math.sqrt(answer.length)).allowed, Number));
      expect(mistakes['none']?.[0]).toBe(0);
    }
    const trivial = maskOf({
      draw: one,
      answer: () => fullMask(2, 2),
      mistakes: { causal: () => causalMask(2) },
    });
    expect(() => trivial.problem(1)).toThrow(RangeError);
  });
});

describe('order', () => {
  const steps = order({
    draw: () => ['a', 'b', 'c'],
    answer: (items) => items,
    mistakes: { back: () => ['c', 'b', 'a'] },
    facts: (items) => ({ first: items[0]! }),
  });

  test('hands over the items shuffled, never in their order', () => {
    const orders = new Set(
      Array.from({ length: 200 }, (_, seed) => {
        const { asked, answer, facts } = steps.problem(seed);
        expect(answer).toEqual(['a', 'b', 'c']);
        expect(facts).toEqual({ first: 'a' });
        return asked.kind === 'order' ? asked.items.join('') : '';
      }),
    );
    expect([...orders].sort()).toEqual(['acb', 'bac', 'bca', 'cab', 'cba']);
  });
});

describe('choice', () => {
  test('every option but the answer is a mistake of its own name', () => {
    const sign = choice({
      options: ['negative', 'zero', 'positive'],
      draw: one,
      answer: (x) => (x === 0 ? 'zero' : x < 0 ? 'negative' : 'positive'),
      facts: (x) => ({ x }),
    });
    for (let seed = 0; seed < 50; seed++) {
      const { answer, mistakes, facts } = sign.problem(seed);
      const right = Math.sign(facts['x'] as number) + 1;
      expect(answer).toEqual([['negative', 'zero', 'positive'][right]]);
      expect(Object.keys(mistakes)).toHaveLength(2);
      expect(mistakes).not.toHaveProperty(answer[0] as string);
      for (const [name, given] of Object.entries(mistakes)) expect(given).toEqual([name]);
    }
  });
});
