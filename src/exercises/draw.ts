import { map, matrix, zeros, type Matrix, type Random } from '#core/index.ts';

/** A whole number from min to max, both included. */
export function integer(random: Random, min: number, max: number): number {
  return Math.floor(random.uniform(min, max + 1));
}

export function integerMatrix(
  random: Random,
  rows: number,
  cols: number,
  { min, max }: { min: number; max: number },
): Matrix {
  return map(zeros(rows, cols), () => integer(random, min, max));
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[integer(random, 0, items.length - 1)]!;
}

/** Some of the items, each at most once, in random order. */
export function pickSome<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  return random
    .permutation(items.length)
    .slice(0, count)
    .map((index) => items[index]!);
}

/**
 * Draws until it suits, for numbers that a question needs and chance alone seldom gives.
 *
 * @throws RangeError if nothing suits in 1000 draws
 */
export function drawUntil<Drawn>(draw: () => Drawn, isSuitable: (drawn: Drawn) => boolean): Drawn {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const drawn = draw();
    if (isSuitable(drawn)) return drawn;
  }
  throw new RangeError('drawUntil: nothing suits in 1000 draws');
}

/** Scores whose exponentials are these whole numbers. */
export function logarithms(wholes: readonly (readonly number[])[]): Matrix {
  return map(matrix(wholes), Math.log);
}

/** Some neighbours among the items, in their order. */
export function consecutive<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  const start = integer(random, 0, items.length - count);
  return items.slice(start, start + count);
}

/** The tokens that exercises talk about, those of the course's sentence first. */
export const words = ['El', 'gato', 'come', 'pescado', 'ahora'] as const;
