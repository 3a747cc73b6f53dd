import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { inRoot } from '../../../tools/system/paths.ts';

/** Why the shim cannot be used on this machine; null where it can. */
export const WHY_NO_SHIM: string | null =
  process.platform !== 'linux'
    ? `LD_PRELOAD is Linux’s; this is ${process.platform}`
    : spawnSync('gcc', ['--version']).status === 0
      ? null
      : 'gcc is missing';

/** Compiles the shim into a folder. @throws Error with the compiler's words */
export function compileShim(folder: string): string {
  const library = join(folder, 'shim.so');
  const run = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, inRoot('tests', 'faults', 'disk', 'shim.c'), '-ldl'], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The shim does not compile: ${run.stderr}`);
  return library;
}
