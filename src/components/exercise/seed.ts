/** The problem that a page shows first. */
export const firstSeed = 1;

export const largestSeed = 999_999;

/** The one after it, and the first again after the last. */
export function nextSeed(seed: number): number {
  return seed >= largestSeed ? firstSeed : seed + 1;
}
