import { expect, it } from 'vitest';
import { ShapeError } from './errors.ts';

it('ShapeError is an Error that says its name', () => {
  const error = new ShapeError('matmul: no');
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe('ShapeError: matmul: no');
});
