import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { measurePeer } from './run-peer.ts';

let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'hotgigs-peers-test-'));
  vi.stubEnv('HOTGIGS_CACHE', cache);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

const PEER = { name: 'Peer', debianPackages: [], program: 'pouchdb.ts', notes: ['a note'] };

test('a peer that does not install is an outcome with the cause', { timeout: 120_000 }, async () => {
  // Nothing listens on this port, so no registry is ever asked.
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9');
  vi.stubEnv('npm_config_cache', join(cache, 'npm'));
  const outcome = await measurePeer({ ...PEER, packages: { pouchdb: '9.0.0' } }, cache, () => undefined);
  expect(outcome).toMatchObject({ name: 'Peer', notes: ['a note'], measures: {} });
  expect(outcome.problem).toMatch(/^not installed: .*registry could not be reached/s);
});

test('a peer whose program fails says why', { timeout: 120_000 }, async () => {
  const outcome = await measurePeer({ ...PEER, packages: {} }, cache, () => undefined);
  expect(outcome.measures).toEqual({});
  expect(outcome.problem).toContain("Cannot find module 'pouchdb'");
});
