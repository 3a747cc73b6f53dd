import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Unpacks an npm package (gzipped tar: files only, all below `package/`) into a folder, without the `package/` level.
 * Entries that would land outside the folder, links and devices are refused.
 * @param {Buffer} archive
 * @param {string} folder
 */
export function unpackPackage(archive, folder) {
  const tar = gunzipSync(archive);
  let longName = '';
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const header = readHeader(tar.subarray(at, at + 512));
    const body = tar.subarray(at + 512, at + 512 + header.size);
    at += 512 + Math.ceil(header.size / 512) * 512;
    if (header.type === 'x') longName = readPaxPath(body);
    if (header.type !== '0') continue;
    writeEntry(folder, longName || header.name, header.mode, body);
    longName = '';
  }
}

/** @param {Buffer} block @returns {{name: string, mode: number, size: number, type: string}} */
function readHeader(block) {
  const text = (/** @type {number} */ from, /** @type {number} */ length) => block.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const prefix = text(345, 155);
  const type = text(156, 1) || '0';
  if (!['0', '5', 'x', 'g'].includes(type)) throw new Error(`Unexpected entry of type ${type} in a package archive`);
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), mode: parseInt(text(100, 8), 8), size: parseInt(text(124, 12), 8), type };
}

/** Reads the `path` record ("27 path=package/…\n") of an extended header. @param {Buffer} body @returns {string} */
function readPaxPath(body) {
  return /^\d+ path=(.*)$/m.exec(body.toString('utf8'))?.[1] ?? '';
}

/** @param {string} folder @param {string} name @param {number} mode @param {Buffer} body */
function writeEntry(folder, name, mode, body) {
  const inside = normalize(name).split(sep).slice(1).join(sep);
  if (inside === '' || normalize(name).startsWith('..') || inside.split(sep).includes('..'))
    throw new Error(`A package archive reaches outside its folder: ${name}`);
  const path = join(folder, inside);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
  if (mode & 0o111) chmodSync(path, 0o755);
}
