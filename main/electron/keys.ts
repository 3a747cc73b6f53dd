import { randomBytes } from 'node:crypto';
import { safeStorage } from 'electron';
import { readKeyFile, unreadableKey, writeKeyFile, type KeyFile } from '../data/vault/key-file.ts';
import { keyStoreName, protectionOf, unprotectedKey } from './key-policy.ts';

const KEY_BYTES = 32;

/** A profile's key, and what keeps it in the words of the device page. */
export interface ProfileKey {
  /** 64 hex digits; null where a passphrase keeps it, or is to keep the one that will be made. */
  readonly key: string | null;
  readonly keyStore: string;
}

const BY_PASSPHRASE: ProfileKey = { key: null, keyStore: 'Your passphrase' };

/** Electron 45 has the asynchronous calls and 46 only those; the older one that tests run in has not. */
const hasAsyncCalls = typeof safeStorage.encryptStringAsync === 'function';

async function isAvailable(): Promise<boolean> {
  return hasAsyncCalls ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable();
}

async function wrap(text: string): Promise<Buffer> {
  return hasAsyncCalls ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text);
}

async function unwrap(wrapped: Buffer): Promise<string> {
  return hasAsyncCalls ? (await safeStorage.decryptStringAsync(wrapped)).result : safeStorage.decryptString(wrapped);
}

async function backend(): Promise<string> {
  if (!(await isAvailable())) return 'basic_text';
  if (process.platform === 'darwin') return 'keychain';
  if (process.platform === 'win32') return 'dpapi';
  return safeStorage.getSelectedStorageBackend();
}

async function openStored(stored: KeyFile, isDemo: boolean): Promise<ProfileKey> {
  switch (stored.protection) {
    case 'passphrase':
      return BY_PASSPHRASE;
    case 'none':
      if (!isDemo) throw unprotectedKey();
      return { key: stored.key, keyStore: keyStoreName('basic_text') };
    case 'system':
      try {
        return { key: await unwrap(Buffer.from(stored.key, 'base64')), keyStore: keyStoreName(await backend()) };
      } catch {
        throw unreadableKey();
      }
  }
}

async function makeKey(profileFolder: string, isDemo: boolean): Promise<ProfileKey> {
  const backendName = await backend();
  const protection = protectionOf(backendName);
  if (protection === 'none' && !isDemo) return BY_PASSPHRASE;
  const key = randomBytes(KEY_BYTES).toString('hex');
  writeKeyFile(profileFolder, { format: 1, protection, key: protection === 'system' ? (await wrap(key)).toString('base64') : key });
  return { key, keyStore: keyStoreName(backendName) };
}

/**
 * The random 256-bit key of a profile, made on its first start and wrapped by
 * the system's key store. Where there is none, a passphrase keeps it, which the
 * data process asks for; only the demo, whose data is invented, may do without.
 * @throws AppError `key.unprotected_profile` or `key.unreadable`
 */
export async function profileKey(profileFolder: string, isDemo: boolean): Promise<ProfileKey> {
  const stored = readKeyFile(profileFolder);
  return stored === null ? makeKey(profileFolder, isDemo) : openStored(stored, isDemo);
}
