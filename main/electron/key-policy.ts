import { AppError } from '../../shared/errors.ts';

/** How well this machine can keep a key: by the system, or not at all. */
export type KeyProtection = 'system' | 'none';

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
  return STORE_NAMES[backend] ?? 'Not protected (demo data only)';
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
