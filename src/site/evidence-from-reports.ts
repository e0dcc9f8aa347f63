/** The evidence that the reports of a test run hold, and where committed evidence no longer fits it. */
import type { OracleCheck } from '#core/testing/evidence.ts';
import type { Evidence, Mutation } from '#components/evidence/evidence.ts';

/** What is read of Vitest's JSON report. */
export interface UnitReport {
  readonly testResults: readonly {
    /** The file's path. */
    readonly name: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly meta: { readonly oracleChecks?: readonly OracleCheck[] };
    }[];
  }[];
}

/** What is read of Istanbul's json-summary. */
export interface CoverageReport {
  readonly total: { readonly lines: Share; readonly branches: Share };
}

interface Share {
  readonly pct: number;
}

/** What is read of Stryker's JSON report. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { status: string }[] }>>;
}

const DETECTED = ['Killed', 'Timeout'];
const UNDETECTED = ['Survived', 'NoCoverage'];
/** How many tests may be added before the committed number has to follow: a tenth. */
const GROWTH = 1.1;
/** Another processor may round another way; by more than this factor it is another error. */
const SCATTER = 2;

export function evidenceFromReports(
  unit: UnitReport,
  coverage: CoverageReport,
  mutation: Mutation | null,
): Evidence {
  const tests = unit.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, meta }) => ({ name, status, meta })),
  );
  const passed = tests.filter(({ status }) => status === 'passed');
  return {
    checks: passed
      .flatMap(({ meta }) => meta.oracleChecks ?? [])
      .map((check) => ({ ...check, largestError: Number(check.largestError.toPrecision(2)) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    tests: {
      core: passed.filter(({ name }) => /[\\/]src[\\/]core[\\/]/.test(name)).length,
      unit: passed.length,
    },
    coverage: {
      lines: roundDown(coverage.total.lines.pct),
      branches: roundDown(coverage.total.branches.pct),
    },
    mutation,
  };
}

/**
 * Mutants that do not compile count neither way. Nor do those that were not run, but how many they are is told.
 *
 * @throws RangeError if none is left
 */
export function mutationFromReport({ files }: MutationReport): Mutation {
  const statuses = Object.values(files).flatMap(({ mutants }) =>
    mutants.map(({ status }) => status),
  );
  const detected = statuses.filter((status) => DETECTED.includes(status)).length;
  const mutants = detected + statuses.filter((status) => UNDETECTED.includes(status)).length;
  if (mutants === 0) throw new RangeError('mutationFromReport: a report with mutants, got none');
  const ignored = statuses.filter((status) => status === 'Ignored').length;
  return { mutants, detected, score: roundDown((100 * detected) / mutants), ignored };
}

/**
 * One sentence for each committed number that the run does not bear out. Checks must be the same, case by
 * case. The numbers of tests and the coverage may have grown since, tests by a tenth: a page may claim
 * less than is so, never more. The mutation score is not looked at, since the run does not measure it.
 */
export function disagreements(committed: Evidence, found: Evidence): string[] {
  const ids = new Set([...committed.checks, ...found.checks].map(({ id }) => id));
  return [
    ...[...ids].flatMap((id) =>
      checkDisagreements(
        id,
        committed.checks.find((each) => each.id === id),
        found.checks.find((each) => each.id === id),
      ),
    ),
    ...(['core', 'unit'] as const).flatMap((kind) => {
      const [said, is] = [committed.tests[kind], found.tests[kind]];
      return said <= is && is <= said * GROWTH
        ? []
        : [`tests.${kind} is ${said}, the run has ${is}`];
    }),
    ...(['lines', 'branches'] as const).flatMap((kind) => {
      const [said, is] = [committed.coverage[kind], found.coverage[kind]];
      return said <= is ? [] : [`coverage.${kind} is ${said}, the run has ${is}`];
    }),
  ];
}

function checkDisagreements(
  id: string,
  committed: OracleCheck | undefined,
  found: OracleCheck | undefined,
): string[] {
  if (!committed) return [`${id} is missing, the run has it`];
  if (!found) return [`${id} is there, the run does not have it`];

  const describe = ({ oracle, cases, tolerance }: OracleCheck): string =>
    `${cases} cases within ${tolerance} of ${oracle.name} ${oracle.version}`;
  if (describe(committed) !== describe(found)) {
    return [`${id} is ${describe(committed)}, the run has ${describe(found)}`];
  }
  if (committed.largestError > committed.tolerance) {
    return [`${id} is off by ${committed.largestError}, which is above ${committed.tolerance}`];
  }
  if (found.largestError > SCATTER * committed.largestError) {
    return [`${id} is off by ${committed.largestError}, in the run by ${found.largestError}`];
  }
  return [];
}

function roundDown(percentage: number): number {
  return Math.floor(percentage * 10) / 10;
}
