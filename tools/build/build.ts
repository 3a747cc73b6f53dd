import { existsSync, rmSync } from 'node:fs';
import { build } from 'vite';
import { explainSystemError } from '../errors.ts';
import { inRoot, ROOT } from '../system/paths.ts';
import { step } from '../system/task.ts';
import { hasStamp, hashInputs, writeStamp } from './stamp.ts';

/** What the bundles are made of; a change anywhere else does not rebuild. */
const INPUTS = [
  'main',
  'preload',
  'renderer',
  'shared',
  'sync/engine',
  'sync/protocol',
  'db/mirror',
  'package.json',
  'package-lock.json',
  'vite.main.config.ts',
  'vite.preload.config.ts',
  'vite.renderer.config.ts',
];

const BUNDLES = [
  { name: 'main process', configFile: 'vite.main.config.ts', mode: 'main', result: 'dist/main/main.cjs' },
  { name: 'data process', configFile: 'vite.main.config.ts', mode: 'data', result: 'dist/main/data.cjs' },
  { name: 'preload', configFile: 'vite.preload.config.ts', mode: 'production', result: 'dist/preload/preload.cjs' },
  { name: 'renderer', configFile: 'vite.renderer.config.ts', mode: 'production', result: 'dist/renderer/index.html' },
] as const;

/** Builds the application into dist/, unless what is there was built from the same inputs. */
export async function buildApplication(): Promise<void> {
  const stampFile = inRoot('dist', '.stamp');
  const hash = hashInputs(ROOT, INPUTS);
  if (hasStamp(stampFile, hash) && BUNDLES.every((bundle) => existsSync(inRoot(bundle.result)))) return;
  await step('Building the application', async () => {
    rmSync(inRoot('dist'), { recursive: true, force: true });
    // Vite and React read it: a development build of React is three times slower.
    process.env['NODE_ENV'] = 'production';
    for (const bundle of BUNDLES) await buildBundle(bundle);
    writeStamp(stampFile, hash);
  });
}

async function buildBundle(bundle: (typeof BUNDLES)[number]): Promise<void> {
  try {
    await build({ root: rootOf(bundle.configFile), configFile: inRoot(bundle.configFile), mode: bundle.mode, logLevel: 'warn' });
  } catch (error) {
    throw explainSystemError(error, `build the ${bundle.name}`);
  }
}

function rootOf(configFile: string): string {
  return configFile === 'vite.renderer.config.ts' ? inRoot('renderer') : ROOT;
}
