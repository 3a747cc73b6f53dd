import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { readSmallFile, replaceSmallFile } from '../files.ts';

/** Argon2id's parameters as a key was wrapped under them; bounded, so that a damaged file cannot ask for all memory. */
export const derivation = z.object({
  name: z.literal('argon2id'),
  memoryKiB: z.int().min(19_456).max(1_048_576),
  iterations: z.int().min(2).max(20),
  parallelism: z.int().min(1).max(8),
  /** Base64. */
  salt: z.string().min(22).max(88),
});
export type Derivation = z.infer<typeof derivation>;
/** What a passphrase costs to try. */
export type DerivationCost = Omit<Derivation, 'salt'>;

/** A profile's key under a passphrase. */
export const wrappedKey = z.object({
  format: z.literal(1),
  protection: z.literal('passphrase'),
  derivation,
  /** Nonce, tag and sealed key, base64. */
  key: z.string(),
});
export type WrappedKey = z.infer<typeof wrappedKey>;

/** What lies in a profile's key file. */
export const keyFile = z.discriminatedUnion('protection', [
  /** Wrapped by the system's key store, base64. */
  z.object({ format: z.literal(1), protection: z.literal('system'), key: z.string() }),
  /** The bare key; only in a demo profile. */
  z.object({ format: z.literal(1), protection: z.literal('none'), key: z.string() }),
  wrappedKey,
]);
export type KeyFile = z.infer<typeof keyFile>;

/** Where a profile's key file lies. */
export function keyFilePath(profileFolder: string): string {
  return join(profileFolder, 'key.json');
}

/** The key file is there but cannot be opened: another user, another machine, or damage. */
export function unreadableKey(): AppError {
  return new AppError({
    kind: 'corrupt',
    origin: 'main',
    code: 'key.unreadable',
    message:
      'The key of this profile cannot be opened on this computer account, so its local copy cannot be read. Unlock the key store and start again, or use a new profile folder: everything delivered is safe on the server.',
  });
}

/**
 * A profile's key file, or null on its first start.
 * @throws AppError `key.unreadable`
 */
export function readKeyFile(profileFolder: string): KeyFile | null {
  const stored = readSmallFile(keyFilePath(profileFolder));
  if (stored === null) return null;
  try {
    return keyFile.parse(JSON.parse(stored.toString('utf8')));
  } catch {
    throw unreadableKey();
  }
}

/** Replaces a profile's key file: the old one or the new one, never half. */
export function writeKeyFile(profileFolder: string, content: KeyFile): void {
  replaceSmallFile(keyFilePath(profileFolder), JSON.stringify(content));
}
