import { spawnSync } from 'node:child_process';
import { noDatabaseServer } from '../errors.ts';
import { ensureDebianPackages } from '../runtimes/system-packages.ts';
import { canInstallDebianPackages, findProgram } from '../system/programs.ts';

/** A MySQL-protocol server program found on this machine. */
export interface ServerProgram {
  path: string;
  flavour: 'mariadb' | 'mysql';
  /** MariaDB only: the program that makes an empty data folder (MySQL's server does it itself). */
  installer?: string | undefined;
}

/**
 * Finds mariadbd or mysqld; installs MariaDB when there is none and we may (root on Debian).
 * @throws ToolFailure `missing_tool` with the command that helps
 */
export async function ensureServerProgram(onProgress: (line: string) => void): Promise<ServerProgram> {
  const found = findServerProgram();
  if (found) return found;
  if (!canInstallDebianPackages()) throw noDatabaseServer('this user may not install packages here');
  await ensureDebianPackages(['mariadb-server'], onProgress);
  const installed = findServerProgram();
  if (!installed) throw noDatabaseServer('the package mariadb-server brought no server');
  return installed;
}

function findServerProgram(): ServerProgram | undefined {
  const asked = process.env['HOTGIGS_MYSQLD'];
  const path = asked ?? findProgram(['mariadbd', 'mysqld']);
  if (path === undefined) return undefined;
  const version = spawnSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' });
  if (version.status !== 0) return undefined;
  if (!version.stdout.includes('MariaDB')) return { path, flavour: 'mysql' };
  const installer = findProgram(['mariadb-install-db', 'mysql_install_db']);
  return installer === undefined ? undefined : { path, flavour: 'mariadb', installer };
}
