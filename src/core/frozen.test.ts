/** The core against values that mpmath worked out with 700 digits; `testing/frozen/make.py` made them. */
import { expect, it } from 'vitest';
import { createErrorMeter } from './testing/error-meter.ts';
import { recordCheck } from './testing/evidence.ts';
import { frozenChecks, mpmath } from './testing/frozen.ts';

it.for(frozenChecks)(
  '$id: is right within $meter.tolerance',
  ({ id, meter: options, run }, { task }) => {
    const meter = createErrorMeter(options);
    run(meter);
    expect(meter.cases).toBeGreaterThan(0);
    recordCheck(task, id, meter, mpmath);
  },
);
