import { expect, test } from 'vitest';
import { dotProductText, listText, mixtureText, sumOfProducts } from './arithmetic.ts';

test('a list stands in one piece, with true minus signs', () => {
  expect(listText([2, 0, -1])).toBe('(2,\u00a00,\u00a0−1)');
});

test('a dot product is spelt out, negative numbers in brackets, and the bias comes last', () => {
  expect(dotProductText([1, -2], [-3, 4])).toBe('1·(−3) + (−2)·4 = −11'); // −3 − 8
  expect(dotProductText([1, 2], [3, 0], { bias: [-5] })).toBe('1·3 + 2·0 + (−5) = −2'); // 3 + 0 − 5
});

test('a mixture is divided by the sum of its weights, and says whether it was rounded', () => {
  expect(mixtureText([1, 3], [2, 0])).toBe('(1·2 + 3·0)/4 = 0.50');
  expect(mixtureText([1, 2], [-1, 0])).toBe('(1·(−1) + 2·0)/3 ≈ −0.33');
});

test('two rows are printed as a sum of products, what is negative in brackets with a true minus', () => {
  expect(sumOfProducts([1, 0], [2, 3])).toBe('1·2 + 0·3');
  expect(sumOfProducts(Float64Array.of(-1, 4), [5, -6])).toBe('(−1)·5 + 4·(−6)');
});
