/** Binary number formats: bits of the fraction after the point, and the largest exponent of 2. */
export const numberFormats = {
  double: { fraction: 52, exponent: 1023 },
  single: { fraction: 23, exponent: 127 },
  brain: { fraction: 7, exponent: 127 },
  half: { fraction: 10, exponent: 15 },
} as const;

export type NumberFormat = (typeof numberFormats)[keyof typeof numberFormats];

/** The largest finite number: all bits of the fraction set, at the largest exponent. */
export function largest({ fraction, exponent }: NumberFormat): number {
  return (2 - 2 ** -fraction) * 2 ** exponent;
}

/**
 * The first whole x for which e^x overflows to ∞: above the largest number by half a unit in its
 * last place or more. Worked out by logarithms, as e^x may overflow here too.
 */
export function firstToOverflow({ fraction, exponent }: NumberFormat): number {
  const middle = (exponent + 1) * Math.LN2 + Math.log1p(-(2 ** -(fraction + 2)));
  return Math.ceil(middle);
}

/**
 * The first whole x, going down, for which e^x is rounded to 0: below half the smallest number, the
 * last bit of the fraction at the smallest exponent.
 */
export function firstToVanish({ fraction, exponent }: NumberFormat): number {
  const smallest = 1 - exponent - fraction;
  return Math.floor((smallest - 1) * Math.LN2);
}
