import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Puts a folder's names on the disk: until then a power cut may take a renaming back, however well the file itself was synced. */
export function syncFolder(folder: string): void {
  // Windows neither needs this nor lets a folder be opened.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
