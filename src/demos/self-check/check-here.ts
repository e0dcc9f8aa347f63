import { createErrorMeter } from '#core/testing/error-meter.ts';
import { frozenChecks } from '#core/testing/frozen.ts';

export interface CheckedHere {
  readonly id: string;
  readonly cases: number;
  readonly largestError: number;
  readonly tolerance: number;
  /** What was wrong, if something was. */
  readonly failure?: string | undefined;
}

/** Holds the core, in the engine that runs this, against the frozen values. */
export function checkHere(checks = frozenChecks): CheckedHere[] {
  return checks.map(({ id, meter: options, run }) => {
    const meter = createErrorMeter(options);
    let failure: string | undefined;
    try {
      run(meter);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    const { cases, largestError, tolerance } = meter;
    return { id, cases, largestError, tolerance, failure };
  });
}
