import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects this process's garbage now. A process without a page is not told to
 * when it rests, and what a long job left stays with it. `--expose-gc` on the
 * command line of an Electron utility process shows its scripts no `gc`; a
 * context made after the flag has one.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  if (typeof collect === 'function') collect();
}
