import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMirror, type Mirror } from './mirror.ts';

const KEY = '5a'.repeat(32);
const removal = fs.rmSync;
let folder: string;
let mirror: Mirror;

/** Another program holds the first file of a mirror, or lets go of it. */
function hold(isHeld: boolean): void {
  fs.rmSync = (path, options) => {
    if (isHeld && /mirror-1\.db(-wal)?$/.test(String(path))) throw Object.assign(new Error('resource busy or locked'), { code: 'EBUSY' });
    removal(path, options);
  };
  syncBuiltinESMExports();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-wipe-'));
  mirror = openMirror({ folder, key: KEY });
});

afterEach(() => {
  fs.rmSync = removal;
  syncBuiltinESMExports();
  mirror.close();
  rmSync(folder, { recursive: true });
});

function people(): number {
  return mirror.database().prepare('SELECT 1 FROM candidates').all().length;
}

function firstFiles(): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('mirror-1.'));
}

test('a wipe that the system refuses leaves an empty mirror in use, and is due until it is done', () => {
  mirror.current().transaction(() => mirror.database().execute('INSERT INTO candidates (id) VALUES (1)'));
  hold(true);
  mirror.announceWipe();
  expect(() => mirror.wipe()).toThrow('could not be removed completely');
  expect(people()).toBe(0);
  mirror.close();
  // The program starts while it is held still.
  mirror = openMirror({ folder, key: KEY });
  expect([mirror.isWipeDue(), people(), firstFiles()]).toEqual([true, 0, expect.arrayContaining(['mirror-1.db'])]);
  hold(false);
  mirror.wipe();
  expect([mirror.isWipeDue(), firstFiles()]).toEqual([false, []]);
});
