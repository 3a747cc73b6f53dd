import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSessionStore } from './session-store.ts';
import { createSettingsStore, DEFAULT_SETTINGS, readSettings, settingsFile } from './settings.ts';

let profile: string;
beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'hotgigs-profile-'))));
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const session = {
  gatewayUrl: 'http://127.0.0.1:4100',
  refreshToken: 'f'.repeat(64),
  clientId: 7,
  account: {
    userId: 1,
    name: 'Maya Chen',
    email: 'maya@brightpath.example',
    role: 'recruiter' as const,
    recruiterId: 11,
    companyId: 2,
    companyName: 'Brightpath',
  },
  leaseDays: 14,
};

describe('settings', () => {
  test('a new profile has the defaults, and a change outlives a restart', () => {
    const store = createSettingsStore(profile);
    expect(store.current()).toEqual(DEFAULT_SETTINGS);
    expect(store.save({ theme: 'dark' })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(createSettingsStore(profile).current().theme).toBe('dark');
  });

  test.each(['', '{', '{"theme":"purple"}', '[]', '\u0000'])('a damaged file (%j) costs only the preferences', (content) => {
    writeFileSync(settingsFile(profile), content);
    expect(readSettings(profile)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('session store', () => {
  const key = randomBytes(32);

  test('gives back what was saved and nothing after it was cleared', () => {
    const store = createSessionStore(profile, key);
    expect(store.load()).toBeNull();
    store.save(session);
    expect(createSessionStore(profile, key).load()).toEqual(session);
    store.clear();
    expect(store.load()).toBeNull();
  });

  test('the file tells nothing, and another key or a flipped bit counts as signed out', () => {
    const path = join(profile, 'session.bin');
    createSessionStore(profile, key).save(session);
    const sealed = readFileSync(path);
    for (const secret of [session.refreshToken, 'maya', 'Brightpath']) expect(sealed.includes(secret)).toBe(false);
    expect(createSessionStore(profile, randomBytes(32)).load()).toBeNull();
    for (let index = 0; index < sealed.length; index += 7) {
      const flipped = Buffer.from(sealed);
      flipped[index] = (flipped[index] ?? 0) ^ 1;
      writeFileSync(path, flipped);
      expect(createSessionStore(profile, key).load()).toBeNull();
    }
  });
});

// Linux has a file that is always full.
describe.skipIf(!existsSync('/dev/full'))('a full disk', () => {
  test('is a sentence, and the file is as it was', () => {
    const store = createSettingsStore(profile);
    store.save({ theme: 'dark' });
    symlinkSync('/dev/full', `${settingsFile(profile)}.next`);
    expect(() => store.save({ theme: 'light' })).toThrow(expect.objectContaining({ kind: 'disk_full', code: 'profile.disk_full' }));
    expect(readSettings(profile).theme).toBe('dark');
    expect(store.current().theme).toBe('dark');
    expect(store.save({ theme: 'light' }).theme).toBe('light');
  });
});
