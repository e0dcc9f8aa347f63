/** The frozen values that `frozen/make.py` worked out with mpmath, and the core held against them. */
import { scaledDotProductAttention } from '../attention.ts';
import { mask } from '../mask.ts';
import { matrix, sliceRows } from '../matrix.ts';
import type { Matrix } from '../matrix.ts';
import { sinusoidalEncoding } from '../positional-encoding.ts';
import { logSoftmaxRows, softmaxRows } from '../softmax.ts';
import type { ErrorMeter, ErrorMeterOptions } from './error-meter.ts';
import attentionFile from './frozen/attention.json' with { type: 'json' };
import positionsFile from './frozen/positions.json' with { type: 'json' };
import softmaxFile from './frozen/softmax.json' with { type: 'json' };

/** JSON has no infinities: they go by their names. */
type FrozenNumber = number | string;

interface SoftmaxCase {
  readonly name: string;
  readonly temperature: number;
  readonly logits: readonly FrozenNumber[];
  readonly weights: readonly FrozenNumber[];
  readonly logWeights: readonly FrozenNumber[];
}

interface AttentionCase {
  readonly name: string;
  /** What the logits are of the order of. */
  readonly size: number;
  readonly queries: readonly (readonly number[])[];
  readonly keys: readonly (readonly number[])[];
  readonly values: readonly (readonly number[])[];
  readonly mask: readonly (readonly boolean[])[] | null;
  readonly bias: readonly (readonly FrozenNumber[])[] | null;
  readonly scale: number | null;
  readonly weights: readonly (readonly number[])[];
  readonly output: readonly (readonly number[])[];
}

interface PositionCase {
  readonly dModel: number;
  readonly base: number;
  readonly positions: readonly number[];
  readonly encoding: readonly (readonly number[])[];
}

export const mpmath = softmaxFile.oracle;
export const frozenSoftmax: readonly SoftmaxCase[] = softmaxFile.cases;
export const frozenAttention: readonly AttentionCase[] = attentionFile.cases;
export const frozenPositions: readonly PositionCase[] = positionsFile.cases;

/** Rows of frozen numbers as a matrix. */
export function frozenMatrix(rows: readonly (readonly FrozenNumber[])[]): Matrix {
  return matrix(rows.map((row) => row.map(Number)));
}

/** The core held against the frozen values of one kind. */
export interface FrozenCheck {
  readonly id: string;
  /** What an error may be at most, and what it is measured against at least: see `createErrorMeter`. */
  readonly meter: ErrorMeterOptions;
  /** @throws Error if the core is off by more than the tolerance */
  readonly run: (meter: ErrorMeter) => void;
}

/** Runs in any engine: in the tests, and on the reader's machine. */
export const frozenChecks: readonly FrozenCheck[] = [
  {
    id: 'softmax-mpmath',
    meter: { tolerance: 1e-13, floor: 1e-300 },
    run: (meter) => compareSoftmax(meter, softmaxRows, 'weights'),
  },
  {
    id: 'log-softmax-mpmath',
    // The weight of nearly 1 has a logarithm of nearly 0, the difference of two numbers that are rounded.
    meter: { tolerance: 1e-13, floor: 1e-2 },
    run: (meter) => compareSoftmax(meter, logSoftmaxRows, 'logWeights'),
  },
  {
    id: 'attention-mpmath',
    meter: { tolerance: 1e-13 },
    run: (meter) => compareAttention(meter, 1),
  },
  {
    id: 'attention-large-logits-mpmath',
    // A score of 10⁴ is rounded by up to 2⁻⁵³ · 10⁴ = 1.1e-12 at each step, up to ten steps, and the
    // weight, relatively, by as much.
    meter: { tolerance: 1e-11 },
    run: (meter) => compareAttention(meter, 1e4),
  },
  {
    id: 'positions-mpmath',
    meter: { tolerance: 1e-13 },
    run: (meter) => comparePositions(meter, (position) => position <= 512),
  },
  {
    id: 'far-positions-mpmath',
    // The angle is rounded by 10,000 · 2⁻⁵³ = 1.1e-12 for each rounding that made it.
    meter: { tolerance: 5e-12 },
    run: (meter) => comparePositions(meter, (position) => position > 512),
  },
];

function compareSoftmax(
  meter: ErrorMeter,
  compute: typeof softmaxRows,
  result: 'weights' | 'logWeights',
): void {
  for (const each of frozenSoftmax) {
    meter.compare(each.name, {
      actual: compute(frozenMatrix([each.logits]), { temperature: each.temperature }),
      expected: frozenMatrix([each[result]]),
    });
  }
}

/** Cases whose logits are of this order. */
function compareAttention(meter: ErrorMeter, size: number): void {
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
}

/** A case a position. */
export function comparePositions(
  meter: ErrorMeter,
  isMeant: (position: number) => boolean,
  encode: typeof sinusoidalEncoding = sinusoidalEncoding,
): void {
  for (const { dModel, base, positions, encoding } of frozenPositions) {
    const table = encode(Math.max(...positions) + 1, dModel, { base });
    for (const [k, position] of positions.entries()) {
      if (!isMeant(position)) continue;
      meter.compare(`position ${position}, d_model ${dModel}, base ${base}`, {
        actual: sliceRows(table, position, position + 1),
        expected: matrix([encoding[k]!]),
      });
    }
  }
}
