import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { START_OVER, VAULT_COMMANDS } from '../../../shared/contract/commands.ts';
import type { Result } from '../../../shared/errors.ts';
import { writeKeyFile, type DerivationCost } from './key-file.ts';
import { noteUnsent } from './unsent-note.ts';
import { openVault, type Vault } from './vault.ts';

const PASSPHRASE = 'four quiet herons wade';
const OTHER = 'seven loud geese depart';
/** The least that a key file may ask for: what is tried here are the rules around it. */
const CHEAP: DerivationCost = { name: 'argon2id', memoryKiB: 19_456, iterations: 2, parallelism: 1 };
let profile: string;
let now: number;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'hotgigs-vault-'));
  now = Date.UTC(2026, 4, 1);
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

function open(key: string | null = null, onChange = (): void => undefined): Vault {
  return openVault({ profileFolder: profile, key, nowMs: () => now, onChange, cost: CHEAP });
}

async function run(vault: Vault, command: keyof typeof VAULT_COMMANDS, input: unknown): Promise<Result<unknown> | undefined> {
  return vault.run(VAULT_COMMANDS[command], input);
}

describe('the vault', () => {
  test('is open where the key is given, and has no passphrase to change', async () => {
    const vault = open('ab'.repeat(32));
    expect(vault.state()).toEqual({ state: 'open', byPassphrase: false, waitUntilMs: null, unsent: null });
    expect(await run(vault, 'choosePassphrase', { passphrase: PASSPHRASE })).toMatchObject({ error: { code: 'vault.already_chosen' } });
    expect(await run(vault, 'changePassphrase', { current: PASSPHRASE, next: OTHER })).toMatchObject({ error: { code: 'vault.no_passphrase' } });
  });

  test('a new profile is closed until a strong passphrase is chosen, which then opens it', async () => {
    let changes = 0;
    const vault = open(null, () => (changes += 1));
    expect(vault.state()).toMatchObject({ state: 'choose', byPassphrase: false });
    expect(await run(vault, 'choosePassphrase', { passphrase: 'password1234' })).toMatchObject({ error: { code: 'vault.weak_passphrase' } });
    expect(vault.key()).toBeNull();
    expect(await run(vault, 'choosePassphrase', { passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    expect(vault.key()).toMatch(/^[0-9a-f]{64}$/u);
    expect(changes).toBe(1);
    const again = open();
    expect(again.state()).toEqual({ state: 'locked', byPassphrase: true, waitUntilMs: null, unsent: null });
    expect(await run(again, 'choosePassphrase', { passphrase: OTHER })).toMatchObject({ error: { code: 'vault.already_chosen' } });
    expect(await run(again, 'unlock', { passphrase: OTHER })).toMatchObject({ error: { code: 'vault.wrong_passphrase' } });
    expect(again.key()).toBeNull();
    expect(await run(again, 'unlock', { passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    expect(again.key()).toBe(vault.key());
  }, 60_000);

  test('after several wrong ones none is looked at for a while, not even the right one', async () => {
    await run(open(), 'choosePassphrase', { passphrase: PASSPHRASE });
    const vault = open();
    for (let attempt = 1; attempt <= 4; attempt += 1) await run(vault, 'unlock', { passphrase: OTHER });
    expect(await run(vault, 'unlock', { passphrase: OTHER })).toMatchObject({ error: { code: 'vault.wait', retryAfterSeconds: 30 } });
    expect(await run(open(), 'unlock', { passphrase: PASSPHRASE })).toMatchObject({ error: { code: 'vault.wait' } });
    now += 30_000;
    expect(await run(vault, 'unlock', { passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    expect(vault.state().waitUntilMs).toBeNull();
  }, 60_000);

  test('changing keeps the key and needs the passphrase that counts', async () => {
    const vault = open();
    await run(vault, 'choosePassphrase', { passphrase: PASSPHRASE });
    expect(await run(vault, 'changePassphrase', { current: OTHER, next: OTHER })).toMatchObject({ error: { code: 'vault.wrong_passphrase' } });
    expect(await run(vault, 'changePassphrase', { current: PASSPHRASE, next: 'short' })).toMatchObject({ error: { code: 'vault.weak_passphrase' } });
    expect(await run(vault, 'changePassphrase', { current: PASSPHRASE, next: OTHER })).toMatchObject({ ok: true });
    const again = open();
    expect(await run(again, 'unlock', { passphrase: PASSPHRASE })).toMatchObject({ error: { code: 'vault.wrong_passphrase' } });
    await run(again, 'unlock', { passphrase: OTHER });
    expect(again.key()).toBe(vault.key());
  }, 60_000);

  test('looks at one passphrase at a time', async () => {
    const vault = open();
    const both = await Promise.all([
      run(vault, 'choosePassphrase', { passphrase: PASSPHRASE }),
      run(vault, 'choosePassphrase', { passphrase: OTHER }),
    ]);
    expect(both).toMatchObject([{ ok: true }, { error: { code: 'vault.busy' } }]);
  }, 60_000);

  test('a forgotten passphrase: the copy is given up, and the laptop is as new', async () => {
    await run(open(), 'choosePassphrase', { passphrase: PASSPHRASE });
    mkdirSync(join(profile, 'mirror'));
    for (const name of ['mirror/mirror.db', 'session.bin', 'settings.json']) writeFileSync(join(profile, name), 'x');
    const note = noteUnsent({ profileFolder: profile, count: () => 3, nowMs: () => now, schedule: () => () => undefined });
    note.stop();
    let changes = 0;
    const vault = open(null, () => (changes += 1));
    for (let attempt = 1; attempt <= 5; attempt += 1) await run(vault, 'unlock', { passphrase: OTHER });
    expect(vault.state()).toMatchObject({ state: 'locked', unsent: { changes: 3, notedAt: '2026-05-01 00:00:00' } });
    changes = 0;
    expect(await run(vault, 'startOver', { confirmation: 'yes' })).toMatchObject({ ok: false });
    expect(existsSync(join(profile, 'mirror', 'mirror.db'))).toBe(true);
    expect(await run(vault, 'startOver', { confirmation: START_OVER })).toMatchObject({ ok: true });
    expect(changes).toBe(1);
    expect(vault.state()).toEqual({ state: 'choose', byPassphrase: false, waitUntilMs: null, unsent: null });
    expect(readdirSync(profile).sort()).toEqual(['settings.json', 'unlock.json']);
    expect(await run(vault, 'choosePassphrase', { passphrase: OTHER })).toMatchObject({ ok: true });
    expect(await run(open(), 'unlock', { passphrase: OTHER })).toMatchObject({ ok: true });
  }, 60_000);

  test('an open copy is not given up', async () => {
    const vault = open();
    await run(vault, 'choosePassphrase', { passphrase: PASSPHRASE });
    expect(await run(vault, 'startOver', { confirmation: START_OVER })).toMatchObject({ error: { code: 'vault.not_locked' } });
    expect(await run(open('ab'.repeat(32)), 'startOver', { confirmation: START_OVER })).toMatchObject({ error: { code: 'vault.not_locked' } });
  }, 60_000);

  test('does not take a profile whose key is kept otherwise for a new one', () => {
    writeKeyFile(profile, { format: 1, protection: 'system', key: 'AAAA' });
    expect(() => open()).toThrow('cannot be opened on this computer account');
  });
});
