/**
 * The core against ONNX Runtime, which is run here on the same numbers.
 *
 * It computes in float32, so every input is rounded to float32 first; its own rounding is what the
 * tolerance is for. A score of 20 comes out of float32 off by some 2e-6, and the weight, relatively, by as
 * much. Errors are relative to the expected number, but at least to 1, for weights at least to the mean
 * weight 1 / m: 1e-5 of that.
 */
import { describe, expect, it } from 'vitest';
import { scaledDotProductAttention } from './attention.ts';
import { causalMask, combineMasks, mask, paddingMask } from './mask.ts';
import type { Mask } from './mask.ts';
import { map, matrix, toRows, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { multiHeadAttention, splitHeads } from './multi-head.ts';
import { createRandom, normalMatrix } from './random.ts';
import type { Random } from './random.ts';
import { logSoftmaxRows, softmaxRows } from './softmax.ts';
import { expectClose } from './testing/compare.ts';
import { createErrorMeter } from './testing/error-meter.ts';
import { recordCheck } from './testing/evidence.ts';
import {
  onnxAttention,
  onnxMultiHeadAttention,
  onnxRuntime,
  onnxSoftmax,
} from './testing/onnx-runtime.ts';
import { greatestSize } from './testing/onnx-sizes.ts';
import type { OnnxAttentionInputs } from './testing/onnx-runtime.ts';

const TOLERANCE = 1e-5;
const SLOW = 180_000;

/** 1 to the greatest, each power of two as likely as the next; the greatest one time in twenty. */
function drawSize(random: Random): number {
  return random.uniform() < 0.05
    ? greatestSize
    : Math.floor((greatestSize + 1) ** random.uniform());
}

/** n, m, d_k, d_v */
function drawShape(random: Random): [number, number, number, number] {
  return [drawSize(random), drawSize(random), drawSize(random), drawSize(random)];
}

/** 0 to high, high included. */
function drawInteger(high: number, random: Random): number {
  return Math.floor(random.uniform(0, high + 1));
}

/** Three sizes from 1 to greatest. */
function drawSizes(greatest: number, random: Random): [number, number, number] {
  const draw = () => drawInteger(greatest - 1, random) + 1;
  return [draw(), draw(), draw()];
}

function drawFrom<T>(choices: readonly T[], random: Random): T {
  return choices[drawInteger(choices.length - 1, random)]!;
}

function float32(a: Matrix): Matrix {
  return map(a, Math.fround);
}

const masks = [
  'no mask',
  'causal',
  'causal after a cache',
  'padding',
  'causal and padding',
  'a random mask',
] as const;
const biases = ['no bias', 'a bias', 'a bias with −∞'] as const;
const scales = ['1/√d_k', 'a scale'] as const;

/** A mask for the core, and the same for ONNX Runtime, made without the core. */
interface MaskCase {
  readonly core?: Mask;
  readonly allowed?: (i: number, j: number) => boolean;
  readonly causal?: boolean;
  readonly cached?: number;
}

/**
 * One query after a cache, yet several new keys: ONNX Runtime takes it for the newest token and lets it
 * see every key, `is_causal` or not. (Pinned below.) There it is given the mask cell by cell.
 */
function losesCausality(n: number, m: number, cached: number): boolean {
  return n === 1 && cached > 0 && m - cached > 1;
}

function drawMask(kind: (typeof masks)[number], n: number, m: number, random: Random): MaskCase {
  const length = drawInteger(m, random);
  const padding = paddingMask([length], { numKeys: m, numQueries: n })[0]!;
  switch (kind) {
    case 'no mask':
      return {};
    case 'causal':
      return { core: causalMask(n, m), causal: true };
    case 'causal after a cache': {
      const cached = drawInteger(m - 1, random);
      const core = causalMask(n, m, { offset: cached });
      return losesCausality(n, m, cached)
        ? { core, allowed: (i, j) => j <= i + cached }
        : { core, causal: true, cached };
    }
    case 'padding':
      return { core: padding, allowed: (_, j) => j < length };
    case 'causal and padding':
      return {
        core: combineMasks(causalMask(n, m), padding),
        causal: true,
        allowed: (_, j) => j < length,
      };
    case 'a random mask': {
      const rows = Array.from({ length: n }, () => {
        const share = random.uniform() < 0.1 ? 0 : random.uniform();
        return Array.from({ length: m }, () => random.uniform() < share);
      });
      return { core: mask(rows), allowed: (i, j) => rows[i]![j]! };
    }
  }
}

function drawBias(
  kind: (typeof biases)[number],
  n: number,
  m: number,
  random: Random,
): Matrix | undefined {
  if (kind === 'no bias') return undefined;
  const bias = float32(normalMatrix(n, m, random, { standardDeviation: 2 }));
  if (kind === 'a bias') return bias;
  const isEmpty = Array.from({ length: n }, () => random.uniform() < 0.1);
  return map(bias, (value, i) => (isEmpty[i] || random.uniform() < 0.2 ? -Infinity : value));
}

/** ONNX takes a mask or a bias: with a bias, a forbidden pair becomes −∞ in it. */
function forOnnx(n: number, m: number, allowed: MaskCase['allowed'], bias: Matrix | undefined) {
  if (!allowed) return { bias };
  if (bias) return { bias: map(bias, (value, i, j) => (allowed(i, j) ? value : -Infinity)) };
  const pairs = Array.from({ length: n * m }, (_, pair) => allowed(Math.floor(pair / m), pair % m));
  return { mask: pairs };
}

describe('scaledDotProductAttention, against the operator Attention of ONNX Runtime', () => {
  it(
    'agrees in weights and output, for every kind of mask, bias and scale',
    async ({ task }) => {
      const kinds = masks.flatMap((maskKind) =>
        biases.flatMap((biasKind) =>
          scales.map((scaleKind) => ({ maskKind, biasKind, scaleKind })),
        ),
      );
      const meter = createErrorMeter({ tolerance: TOLERANCE });
      const sizes = new Set<number>();
      let queriesWithoutKey = 0;

      for (let k = 0; k < 28 * kinds.length; k++) {
        const { maskKind, biasKind, scaleKind } = kinds[k % kinds.length]!;
        const random = createRandom(1).fork(k);
        const [n, m, dK, dV] = drawShape(random);
        [n, m, dK, dV].forEach((size) => sizes.add(size));
        const standardDeviation = drawFrom([0.1, 1, 2], random);
        const queries = float32(normalMatrix(n, dK, random, { standardDeviation }));
        const keys = float32(normalMatrix(m, dK, random));
        const values = float32(normalMatrix(m, dV, random));
        const { core, allowed, causal, cached } = drawMask(maskKind, n, m, random);
        const bias = drawBias(biasKind, n, m, random);
        const scale =
          scaleKind === 'a scale'
            ? Math.fround(random.uniform(0.1, 1.5) / Math.sqrt(dK))
            : undefined;

        const actual = scaledDotProductAttention(queries, keys, values, {
          mask: core,
          bias,
          scale,
        });
        const expected = await onnxAttention({
          queries,
          keys,
          values,
          ...forOnnx(n, m, allowed, bias),
          scale,
          causal,
          cached,
        });

        meter.compare(
          `case ${k} (${maskKind}, ${biasKind}, ${scaleKind}; n ${n}, m ${m}, d_k ${dK}, d_v ${dV})`,
          { actual: actual.weights, expected: expected.weights, floor: 1 / m },
          { actual: actual.output, expected: expected.output },
        );
        queriesWithoutKey += toRows(expected.weights).filter((row) =>
          row.every((weight) => weight === 0),
        ).length;
      }

      expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, greatestSize]);
      expect(queriesWithoutKey).toBeGreaterThan(1000);
      recordCheck(task, 'attention-onnx-runtime', meter, onnxRuntime);
    },
    SLOW,
  );

  it.each<[string, Partial<OnnxAttentionInputs>]>([
    ['a mask', { mask: [false, false, true, false] }],
    ['a bias of −∞', { bias: matrix([[-Infinity, -Infinity], [0, -Infinity]]) }], // prettier-ignore
    ['causal and a mask', { causal: true, mask: [false, true, true, false] }],
  ])('needs no exception for a query without a key: zeros there too (%s)', async (_, options) => {
    const { weights, output } = await onnxAttention({
      queries: matrix([[1], [2]]),
      keys: matrix([[1], [-1]]),
      values: matrix([[3], [5]]),
      ...options,
    });
    expectClose(weights, [
      [0, 0],
      [1, 0],
    ]);
    expectClose(output, [[0], [3]]);
  });

  it('needs an exception for one query after a cache, with two new keys: both are seen there', async () => {
    // Should this fail since ONNX Runtime now gives [1/3, 1/3, 1/3, 0], then drop `losesCausality`.
    const inputs = { queries: zeros(1, 1), keys: zeros(4, 1), values: zeros(4, 1) };
    const { weights } = await onnxAttention({ ...inputs, causal: true, cached: 2 });
    expectClose(weights, [[1 / 4, 1 / 4, 1 / 4, 1 / 4]]);
  });

  it('leaves scales of 0 and less to the frozen values: ONNX Runtime refuses them', async () => {
    const [queries, keys, values] = [zeros(1, 1), zeros(1, 1), zeros(1, 1)];
    for (const scale of [0, -1]) {
      await expect(onnxAttention({ queries, keys, values, scale })).rejects.toThrow(
        'scale must be greater than 0',
      );
    }
  });
});

