import type { Matrix } from '#core/index.ts';

/** How many maps of heads stand side by side, so that each is large enough for a finger. */
export function columnsFor(numHeads: number, kind: 'wide' | 'narrow'): number {
  if (kind === 'narrow') {
    if (numHeads <= 3) return numHeads;
    return numHeads <= 16 ? 4 : 8;
  }
  if (numHeads <= 5) return numHeads;
  if (numHeads <= 16) return Math.ceil(numHeads / 2);
  return numHeads <= 32 ? 8 : 10;
}

/** The largest weight and the pair that it belongs to; the first of equals. */
export function strongestPair({ data, cols }: Matrix): {
  readonly row: number;
  readonly col: number;
  readonly weight: number;
} {
  let cell = 0;
  for (const [index, weight] of data.entries()) if (weight > data[cell]!) cell = index;
  return { row: Math.floor(cell / cols), col: cell % cols, weight: data[cell]! };
}
