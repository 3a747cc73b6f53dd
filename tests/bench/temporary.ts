import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const standing = new Set<string>();
// Also what an interrupted bench leaves is removed.
process.on('exit', () => standing.forEach(removeFolder));

/** Makes a folder of our own, removed at the latest when the process ends. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `hotgigs-bench-${name}-`));
  standing.add(folder);
  return folder;
}

/** Removes a folder made by {@link temporaryFolder}. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  standing.delete(folder);
}
