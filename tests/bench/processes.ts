import { readdirSync, readFileSync } from 'node:fs';

const KILOBYTES_PER_MEGABYTE = 1_024;

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the parent is the second field behind it.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** A process and all below it. */
export function processTree(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const found = [root];
  for (const pid of found) found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  return found;
}

/**
 * Memory of processes, MB: the sum of their proportional set sizes, so that what they share counts once.
 * @throws Error where the system does not tell it
 */
export function memoryOf(pids: readonly number[]): number {
  let kilobytes = 0;
  for (const pid of pids) {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    if (pss === undefined) throw new Error('This system does not tell the proportional set size of a process');
    kilobytes += Number(pss);
  }
  return kilobytes / KILOBYTES_PER_MEGABYTE;
}
