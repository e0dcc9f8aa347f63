import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attention, attentionParameters } from './attention-layer.ts';
import type { HeadParameters } from './attention-layer.ts';
import { scaledDotProductAttention } from './attention.ts';
import { ShapeError } from './errors.ts';
import { causalMask } from './mask.ts';
import { matmul } from './matmul.ts';
import { add, formatShape, matrix, permuteRows, sliceCols, sliceRows, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { multiHeadAttention, multiHeadParameters, packHeads, splitHeads } from './multi-head.ts';
import { createRandom, normalMatrix } from './random.ts';
import { variance } from './statistics.ts';
import { expectClose } from './testing/compare.ts';

/** The original's configuration. */
const dModel = 64;
const numHeads = 8;
const x = normalMatrix(5, dModel, createRandom(42));
const parameters = multiHeadParameters(dModel, numHeads, createRandom(7));

const countOf = (heads: readonly HeadParameters[]): number =>
  heads
    .flatMap((head) => Object.values(head) as Matrix[])
    .reduce((sum, { data }) => sum + data.length, 0);

describe('multiHeadParameters', () => {
  it('gives each head d_model / h columns', () => {
    expect(parameters.heads).toHaveLength(8);
    for (const head of parameters.heads) {
      expect(formatShape(head.queryProjection)).toBe('64×8');
      expect(formatShape(head.keyProjection)).toBe('64×8');
      expect(formatShape(head.valueProjection)).toBe('64×8');
    }
    expect(formatShape(parameters.outputProjection)).toBe('64×64');
  });

  it('the number of heads changes no count: 3 · d_model² and W^O', () => {
    for (const heads of [1, 2, 4, 8, 64]) {
      const drawn = multiHeadParameters(dModel, heads, createRandom(1));
      expect(countOf(drawn.heads)).toBe(3 * 64 * 64);
      expect(drawn.outputProjection.data.length).toBe(64 * 64);
    }
  });

  it('has d_k and d_v of its own if told: then d_model need not divide', () => {
    const drawn = multiHeadParameters(10, 3, createRandom(1), { dK: 4, dV: 5, biases: true });
    expect(formatShape(drawn.heads[2]!.queryProjection)).toBe('10×4');
    expect(formatShape(drawn.heads[2]!.valueProjection)).toBe('10×5');
    expect(formatShape(drawn.heads[2]!.keyBias!)).toBe('1×4');
    expect(formatShape(drawn.heads[2]!.valueBias!)).toBe('1×5');
    expect(formatShape(drawn.outputProjection)).toBe('15×10');
    expect(formatShape(drawn.outputBias!)).toBe('1×10');
  });

  it('with fan-out d_k the projections are larger by √(2h / (h + 1)), and W^O is not', () => {
    const byHead = multiHeadParameters(dModel, numHeads, createRandom(7), { fanOut: 8 });
    const ratio = Math.sqrt(16 / 9); // h = 8: 2/(64 + 8) against 2/(64 + 64)
    for (const [i, head] of byHead.heads.entries()) {
      for (const [cell, value] of head.queryProjection.data.entries())
        expect(value / parameters.heads[i]!.queryProjection.data[cell]!).toBeCloseTo(ratio, 9);
    }
    expectClose(byHead.outputProjection, parameters.outputProjection);
    const spread = (drawn: typeof parameters): number => {
      const { products } = multiHeadAttention(drawn, x).heads[0]!;
      return variance(products.data);
    };
    expect(spread(byHead) / spread(parameters)).toBeCloseTo(ratio ** 4, 9); // products by ratio²
  });

  it('refuses heads that do not divide d_model, and says so', () => {
    expect(() => multiHeadParameters(64, 7, createRandom(1))).toThrow(
      new RangeError(
        'multiHeadParameters: a number of heads that divides d_model, got d_model 64, heads 7',
      ),
    );
  });

  it.each([0, -1, 1.5, NaN])('refuses %d heads', (heads) => {
    expect(() => multiHeadParameters(64, heads, createRandom(1), { dK: 8 })).toThrow(
      new RangeError(
        `multiHeadParameters: the number of heads is an integer of at least 1, got ${heads}`,
      ),
    );
  });
});

describe('multiHeadAttention', () => {
  const result = multiHeadAttention(parameters, x);

  it('each head is scaled dot-product attention over projections of its own', () => {
    for (const [i, head] of result.heads.entries()) {
      const { queryProjection, keyProjection, valueProjection } = parameters.heads[i]!;
      const [q, k, v] = [queryProjection, keyProjection, valueProjection].map((w) => matmul(x, w));
      const expected = scaledDotProductAttention(q!, k!, v!);
      expectClose(head.queries, q!);
      expectClose(head.scores, expected.scores);
      expectClose(head.weights, expected.weights);
      expectClose(head.output, expected.output);
    }
  });

  it('puts the heads’ outputs side by side, in order', () => {
    expect(formatShape(result.concatenated)).toBe('5×64');
    for (const [i, head] of result.heads.entries())
      expectClose(sliceCols(result.concatenated, i * 8, (i + 1) * 8), head.output);
  });

  it('the output is the sum of what each head sends through its rows of W^O', () => {
    const shares = result.heads.map((head, i) =>
      matmul(head.output, sliceRows(parameters.outputProjection, i * 8, (i + 1) * 8)),
    );
    // the same 64 products, added in another order
    expectClose(result.output, shares.reduce(add), { absolute: 1e-13 });
  });

  it('one head equals attention', () => {
    const single = multiHeadParameters(6, 1, createRandom(3), { biases: true });
    const alone = attentionParameters(6, createRandom(3), { biases: true });
    const tokens = normalMatrix(4, 6, createRandom(1));
    const many = multiHeadAttention(single, tokens, { mask: causalMask(4) });
    const one = attention(alone, tokens, { mask: causalMask(4) });
    expectClose(many.heads[0]!.weights, one.weights);
    expectClose(many.concatenated, one.mixtures);
    expectClose(many.output, one.output);
  });

  it('many heads are not one wide head', () => {
    const wide = packHeads(parameters.heads);
    const { output } = attention({ ...wide, outputProjection: parameters.outputProjection }, x);
    const difference = Math.max(
      ...output.data.map((value, cell) => Math.abs(value - result.output.data[cell]!)),
    );
    expect(difference).toBeGreaterThan(0.01);
  });

  it('packed projections, split after projecting, give the same numbers', () => {
    const { queryProjection, keyProjection, valueProjection } = packHeads(parameters.heads);
    const [q, k, v] = [queryProjection, keyProjection, valueProjection].map((w) => matmul(x, w));
    for (const [i, head] of result.heads.entries()) {
      const share = (wide: Matrix): Matrix => sliceCols(wide, i * 8, (i + 1) * 8);
      expectClose(share(q!), head.queries);
      expectClose(scaledDotProductAttention(share(q!), share(k!), share(v!)).output, head.output);
    }
  });

  it('a head that is taken out changes its own columns only', () => {
    const changed = {
      ...parameters,
      heads: parameters.heads.map((head, i) =>
        i === 2 ? { ...head, valueProjection: zeros(64, 8) } : head,
      ),
    };
    const { concatenated } = multiHeadAttention(changed, x);
    expectClose(sliceCols(concatenated, 0, 16), sliceCols(result.concatenated, 0, 16));
    expectClose(sliceCols(concatenated, 24), sliceCols(result.concatenated, 24));
    expectClose(sliceCols(concatenated, 16, 24), zeros(5, 8));
  });

  it('encoder-decoder: queries from x, keys and values from the context', () => {
    const context = normalMatrix(9, dModel, createRandom(43));
    const crossed = multiHeadAttention(parameters, x, { context });
    expect(formatShape(crossed.heads[0]!.weights)).toBe('5×9');
    expect(formatShape(crossed.output)).toBe('5×64');
    expectClose(crossed.heads[3]!.queries, result.heads[3]!.queries);
    expectClose(crossed.heads[3]!.values, matmul(context, parameters.heads[3]!.valueProjection));
  });

  it('the mask holds for every head', () => {
    const { heads } = multiHeadAttention(parameters, x, { mask: causalMask(5) });
    for (const { weights } of heads) {
      for (let i = 0; i < 5; i++)
        for (let j = 0; j < 5; j++) {
          const weight = weights.data[i * 5 + j]!;
          expect(weight === 0).toBe(j > i);
        }
    }
  });

  it('with a context alone, the order of the context does not matter', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const context = normalMatrix(6, dModel, random);
        const shuffled = permuteRows(context, random.permutation(6));
        expectClose(
          multiHeadAttention(parameters, x, { context: shuffled }).output,
          multiHeadAttention(parameters, x, { context }).output,
          { absolute: 1e-12 },
        );
      }),
      { numRuns: 20 },
    );
  });

  it('refuses parameters without a head', () => {
    expect(() => multiHeadAttention({ heads: [], outputProjection: zeros(0, 64) }, x)).toThrow(
      new ShapeError('multiHeadAttention: at least one head, got none'),
    );
  });
});

