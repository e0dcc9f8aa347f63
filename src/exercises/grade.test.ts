import { describe, expect, test } from 'vitest';
import { grade } from './grade.ts';

const problem = {
  answer: [0.25, 0.75],
  mistakes: { swapped: [0.75, 0.25], halved: [0.125, 0.375] },
  tolerance: 0.01,
};

describe('grade', () => {
  test('the answer is right, and so is one that is off by the tolerance, and no more', () => {
    expect(grade(problem, [0.25, 0.75])).toEqual({ kind: 'right' });
    expect(grade(problem, [0.26, 0.74])).toEqual({ kind: 'right' });
    expect(grade(problem, [0.2611, 0.75]).kind).toBe('other');
  });

  test('a known mistake has its name, rounded too', () => {
    expect(grade(problem, [0.75, 0.25])).toEqual({ kind: 'mistake', name: 'swapped' });
    expect(grade(problem, [0.13, 0.38])).toEqual({ kind: 'mistake', name: 'halved' });
  });

  test('anything else is something else, and says which parts are right', () => {
    expect(grade(problem, [0.25, 0.5])).toEqual({ kind: 'other', parts: [true, false] });
  });

  test('an answer of another length is never right, nor a mistake', () => {
    expect(grade(problem, [0.25]).kind).toBe('other');
    expect(grade(problem, [0.25, 0.75, 0]).kind).toBe('other');
    expect(grade(problem, [0.75, 0.25, 0]).kind).toBe('other');
  });

  test('NaN is never right', () => {
    expect(grade(problem, [NaN, 0.75])).toEqual({ kind: 'other', parts: [false, true] });
  });

  test('names are compared as they are', () => {
    const order = { answer: ['a', 'b'], mistakes: { back: ['b', 'a'] }, tolerance: 0 };
    expect(grade(order, ['a', 'b'])).toEqual({ kind: 'right' });
    expect(grade(order, ['b', 'a'])).toEqual({ kind: 'mistake', name: 'back' });
    expect(grade(order, ['b', 'b'])).toEqual({ kind: 'other', parts: [false, true] });
  });
});
