/**
 * What a worker has for itself, so that tests that run side by side do not meet: a display, because two windows on one
 * display share its clipboard and take each other's keyboard focus; and ports.
 */
import { randomInt } from 'node:crypto';
import { isPortFree } from '../../../tools/system/ports.ts';

/** Below those that systems hand out by themselves: one that is free between two uses stays so. */
const FIRST_PORT = 12_000;
const LAST_PORT = 32_000;
/** A worker's ports are so far apart, with those of the others in between. */
const MOST_WORKERS = 8;

/** The displays that were started for the tests, one for each worker; none where the machine's own serves the only one. */
export function displays(): string[] {
  return (process.env['HOTGIGS_E2E_DISPLAYS'] ?? '').split(' ').filter((display) => display !== '');
}

/** Which of the workers this process is. */
function workerIndex(): number {
  return Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
}

/** Makes this worker's display the one that everything started from here uses. */
export function takeOwnDisplay(): void {
  const display = displays()[workerIndex()];
  if (display !== undefined) process.env['DISPLAY'] = display;
}

const given = new Set<number>();

/** A free port that no other worker uses, nor anything else of this one. */
export async function ownPort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + randomInt((LAST_PORT - FIRST_PORT) / MOST_WORKERS) * MOST_WORKERS + workerIndex();
    if (given.has(port) || !(await isPortFree(port))) continue;
    given.add(port);
    return port;
  }
}
