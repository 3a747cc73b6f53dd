import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
}

/** Whether a small disk can be mounted here: as root on Linux, where nothing forbids it. Tried, because containers differ. */
export function canMountSmallDisks(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'hotgigs-small-disk-'));
  try {
    new SmallDisk(folder, 64).unmount();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A disk of its own under a folder, small enough to be filled. */
export class SmallDisk {
  readonly #folder: string;

  /** @param sizeKiB its whole size */
  constructor(folder: string, sizeKiB: number) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    run('mount', '-t', 'tmpfs', '-o', `size=${sizeKiB}k,mode=700`, 'small-disk', folder);
  }

  /** Gives it another size, as a person who makes room does. */
  resize(sizeKiB: number): void {
    run('mount', '-o', `remount,size=${sizeKiB}k`, this.#folder);
  }

  /** Leaves no byte free: it becomes as small as what is on it. Tried again where something was written between the look and the change: a disk cannot be smaller than that. */
  fill(): void {
    for (let left = 20; ; left -= 1) {
      const { blocks, bfree, bsize } = statfsSync(this.#folder);
      try {
        return this.resize(((blocks - bfree) * bsize) / 1_024);
      } catch (thrown) {
        if (left === 0) throw thrown;
      }
    }
  }

  unmount(): void {
    run('umount', '--lazy', this.#folder);
  }
}
