/**
 * Compares src/components/evidence/evidence.json with the reports of `npm run test:coverage`, or with --write makes it
 * anew from them. The mutation score comes from Stryker's report where there is one; else it stays.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { disagreements, evidenceFromReports, mutationFromReport } from './evidence-from-reports.ts';
import type { CoverageReport, MutationReport, UnitReport } from './evidence-from-reports.ts';
import type { Evidence } from '#components/evidence/evidence.ts';

const EVIDENCE = 'src/components/evidence/evidence.json';
const UNIT_REPORT = 'coverage/unit-tests.json';
const COVERAGE_REPORT = 'coverage/coverage-summary.json';
const MUTATION_REPORT = 'reports/mutation/mutation.json';

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

const isWriting = process.argv.includes('--write');
const committed = readJson<Evidence>(EVIDENCE);
const found = evidenceFromReports(
  readJson<UnitReport>(UNIT_REPORT),
  readJson<CoverageReport>(COVERAGE_REPORT),
  isWriting && existsSync(MUTATION_REPORT)
    ? mutationFromReport(readJson<MutationReport>(MUTATION_REPORT))
    : committed.mutation,
);

if (isWriting) {
  writeFileSync(EVIDENCE, `${JSON.stringify(found, null, 2)}\n`);
  console.log(`${EVIDENCE}: ${found.checks.length} checks, ${found.tests.unit} tests.`);
} else {
  const sentences = disagreements(committed, found).map((sentence) => `${EVIDENCE}: ${sentence}`);
  if (sentences.length > 0) {
    console.error([...sentences, 'Run `npm run evidence` and commit what it writes.'].join('\n'));
    process.exitCode = 1;
  }
}
