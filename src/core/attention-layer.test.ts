import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attention, attentionHead, attentionParameters } from './attention-layer.ts';
import type { AttentionParameters } from './attention-layer.ts';
import { scaledDotProductAttention } from './attention.ts';
import { ShapeError } from './errors.ts';
import { causalMask } from './mask.ts';
import { matmul } from './matmul.ts';
import { add, formatShape, matrix, permuteRows, scale, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { createRandom, normalMatrix } from './random.ts';
import { variance } from './statistics.ts';
import { expectClose } from './testing/compare.ts';
import { xavierUniform } from './xavier.ts';

const identity = matrix([
  [1, 0],
  [0, 1],
]);

const shapes = (parameters: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, one]) => [name, formatShape(one as Matrix)]),
  );

describe('attentionParameters', () => {
  it('have the shapes of the paper', () => {
    expect(shapes(attentionParameters(6, createRandom(1), { dK: 3, dV: 2 }))).toEqual({
      queryProjection: '6×3',
      keyProjection: '6×3',
      valueProjection: '6×2',
      outputProjection: '2×6',
    });
  });

  it('are d_model wide unless told otherwise, and d_v is d_k', () => {
    const square = shapes(attentionParameters(4, createRandom(1)));
    expect(new Set(Object.values(square))).toEqual(new Set(['4×4']));
    expect(shapes(attentionParameters(4, createRandom(1), { dK: 3 }))).toMatchObject({
      valueProjection: '4×3',
      outputProjection: '3×4',
    });
  });

  it('have biases of 0 if asked', () => {
    const parameters = attentionParameters(6, createRandom(1), { dK: 3, dV: 2, biases: true });
    expect(shapes(parameters)).toMatchObject({
      queryBias: '1×3',
      keyBias: '1×3',
      valueBias: '1×2',
      outputBias: '1×6',
    });
    for (const bias of [parameters.queryBias, parameters.keyBias, parameters.valueBias])
      expect(bias!.data.every((value) => value === 0)).toBe(true);
    expect(parameters.outputBias!.data.every((value) => value === 0)).toBe(true);
  });

  it('are the same for the same seed, and four unlike draws', () => {
    const first = attentionParameters(4, createRandom(5));
    expect(attentionParameters(4, createRandom(5))).toEqual(first);
    const firsts = Object.values(first).map((projection) => (projection as Matrix).data[0]);
    expect(new Set(firsts).size).toBe(4);
  });

  it('are drawn from forks by their names: none changes when another is drawn otherwise', () => {
    const random = createRandom(5);
    const drawn = attentionParameters(4, random);
    for (const name of [
      'queryProjection',
      'keyProjection',
      'valueProjection',
      'outputProjection',
    ] as const)
      expectClose(drawn[name], xavierUniform(4, 4, random.fork(name)));
  });

  it('spread as Xavier has it, by gain, distribution and fan-out', () => {
    const spread = (options: object): number[] => {
      const drawn = attentionParameters(60, createRandom(2), options);
      return [variance(drawn.queryProjection.data), variance(drawn.outputProjection.data)];
    };
    // σ² = gain² · 2 / (60 + 60); 3600 draws: four standard errors of the variance are 4 √(2/3600) = 9.5 %
    const near = (actual: number[], query: number, output: number): void => {
      expect(Math.abs(actual[0]! / query - 1)).toBeLessThan(0.095);
      expect(Math.abs(actual[1]! / output - 1)).toBeLessThan(0.095);
    };
    near(spread({}), 2 / 120, 2 / 120);
    near(spread({ gain: 3 }), 18 / 120, 18 / 120);
    near(spread({ distribution: 'normal' }), 2 / 120, 2 / 120);
    near(spread({ fanOut: 180 }), 2 / 240, 2 / 120); // W^O keeps its own fans
    const limit = Math.sqrt(6 / 120);
    const beyond = (distribution: 'uniform' | 'normal'): boolean =>
      attentionParameters(60, createRandom(2), { distribution }).outputProjection.data.some(
        (value) => Math.abs(value) > limit,
      );
    expect([beyond('uniform'), beyond('normal')]).toEqual([false, true]);
  });

  it.each([0, -1, 1.5, NaN])('refuses d_model %d', (dModel) => {
    expect(() => attentionParameters(dModel, createRandom(1))).toThrow(RangeError);
  });
});

