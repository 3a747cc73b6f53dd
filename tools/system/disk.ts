import { statfsSync } from 'node:fs';
import { ToolFailure } from '../errors.ts';

/** Free megabytes on the disk that holds `folder`, for this user. */
export function freeMegabytes(folder: string): number {
  const disk = statfsSync(folder);
  return Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
}

/**
 * Stops early instead of in the middle of unpacking or of filling a database.
 * @throws ToolFailure `disk_full`
 */
export function requireDiskSpace(folder: string, needed: number, free: number = freeMegabytes(folder)): void {
  if (free >= needed) return;
  throw new ToolFailure(
    'disk_full',
    `Only ${free} MB are free on the disk of ${folder}; ${needed} MB are needed.`,
    'Free some space and run the command again.',
  );
}
