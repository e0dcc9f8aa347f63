import { describe, expect, test } from 'vitest';
import type { UnitReport } from './evidence-from-reports.ts';
import { summarise } from './test-summary.ts';

const oneOfEach = [
  'src/core/a.test.ts',
  'src/exercises/a.test.ts',
  'src/demos/a.test.ts',
  'src/site/a.test.ts',
  'src/demos/a.browser.test.ts',
  'src/site/a.browser.test.ts',
  'src/site/pages.browser.test.ts',
  'src/demos/a.latency.browser.test.ts',
];

function report(files: readonly string[], statuses: readonly string[]): UnitReport {
  const assertionResults = statuses.map((status) => ({ status, meta: {} }));
  return { testResults: files.map((file) => ({ name: `/home/me/${file}`, assertionResults })) };
}

describe('summarise', () => {
  test('counts each test once, by where its file lies, in all reports', () => {
    const { lines, problems } = summarise([
      report(oneOfEach, ['passed', 'passed']),
      report(['src/demos/b.latency.browser.test.ts'], ['passed']),
    ]);
    expect(problems).toEqual([]);
    expect(lines.map((line) => parseInt(line.trim(), 10))).toEqual([3, 2, 2, 2, 2, 2, 2, 2, 17, 0]);
    expect(lines[0]).toMatch(/^ +3 {2}interaction latency/);
    expect(lines[8]).toMatch(/^ +17 {2}tests in all/);
  });

  test('thousands stand in groups, below one another', () => {
    const statuses = Array.from({ length: 1234 }, () => 'passed');
    const { lines } = summarise([report(['src/core/a.test.ts'], statuses)]);
    expect(lines[4]).toBe('    1,234  core');
    expect(lines[0]).toMatch(/^ {8}0 /);
  });

  test('adds up the cases of the oracles', () => {
    const oracleChecks = [30, 12].map((cases) => ({
      id: 'softmax-abacus',
      oracle: { name: 'Abacus', version: '1.0.0' },
      cases,
      tolerance: 1e-13,
      largestError: 2.5e-14,
    }));
    const { lines } = summarise([
      {
        testResults: [
          {
            name: '/home/me/src/core/a.test.ts',
            assertionResults: [{ status: 'passed', meta: { oracleChecks } }],
          },
        ],
      },
    ]);
    expect(lines.at(-1)).toMatch(/^ +42 /);
  });

  test.each(['failed', 'skipped', 'pending', 'todo'])(
    'names the file of a test that %s',
    (status) => {
      const { problems } = summarise([
        report(oneOfEach, ['passed']),
        report(['src/core/b.test.ts'], ['passed', status]),
      ]);
      expect(problems).toEqual(['/home/me/src/core/b.test.ts: 1 of 2 tests did not pass']);
    },
  );

  test('a file without tests is told, and a kind of which none ran', () => {
    const { problems } = summarise([
      report(oneOfEach.slice(1), ['passed']),
      report(['src/demos/b.test.ts'], []),
    ]);
    expect(problems).toEqual([
      '/home/me/src/demos/b.test.ts: 0 of 0 tests did not pass',
      'No test ran of core',
    ]);
  });

  test('a file of no kind is an error', () => {
    expect(() => summarise([report(['scripts/a.test.ts'], ['passed'])])).toThrow(
      'summarise: the kind of /home/me/scripts/a.test.ts is not known',
    );
  });
});
