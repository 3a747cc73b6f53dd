import { ensureServerProgram } from '../database/server-program.ts';
import { ensureRuntime } from '../runtimes/setup.ts';
import { progress, runTask } from '../system/task.ts';

await runTask(async () => {
  await ensureRuntime();
  const server = await ensureServerProgram(progress);
  progress(`Database server: ${server.path} (${server.flavour})`);
});
