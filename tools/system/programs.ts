import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/usr/bin', '/usr/libexec', '/opt/homebrew/bin', '/usr/local/mysql/bin'];

/** The full path of the first of `names` found in PATH or the usual system folders (services are often not in a user's PATH). */
export function findProgram(names: readonly string[], folders: readonly string[] = searchFolders()): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name + suffix);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

/** True when packages can be installed without asking: root on Debian or a relative of it. */
export function canInstallDebianPackages(): boolean {
  return process.getuid?.() === 0 && isDebian();
}

/** True on Debian and its relatives (Ubuntu, Mint). */
export function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function searchFolders(): string[] {
  return [...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), ...SYSTEM_FOLDERS];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
