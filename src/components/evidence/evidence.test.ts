import { describe, expect, it } from 'vitest';
import { evidence, oracleCheck } from './evidence.ts';

describe('oracleCheck', () => {
  it('finds a check by its id', () => {
    for (const check of evidence.checks) expect(oracleCheck(check.id)).toBe(check);
  });

  it('says which there are when there is none of that id', () => {
    const ids = evidence.checks.map(({ id }) => id).join(', ');
    expect(() => oracleCheck('guess')).toThrow(
      new RangeError(`oracleCheck: one of ${ids}; got guess`),
    );
  });
});
