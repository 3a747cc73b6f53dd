import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Their modules keep nothing that a test would see of another one, and none is replaced by a test's own. */
const SHARING = ['db', 'main', 'renderer', 'shared', 'sync', 'tests/architecture'];
/** The same, and a database server stands behind them. */
const SHARING_A_SERVER = ['tests/integration', 'tests/security'];
const inside = (folders: readonly string[]): string[] => folders.map((folder) => `${folder}/**/*.test.ts`);
const globalSetup = ['tests/support/global-setup.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    // More than there are cores: half of the files wait most of the time for a database or for other processes.
    maxWorkers: availableParallelism() + 1,
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/planted/**', 'dist/**', 'out/**', 'release/**', '.local/**'],
    // A process that has loaded them goes on to the next file: loading takes longer than most of these tests.
    projects: [
      { extends: true, test: { name: 'sharing', include: inside(SHARING), isolate: false } },
      { extends: true, test: { name: 'server', include: inside(SHARING_A_SERVER), isolate: false, globalSetup } },
      { extends: true, test: { name: 'apart', include: ['**/*.test.ts'], exclude: inside([...SHARING, ...SHARING_A_SERVER]), globalSetup } },
    ],
    sequence: { sequencer: LongestFirst },
    // Generous: a slow machine must not turn a right answer into a red one.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
  },
});
