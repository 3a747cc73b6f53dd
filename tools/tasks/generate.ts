import { runScript } from '../system/foreground.ts';
import { runTask, step } from '../system/task.ts';

/** In this order: the scopes' table and the mirror's schema are made from what the catalogue generates. */
const GENERATORS = [
  'db/central/generate.ts',
  'db/central/generate-scopes.ts',
  'db/mirror/generate-schema.ts',
  'tools/documents/generate-mutators.ts',
] as const;

await runTask(async (args) => {
  for (const script of GENERATORS) await step(script, () => runScript(script, args, { failed: script }));
});
