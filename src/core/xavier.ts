import { normalMatrix, uniformMatrix } from './random.ts';
import type { Random } from './random.ts';
import type { Matrix } from './matrix.ts';

export interface XavierOptions {
  /** What the spread is multiplied by; 1 if not given. */
  readonly gain?: number;
  /** The number of inputs that each output is a sum over; `rows` if not given. */
  readonly fanIn?: number;
  /** The number of outputs that each input goes into; `cols` if not given. */
  readonly fanOut?: number;
}

/**
 * The standard deviation that Xavier (Glorot) initialisation gives a parameter:
 *
 *     σ = gain · √(2 / (fan_in + fan_out))
 *
 * With fan_in · σ² = 1 the variance would survive a layer on its way forward, with fan_out · σ² = 1 the
 * gradient's on its way back; this is between the two.
 *
 * @throws RangeError if a fan is not an integer of at least 1, or the gain not finite and at least 0
 *
 * Source: Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks
 * (2010), eq. 12; the gain is PyTorch's.
 */
export function xavierDeviation(
  fanIn: number,
  fanOut: number,
  { gain = 1 }: Pick<XavierOptions, 'gain'> = {},
): number {
  for (const fan of [fanIn, fanOut]) {
    if (!Number.isInteger(fan) || fan < 1) {
      throw new RangeError(
        `xavierDeviation: fans are integers of at least 1, got fan-in ${fanIn}, fan-out ${fanOut}`,
      );
    }
  }
  if (!(gain >= 0 && gain < Infinity)) {
    throw new RangeError(`xavierDeviation: a finite gain of at least 0, got ${gain}`);
  }
  return gain * Math.sqrt(2 / (fanIn + fanOut));
}

/**
 * A projection with parameters drawn from
 *
 *     U(−a, a),   a = σ √3 = gain · √(6 / (fan_in + fan_out))
 *
 * @param rows the number of inputs of X W
 * @param cols its number of outputs
 * @returns [rows, cols]
 * @throws RangeError as `xavierDeviation` does
 *
 * Source: Glorot & Bengio (2010), eq. 16.
 */
export function xavierUniform(
  rows: number,
  cols: number,
  random: Random,
  { fanIn = rows, fanOut = cols, ...options }: XavierOptions = {},
): Matrix {
  const limit = Math.sqrt(3) * xavierDeviation(fanIn, fanOut, options);
  return uniformMatrix(rows, cols, random, { low: -limit, high: limit });
}

/**
 * A projection with parameters drawn from N(0, σ²), σ = gain · √(2 / (fan_in + fan_out)).
 *
 * @returns [rows, cols]
 * @throws RangeError as `xavierDeviation` does
 */
export function xavierNormal(
  rows: number,
  cols: number,
  random: Random,
  { fanIn = rows, fanOut = cols, ...options }: XavierOptions = {},
): Matrix {
  const standardDeviation = xavierDeviation(fanIn, fanOut, options);
  return normalMatrix(rows, cols, random, { standardDeviation });
}
