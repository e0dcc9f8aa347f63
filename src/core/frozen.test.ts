/** The core against values that mpmath worked out with 700 digits; `testing/frozen/make.py` made them. */
import { describe, it } from 'vitest';
import { scaledDotProductAttention } from './attention.ts';
import { mask } from './mask.ts';
import { matrix } from './matrix.ts';
import { logSoftmaxRows, softmaxRows } from './softmax.ts';
import { createErrorMeter } from './testing/error-meter.ts';
import type { ErrorMeter } from './testing/error-meter.ts';
import { recordCheck } from './testing/evidence.ts';
import { frozenAttention, frozenMatrix, frozenSoftmax, mpmath } from './testing/frozen.ts';

describe('softmaxRows, against mpmath', () => {
  it('is right to 1e-13, relatively, down to weights of 10⁻³⁰⁰', ({ task }) => {
    const meter = createErrorMeter({ tolerance: 1e-13, floor: 1e-300 });
    for (const { name, logits, temperature, weights } of frozenSoftmax) {
      meter.compare(name, {
        actual: softmaxRows(frozenMatrix([logits]), { temperature }),
        expected: frozenMatrix([weights]),
      });
    }
    recordCheck(task, 'softmax-mpmath', meter, mpmath);
  });
});

describe('logSoftmaxRows, against mpmath', () => {
  it('is right to 1e-13, relatively, and to 1e-15 near 0', ({ task }) => {
    // The weight of nearly 1 has a logarithm of nearly 0, the difference of two numbers that are rounded.
    const meter = createErrorMeter({ tolerance: 1e-13, floor: 1e-2 });
    for (const { name, logits, temperature, logWeights } of frozenSoftmax) {
      meter.compare(name, {
        actual: logSoftmaxRows(frozenMatrix([logits]), { temperature }),
        expected: frozenMatrix([logWeights]),
      });
    }
    recordCheck(task, 'log-softmax-mpmath', meter, mpmath);
  });
});

describe('scaledDotProductAttention, against mpmath', () => {
  const compareAll = (meter: ErrorMeter, size: number): void => {
    for (const each of frozenAttention.filter((one) => one.size === size)) {
      const { weights, output } = scaledDotProductAttention(
        matrix(each.queries),
        matrix(each.keys),
        matrix(each.values),
        {
          mask: each.mask ? mask(each.mask) : undefined,
          bias: each.bias ? frozenMatrix(each.bias) : undefined,
          scale: each.scale ?? undefined,
        },
      );
      meter.compare(
        each.name,
        { actual: weights, expected: matrix(each.weights), floor: 1e-300 },
        { actual: output, expected: matrix(each.output) },
      );
    }
  };

  it('is right to 1e-13 where logits are about 1', ({ task }) => {
    const meter = createErrorMeter({ tolerance: 1e-13 });
    compareAll(meter, 1);
    recordCheck(task, 'attention-mpmath', meter, mpmath);
  });

  it('is right to 1e-11 where logits are about 10⁴', ({ task }) => {
    // A score of 10⁴ is rounded by up to 2⁻⁵³ · 10⁴ = 1.1e-12 at each step, up to ten steps, and the
    // weight, relatively, by as much.
    const meter = createErrorMeter({ tolerance: 1e-11 });
    compareAll(meter, 1e4);
    recordCheck(task, 'attention-large-logits-mpmath', meter, mpmath);
  });
});
