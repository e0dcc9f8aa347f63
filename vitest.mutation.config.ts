import { defineConfig } from 'vitest/config';

/** The tests of the core alone, as `npm run test:mutation` runs them. */
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts'],
    // Minutes for each mutant: hundreds of random cases, ONNX Runtime to load, tables of 10,000 positions.
    exclude: ['src/core/onnx-runtime.test.ts', 'src/core/frozen.test.ts', 'src/core/testing/**'],
    setupFiles: ['src/core/testing/fixed-seed.ts'],
    // With every mutant in it the core is several times slower.
    testTimeout: 60_000,
  },
});
