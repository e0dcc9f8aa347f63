import { defineConfig } from 'vitest/config';

/** The tests of the core alone, as `npm run test:mutation` runs them. */
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts'],
    setupFiles: ['src/core/testing/fixed-seed.ts'],
  },
});
