import { expect, test } from 'vitest';
import { checkHere } from './check-here.ts';

test('every frozen value is compared, and every check says how far off it was', () => {
  for (const { cases, largestError, tolerance, failure } of checkHere()) {
    expect(failure).toBeUndefined();
    expect(cases).toBeGreaterThan(0);
    expect(largestError).toBeGreaterThan(0); // doubles are not mpmath
    expect(largestError).toBeLessThanOrEqual(tolerance);
  }
});

test('a check that fails says so, and does not stop the others', () => {
  const wrong = {
    id: 'wrong',
    meter: { tolerance: 1 },
    run: () => {
      throw new Error('1 is not 2');
    },
  };
  const right = { id: 'right', meter: { tolerance: 1 }, run: () => undefined };
  expect(checkHere([wrong, right]).map(({ id, failure }) => [id, failure])).toEqual([
    ['wrong', '1 is not 2'],
    ['right', undefined],
  ]);
});
