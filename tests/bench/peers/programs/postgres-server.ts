import { chmodSync, chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { signalGroup, startChild } from '../../../../tools/system/children.ts';
import { runCommand } from '../../../../tools/system/command.ts';
import { anyFreePort } from '../../../../tools/system/ports.ts';
import { findProgram } from '../../../../tools/system/programs.ts';
import { must } from '../../../../shared/errors.ts';

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const START_LIMIT_MS = 60_000;

interface Account {
  readonly uid: number;
  readonly gid: number;
}

function programs(): { server: string; installer: string; isReady: string } {
  const folders = readdirSync(DEBIAN_FOLDER)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN_FOLDER, version, 'bin'));
  const find = (name: string) => must(findProgram([name], folders), `PostgreSQL's program ${name}`);
  return { server: find('postgres'), installer: find('initdb'), isReady: find('pg_isready') };
}

/** PostgreSQL refuses to run as root; Debian's package brings an account for it. */
function accountForRoot(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: number('-u'), gid: number('-g') };
}

function asAccount(account: Account | undefined, command: string, args: readonly string[]): readonly [string, readonly string[]] {
  if (account === undefined) return [command, args];
  return ['setpriv', [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', command, ...args]];
}

function ownFolder(scratch: string, account: Account | undefined): string {
  const folder = join(scratch, 'postgres');
  mkdirSync(folder, { mode: 0o700 });
  if (account === undefined) return folder;
  chownSync(folder, account.uid, account.gid);
  chmodSync(scratch, 0o711);
  return folder;
}

/**
 * Starts a private PostgreSQL with logical decoding, durable, only on loopback, in a folder of `scratch`; it is stopped with the program.
 * @returns the URL of its database `postgres`, whose owner needs no password
 */
export async function startPostgres(scratch: string): Promise<string> {
  const { server, installer, isReady } = programs();
  const account = accountForRoot();
  const data = join(ownFolder(scratch, account), 'data');
  const made = await runCommand(...asAccount(account, installer, ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-locale']), {
    cwd: '/',
  });
  if (made.code !== 0) throw new Error(`PostgreSQL's files could not be made: ${made.tail}`);
  const port = String(await anyFreePort());
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'wal_level=logical', 'max_connections=200', 'shared_buffers=512MB'];
  const flags = ['-D', data, '-p', port, ...settings.flatMap((setting) => ['-c', setting])];
  const [command, args] = asAccount(account, server, flags);
  const child = await startChild({ name: 'PostgreSQL', command, args, cwd: '/' });
  // Asked with SIGTERM it waits for its clients to leave; SIGINT sends them away.
  process.once('SIGTERM', () => signalGroup(child.pid, 'SIGINT'));
  const deadline = Date.now() + START_LIMIT_MS;
  while ((await runCommand(isReady, ['-h', '127.0.0.1', '-p', port], {})).code !== 0) {
    if (!child.running() || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${child.tail()}`);
    await delay(100);
  }
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}
