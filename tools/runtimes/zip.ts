import { closeSync, mkdirSync, openSync, readSync, fstatSync, writeFileSync, chmodSync, symlinkSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_RECORD = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_HEADER_SIZE = 30;
const UNIX_LINK = 0o120000;

/** One file of a zip archive. */
export interface ZipEntry {
  /** Path inside the archive, with `/`. */
  name: string;
  /** Unix mode, 0 when the archive has none. */
  mode: number;
  method: number;
  compressedSize: number;
  headerOffset: number;
}

/**
 * Unpacks a zip file (stored and deflated entries, below 4 GB) without a program or package of its own: `unzip` is missing on bare machines.
 * @param pick gives the path inside `folder` for an entry's name, or undefined to leave it out
 * @returns how many files were written
 * @throws Error for a damaged archive or one that reaches outside the folder
 */
export function unpackZip(archive: string, folder: string, pick: (name: string) => string | undefined): number {
  const file = openSync(archive, 'r');
  try {
    const wanted = readEntries(file).flatMap((entry) => {
      const path = entry.name.endsWith('/') ? undefined : pick(entry.name);
      return path === undefined ? [] : [{ entry, path: insidePath(folder, path) }];
    });
    for (const { entry, path } of wanted) writeEntry(file, entry, path);
    return wanted.length;
  } finally {
    closeSync(file);
  }
}

function insidePath(folder: string, path: string): string {
  const normal = normalize(path);
  if (normal.startsWith(sep) || normal.split(sep).includes('..')) throw new Error(`The archive reaches outside its folder: ${path}`);
  return join(folder, normal);
}

function readEntries(file: number): ZipEntry[] {
  const end = readEndRecord(file);
  const directory = readAt(file, end.readUInt32LE(16), end.readUInt32LE(12));
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < end.readUInt16LE(10);) {
    if (directory.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error('Damaged zip archive: its directory is not where it should be');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The record at the very end, before a comment of at most 64 KB. */
function readEndRecord(file: number): Buffer {
  const size = fstatSync(file).size;
  const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_RECORD) return tail.subarray(at);
  }
  throw new Error('Not a zip archive, or one cut short');
}

function writeEntry(file: number, entry: ZipEntry, path: string): void {
  const header = readAt(file, entry.headerOffset, LOCAL_HEADER_SIZE);
  const dataOffset = entry.headerOffset + LOCAL_HEADER_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readAt(file, dataOffset, entry.compressedSize);
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`The archive uses an unknown compression (${entry.method}) for ${entry.name}`);
  const body = entry.method === 0 ? packed : inflateRawSync(packed);
  mkdirSync(dirname(path), { recursive: true });
  if ((entry.mode & 0o170000) === UNIX_LINK) return symlinkSync(body.toString('utf8'), path);
  writeFileSync(path, body);
  if (entry.mode & 0o111) chmodSync(path, 0o755);
}

function readAt(file: number, offset: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  if (readSync(file, buffer, 0, length, offset) !== length) throw new Error('The zip archive is cut short');
  return buffer;
}
