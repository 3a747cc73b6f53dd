import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SessionKeeper, StoredSession } from '../../sync/engine/ports.ts';
import { account } from '../../sync/protocol/session.ts';
import { readSmallFile, replaceSmallFile } from './files.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const storedSession = z.object({
  gatewayUrl: z.url(),
  refreshToken: z.string(),
  clientId: z.int(),
  account,
  leaseDays: z.number(),
});

/** A key of its own for this file, so that the mirror's key encrypts only the mirror. */
function fileKey(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'hotgigs session file', 32));
}

function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, fileKey(key), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv(CIPHER, fileKey(key), sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/**
 * Keeps the sign-in of a profile in an encrypted, authenticated file. A file
 * that cannot be read (another key, damage) counts as signed out: the user signs
 * in again and loses nothing.
 */
export function createSessionStore(profileFolder: string, key: Buffer): SessionKeeper {
  const path = join(profileFolder, 'session.bin');
  return {
    load: (): StoredSession | null => {
      const sealed = readSmallFile(path);
      if (sealed === null) return null;
      try {
        return storedSession.parse(JSON.parse(unseal(key, sealed)));
      } catch {
        return null;
      }
    },
    save: (session) => replaceSmallFile(path, seal(key, JSON.stringify(session))),
    clear: () => rmSync(path, { force: true }),
  };
}