describe('multiHeadAttention, against a graph of MatMul, Add and Attention of ONNX Runtime', () => {
  it(
    'agrees in the output, on itself and on another sequence, causal or not',
    async ({ task }) => {
      const meter = createErrorMeter({ tolerance: TOLERANCE });
      for (let k = 0; k < 200; k++) {
        const random = createRandom(3).fork(k);
        const [n, m, dModel] = drawSizes(32, random);
        const [dK, dV, numHeads] = drawSizes(8, random);
        const [crosses, causal] = [random.uniform() < 0.5, random.uniform() < 0.5];

        // Standard deviation 1/√inputs, so that what is projected is of the size of what comes in.
        const projection = (rows: number, cols: number) =>
          float32(normalMatrix(rows, cols, random, { standardDeviation: 1 / Math.sqrt(rows) }));
        const row = (cols: number) => float32(normalMatrix(1, cols, random));
        const x = float32(normalMatrix(n, dModel, random));
        const context = crosses ? float32(normalMatrix(m, dModel, random)) : x;
        const packed = {
          queryProjection: projection(dModel, numHeads * dK),
          keyProjection: projection(dModel, numHeads * dK),
          valueProjection: projection(dModel, numHeads * dV),
          queryBias: row(numHeads * dK),
          keyBias: row(numHeads * dK),
          valueBias: row(numHeads * dV),
        };
        const merge = {
          outputProjection: projection(numHeads * dV, dModel),
          outputBias: row(dModel),
        };

        const actual = multiHeadAttention({ heads: splitHeads(packed, numHeads), ...merge }, x, {
          ...(crosses && { context }),
          ...(causal && { mask: causalMask(n, context.rows) }),
        });
        const expected = await onnxMultiHeadAttention({
          x,
          context,
          numHeads,
          ...packed,
          ...merge,
          causal,
        });
        const kind = `${crosses ? 'another sequence' : 'itself'}, ${causal ? 'causal' : 'no mask'}`;
        meter.compare(`case ${k} (${kind}; ${numHeads} heads, d_k ${dK}, d_v ${dV})`, {
          actual: actual.output,
          expected,
        });
      }
      recordCheck(task, 'multi-head-onnx-runtime', meter, onnxRuntime);
    },
    SLOW,
  );
});

