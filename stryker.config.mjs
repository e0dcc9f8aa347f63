// @ts-check

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: [
    'src/core/**/*.ts',
    '!src/core/**/*.test.ts',
    '!src/core/testing/**',
    '!src/core/core-bench.ts',
    '!src/core/index.ts',
  ],
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['progress', 'clear-text', 'json'],
  // The table only: check-survivors.ts prints the survivors that nobody has looked at yet.
  clearTextReporter: { reportMutants: false, reportTests: false },
  cleanTempDir: 'always',
};
