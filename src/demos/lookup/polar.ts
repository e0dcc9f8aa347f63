import { matrix, type Matrix } from '#core/index.ts';

/**
 * A query as a direction, in whole degrees from −180 to 180, counterclockwise from the right, and a
 * length.
 */
export interface Polar {
  readonly degrees: number;
  readonly length: number;
}

/** To hundredths, so that what is computed from a query can be printed and followed. */
export function fromPolar({ degrees, length }: Polar): Matrix {
  const angle = (degrees * Math.PI) / 180;
  return matrix([[hundredths(length * Math.cos(angle)), hundredths(length * Math.sin(angle))]]);
}

export function toPolar({ data: [x = 0, y = 0] }: Matrix): Polar {
  const degrees = Math.round((Math.atan2(y, x) * 180) / Math.PI) + 0;
  return { degrees, length: hundredths(Math.hypot(x, y)) };
}

/** Adding zero turns −0 into 0. */
export function hundredths(x: number): number {
  return Math.round(x * 100) / 100 + 0;
}
