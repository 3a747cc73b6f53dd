import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dependenciesMatch } from './dependencies.mjs';

const LOCK = {
  '': {},
  'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
  'node_modules/@tool/win32-x64': { version: '1.0.0', optional: true },
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hotgigs-lock-'));
  write('package-lock.json', LOCK);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, packages: object): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify({ packages }));
}

function installed(packages: object): boolean {
  write('node_modules/.package-lock.json', packages);
  return dependenciesMatch(root);
}

test('nothing installed, or an install broken off before its record was written, does not match', () => {
  expect(dependenciesMatch(root)).toBe(false);
});

test("what the lock says matches; another platform's package may be missing", () => {
  expect(installed({ 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } })).toBe(true);
});

test.each([
  ['a missing package', {}],
  ['another version', { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } }],
  ['another content', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-b' } }],
])('%s does not match', (_what, packages) => {
  expect(installed(packages)).toBe(false);
});
