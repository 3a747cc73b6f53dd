import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { inRoot } from './system/paths.ts';

test('an unknown task is refused with the list of tasks', () => {
  const run = spawnSync(process.execPath, [inRoot('tools/run.mjs'), 'strat'], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('There is no task called "strat".');
  expect(run.stderr).toMatch(/Usage: .*\bstart\b.*\btest\b/);
});

test("a task's failure is its sentence and remedy, without a stack, and exit code 1", () => {
  const run = spawnSync(process.execPath, [inRoot('tools/run.mjs'), 'start', '--size', 'huge'], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toBe('✗ "huge" is not a size of the demo data.\n  → ' + run.stderr.split('→ ')[1]);
  expect(run.stderr).toContain('Usage: npm start');
});