describe('packHeads and splitHeads', () => {
  it('put the heads’ columns side by side, biases too', () => {
    const head = (value: number): HeadParameters => ({
      queryProjection: matrix([[value], [10 * value]]),
      keyProjection: matrix([[-value], [-value]]),
      valueProjection: zeros(2, 1),
      queryBias: matrix([[100 * value]]),
    });
    const packed = packHeads([head(1), head(2)]);
    expectClose(packed.queryProjection, [
      [1, 2],
      [10, 20],
    ]);
    expectClose(packed.queryBias!, [[100, 200]]);
    expect(packed.keyBias).toBeUndefined();
  });

  it('undo each other', () => {
    const { heads } = multiHeadParameters(12, 3, createRandom(1), { dV: 5, dK: 2, biases: true });
    expect(splitHeads(packHeads(heads), 3)).toEqual(heads);
  });

  it('refuse what does not fit', () => {
    expect(() => packHeads([])).toThrow(new ShapeError('packHeads: at least one head, got none'));
    const [first, second] = parameters.heads as [HeadParameters, HeadParameters];
    expect(() => packHeads([first, { ...second, keyBias: zeros(1, 8) }])).toThrow(
      new ShapeError('packHeads: keyBias in every head or in none, got it in 1 of 2'),
    );
    expect(() => splitHeads(first, 3)).toThrow(
      new ShapeError(
        'splitHeads: a number of heads that divides every width, got 3 heads, queryProjection 64×8',
      ),
    );
  });
});
