import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import type { Configuration } from 'electron-builder';
import type { Runtime } from '../runtimes/setup.ts';
import { inRoot, ROOT } from '../system/paths.ts';
import { progress } from '../system/task.ts';
import { requireFuses } from './fuses.ts';

/** Name of the addon file beside the archive, where the prebuilt one does not load in this Electron: the application prefers it when it is there. */
const BUILT_ADDON = 'better_sqlite3.node';

export interface PackageOptions {
  runtime: Runtime;
  /** The test flavour leaves the inspect fuse on: without it Playwright cannot drive the application. Never shipped. */
  testFlavour: boolean;
}

/**
 * Packages the built application for this platform with the Electron at hand (target `dir`).
 * @returns the path of the executable, its fuses read back and found as they should be
 * @throws ToolFailure `not_ready` when a fuse is not
 */
export async function packageApplication(options: PackageOptions): Promise<string> {
  const { electron } = options.runtime;
  if (electron.source === 'the registry fallback') progress(`With Electron ${electron.version}: for trying out, not for shipping.`);
  const folder = unpackedFolder(options.testFlavour);
  rmSync(folder, { recursive: true, force: true });
  await build({ projectDir: ROOT, config: configuration(options), targets: Platform.current().createTarget('dir'), publish: 'never' });
  const executable = join(folder, executableName());
  await requireFuses(executable, options.testFlavour);
  return executable;
}

function configuration({ runtime, testFlavour }: PackageOptions): Configuration {
  const { electron, addon } = runtime;
  const isPrebuilt = addon.startsWith(inRoot('node_modules'));
  return {
    extends: inRoot('electron-builder.yml'),
    electronDist: electron.folder,
    electronVersion: electron.version,
    directories: { output: testFlavour ? 'release/test' : 'release' },
    electronFuses: { enableNodeCliInspectArguments: testFlavour },
    extraResources: isPrebuilt ? [] : [{ from: addon, to: BUILT_ADDON }],
    // The fallback Electron carries a loader of ours that a packaged application has no use for.
    afterPack: ({ appOutDir }) => Promise.resolve(rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })),
  };
}

function unpackedFolder(testFlavour: boolean): string {
  const output = inRoot('release', ...(testFlavour ? ['test'] : []));
  if (process.platform === 'darwin') return join(output, process.arch === 'arm64' ? 'mac-arm64' : 'mac');
  const system = process.platform === 'win32' ? 'win' : 'linux';
  return join(output, process.arch === 'arm64' ? `${system}-arm64-unpacked` : `${system}-unpacked`);
}

function executableName(): string {
  if (process.platform === 'darwin') return join('HotGigs Workstation.app', 'Contents', 'MacOS', 'HotGigs Workstation');
  return process.platform === 'win32' ? 'HotGigs Workstation.exe' : 'hotgigs-workstation';
}
