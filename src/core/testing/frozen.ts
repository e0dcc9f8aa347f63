/** The frozen values that `frozen/make.py` worked out with mpmath, as matrices. */
import { matrix, toRows } from '../matrix.ts';
import type { Matrix } from '../matrix.ts';
import type { ErrorMeter } from './error-meter.ts';
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

/**
 * Compares sinusoidal encodings of every frozen position with the frozen ones: a case a position.
 *
 * @param encode the rows of the encoding table for these positions, [positions, d_model]
 * @param near for positions up to 512
 * @param far for those beyond, up to 10,000, where the angle is less exact: it is rounded by
 *   10,000 · 2⁻⁵³ = 1.1e-12 for each rounding that made it
 */
export function comparePositions(
  encode: (positions: readonly number[], dModel: number, base: number) => Matrix,
  { near, far }: { readonly near: ErrorMeter; readonly far: ErrorMeter },
): void {
  for (const { dModel, base, positions, encoding } of frozenPositions) {
    const rows = toRows(encode(positions, dModel, base));
    for (const [k, position] of positions.entries()) {
      const meter = position <= 512 ? near : far;
      meter.compare(`position ${position}, d_model ${dModel}, base ${base}`, {
        actual: matrix([rows[k]!]),
        expected: matrix([encoding[k]!]),
      });
    }
  }
}
