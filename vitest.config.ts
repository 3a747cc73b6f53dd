import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // More than there are cores: half of the files wait most of the time for a database or for other processes.
    maxWorkers: availableParallelism() + 1,
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
