import { buildApplication } from '../build/build.ts';
import { ensureServerProgram } from '../database/server-program.ts';
import { ensureRuntime, runtimeEnvironment } from '../runtimes/setup.ts';
import { runScript } from '../system/foreground.ts';
import { progress, runTask } from '../system/task.ts';

await runTask(async (args) => {
  const runtime = await ensureRuntime();
  await ensureServerProgram(progress);
  if (args.includes('--peers')) return runScript('tests/bench/peers/main.ts', args, { env: runtimeEnvironment(runtime) });
  await buildApplication();
  await runScript('tests/bench/main.ts', args, { env: runtimeEnvironment(runtime) });
});
