import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionCost } from './attention-cost.ts';
import type { Matrix } from './matrix.ts';
import { multiHeadAttention, multiHeadParameters } from './multi-head.ts';
import { countParameters } from './parameters.ts';
import { createRandom, normalMatrix } from './random.ts';

/** Multiply-adds of a · b, one by one, as the three loops of a matrix product make them. */
function loops(a: Matrix, b: { readonly rows: number; readonly cols: number }): number {
  expect(a.cols).toBe(b.rows);
  let count = 0;
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.cols; j++) for (let k = 0; k < b.rows; k++) count++;
  return count;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('attentionCost', () => {
  it('n = 5, d_model 64, 8 heads: worked by hand', () => {
    expect(attentionCost({ queries: 5, dModel: 64, numHeads: 8 })).toEqual({
      multiplyAdds: {
        projections: 61_440, // 3 · 5 · 64 · 64
        products: 1_600, // 8 · 5 · 5 · 8
        mixing: 1_600,
        output: 20_480, // 5 · 64 · 64
        total: 85_120,
      },
      softmaxRows: 40,
      weights: 200,
      parameters: 16_384, // 4 · 64²
    });
  });

  const sizes = fc.record({
    queries: fc.integer({ min: 1, max: 5 }),
    keys: fc.integer({ min: 1, max: 5 }),
    dModel: fc.integer({ min: 1, max: 8 }),
    numHeads: fc.integer({ min: 1, max: 4 }),
    dK: fc.integer({ min: 1, max: 4 }),
    dV: fc.integer({ min: 1, max: 4 }),
  });

  it('is what the matrices of the real layer take, loop by loop', () => {
    fc.assert(
      fc.property(sizes, (given) => {
        const random = createRandom(1);
        const x = normalMatrix(given.queries, given.dModel, random);
        const context = normalMatrix(given.keys, given.dModel, random);
        const parameters = multiHeadParameters(given.dModel, given.numHeads, random, given);
        const { heads, concatenated } = multiHeadAttention(parameters, x, { context });
        const cost = attentionCost(given);
        expect(cost.multiplyAdds).toMatchObject({
          projections: sum(
            parameters.heads.map(
              ({ queryProjection, keyProjection, valueProjection }) =>
                loops(x, queryProjection) +
                loops(context, keyProjection) +
                loops(context, valueProjection),
            ),
          ),
          products: sum(
            heads.map(({ queries, keys }) => loops(queries, { rows: keys.cols, cols: keys.rows })),
          ),
          mixing: sum(heads.map(({ weights, values }) => loops(weights, values))),
          output: loops(concatenated, parameters.outputProjection),
        });
        expect(cost.softmaxRows).toBe(sum(heads.map(({ weights }) => weights.rows)));
        expect(cost.weights).toBe(sum(heads.map(({ weights }) => weights.data.length)));
        expect(cost.parameters).toBe(countParameters(parameters));
      }),
    );
  });

  it('h heads of width d_model / h: the same multiply-adds and parameters, h times the weights', () => {
    const one = attentionCost({ queries: 100, dModel: 512, numHeads: 1 });
    for (const numHeads of [2, 8, 64]) {
      const many = attentionCost({ queries: 100, dModel: 512, numHeads });
      expect(many.multiplyAdds).toEqual(one.multiplyAdds);
      expect(many.parameters).toBe(one.parameters);
      expect(many.softmaxRows).toBe(numHeads * one.softmaxRows);
      expect(many.weights).toBe(numHeads * one.weights);
    }
  });

  it('heads that do not divide d_model have no width, unless they are given one', () => {
    expect(() => attentionCost({ queries: 5, dModel: 64, numHeads: 7 })).toThrow(
      new RangeError(
        'attentionCost: a number of heads that divides d_model, got d_model 64, heads 7',
      ),
    );
    expect(attentionCost({ queries: 5, dModel: 64, numHeads: 7, dK: 8 }).weights).toBe(175);
  });

  it.each([0, -7, 1.5])('refuses %d heads as a number of heads, not as a divisor', (numHeads) => {
    expect(() => attentionCost({ queries: 5, dModel: 64, numHeads })).toThrow(
      new RangeError(`attentionCost: sizes are integers of at least 1, got h = ${numHeads}`),
    );
  });

  it('one head divides any width', () => {
    expect(attentionCost({ queries: 5, dModel: 7, numHeads: 1 }).weights).toBe(25);
    expect(() => attentionCost({ queries: 5, dModel: 2.5, numHeads: 1 })).toThrow(
      new RangeError('attentionCost: sizes are integers of at least 1, got dModel = 2.5'),
    );
  });

  it.each([0, -1, 2.5, NaN, Infinity])('refuses %d tokens', (queries) => {
    expect(() => attentionCost({ queries, dModel: 64, numHeads: 8 })).toThrow(
      new RangeError(`attentionCost: sizes are integers of at least 1, got n = ${queries}`),
    );
  });
});