describe('attention', () => {
  it('projects, attends, and projects back, as worked by hand', () => {
    const ln3 = Math.log(3);
    const parameters: AttentionParameters = {
      queryProjection: matrix([[ln3], [0]]), // Q = ln 3 · first column
      keyProjection: matrix([[1], [0]]), // K = first column
      valueProjection: matrix([[0], [4]]), // V = 4 · second column
      outputProjection: matrix([[1, 10]]),
    };
    const result = attention(
      parameters,
      matrix([
        [1, 0],
        [0, 1],
      ]),
    );
    expectClose(result.queries, [[ln3], [0]]);
    expectClose(result.keys, [[1], [0]]);
    expectClose(result.values, [[0], [4]]);
    // d_k = 1, so scores are products: e^(ln 3 · 1) = 3 against e^0 = 1; and 1 against 1
    const rounding = { relative: 1e-15 };
    expectClose(
      result.weights,
      [
        [0.75, 0.25],
        [0.5, 0.5],
      ],
      rounding,
    );
    expectClose(result.mixtures, [[1], [2]], rounding);
    expectClose(
      result.output,
      [
        [1, 10],
        [2, 20],
      ],
      rounding,
    );
  });

  it('with projections that do nothing is scaled dot-product attention', () => {
    const x = normalMatrix(5, 2, createRandom(4));
    const result = attention(
      {
        queryProjection: identity,
        keyProjection: identity,
        valueProjection: identity,
        outputProjection: identity,
      },
      x,
    );
    expectClose(result.output, scaledDotProductAttention(x, x, x).output);
  });

  it('adds each bias where it belongs', () => {
    const x = normalMatrix(3, 4, createRandom(4));
    const drawn = attentionParameters(4, createRandom(1), { dK: 3, dV: 2 });
    const queryBias = matrix([[1, 2, 3]]);
    const keyBias = matrix([[-1, 0, 5]]);
    const valueBias = matrix([[7, -7]]);
    const outputBias = matrix([[1, 2, 3, 4]]);
    const result = attention({ ...drawn, queryBias, keyBias, valueBias, outputBias }, x);
    const plain = attention(drawn, x);
    const rows = (bias: Matrix): Matrix => matmul(matrix([[1], [1], [1]]), bias);
    expectClose(result.queries, add(plain.queries, rows(queryBias)));
    expectClose(result.keys, add(plain.keys, rows(keyBias)));
    expectClose(result.values, add(plain.values, rows(valueBias)));
    expectClose(
      result.output,
      add(matmul(result.mixtures, drawn.outputProjection), rows(outputBias)),
    );
  });

  it('a bias of the keys changes no weight: it adds the same to all scores of a query', () => {
    const x = normalMatrix(4, 3, createRandom(6));
    const drawn = attentionParameters(3, createRandom(1));
    const biased = attention({ ...drawn, keyBias: matrix([[3, -2, 1]]) }, x);
    expectClose(biased.weights, attention(drawn, x).weights, { absolute: 1e-13 });
  });

  it('takes keys and values from the context: n ≠ m', () => {
    const parameters = attentionParameters(4, createRandom(1), { dK: 3, dV: 2 });
    const [x, context] = [normalMatrix(2, 4, createRandom(2)), normalMatrix(5, 4, createRandom(3))];
    const result = attention(parameters, x, { context });
    expect(formatShape(result.weights)).toBe('2×5');
    expectClose(result.queries, matmul(x, parameters.queryProjection));
    expectClose(result.keys, matmul(context, parameters.keyProjection));
    expectClose(result.values, matmul(context, parameters.valueProjection));
    expect(formatShape(result.output)).toBe('2×4');
  });

  it('passes mask, bias and scale on', () => {
    const x = normalMatrix(3, 2, createRandom(8));
    const parameters = attentionParameters(2, createRandom(1));
    const options = { mask: causalMask(3), bias: normalMatrix(3, 3, createRandom(2)), scale: 0.3 };
    const { queries, keys, values, weights, mixtures } = attention(parameters, x, options);
    const expected = scaledDotProductAttention(queries, keys, values, options);
    expectClose(weights, expected.weights);
    expectClose(mixtures, expected.output);
  });

  it('is equivariant: other order in, the same other order out', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, n) => {
        const random = createRandom(seed);
        const x = normalMatrix(n, 4, random);
        const order = random.permutation(n);
        const parameters = attentionParameters(4, random);
        // sums of the same numbers in another order
        expectClose(
          attention(parameters, permuteRows(x, order)).output,
          permuteRows(attention(parameters, x).output, order),
          { absolute: 1e-12 },
        );
      }),
    );
  });

  it('Q Kᵀ is not symmetric, though X Xᵀ is', () => {
    const x = normalMatrix(3, 4, createRandom(1));
    const { products } = attention(attentionParameters(4, createRandom(1)), x);
    const skew = Math.abs(products.data[1]! - products.data[3]!);
    expect(skew).toBeGreaterThan(0.1);
  });

  it('refuses tokens of another width than the projections', () => {
    const parameters = attentionParameters(4, createRandom(1));
    expect(() => attention(parameters, zeros(2, 3))).toThrow(
      new ShapeError(
        'linear: one row of the projection per column of x, got x 2×3, projection 4×4',
      ),
    );
    expect(() => attention(parameters, zeros(2, 4), { context: zeros(2, 3) })).toThrow(ShapeError);
    expect(() => attention({ ...parameters, outputProjection: zeros(3, 4) }, zeros(2, 4))).toThrow(
      ShapeError,
    );
  });
});

it('attentionHead is attention before the output projection', () => {
  const x = normalMatrix(3, 4, createRandom(2));
  const parameters = attentionParameters(4, createRandom(1), { dK: 2 });
  const { output, ...steps } = attentionHead(parameters, x, { scale: 2 });
  expect(attention(parameters, x, { scale: 2 })).toMatchObject({ ...steps, mixtures: output });
  expectClose(
    attention(parameters, scale(x, 1), { scale: 2 }).output,
    matmul(output, parameters.outputProjection),
  );
});
