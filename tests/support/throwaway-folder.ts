import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeMegabytes } from '../../tools/system/disk.ts';

const MEMORY = '/dev/shm';
/** A test server's files stay under 600 MB; the rest is for whoever else keeps things there. */
const NEEDED_MEGABYTES = 2_048;

/**
 * Makes a folder for a test server's files: in memory where the machine has room there (creating 95 tables takes tens of times longer on a
 * busy disk), else in the temporary folder. The caller removes it.
 */
export function throwawayFolder(name: string): string {
  const roomy = existsSync(MEMORY) && freeMegabytes(MEMORY) >= NEEDED_MEGABYTES;
  return mkdtempSync(join(roomy ? MEMORY : tmpdir(), `hotgigs-${name}-`));
}