const logitKinds = [
  'normal logits',
  'logits about ±1000',
  'logits of 10³⁷',
  'some −∞',
  'ties',
] as const;

function drawLogits(
  kind: (typeof logitKinds)[number],
  n: number,
  m: number,
  random: Random,
): { logits: Matrix; temperature: number } {
  // ONNX divides before it subtracts the maximum, so a quotient of great logits is rounded by much.
  // Powers of two divide exactly.
  const exact = drawFrom([0.5, 1, 2], random);
  switch (kind) {
    case 'normal logits': {
      const standardDeviation = drawFrom([0.1, 1, 10], random);
      return {
        logits: normalMatrix(n, m, random, { standardDeviation }),
        temperature: Math.fround(random.uniform(0.5, 4)),
      };
    }
    case 'logits about ±1000': {
      const mean = drawFrom([-1000, 1000], random);
      return { logits: normalMatrix(n, m, random, { mean }), temperature: exact };
    }
    case 'logits of 10³⁷':
      return {
        logits: normalMatrix(n, m, random, { standardDeviation: 1e37 }),
        temperature: exact,
      };
    case 'some −∞':
      return {
        logits: map(normalMatrix(n, m, random), (logit) =>
          random.uniform() < 0.3 ? -Infinity : logit,
        ),
        temperature: exact,
      };
    case 'ties':
      return { logits: map(zeros(n, m), () => drawInteger(4, random)), temperature: exact };
  }
}

describe('softmaxRows and logSoftmaxRows, against Softmax and LogSoftmax of ONNX Runtime', () => {
  it(
    'agree for every kind of logits and temperature, in a row of nothing but −∞ too',
    async ({ task }) => {
      const weightMeter = createErrorMeter({ tolerance: TOLERANCE });
      const logMeter = createErrorMeter({ tolerance: TOLERANCE });
      let rowsOfNothing = 0;
      for (let k = 0; k < 210 * logitKinds.length; k++) {
        const kind = logitKinds[k % logitKinds.length]!;
        const random = createRandom(2).fork(k);
        const [n, m] = [drawInteger(7, random) + 1, drawSize(random)];
        const drawn = drawLogits(kind, n, m, random);
        const logits = float32(drawn.logits);
        const { temperature } = drawn;

        const expected = await onnxSoftmax(logits, temperature);
        const name = `case ${k} (${kind}, temperature ${temperature}; ${n}×${m})`;
        weightMeter.compare(name, {
          actual: softmaxRows(logits, { temperature }),
          expected: expected.weights,
          floor: 1 / m,
        });
        logMeter.compare(name, {
          actual: logSoftmaxRows(logits, { temperature }),
          expected: expected.logWeights,
        });
        rowsOfNothing += toRows(expected.weights).filter((row) => row.every(Number.isNaN)).length;
      }
      expect(rowsOfNothing).toBeGreaterThan(10);
      recordCheck(task, 'softmax-onnx-runtime', weightMeter, onnxRuntime);
      recordCheck(task, 'log-softmax-onnx-runtime', logMeter, onnxRuntime);
    },
    SLOW,
  );
});
