import { configDefaults, defineConfig } from 'vitest/config';

/** How the copy's tests are run: as always, but on the database server of the runner, and without waiting for what a bug has stopped. */
export default defineConfig({
  test: {
    pool: 'forks',
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    cache: false,
  },
});
