import { runChecks } from '../checks/checks.ts';
import { runTask, step } from '../system/task.ts';

await runTask(() => step('Checking types, lint, format and dead code', runChecks));
