import {
  createRandom,
  linear,
  matmul,
  normalMatrix,
  transpose,
  variance,
  xavierDeviation,
  xavierNormal,
  xavierUniform,
  type Matrix,
} from '#core/index.ts';
import type { Density } from '#figures/histogram.ts';

/** The widths that a projection can have on either side. */
export const widths = [16, 32, 64, 128, 192] as const;
export type Width = (typeof widths)[number];

export const distributions = ['uniform', 'normal'] as const;
export type Distribution = (typeof distributions)[number];

/** How many projections are stacked, and how many rows go through them. */
export const numLayers = 10;
export const numRows = 32;

/** The gains that are always drawn: the variance halves, stays or doubles with each square projection. */
export const comparedGains = [Math.SQRT1_2, 1, Math.SQRT2] as const;

export interface Initialisation {
  readonly seed: number;
  readonly distribution: Distribution;
  readonly fanIn: number;
  readonly fanOut: number;
}

/** A variance for each place in the stack: before the first projection, then after each. */
export type Variances = readonly number[];

export interface Study {
  /** The first projection, drawn with gain 1, [fan_in, fan_out] */
  readonly projection: Matrix;
  /** Of rows drawn from N(0, 1) on their way through the stack, measured, gain 1. */
  readonly forward: Variances;
  /** Of gradients drawn from N(0, 1) at the end, on their way back; in the order of the places. */
  readonly backward: Variances;
}

/**
 * Ten projections, drawn with gain 1, by turns fan_in → fan_out and fan_out → fan_in so that they fit
 * together; rows go through them, x ← x W, and gradients come back, g ← g Wᵀ.
 */
export function studyInitialisation({ seed, distribution, fanIn, fanOut }: Initialisation): Study {
  const random = createRandom(seed);
  const draw = distribution === 'uniform' ? xavierUniform : xavierNormal;
  const stack = Array.from({ length: numLayers }, (_, layer) => {
    const [rows, cols] = layer % 2 === 0 ? [fanIn, fanOut] : [fanOut, fanIn];
    return draw(rows, cols, random.fork(layer));
  });

  let x = normalMatrix(numRows, fanIn, random.fork('rows'));
  const forward = [variance(x.data)];
  for (const projection of stack) {
    x = linear(x, projection);
    forward.push(variance(x.data));
  }

  let gradient = normalMatrix(numRows, stack.at(-1)!.cols, random.fork('gradients'));
  const backward = [variance(gradient.data)];
  for (const projection of stack.toReversed()) {
    gradient = matmul(gradient, transpose(projection));
    backward.unshift(variance(gradient.data));
  }
  return { projection: stack[0]!, forward, backward };
}

/**
 * Measured variances at another gain: each projection is `gain` times as large, so what has gone through
 * l of them has gain^(2 l) times the variance.
 *
 * @param direction where the stack is entered: at place 0, or at the last
 */
export function atGain(
  variances: Variances,
  gain: number,
  direction: 'forward' | 'backward',
): Variances {
  return variances.map((measured, place) => measured * gain ** (2 * passed(place, direction)));
}

/**
 * What the theory expects: with parameters of mean 0 and variance σ², independent of what comes in, a
 * projection multiplies the variance by fan_in · σ² on the way forward, by fan_out · σ² on the way back.
 */
export function expectedVariances(
  { fanIn, fanOut }: Pick<Initialisation, 'fanIn' | 'fanOut'>,
  gain: number,
  direction: 'forward' | 'backward',
): Variances {
  const sigma2 = xavierDeviation(fanIn, fanOut, { gain }) ** 2;
  // From the side that is entered: place 0 has fan_in columns, and so has the end of an even stack.
  const factors = [sigma2 * fanIn, sigma2 * fanOut];
  return Array.from({ length: numLayers + 1 }, (_, place) => {
    const count = passed(place, direction);
    const first = Math.ceil(count / 2);
    return factors[0]! ** first * factors[1]! ** (count - first);
  });
}

/** Through how many projections what arrives at a place has gone. */
function passed(place: number, direction: 'forward' | 'backward'): number {
  return direction === 'forward' ? place : numLayers - place;
}

/** The factors of one projection, fan_in → fan_out, at a gain: measured, and what theory expects. */
export function oneProjection(
  { fanIn, fanOut }: Pick<Initialisation, 'fanIn' | 'fanOut'>,
  { forward, backward }: Study,
  gain: number,
) {
  const sigma2 = xavierDeviation(fanIn, fanOut, { gain }) ** 2;
  return {
    forward: { measured: (gain ** 2 * forward[1]!) / forward[0]!, expected: sigma2 * fanIn },
    backward: { measured: (gain ** 2 * backward[0]!) / backward[1]!, expected: sigma2 * fanOut },
  };
}

/** The density of the distribution that parameters are drawn from, from one end of an axis to the other. */
export function density(
  distribution: Distribution,
  deviation: number,
  [low, high]: readonly [number, number],
): Density {
  if (distribution === 'uniform') {
    const limit = Math.sqrt(3) * deviation;
    const height = 1 / (2 * limit);
    return [
      { x: low, y: 0 },
      { x: -limit, y: 0 },
      { x: -limit, y: height },
      { x: limit, y: height },
      { x: limit, y: 0 },
      { x: high, y: 0 },
    ];
  }
  const steps = 80;
  return Array.from({ length: steps + 1 }, (_, k) => {
    const x = low + ((high - low) * k) / steps;
    return { x, y: Math.exp(-0.5 * (x / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI)) };
  });
}
