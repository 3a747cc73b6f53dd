import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackZip } from './zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Member {
  name: string;
  body: string;
  mode?: number;
  stored?: boolean;
}

/** Writes a zip file as a packer on Unix would. */
function zipFile(members: readonly Member[]): string {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, mode = 0o100644, stored = false } of members) {
    const packed = stored ? Buffer.from(body) : deflateRawSync(body);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(4, 28);
    locals.push(local, Buffer.from(name), Buffer.from('more'), packed);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(crc32(body), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(Buffer.byteLength(body), 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + 4 + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  const path = join(folder, 'archive.zip');
  writeFileSync(path, Buffer.concat([...locals, entries, end]));
  return path;
}

test('unpacks stored and deflated files under the names picked, executables executable', () => {
  const archive = zipFile([
    { name: 'App/', body: '', stored: true },
    { name: 'App/App', body: 'program '.repeat(500), mode: 0o100755 },
    { name: 'App/LICENSE', body: 'text', stored: true },
    { name: 'App/own/secret.js', body: 'left out' },
  ]);
  const out = join(folder, 'out');
  const written = unpackZip(archive, out, (name) => (name.includes('/own/') ? undefined : name.slice('App/'.length).replace('App', 'electron')));
  expect(written).toBe(2);
  expect(readdirSync(out).sort()).toEqual(['LICENSE', 'electron']);
  expect(readFileSync(join(out, 'electron'), 'utf8')).toBe('program '.repeat(500));
  expect(statSync(join(out, 'electron')).mode & 0o111).toBe(0o111);
});

test('refuses names that lead outside the folder', () => {
  expect(() => unpackZip(zipFile([{ name: '../evil', body: 'x' }]), join(folder, 'out'), (name) => name)).toThrow('outside');
});

test('says so when the archive is cut short or is none', () => {
  const archive = zipFile([{ name: 'file', body: 'body' }]);
  const whole = readFileSync(archive);
  writeFileSync(archive, whole.subarray(0, whole.length - 30));
  expect(() => unpackZip(archive, join(folder, 'out'), (name) => name)).toThrow('cut short');
});
