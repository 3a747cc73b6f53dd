import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { ToolFailure, explainSystemError } from './failure.mjs';
import { PATIENCE, runNpm } from './npm.mjs';
import { unpackPackage } from './tar.mjs';

/** @typedef {{name: string, version: string, integrity: string}} PinnedPackage a package, its exact version and the sha512 its archive must have */

/**
 * The folder of a pinned npm package in the cache; fetched with npm, checked and unpacked on the first call.
 * @param {PinnedPackage} pinned
 * @param {(line: string) => void} onProgress
 * @returns {Promise<string>}
 * @throws {ToolFailure} `no_network`, `corrupt_download`, `disk_full`, `no_rights`
 */
export async function ensurePackage(pinned, onProgress) {
  const folder = join(cacheFolder(), 'packages', `${pinned.name.replace('/', '+')}-${pinned.version}`);
  if (existsSync(folder)) return folder;
  const label = `${pinned.name}@${pinned.version}`;
  onProgress(`Fetching ${label} …`);
  const unfinished = `${folder}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(unfinished, { recursive: true });
    const archive = await fetchArchive(pinned, unfinished, label);
    unpackPackage(archive, unfinished);
    settle(unfinished, folder);
  } catch (error) {
    throw explainSystemError(error, `unpack ${label}`);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** @param {PinnedPackage} pinned @param {string} folder @param {string} label @returns {Promise<Buffer>} */
async function fetchArchive(pinned, folder, label) {
  const output = await runNpm(['pack', label, '--json', '--pack-destination', folder, ...PATIENCE], {
    cwd: folder,
    doing: `fetch ${label}`,
  });
  const path = join(folder, archiveName(output));
  const archive = readFileSync(path);
  checkIntegrity(archive, pinned.integrity, label);
  rmSync(path);
  return archive;
}

/** npm 11 answers with a list, later ones with an object by package name. @param {string} output @returns {string} */
function archiveName(output) {
  const entries = Object.values(JSON.parse(output));
  return entries[0].filename.replace('@', '').replace('/', '-');
}

/**
 * @param {Buffer} archive
 * @param {string} integrity `sha512-<base64>`
 * @param {string} label
 */
export function checkIntegrity(archive, integrity, label) {
  const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (found === integrity) return;
  throw new ToolFailure(
    'corrupt_download',
    `${label} is not the file it should be (its sha512 differs from the pinned one).`,
    'Run the command again; if it repeats, the registry or a proxy on the way changes packages: do not use it.',
  );
}

/** Another run may have finished first: then its copy is as good. @param {string} unfinished @param {string} folder */
function settle(unfinished, folder) {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
