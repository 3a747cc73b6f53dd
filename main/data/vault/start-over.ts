import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyFilePath } from './key-file.ts';
import { unsentFile } from './unsent-note.ts';

/**
 * Removes a copy whose passphrase is forgotten, and the sign-in beside it, so
 * that the laptop registers anew. The key's file goes last: a crash on the way
 * leaves a locked profile that can be given up again, never a copy without a key.
 */
export function abandonCopy(profileFolder: string): void {
  rmSync(join(profileFolder, 'mirror'), { recursive: true, force: true });
  rmSync(join(profileFolder, 'session.bin'), { force: true });
  rmSync(unsentFile(profileFolder), { force: true });
  rmSync(keyFilePath(profileFolder), { force: true });
}
