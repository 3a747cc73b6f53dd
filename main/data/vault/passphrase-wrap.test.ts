import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { wrappedKey } from './key-file.ts';
import { unwrapKey, wrapKey } from './passphrase-wrap.ts';

const KEY = randomBytes(32).toString('hex');
const PASSPHRASE = 'four quiet herons wade';

describe('a key under a passphrase', () => {
  test('opens by its passphrase alone', async () => {
    const wrapped = wrappedKey.parse(JSON.parse(JSON.stringify(await wrapKey(KEY, PASSPHRASE))));
    expect(await unwrapKey(wrapped, PASSPHRASE)).toBe(KEY);
    expect(await unwrapKey(wrapped, `${PASSPHRASE} `)).toBeNull();
    expect(JSON.stringify(wrapped)).not.toContain(KEY);
    expect(Buffer.from(wrapped.key, 'base64').includes(Buffer.from(KEY, 'hex'))).toBe(false);
  }, 60_000);

  test('is another one under every wrapping, at the cost of 64 MiB and three passes', async () => {
    const [one, two] = [await wrapKey(KEY, PASSPHRASE), await wrapKey(KEY, PASSPHRASE)];
    expect(one.derivation).toMatchObject({ name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 });
    expect(one.derivation.salt).not.toBe(two.derivation.salt);
    expect(one.key).not.toBe(two.key);
  }, 60_000);

  test('does not care how a keyboard composes a letter', async () => {
    const wrapped = await wrapKey(KEY, 'caf\u00e9 cr\u00e8me br\u00fbl\u00e9e');
    expect(await unwrapKey(wrapped, 'cafe\u0301 cre\u0300me bru\u0302le\u0301e')).toBe(KEY);
  }, 60_000);

  test('does not open when its cost or its bytes were changed', async () => {
    const wrapped = await wrapKey(KEY, PASSPHRASE);
    const cheaper = { ...wrapped, derivation: { ...wrapped.derivation, iterations: 2 } };
    expect(await unwrapKey(cheaper, PASSPHRASE)).toBeNull();
    expect(await unwrapKey({ ...wrapped, key: 'AAAA' }, PASSPHRASE)).toBeNull();
  }, 60_000);

  test('a file that asks for all memory is not a key file', () => {
    const cost = { name: 'argon2id', iterations: 3, parallelism: 1, salt: 'A'.repeat(24) };
    const file = (memoryKiB: number): unknown => ({ format: 1, protection: 'passphrase', derivation: { ...cost, memoryKiB }, key: 'AAAA' });
    expect(wrappedKey.safeParse(file(65_536)).success).toBe(true);
    expect(wrappedKey.safeParse(file(64)).success).toBe(false);
    expect(wrappedKey.safeParse(file(1_000_000_000)).success).toBe(false);
  });
});
