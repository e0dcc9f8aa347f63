import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasNoAllowedKey, scaledDotProductAttention } from './attention.ts';
import { ShapeError } from './errors.ts';
import { causalMask, fullMask, isAllowed, mask, maskToBias, paddingMask } from './mask.ts';
import type { Mask } from './mask.ts';
import { at, formatShape, map, matrix, sliceCols, sliceRows, toRows, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { attentionCase, size } from './testing/arbitrary.ts';
import type { AttentionCase } from './testing/arbitrary.ts';
import { createRandom } from './random.ts';
import { expectClose } from './testing/compare.ts';

const attend = ({ queries, keys, values }: AttentionCase, options = {}) =>
  scaledDotProductAttention(queries, keys, values, options);

/** The rows in another order: row k of the result is row order[k] of a. */
const reorderRows = (a: Matrix, order: readonly number[]): Matrix =>
  map(a, (_, i, j) => at(a, order[i]!, j));

const reorderCols = (a: Mask, order: readonly number[]): Mask => ({
  ...a,
  allowed: a.allowed.map((_, cell) =>
    isAllowed(a, Math.floor(cell / a.cols), order[cell % a.cols]!),
  ),
});

describe('scaledDotProductAttention', () => {
  it('does three steps, as worked by hand', () => {
    // d_k = 4, so √d_k = 2; keys and queries are chosen so that e^score is 1 or 3.
    const a = 2 * Math.log(3);
    const { products, scores, weights, output } = scaledDotProductAttention(
      matrix([[1, 0, 0, 0]]),
      matrix([
        [a, 5, 5, 5],
        [0, 7, 7, 7],
      ]),
      matrix([
        [4, 8, 0],
        [0, 0, 4],
      ]),
    );
    expectClose(products, [[a, 0]]); // 1·a + 0·5 + 0·5 + 0·5, 1·0 + …
    expectClose(scores, [[Math.log(3), 0]]); // a / 2, 0 / 2
    // e^(ln 3) = 3, e^0 = 1: 3/4 and 1/4. Three roundings of an exponential, a sum, a quotient.
    expectClose(weights, [[0.75, 0.25]], { relative: 1e-15 });
    expectClose(output, [[3, 6, 1]], { relative: 1e-15 }); // 0.75·4, 0.75·8, 0.25·4
  });

  it('gives the weights printed in VikramTaviti/tuts (NumPy, d_k = 2)', () => {
    const { products, scores, weights } = scaledDotProductAttention(
      matrix([
        [1, 3],
        [0, 0],
        [2, 4],
      ]),
      matrix([
        [0.5, 1.5],
        [0, 0],
        [1, 1],
      ]),
      matrix([
        [1, 0.5],
        [0, 0],
        [0.5, 1],
      ]),
    );
    expectClose(products, [
      [5, 0, 4],
      [0, 0, 0],
      [7, 0, 6],
    ]);
    expectClose(
      scores,
      [
        [3.53553391, 0, 2.82842712],
        [0, 0, 0],
        [4.94974747, 0, 4.24264069],
      ],
      { absolute: 5e-9 }, // printed to eight decimals
    );
    expectClose(
      weights,
      [
        [0.65693877, 0.01914529, 0.32391594],
        [0.33333333, 0.33333333, 0.33333333],
        [0.66659828, 0.00472298, 0.32867874],
      ],
      { absolute: 5e-9 },
    );
  });

  it('gives the numbers of Karim, Illustrated: Self-Attention (2019), PyTorch, which does not scale', () => {
    const { weights, output } = scaledDotProductAttention(
      matrix([
        [1, 0, 2],
        [2, 2, 2],
        [2, 1, 3],
      ]),
      matrix([
        [0, 1, 1],
        [4, 4, 0],
        [2, 3, 1],
      ]),
      matrix([
        [1, 2, 3],
        [2, 8, 0],
        [2, 6, 3],
      ]),
      { scale: 1 },
    );
    expectClose(
      weights,
      [
        [6.3379e-2, 4.6831e-1, 4.6831e-1],
        [6.0337e-6, 9.8201e-1, 1.7986e-2],
        [2.9539e-4, 8.8054e-1, 1.1917e-1],
      ],
      { relative: 5e-5 }, // printed to five digits
    );
    expectClose(
      output,
      [
        [1.9366, 6.6831, 1.5951],
        [2.0, 7.964, 0.054],
        [1.9997, 7.7599, 0.3584],
      ],
      { absolute: 5e-5 }, // printed to four decimals
    );
  });

  it('gives the output printed in Dive into Deep Learning, 11.3, for valid lengths 2 and 6', () => {
    const random = createRandom(0); // all keys are alike, so the query does not matter
    const queries = matrix([[random.normal(), random.normal()]]);
    const keys = map(zeros(10, 2), () => 1);
    const values = map(zeros(10, 4), (_, i, j) => 4 * i + j); // torch.arange(40)
    const outputs = paddingMask([2, 6], { numKeys: 10, numQueries: 1 }).map(
      (mask) => scaledDotProductAttention(queries, keys, values, { mask }).output,
    );
    // The sixths in the second are rounded, and six of them are added: 6 · 21 · ulp / 2.
    expectClose(outputs[0]!, [[2, 3, 4, 5]]);
    expectClose(outputs[1]!, [[10, 11, 12, 13]], { absolute: 2e-14 });
  });

  it('multiplies the products by the scale, and adds the bias after', () => {
    const { scores } = scaledDotProductAttention(matrix([[2]]), matrix([[3], [-1]]), zeros(2, 1), {
      scale: 0.5,
      bias: matrix([[0.25, -4]]),
    });
    expectClose(scores, [[3.25, -5]]); // 6·0.5 + 0.25, −2·0.5 − 4
  });

  it('weights only the allowed pairs', () => {
    const { scores, weights, output } = scaledDotProductAttention(
      zeros(2, 1),
      zeros(3, 1),
      matrix([[1], [2], [6]]),
      {
        mask: mask([
          [true, false, true],
          [false, true, false],
        ]),
      },
    );
    expectClose(scores, [
      [0, -Infinity, 0],
      [-Infinity, 0, -Infinity],
    ]);
    expectClose(weights, [
      [0.5, 0, 0.5],
      [0, 1, 0],
    ]);
    expectClose(output, [[3.5], [2]]); // (1 + 6) / 2, 2
  });
});

describe('edges', () => {
  const queries = matrix([
    [1, 2],
    [3, 4],
  ]);
  const keys = matrix([
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
  const values = matrix([[1], [-2], [3]]);

  it.each([
    [
      'mask',
      {
        mask: mask([
          [false, false, false],
          [true, true, true],
        ]),
      },
    ],
    ['bias of −∞', { bias: map(zeros(2, 3), (_, i) => (i === 0 ? -Infinity : 0)) }],
  ])('a query with no allowed key (%s) has weights and output exactly 0', (_, options) => {
    const { scores, weights, output } = scaledDotProductAttention(queries, keys, values, options);
    const unmasked = scaledDotProductAttention(queries, keys, values);
    expect(hasNoAllowedKey(scores, 0)).toBe(true);
    expect(hasNoAllowedKey(scores, 1)).toBe(false);
    expectClose(sliceRows(weights, 0, 1), [[0, 0, 0]]);
    expect(at(output, 0, 0)).toBe(0); // 0, not −0
    expectClose(sliceRows(output, 1), sliceRows(unmasked.output, 1));
  });

  it('a bias of −∞ is a mask', () => {
    const mask = causalMask(2, 3);
    const masked = scaledDotProductAttention(queries, keys, values, { mask });
    const biased = scaledDotProductAttention(queries, keys, values, { bias: maskToBias(mask) });
    expectClose(biased.scores, masked.scores);
    expectClose(biased.output, masked.output);
  });

  it('a query of NaN spoils its own row only', () => {
    const { output } = scaledDotProductAttention(
      matrix([
        [NaN, 0],
        [0, 0],
      ]),
      keys,
      values,
    );
    expect(at(output, 0, 0)).toBeNaN();
    // (1 − 2 + 3) / 3; thirds are rounded
    expect(at(output, 1, 0)).toBeCloseTo(2 / 3, 15);
  });

  it('a masked key of NaN has weight exactly 0 and does no harm', () => {
    const broken = matrix([
      [1, 0],
      [0, 1],
      [NaN, NaN],
    ]);
    const mask = paddingMask([2], { numKeys: 3, numQueries: 2 })[0]!;
    const { products, weights, output } = scaledDotProductAttention(queries, broken, values, {
      mask,
    });
    const without = scaledDotProductAttention(
      queries,
      sliceRows(keys, 0, 2),
      sliceRows(values, 0, 2),
    );
    expect(at(products, 0, 2)).toBeNaN();
    expectClose(sliceCols(weights, 2), [[0], [0]]);
    expectClose(output, without.output);
  });

  it('a masked value of NaN reaches the output, since 0 · NaN is NaN', () => {
    const broken = matrix([[1], [-2], [NaN]]);
    const mask = paddingMask([2], { numKeys: 3, numQueries: 2 })[0]!;
    const { weights, output } = scaledDotProductAttention(queries, keys, broken, { mask });
    expectClose(sliceCols(weights, 2), [[0], [0]]);
    expectClose(output, [[NaN], [NaN]]);
  });

  it('no queries: the result is empty', () => {
    const { weights, output } = scaledDotProductAttention(zeros(0, 2), keys, values);
    expect(formatShape(weights)).toBe('0×3');
    expect(formatShape(output)).toBe('0×1');
  });

  it('no keys: the output is zeros', () => {
    const { weights, output } = scaledDotProductAttention(queries, zeros(0, 2), zeros(0, 3));
    expect(formatShape(weights)).toBe('2×0');
    expectClose(output, zeros(2, 3));
  });

  it('values without columns: so is the output', () => {
    const { output } = scaledDotProductAttention(queries, keys, zeros(3, 0));
    expect(formatShape(output)).toBe('2×0');
  });

  it('scores of ±10³⁰⁸ do not overflow', () => {
    const { weights } = scaledDotProductAttention(
      matrix([[1e308]]),
      matrix([[1], [-1], [1]]),
      zeros(3, 1),
    );
    expectClose(weights, [[0.5, 0, 0.5]]);
  });
});

describe('errors', () => {
  const [queries, keys, values] = [zeros(2, 4), zeros(3, 4), zeros(3, 1)];

  it.each([
    [zeros(2, 3), keys, values, {}, 'queries and keys of one width, got queries 2×3, keys 3×4'],
    [
      zeros(2, 0),
      zeros(3, 0),
      values,
      {},
      'queries and keys of width 1 or more, got queries 2×0, keys 3×0',
    ],
    [queries, keys, zeros(1, 1), {}, 'one value per key, got keys 3×4, values 1×1'],
    [
      queries,
      keys,
      values,
      { mask: fullMask(3, 2) },
      'a 2×3 mask, one row per query, one column per key, got 3×2',
    ],
    [
      queries,
      keys,
      values,
      { mask: fullMask(1, 3) },
      'a 2×3 mask, one row per query, one column per key, got 1×3',
    ],
    [
      queries,
      keys,
      values,
      { bias: zeros(3, 2) },
      'a 2×3 bias, one row per query, one column per key, got 3×2',
    ],
  ])('%#: shapes that do not fit', (q, k, v, options, message) => {
    const call = () => scaledDotProductAttention(q, k, v, options);
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(`scaledDotProductAttention: ${message}`);
  });

  it.each([NaN, Infinity, -Infinity])('a scale of %d', (scale) => {
    expect(() => scaledDotProductAttention(queries, keys, values, { scale })).toThrow(
      new RangeError(`scaledDotProductAttention: a finite scale, got ${scale}`),
    );
  });
});

describe('properties', () => {
  it('weights are from 0 to 1 and sum to 1 in every row', () => {
    fc.assert(
      fc.property(attentionCase(), (given) => {
        for (const row of toRows(attend(given).weights)) {
          expect(row.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
          expect(Math.abs(row.reduce((x, y) => x + y, 0) - 1)).toBeLessThan(1e-15); // six roundings
        }
      }),
    );
  });

  it('convex hull: no output is outside the range of its column of values', () => {
    fc.assert(
      fc.property(attentionCase(), (given) => {
        const { output } = attend(given);
        for (let c = 0; c < output.cols; c++) {
          const column = toRows(given.values).map((row) => row[c]!);
          for (let i = 0; i < output.rows; i++) {
            const slack = 100 * 1e-14; // |values| ≤ 100; weights that sum to 1 within a few ulp
            expect(at(output, i, c)).toBeGreaterThanOrEqual(Math.min(...column) - slack);
            expect(at(output, i, c)).toBeLessThanOrEqual(Math.max(...column) + slack);
          }
        }
      }),
    );
  });

  it('a shift of all scores of a query changes no output', () => {
    fc.assert(
      fc.property(attentionCase(), fc.integer({ min: -50, max: 50 }), (given, shift) => {
        const bias = map(zeros(given.queries.rows, given.keys.rows), () => shift);
        // scores reach 6·10⁴/√6 = 24,500, where adding the shift rounds by 1.8e-12; values reach 100
        expectClose(attend(given, { bias }).output, attend(given).output, { absolute: 5e-9 });
      }),
    );
  });

  it('a set: permuting keys, values and mask columns together changes nothing beyond rounding', () => {
    fc.assert(
      fc.property(attentionCase(), fc.integer(), (given, seed) => {
        const order = createRandom(seed).permutation(given.keys.rows);
        const permuted = {
          queries: given.queries,
          keys: reorderRows(given.keys, order),
          values: reorderRows(given.values, order),
        };
        const mask = causalMask(given.queries.rows, given.keys.rows, { offset: 1 });
        const { output } = attend(permuted, { mask: reorderCols(mask, order) });
        // only the order of two sums of up to six terms changes; values reach 100
        expectClose(output, attend(given, { mask }).output, { absolute: 1e-12 });
      }),
    );
  });

  it('permuting the queries permutes the outputs, exactly', () => {
    fc.assert(
      fc.property(attentionCase(), fc.integer(), (given, seed) => {
        const order = createRandom(seed).permutation(given.queries.rows);
        const { output } = attend({ ...given, queries: reorderRows(given.queries, order) });
        expectClose(output, reorderRows(attend(given).output, order));
      }),
    );
  });

  it('causal: a later key or value cannot change an earlier output, exactly', () => {
    fc.assert(
      fc.property(attentionCase({ square: true }), size, (given, changed) => {
        const n = given.queries.rows;
        const first = Math.min(changed, n); // the first token to change
        const replace = (a: Matrix) => map(a, (value, i) => (i >= first ? value * 3 - 50 : value));
        const later = { ...given, keys: replace(given.keys), values: replace(given.values) };
        const mask = causalMask(n);
        const [before, after] = [attend(given, { mask }), attend(later, { mask })];
        expectClose(sliceRows(after.output, 0, first), sliceRows(before.output, 0, first));
      }),
    );
  });

  it('padding equals truncation, exactly', () => {
    fc.assert(
      fc.property(attentionCase(), size, (given, wanted) => {
        const length = Math.min(wanted, given.keys.rows);
        const [mask] = paddingMask([length], {
          numKeys: given.keys.rows,
          numQueries: given.queries.rows,
        });
        const truncated = {
          queries: given.queries,
          keys: sliceRows(given.keys, 0, length),
          values: sliceRows(given.values, 0, length),
        };
        expectClose(attend(given, { mask }).output, attend(truncated).output);
      }),
    );
  });

  it('purity: no input is changed, and no result shares its memory', () => {
    fc.assert(
      fc.property(attentionCase(), (given) => {
        const inputs = Object.values(given).map(({ data }) => data);
        const before = inputs.map((data) => data.slice());
        for (const { data } of Object.values(attend(given))) data.fill(7);
        expect(inputs).toEqual(before);
      }),
    );
  });
});
