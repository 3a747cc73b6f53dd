import { spawnSync } from 'node:child_process';
import { packagesMissing } from '../errors.ts';
import { canInstallDebianPackages, isDebian } from '../system/programs.ts';
import { runCommand } from '../system/command.ts';

/** What Electron needs on a bare Debian, and a display to run it on. */
export const ELECTRON_PACKAGES = ['xvfb', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'dbus'] as const;

/** Without it Electron has no notifications; the settings say so. */
export const NOTIFICATION_PACKAGES = ['libnotify4'] as const;

/** For the people of the demo on a virtual display: Chinese, Japanese and Korean names, and Devanagari, Arabic and Hebrew ones. A desktop has fonts of its own. */
export const FONT_PACKAGES = ['fonts-noto-cjk', 'fonts-noto-core'] as const;

/** What building the SQLite addon from its sources needs. */
export const COMPILER_PACKAGES = ['build-essential', 'python3'] as const;

/**
 * Installs the Debian packages of `names` that are missing. Does nothing where there is no dpkg: other systems are checked when a program is needed.
 * @throws ToolFailure `no_rights` with the command to run, when something is missing and we are not root or apt fails
 */
export async function ensureDebianPackages(names: readonly string[], onProgress: (line: string) => void): Promise<void> {
  if (!isDebian()) return;
  const missing = missingPackages(names);
  if (missing.length === 0) return;
  if (!canInstallDebianPackages()) throw packagesMissing(missing, 'this user is not root');
  onProgress(`Installing system packages: ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env });
  const install = await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  if (install.code !== 0) throw packagesMissing(missing, `apt-get said: ${install.tail.split('\n').at(-1) ?? ''}`);
}

function missingPackages(names: readonly string[]): string[] {
  return names.filter((name) => !isInstalled(name) && !isInstalled(`${name}t64`));
}

/** Ubuntu 24.04 and Debian 13 renamed some libraries with a `t64` ending; the old name is then provided by the new package. */
function isInstalled(name: string): boolean {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.includes('ok installed');
}
