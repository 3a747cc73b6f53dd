import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Derivation, DerivationCost, WrappedKey } from './key-file.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SALT_BYTES = 16;

/** What a new wrapping costs: about a third of a second of one core, and 64 MiB. Stored beside the salt, so that it can grow. */
const COST: DerivationCost = { name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 };

/** Keyboards write the same letter in several ways; one of them counts. */
async function deriveKey(passphrase: string, { salt, memoryKiB, iterations, parallelism }: Derivation): Promise<Uint8Array> {
  // Here, so that its WebAssembly costs nothing where a key store keeps the key.
  const { argon2id } = await import('hash-wasm');
  return argon2id({
    password: passphrase.normalize('NFKC'),
    salt: Buffer.from(salt, 'base64'),
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}

/** What the seal covers besides the key: a file with another cost or salt does not open. */
function sealedFacts(derivation: Derivation): Buffer {
  const { name, memoryKiB, iterations, parallelism, salt } = derivation;
  return Buffer.from(`hotgigs key 1 ${name} ${memoryKiB} ${iterations} ${parallelism} ${salt}`);
}

/** Wraps a key (64 hex digits) by a passphrase, under a new salt. */
export async function wrapKey(key: string, passphrase: string, cost: DerivationCost = COST): Promise<WrappedKey> {
  const derivation: Derivation = { ...cost, salt: randomBytes(SALT_BYTES).toString('base64') };
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, await deriveKey(passphrase, derivation), nonce).setAAD(sealedFacts(derivation));
  const body = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()]);
  return { format: 1, protection: 'passphrase', derivation, key: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') };
}

/** The key (64 hex digits), or null when this is not its passphrase. */
export async function unwrapKey(wrapped: WrappedKey, passphrase: string): Promise<string | null> {
  const sealed = Buffer.from(wrapped.key, 'base64');
  const kek = await deriveKey(passphrase, wrapped.derivation);
  try {
    const decipher = createDecipheriv(CIPHER, kek, sealed.subarray(0, NONCE_BYTES)).setAAD(sealedFacts(wrapped.derivation));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('hex');
  } catch {
    return null;
  }
}
