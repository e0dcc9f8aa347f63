import type { TestContext } from 'vitest';
import type { ErrorMeter } from './error-meter.ts';

/** Something that works out the same numbers without the core. */
export interface Oracle {
  readonly name: string;
  readonly version: string;
}

/** What came out when a test compared the core with an oracle. */
export interface OracleCheck {
  readonly id: string;
  readonly oracle: Oracle;
  readonly cases: number;
  readonly tolerance: number;
  readonly largestError: number;
}

declare module 'vitest' {
  interface TaskMeta {
    oracleChecks?: OracleCheck[];
  }
}

/** Leaves with a test what its meter has seen; the report of the test run has it from there. */
export function recordCheck(
  { meta }: TestContext['task'],
  id: string,
  { cases, tolerance, largestError }: ErrorMeter,
  { name, version }: Oracle,
): void {
  const check = { id, oracle: { name, version }, cases, tolerance, largestError };
  meta.oracleChecks = [...(meta.oracleChecks ?? []), check];
}
