import { expect, test } from 'vitest';
import { sumOfProducts } from './arithmetic.ts';

test('two rows are printed as a sum of products, what is negative in brackets with a true minus', () => {
  expect(sumOfProducts([1, 0], [2, 3])).toBe('1·2 + 0·3');
  expect(sumOfProducts(Float64Array.of(-1, 4), [5, -6])).toBe('(−1)·5 + 4·(−6)');
});
