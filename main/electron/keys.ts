import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { readSmallFile, replaceSmallFile } from '../data/files.ts';
import { keyFile, keyStoreName, noKeyStore, protectionOf, unprotectedKey, unreadableKey, type KeyFile } from './key-policy.ts';

const KEY_BYTES = 32;

/** A profile's key, and what keeps it in the words of the device page. */
export interface ProfileKey {
  /** 64 hex digits. */
  readonly key: string;
  readonly keyStore: string;
}

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

function readKeyFile(path: string): KeyFile | null {
  const stored = readSmallFile(path);
  if (stored === null) return null;
  try {
    return keyFile.parse(JSON.parse(stored.toString('utf8')));
  } catch {
    throw unreadableKey();
  }
}

async function openStored(stored: KeyFile, isDemo: boolean): Promise<string> {
  if (stored.protection === 'none') {
    if (!isDemo) throw unprotectedKey();
    return stored.key;
  }
  try {
    return await unwrap(Buffer.from(stored.key, 'base64'));
  } catch {
    throw unreadableKey();
  }
}

async function makeKey(path: string, backendName: string, isDemo: boolean): Promise<string> {
  const key = randomBytes(KEY_BYTES).toString('hex');
  const protection = protectionOf(backendName);
  if (protection === 'none' && !isDemo) throw noKeyStore();
  const kept = protection === 'system' ? (await wrap(key)).toString('base64') : key;
  replaceSmallFile(path, JSON.stringify({ format: 1, protection, key: kept } satisfies KeyFile));
  return key;
}

/**
 * The random 256-bit key of a profile, made on its first start and wrapped by
 * the system's key store. Only the demo, whose data is invented, may do without.
 * @throws AppError `key.no_store`, `key.unprotected_profile` or `key.unreadable`
 */
export async function profileKey(profileFolder: string, isDemo: boolean): Promise<ProfileKey> {
  const path = join(profileFolder, 'key.json');
  const stored = readKeyFile(path);
  const backendName = await backend();
  const key = stored === null ? await makeKey(path, backendName, isDemo) : await openStored(stored, isDemo);
  const isUnprotected = stored === null ? protectionOf(backendName) === 'none' : stored.protection === 'none';
  return { key, keyStore: keyStoreName(isUnprotected ? 'basic_text' : backendName) };
}
