import { runScript } from '../system/foreground.ts';
import { runTask, step } from '../system/task.ts';

/** In this order: the mirror's schema is made from the central one. */
const GENERATORS = ['db/central/generate.ts', 'db/mirror/generate.ts'] as const;

await runTask(async (args) => {
  for (const script of GENERATORS) await step(script, () => runScript(script, args, { failed: script }));
});
