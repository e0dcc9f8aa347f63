import { describe, expect, it } from 'vitest';
import type { OracleCheck } from '#core/testing/evidence.ts';
import { disagreements, evidenceFromReports, mutationFromReport } from './evidence-from-reports.ts';
import type { Evidence } from '#components/evidence/evidence.ts';

const check: OracleCheck = {
  id: 'softmax-abacus',
  oracle: { name: 'Abacus', version: '1.0.0' },
  cases: 30,
  tolerance: 1e-13,
  largestError: 2.5e-14,
};

const evidence: Evidence = {
  checks: [check],
  tests: { core: 100, unit: 200 },
  coverage: { lines: 99.5, branches: 98 },
  mutation: null,
};

const mutantsOf = (...statuses: string[]) => statuses.map((status) => ({ status }));

describe('evidenceFromReports', () => {
  const coverage = { total: { lines: { pct: 99.99 }, branches: { pct: 98.04 } } };

  it('counts the tests that passed, those of the core apart', () => {
    const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((status) => ({ status, meta: {} })); // prettier-ignore
    const { tests } = evidenceFromReports(
      {
        testResults: [
          { name: '/home/me/src/core/a.test.ts', assertionResults: [passed!, passed!, failed!] },
          { name: 'C:\\me\\src\\core\\b.test.ts', assertionResults: [passed!] },
          { name: '/home/me/src/site/core.test.ts', assertionResults: [passed!, skipped!] },
        ],
      },
      coverage,
      null,
    );
    expect(tests).toEqual({ core: 3, unit: 4 });
  });

  it('gathers the checks of all tests, sorted by id, errors rounded to two digits', () => {
    const testOf = (...oracleChecks: OracleCheck[]) => ({
      status: 'passed',
      meta: { oracleChecks },
    });
    const last = { ...check, id: 'z', largestError: 1.2345e-14 };
    const { checks } = evidenceFromReports(
      {
        testResults: [
          { name: 'a', assertionResults: [testOf(last, check)] },
          { name: 'b', assertionResults: [testOf({ ...check, id: 'a' })] },
        ],
      },
      coverage,
      null,
    );
    expect(checks).toEqual([{ ...check, id: 'a' }, check, { ...last, largestError: 1.2e-14 }]);
  });

  it('rounds coverage down: 99.99 is not 100', () => {
    const found = evidenceFromReports({ testResults: [] }, coverage, null);
    expect(found.coverage).toEqual({ lines: 99.9, branches: 98 });
  });

  it('hands the mutation score through', () => {
    const mutation = { mutants: 3, detected: 2, score: 66.6, ignored: 1 };
    expect(evidenceFromReports({ testResults: [] }, coverage, mutation).mutation).toBe(mutation);
  });
});

describe('mutationFromReport', () => {
  it('is the share of mutants that a test noticed, of those that a test could', () => {
    const files = {
      'src/core/softmax.ts': { mutants: mutantsOf('Killed', 'Timeout', 'Ignored', 'CompileError') },
      'src/core/mask.ts': { mutants: mutantsOf('Killed', 'Survived', 'NoCoverage', 'Killed') },
    };
    // 4 of 6; 66.66… is rounded down
    expect(mutationFromReport({ files })).toEqual({
      mutants: 6,
      detected: 4,
      score: 66.6,
      ignored: 1,
    });
  });

  it('refuses a report without mutants', () => {
    expect(() => mutationFromReport({ files: {} })).toThrow(
      new RangeError('mutationFromReport: a report with mutants, got none'),
    );
  });
});

describe('disagreements', () => {
  const withCheck = (change: Partial<OracleCheck>): Evidence => ({
    ...evidence,
    checks: [{ ...check, ...change }],
  });

  it('there are none between a run and its own evidence', () => {
    expect(disagreements(evidence, evidence)).toEqual([]);
  });

  it.each([
    [
      { cases: 31 },
      '30 cases within 1e-13 of Abacus 1.0.0',
      '31 cases within 1e-13 of Abacus 1.0.0',
    ],
    [
      { tolerance: 1e-12 },
      '30 cases within 1e-13 of Abacus 1.0.0',
      '30 cases within 1e-12 of Abacus 1.0.0',
    ],
    [
      { oracle: { name: 'Abacus', version: '2.0.0' } },
      '30 cases within 1e-13 of Abacus 1.0.0',
      '30 cases within 1e-13 of Abacus 2.0.0',
    ],
  ])('%#: a check is the same to the case, the tolerance, the version', (change, said, is) => {
    expect(disagreements(evidence, withCheck(change))).toEqual([
      `softmax-abacus is ${said}, the run has ${is}`,
    ]);
  });

  it('an error may scatter by a factor of two, and shrink', () => {
    expect(disagreements(evidence, withCheck({ largestError: 5e-14 }))).toEqual([]);
    expect(disagreements(evidence, withCheck({ largestError: 0 }))).toEqual([]);
    expect(disagreements(evidence, withCheck({ largestError: 5.1e-14 }))).toEqual([
      'softmax-abacus is off by 2.5e-14, in the run by 5.1e-14',
    ]);
  });

  it('an error above the tolerance is refused, whatever the run says', () => {
    expect(disagreements(withCheck({ largestError: 1.1e-13 }), evidence)).toEqual([
      'softmax-abacus is off by 1.1e-13, which is above 1e-13',
    ]);
  });

  it('names a check that is on one side only', () => {
    const none = { ...evidence, checks: [] };
    expect(disagreements(none, evidence)).toEqual(['softmax-abacus is missing, the run has it']);
    expect(disagreements(evidence, none)).toEqual([
      'softmax-abacus is there, the run does not have it',
    ]);
  });

  it('tests may grow by a tenth, and never become fewer', () => {
    const withTests = (unit: number): Evidence => ({ ...evidence, tests: { core: 100, unit } });
    expect(disagreements(evidence, withTests(220))).toEqual([]);
    expect(disagreements(evidence, withTests(221))).toEqual(['tests.unit is 200, the run has 221']);
    expect(disagreements(evidence, withTests(199))).toEqual(['tests.unit is 200, the run has 199']);
  });

  it('coverage may grow, and never fall', () => {
    const withLines = (lines: number): Evidence => ({
      ...evidence,
      coverage: { ...evidence.coverage, lines },
    });
    expect(disagreements(evidence, withLines(100))).toEqual([]);
    expect(disagreements(evidence, withLines(99.4))).toEqual([
      'coverage.lines is 99.5, the run has 99.4',
    ]);
  });

  it('does not look at the mutation score, which the run does not measure', () => {
    const mutation = { mutants: 3, detected: 2, score: 66.6, ignored: 1 };
    expect(disagreements({ ...evidence, mutation }, evidence)).toEqual([]);
  });
});
