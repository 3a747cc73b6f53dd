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

/** What the system says of a process's memory; nothing of one that has ended since it was listed. @throws Error where it says nothing */
function reportOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch (problem) {
    // One that has ended and that nobody has asked about yet still stands in the list, without memory.
    const hasEnded = problem instanceof Error && 'code' in problem && problem.code === 'ESRCH';
    if (hasEnded || (parentOf(pid) === null && parentOf(process.pid) !== null)) return 'Pss: 0 kB\nPss_File: 0 kB';
    throw problem;
  }
}

function kilobytesOf(report: string, kind: 'Pss' | 'Pss_File'): number {
  const pss = new RegExp(`^${kind}:\\s+(\\d+) kB`, 'm').exec(report)?.[1];
  if (pss === undefined) throw new Error('This system does not tell the proportional set size of a process');
  return Number(pss);
}

/**
 * Memory of processes, MB: the sum of their proportional set sizes, so that what they share counts once.
 * @throws Error where the system does not tell it
 */
export function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + kilobytesOf(reportOf(pid), 'Pss'), 0) / KILOBYTES_PER_MEGABYTE;
}

/**
 * What processes made themselves, MB: their memory without the files of the
 * programs, whose share grows and shrinks with who else runs them.
 * @throws Error where the system does not tell it
 */
export function ownMemoryOf(pids: readonly number[]): number {
  const own = pids.map(reportOf).map((report) => kilobytesOf(report, 'Pss') - kilobytesOf(report, 'Pss_File'));
  return own.reduce((sum, kilobytes) => sum + kilobytes, 0) / KILOBYTES_PER_MEGABYTE;
}
