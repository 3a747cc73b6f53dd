import { readFileSync } from 'node:fs';

/** True while a process runs. One that has ended but was not yet collected by its parent (common in containers) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may itself hold spaces and parentheses.
    return /^ [ZX]/.test(status.slice(status.lastIndexOf(')') + 1));
  } catch {
    return true;
  }
}
