import { describe, expect, test } from 'vitest';
import { matrix } from '#core/index.ts';
import { choice, numbers, order } from '#exercises/exercise.ts';
import { partsOf } from './parts.ts';

const half = numbers({
  digits: 1,
  draw: () => 0.5,
  answer: (x) => matrix([[x]]),
  mistakes: { twice: (x) => matrix([[2 * x]]) },
  facts: (x) => ({ x }),
}).problem(1);

const question = '<p>What is <span data-fact="x"></span>?</p>';
const hint = '<div data-part="hint"><p>Look.</p></div>';
const mistake = '<div data-part="mistake" data-name="twice"><p>Twice.</p><p>Too much.</p></div>';
const solution = '<div data-part="solution"><p>It is <b data-fact="x"></b>.</p></div>';

describe('partsOf', () => {
  test('takes the text apart, numbers filled in; one paragraph alone is its content', () => {
    expect(partsOf('e', question + hint + hint + mistake + solution, half)).toEqual({
      question: '<p>What is <span data-fact="x">0.5</span>?</p>',
      'hint-0': 'Look.',
      'hint-1': 'Look.',
      'mistake-twice': '<p>Twice.</p><p>Too much.</p>',
      solution: 'It is <b data-fact="x">0.5</b>.',
    });
  });

  test.each([
    ['no hint', question + mistake + solution, 'e: at least one <Hint>'],
    ['no solution', question + hint + mistake, 'e: one <Solution>, got 0'],
    ['two solutions', question + hint + mistake + solution + solution, 'e: one <Solution>, got 2'],
    ['a mistake left out', question + hint + solution, 'one mistake each for twice; got none'],
    [
      'a mistake that the exercise does not know',
      question + hint + mistake + mistake.replace('twice', 'thrice') + solution,
      'one mistake each for twice; got twice, thrice',
    ],
    [
      'an option for no choice',
      `${question}<div data-part="option" data-name="a"><i data-part="reason">b</i></div>${hint}${mistake}${solution}`,
      'one option each for nothing; got a',
    ],
    ['an unknown fact', `${question}<b data-fact="y"></b>`, 'no fact is named “y”'],
  ])('%s is refused', (_, html, message) => {
    expect(() => partsOf('e', html, half)).toThrow(message);
  });

  test('an option and its reason are parts of their own', () => {
    const problem = choice({ options: ['a', 'b'], draw: () => 1, answer: () => 'a' }).problem(1);
    const option = (name: string, reason: string) =>
      `<div data-part="option" data-name="${name}"><p>The ${name}.</p>${reason}</div>`;
    const html = (reason: string) =>
      `<p>Which?</p>${option('a', '<div data-part="reason">Yes.</div>')}${option('b', reason)}${hint}<div data-part="solution">a</div>`;
    expect(partsOf('e', html('<div data-part="reason">No.</div>'), problem)).toMatchObject({
      'option-a': 'The a.',
      'reason-a': 'Yes.',
      'option-b': 'The b.',
      'reason-b': 'No.',
    });
    expect(() => partsOf('e', html(''), problem)).toThrow('e: a <Reason> in the option “b”');
  });

  test('items of an order are parts by name', () => {
    const problem = order({
      draw: () => ['one', 'two'],
      answer: (items) => items,
      mistakes: {},
    }).problem(1);
    const item = (name: string) => `<div data-part="item" data-name="${name}">The ${name}.</div>`;
    const rest = `${hint}<div data-part="solution">One, two.</div>`;
    expect(partsOf('e', item('one') + item('two') + rest, problem)).toMatchObject({
      'item-one': 'The one.',
      'item-two': 'The two.',
    });
    expect(() => partsOf('e', item('one') + rest, problem)).toThrow(
      'one item each for two, one; got one',
    );
  });
});
