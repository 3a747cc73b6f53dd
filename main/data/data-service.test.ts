import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMirror } from '../../db/mirror/mirror.ts';
import type { FromRenderer, ToRenderer } from '../../shared/contract/port-messages.ts';
import { systemRuntime } from '../../sync/engine/runtime.ts';
import { createDataService, type DataService } from './data-service.ts';

const KEY = 'ab'.repeat(32);

/** A window's end of a port: asks, and hears what comes back. */
function openWindow(service: DataService) {
  const heard: ToRenderer[] = [];
  let receive: (message: unknown) => void = () => undefined;
  let waiting: (() => void) | null = null;
  service.serve({
    post: (message) => {
      heard.push(message);
      waiting?.();
    },
    onMessage: (listener) => (receive = listener),
    onClose: () => undefined,
  });
  return {
    ask: (message: FromRenderer) => receive(message),
    /** The newest message under a number that `wanted` accepts, now or when it comes. */
    hear: async (id: number, wanted: (message: ToRenderer) => boolean = () => true): Promise<ToRenderer> => {
      for (;;) {
        const found = heard.filter((message) => message.id === id && wanted(message)).at(-1);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => (waiting = resolve));
      }
    },
  };
}

let profile: string;
let service: DataService | null;

function startService(logged: string[] = [], key: string | null = KEY): DataService {
  service = createDataService({
    start: {
      type: 'start',
      profileFolder: profile,
      key,
      keyStore: 'none',
      staysOnThisMachine: true,
      defaultGatewayUrl: 'http://127.0.0.1:9',
      sqliteAddon: null,
      device: { name: 'laptop', platform: 'linux' },
      demoSignIn: null,
      checksAnswers: true,
    },
    fetch: () => Promise.reject(new TypeError('no network in this test')),
    runtime: systemRuntime(),
    onNotification: () => undefined,
    onSettings: () => undefined,
    log: (event) => logged.push(event),
  });
  return service;
}

function changeMirror(sql: string): void {
  const mirror = openMirror({ folder: join(profile, 'mirror'), key: KEY });
  mirror.database().execute(sql);
  mirror.close();
}

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'hotgigs-data-'));
  service = null;
});
afterEach(async () => {
  await service?.stop();
  rmSync(profile, { recursive: true, force: true });
});

describe('data service', () => {
  test('a new profile is signed out, and its settings follow every window', async () => {
    const started = startService();
    const [first, second] = [openWindow(started), openWindow(started)];
    first.ask({ type: 'subscribe', id: 1, query: 'session.state', params: {} });
    expect(await first.hear(1)).toMatchObject({ result: { ok: true, value: { state: 'signed_out', gatewayUrl: 'http://127.0.0.1:9' } } });
    second.ask({ type: 'subscribe', id: 2, query: 'settings.current', params: {} });
    first.ask({ type: 'call', id: 3, command: 'settings.save', input: { theme: 'dark' } });
    expect(await second.hear(2, (message) => message.result.ok && (message.result.value as { theme: string }).theme === 'dark')).toBeDefined();
  });

  test('a gateway that cannot be reached is a sentence', async () => {
    const window = openWindow(startService());
    window.ask({
      type: 'call',
      id: 1,
      command: 'session.signIn',
      input: { gatewayUrl: 'http://127.0.0.1:9', email: 'a@b.example', password: 'secret' },
    });
    expect(await window.hear(1)).toMatchObject({ result: { ok: false, error: { kind: 'unreachable' } } });
  });

  test('a mirror of a newer version is the answer to everything, until it can be opened', async () => {
    changeMirror("INSERT INTO _migration (version, checksum, min_safe_version) VALUES (99, 'x', 99)");
    const logged: string[] = [];
    const window = openWindow(startService(logged));
    window.ask({ type: 'subscribe', id: 1, query: 'session.state', params: {} });
    expect(await window.hear(1)).toMatchObject({ result: { ok: false, error: { code: 'mirror.newer_version' } } });
    window.ask({ type: 'call', id: 2, command: 'mutate', input: { name: 'applications.move', input: {} } });
    expect(await window.hear(2)).toMatchObject({ result: { ok: false, error: { code: 'mirror.newer_version' } } });
    expect(logged).toContain('core.refused');
  });

  test('what keeps a profile from opening may pass, and trying again opens it', async () => {
    // The check of another key, as if the key store had been replaced.
    for (const [folder, key] of [
      ['mirror', KEY],
      ['elsewhere', 'cd'.repeat(32)],
    ] as const) {
      openMirror({ folder: join(profile, folder), key }).close();
    }
    const check = join(profile, 'mirror', 'key-check');
    copyFileSync(check, join(profile, 'own-check'));
    copyFileSync(join(profile, 'elsewhere', 'key-check'), check);
    const window = openWindow(startService());
    window.ask({ type: 'subscribe', id: 1, query: 'session.state', params: {} });
    expect(await window.hear(1)).toMatchObject({ result: { ok: false, error: { code: 'mirror.wrong_key' } } });
    copyFileSync(join(profile, 'own-check'), check);
    window.ask({ type: 'call', id: 2, command: 'sync.now', input: {} });
    expect(await window.hear(2)).toMatchObject({ result: { ok: true } });
    expect(await window.hear(1, (message) => message.result.ok)).toMatchObject({ result: { value: { state: 'signed_out' } } });
  });

  test('a profile without a key answers only about its passphrase and preferences, until that opens it', async () => {
    const window = openWindow(startService([], null));
    window.ask({ type: 'subscribe', id: 1, query: 'vault.state', params: {} });
    window.ask({ type: 'subscribe', id: 2, query: 'session.state', params: {} });
    window.ask({ type: 'subscribe', id: 3, query: 'settings.current', params: {} });
    expect(await window.hear(1)).toMatchObject({ result: { value: { state: 'choose' } } });
    expect(await window.hear(2)).toMatchObject({ result: { ok: false, error: { code: 'vault.locked' } } });
    expect(await window.hear(3)).toMatchObject({ result: { ok: true } });
    window.ask({ type: 'call', id: 4, command: 'session.signOut', input: { discardUnsent: true } });
    expect(await window.hear(4)).toMatchObject({ result: { ok: false, error: { code: 'vault.locked' } } });
    window.ask({ type: 'call', id: 5, command: 'vault.choose', input: { passphrase: 'four quiet herons wade' } });
    expect(await window.hear(5)).toMatchObject({ result: { ok: true } });
    expect(await window.hear(2, (message) => message.result.ok)).toMatchObject({ result: { value: { state: 'signed_out' } } });
    expect(await window.hear(1, (message) => message.result.ok && (message.result.value as { state: string }).state === 'open')).toBeDefined();
  }, 60_000);
});
