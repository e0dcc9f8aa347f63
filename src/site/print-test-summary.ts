/** Prints how many tests of each kind `npm test` ran, and fails if one did not run. */
import { readFileSync } from 'node:fs';
import type { UnitReport } from './evidence-from-reports.ts';
import { summarise } from './test-summary.ts';

const REPORTS = ['coverage/unit-tests.json', 'coverage/browser-tests.json'];

const { lines, problems } = summarise(
  REPORTS.map((file) => JSON.parse(readFileSync(file, 'utf8')) as UnitReport),
);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(
    [
      'All checks passed: format, lint, types, tests, coverage, evidence, build, links.',
      ...lines,
    ].join('\n'),
  );
}
