import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '../errors.ts';
import { isAlive } from '../system/processes.ts';

const ownerSchema = z.object({ server: z.number().int().positive(), owner: z.number().int().positive() });

/** Notes which server runs in this folder and which of our processes started it. */
export function writeOwner(folder: string, server: number): void {
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ server, owner: process.pid }));
}

/**
 * Stops a server whose owner was killed before it could; only a process that still works in this very folder is touched, never a stranger that
 * got the same number.
 * @throws ToolFailure `not_ready` when the owner is alive: two workstations cannot share one database folder
 */
export async function stopLeftover(folder: string): Promise<void> {
  const note = readOwner(folder);
  if (!note || !isServerOf(folder, note.server)) return;
  if (note.owner !== process.pid && isAlive(note.owner)) {
    throw new ToolFailure(
      'not_ready',
      `The embedded database in ${folder} is in use by another run (process ${note.owner}).`,
      'Stop that one (Ctrl-C in its terminal) and try again.',
    );
  }
  process.kill(note.server, 'SIGTERM');
  for (let waited = 0; isAlive(note.server); waited += 50) {
    if (waited === 20_000) process.kill(note.server, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  rmSync(join(folder, 'owner.json'), { force: true });
}

function readOwner(folder: string): z.infer<typeof ownerSchema> | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Linux tells the command line; elsewhere the server's own pid file has to agree. */
function isServerOf(folder: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(folder, 'data'));
    return readFileSync(join(folder, 'server.pid'), 'utf8').trim() === String(pid);
  } catch {
    return false;
  }
}
