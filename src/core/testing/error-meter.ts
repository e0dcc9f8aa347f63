import { formatShape } from '../matrix.ts';
import type { Matrix } from '../matrix.ts';

export interface ErrorMeterOptions {
  /** The largest error that passes. */
  readonly tolerance: number;
  /** The least size that an error is measured against; 1 if not given. */
  readonly floor?: number;
}

/** Compares case after case with an oracle, and knows how far apart the two have been. */
export interface ErrorMeter {
  readonly tolerance: number;
  /** How many cases have been counted. */
  readonly cases: number;
  /** The largest error of any cell so far. */
  readonly largestError: number;
  /** Counts a case, and compares its results, one matrix with another. */
  compare(name: string, ...results: readonly Comparison[]): void;
}

export interface Comparison {
  readonly actual: Matrix;
  readonly expected: Matrix;
  /** In place of the meter's own. */
  readonly floor?: number;
}

/**
 * A meter for errors relative to the expected number, or to the floor where that is greater:
 *
 *     error = |actual − expected| / max(|expected|, floor)
 *
 * So errors of small numbers do not count for more than they matter. NaN equals only NaN, and an infinity
 * only itself; anything else in their place is an infinite error.
 *
 * @throws Error from `compare` if an error is above the tolerance, or the shapes differ
 */
export function createErrorMeter({ tolerance, floor = 1 }: ErrorMeterOptions): ErrorMeter {
  let cases = 0;
  let largestError = 0;
  return {
    tolerance,
    get cases() {
      return cases;
    },
    get largestError() {
      return largestError;
    },
    compare(name, ...results) {
      cases++;
      for (const result of results) {
        const error = checkCells(name, { floor, ...result }, tolerance);
        largestError = Math.max(largestError, error);
      }
    },
  };
}

/** The largest error of any cell. */
function checkCells(
  name: string,
  { actual, expected, floor }: Required<Comparison>,
  tolerance: number,
): number {
  if (formatShape(actual) !== formatShape(expected)) {
    throw new Error(`${name}: shape is ${formatShape(actual)}, expected ${formatShape(expected)}`);
  }
  let largest = 0;
  for (const [cell, wanted] of expected.data.entries()) {
    const found = actual.data[cell]!;
    const error = errorOf(found, wanted, floor);
    if (error > tolerance) {
      const [i, j] = [Math.floor(cell / expected.cols), cell % expected.cols];
      throw new Error(
        `${name}: [${i}, ${j}] is ${found}, expected ${wanted}; the error ${error} is above ${tolerance}`,
      );
    }
    largest = Math.max(largest, error);
  }
  return largest;
}

function errorOf(found: number, wanted: number, floor: number): number {
  if (Number.isFinite(found) && Number.isFinite(wanted)) {
    return Math.abs(found - wanted) / Math.max(Math.abs(wanted), floor);
  }
  return Object.is(found, wanted) ? 0 : Infinity;
}
