/** What a test run says of itself at its end. */
import type { UnitReport } from './evidence-from-reports.ts';

export interface Summary {
  /** How many tests of each kind passed, a line a kind. */
  readonly lines: readonly string[];
  /** One sentence for each test that did not run, and for each kind of which there is none. */
  readonly problems: readonly string[];
}

/** By the path of the file; the first that fits. */
const kinds: readonly (readonly [name: string, files: RegExp])[] = [
  ['interaction latency, in a browser', /\.latency\.browser\.test\.ts$/],
  [
    'use, accessibility, layout, budgets and print, in a browser',
    /\/(?:pages|journeys|print)\.browser\.test\.ts$/,
  ],
  ['pages and site, in a browser', /\/src\/site\/.*\.browser\.test\.ts$/],
  ['demos and exercises, in a browser', /\.browser\.test\.ts$/],
  ['core', /\/src\/core\//],
  ['exercises', /\/src\/exercises\//],
  ['demos', /\/src\/(?:demos|components|figures)\//],
  ['site and dictionaries', /\/src\/(?:site|i18n)\//],
];

/** @throws RangeError if a file is of no kind */
export function summarise(reports: readonly UnitReport[]): Summary {
  const files = reports
    .flatMap(({ testResults }) => testResults)
    .map(({ name, assertionResults }) => ({
      file: name.replaceAll('\\', '/'),
      statuses: assertionResults.map(({ status }) => status),
      cases: assertionResults.flatMap(({ meta }) => meta.oracleChecks ?? []),
    }));
  const counted = files.map(({ file, statuses, cases }) => {
    const kind = kinds.find(([, pattern]) => pattern.test(file))?.[0];
    if (!kind) throw new RangeError(`summarise: the kind of ${file} is not known`);
    return { kind, file, statuses, cases };
  });
  const passed = (statuses: readonly string[]): number =>
    statuses.filter((status) => status === 'passed').length;
  const tests = kinds
    .map(([name]) => ({ name, own: counted.filter(({ kind }) => kind === name) }))
    .map(({ name, own }) => ({ name, count: passed(own.flatMap(({ statuses }) => statuses)) }));
  const cases = files.flatMap((file) => file.cases).reduce((sum, check) => sum + check.cases, 0);
  const total = tests.reduce((sum, { count }) => sum + count, 0);
  return {
    lines: [
      ...tests.map(({ name, count }) => line(count, name)),
      line(total, 'tests in all, none skipped'),
      line(cases, 'results of the core compared with ONNX Runtime and mpmath'),
    ],
    problems: [
      ...counted
        .filter(({ statuses }) => passed(statuses) < statuses.length || statuses.length === 0)
        .map(
          ({ file, statuses }) =>
            `${file}: ${statuses.length - passed(statuses)} of ${statuses.length} tests did not pass`,
        ),
      ...tests.filter(({ count }) => count === 0).map(({ name }) => `No test ran of ${name}`),
    ],
  };
}

function line(count: number, name: string): string {
  return `${count.toLocaleString('en').padStart(9)}  ${name}`;
}
