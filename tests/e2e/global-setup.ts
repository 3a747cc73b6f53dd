import { rmSync } from 'node:fs';
import { killAllChildren } from '../../tools/system/children.ts';
import { throwawayFolder } from '../support/throwaway-folder.ts';
import { prepareCentral } from './support/central.ts';
import { PREPARED_VARIABLE } from './support/paths.ts';

const TERMINATED = 143;

/** Fills one database for the whole run; the workers copy its files. */
export default async function setup(): Promise<void> {
  const folder = throwawayFolder('e2e-prepared');
  process.once('exit', () => {
    killAllChildren();
    rmSync(folder, { recursive: true, force: true });
  });
  // So ends a run that is stopped before its end; the handler above would not be called.
  process.once('SIGTERM', () => process.exit(TERMINATED));
  await prepareCentral(folder);
  process.env[PREPARED_VARIABLE] = folder;
}
