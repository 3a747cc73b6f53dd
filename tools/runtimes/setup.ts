import { mkdirSync } from 'node:fs';
import { cacheFolder } from '../bootstrap/cache.mjs';
import { explainSystemError } from '../errors.ts';
import { requireDiskSpace } from '../system/disk.ts';
import { hasDisplay } from '../system/display.ts';
import { ROOT } from '../system/paths.ts';
import { progress, step } from '../system/task.ts';
import { describeElectron, ensureElectron } from './electron.ts';
import type { ElectronRuntime } from './electron.ts';
import { ensureSqliteAddon } from './sqlite-addon.ts';
import { canInstallDebianPackages } from '../system/programs.ts';
import { ELECTRON_PACKAGES, ensureDebianPackages, FONT_PACKAGES, NOTIFICATION_PACKAGES } from './system-packages.ts';

const NEEDED_MEGABYTES = 500;

/** What the built application runs on here. */
export interface Runtime {
  electron: ElectronRuntime;
  /** Path for better-sqlite3's `nativeBinding`, given to the application as HOTGIGS_SQLITE_ADDON. */
  addon: string;
}

/** Brings everything the application needs on this machine; finds it in place on later runs. */
export function ensureRuntime(): Promise<Runtime> {
  return step('Setting up', async () => {
    makeCache();
    requireDiskSpace(ROOT, NEEDED_MEGABYTES);
    requireDiskSpace(cacheFolder(), NEEDED_MEGABYTES);
    await ensureDebianPackages(electronPackages(), progress);
    const electron = await ensureElectron(progress);
    progress(describeElectron(electron));
    return { electron, addon: await ensureSqliteAddon(electron, progress) };
  });
}

/** The environment the application is started with, besides the caller's own. */
export function runtimeEnvironment(runtime: Runtime): NodeJS.ProcessEnv {
  return { HOTGIGS_ELECTRON: runtime.electron.executable, HOTGIGS_SQLITE_ADDON: runtime.addon };
}

/** A machine with a display has no need of a virtual one; and nobody is asked to install what the app starts without: notifications, and fonts for pictures. */
function electronPackages(): string[] {
  const isVirtual = !hasDisplay();
  const needed = ELECTRON_PACKAGES.filter((name) => isVirtual || name !== 'xvfb');
  if (!canInstallDebianPackages()) return needed;
  return [...needed, ...NOTIFICATION_PACKAGES, ...(isVirtual ? FONT_PACKAGES : [])];
}

function makeCache(): void {
  try {
    mkdirSync(cacheFolder(), { recursive: true });
  } catch (error) {
    throw explainSystemError(error, `make the cache folder ${cacheFolder()}`);
  }
}
