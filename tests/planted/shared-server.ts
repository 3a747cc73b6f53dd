import type { TestProject } from 'vitest/node';

/** Where the runner says its database server is started. */
export const STARTER_VARIABLE = 'HOTGIGS_PLANTED_STARTER';

/** Uses the runner's database server, because one for each bug would take longer than the tests. */
export function setup(project: TestProject): void {
  const starter = process.env[STARTER_VARIABLE];
  if (starter === undefined) throw new Error('These tests are run by `npm test -- --only planted`.');
  project.provide('databaseStarter', starter);
}
