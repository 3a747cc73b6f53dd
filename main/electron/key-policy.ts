import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';

/** How well this machine can keep a key: by the system, or only by hiding it in a file. */
export type KeyProtection = 'system' | 'none';

/** What lies in a profile's key file. */
export const keyFile = z.object({
  format: z.literal(1),
  protection: z.enum(['system', 'none']),
  /** The wrapped key, base64; the bare one only in a demo profile. */
  key: z.string(),
});
export type KeyFile = z.infer<typeof keyFile>;

/** The names of Linux key stores that really protect; `basic_text` is a password printed in Chromium's source. */
const PROTECTING: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6', 'keychain', 'dpapi']);

/** The words for the device page. */
const STORE_NAMES: Readonly<Record<string, string>> = {
  gnome_libsecret: 'GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
  keychain: 'macOS Keychain',
  dpapi: 'Windows Data Protection',
};

/** Whether a key store of that name protects a key from someone who holds the disk. */
export function protectionOf(backend: string): KeyProtection {
  return PROTECTING.has(backend) ? 'system' : 'none';
}

/** How the device page calls it. */
export function keyStoreName(backend: string): string {
  return STORE_NAMES[backend] ?? 'No key store (demo data only)';
}

/** This machine cannot keep a key, and the data is not the demo's. */
export function noKeyStore(): AppError {
  return new AppError({
    kind: 'unavailable',
    origin: 'main',
    code: 'key.no_store',
    message:
      'This computer has no key store that could protect your candidates’ data, so nothing is kept on it. Install and unlock GNOME Keyring or KWallet, then start HotGigs again; protecting it by a passphrase instead is not part of this version.',
  });
}

/** The profile's key was kept without protection, for the demo, and must not serve for real data. */
export function unprotectedKey(): AppError {
  return new AppError({
    kind: 'forbidden',
    origin: 'main',
    code: 'key.unprotected_profile',
    message: 'This profile was made for the demo and its key is not protected. Use another profile folder for real work.',
  });
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
