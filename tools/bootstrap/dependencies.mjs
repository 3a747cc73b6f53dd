import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATIENCE, runNpm } from './npm.mjs';

/** @typedef {{version?: string, integrity?: string, optional?: boolean, link?: boolean}} LockEntry */

/**
 * Installs node_modules from package-lock.json when what is there differs from the lock.
 * @param {string} root the repository
 * @param {string} node the Node to run npm with
 * @param {(line: string) => void} onProgress
 */
export async function ensureDependencies(root, node, onProgress) {
  if (dependenciesMatch(root)) return;
  onProgress('Installing dependencies (npm ci) …');
  await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error', ...PATIENCE], { cwd: root, node, doing: 'install the dependencies' });
}

/**
 * Compares the lock with npm's own record of what it installed, written as the last step of an install: a broken-off one does not match.
 * Optional entries (other platforms' binaries) may be missing, never of another version.
 * @param {string} root
 * @returns {boolean}
 */
export function dependenciesMatch(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = readEntries(join(root, 'package-lock.json'));
  const installed = readEntries(record);
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (path === '' || entry.link) return true;
    if (!found) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** @param {string} path @returns {Record<string, LockEntry>} */
function readEntries(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
