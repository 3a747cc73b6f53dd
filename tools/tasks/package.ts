import { buildApplication } from '../build/build.ts';
import { packageApplication } from '../package/package.ts';
import { ensureRuntime } from '../runtimes/setup.ts';
import { parseOptions } from '../system/arguments.ts';
import { progress, runTask, step } from '../system/task.ts';

const USAGE = 'npm run package -- [--test-flavour]';

await runTask(async (args) => {
  const options = parseOptions(args, { 'test-flavour': { type: 'boolean', default: false } }, USAGE);
  const runtime = await ensureRuntime();
  await buildApplication();
  const executable = await step('Packaging', () => packageApplication({ runtime, testFlavour: options['test-flavour'] }));
  progress(`Packaged: ${executable}`);
});
