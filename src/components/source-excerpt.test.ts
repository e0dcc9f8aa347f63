import { describe, expect, test } from 'vitest';
import { functionSource, statementsAssigning } from './source-excerpt.ts';

const source = `
const unrelated = 1;

/** Twice a number. */
export function twice(x: number): number {
  const doubled = 2 * x; // [1]
  const spread = [
    doubled,
  ];
  return spread[0]!;
}

function after() {}
`;

describe('functionSource', () => {
  test('takes the docstring, the signature and the body, and nothing else', () => {
    const text = functionSource(source, 'twice');
    expect(text.startsWith('/** Twice a number. */\nexport function twice')).toBe(true);
    expect(text.endsWith('return spread[0]!;\n}')).toBe(true);
  });

  test('a function that is not there fails the build by name', () => {
    expect(() => functionSource(source, 'thrice')).toThrow('no function thrice');
  });
});

describe('statementsAssigning', () => {
  test('takes the statements that declare the variables, with the comment on their line', () => {
    expect(statementsAssigning(source, 'twice', ['doubled', 'spread'])).toEqual([
      { text: 'const doubled = 2 * x; // [1]', assigns: ['doubled'] },
      { text: 'const spread = [\n  doubled,\n];', assigns: ['spread'] },
    ]);
  });

  test('a variable that is not declared fails the build by name', () => {
    expect(() => statementsAssigning(source, 'twice', ['tripled'])).toThrow(
      'twice declares no tripled',
    );
  });
});
