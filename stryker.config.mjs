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
  // What runs once, when a module is loaded, would take the whole suite for each mutant: the sizes in
  // published-models.ts, whose totals are tested against the published counts.
  ignoreStatic: true,
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['progress', 'clear-text', 'json'],
  // The table only: check-survivors.ts prints the survivors that nobody has looked at yet.
  clearTextReporter: { reportMutants: false, reportTests: false },
  cleanTempDir: 'always',
};
