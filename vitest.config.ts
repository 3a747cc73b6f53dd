import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // Left alone it keeps one core free, which on a machine of two makes everything run in a row.
    maxWorkers: '100%',
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/planted/**', 'dist/**', 'out/**', 'release/**', '.local/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    // Generous: a slow machine must not turn a right answer into a red one.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
  },
});
