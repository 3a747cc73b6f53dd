import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock, missingOptionalPackages, parseLock } from '../dependencies/complete-lock.ts';
import { inRoot } from '../system/paths.ts';
import { progress, runTask } from '../system/task.ts';

await runTask(async () => {
  const file = inRoot('package-lock.json');
  const lock = parseLock(readFileSync(file, 'utf8'));
  const missing = missingOptionalPackages(lock);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  progress(`${missing.length} packages of other platforms added to package-lock.json`);
});
