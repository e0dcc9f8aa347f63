import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begins with the file that takes longest, so that no worker is left with it alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): boolean =>
      moduleId.endsWith('/pages.browser.test.ts');
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

const inBrowser = {
  // The files of a worker share its browser.
  isolate: false,
  globalSetup: ['src/site/testing/serve-built-site.ts'],
  // For a test that hangs; on a busy machine the longest takes a minute.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['src/core/**/*.ts'],
      exclude: ['src/core/**/*.test.ts', 'src/core/testing/**', 'src/core/core-bench.ts'],
      reporter: [['text', { skipFull: true }], 'json-summary'],
      thresholds: { lines: 95, branches: 95 },
    },
    sequence: { sequencer: LongestFirst },
    // Of the tests of a file that may run at the same time.
    maxConcurrency: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.browser.test.ts', 'src/**/*.smoke.test.ts'],
          // Properties over thousands of cases, on a machine that is busy with something else.
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          exclude: ['src/**/*.latency.browser.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What takes the time is measured on a machine that does nothing else.
        test: {
          ...inBrowser,
          name: 'latency',
          include: ['src/**/*.latency.browser.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Firefox beside WebKit, each with one page; `npm test` is of Chromium alone.
        test: {
          name: 'smoke',
          include: ['src/**/*.smoke.test.ts'],
          globalSetup: ['src/site/smoke/serve-to-browsers.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
