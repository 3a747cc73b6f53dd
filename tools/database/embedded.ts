import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';
import { databaseCrashed, explainSystemError } from '../errors.ts';
import { startChild } from '../system/children.ts';
import type { Child } from '../system/children.ts';
import { anyFreePort } from '../system/ports.ts';
import { stopLeftover, writeOwner } from './leftover.ts';
import { serverFlags } from './server-flags.ts';
import { ensureServerProgram } from './server-program.ts';
import type { ServerProgram } from './server-program.ts';

const START_LIMIT_MS = 120_000;

export interface EmbeddedOptions {
  /** Folder of its own; made when missing, kept between runs. */
  folder: string;
  /** Loopback port; a free one when left out. */
  port?: number | undefined;
  /** False for tests: no fsync, a power cut may lose data. Default true. */
  durable?: boolean | undefined;
  /** InnoDB buffer pool in MiB; 256 by default. */
  bufferPoolMegabytes?: number | undefined;
  onProgress?: ((line: string) => void) | undefined;
}

/** A private MySQL-protocol server: only on loopback, only in its folder, root without a password. */
export interface EmbeddedDatabase {
  /** `mysql://root@127.0.0.1:PORT`, without a database name. */
  readonly url: string;
  readonly port: number;
  readonly flavour: ServerProgram['flavour'];
  /** Resolves with the reason when the server ends by itself (not by `stop` or `kill`). */
  readonly crashed: Promise<Error>;
  /** Shuts it down cleanly; it can be started again. */
  stop(): Promise<void>;
  /** Ends it the hard way (SIGKILL by default), for tests of crashes; it can be started again. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port and files; does nothing while it runs. */
  start(): Promise<void>;
}

/**
 * Starts a private MariaDB or MySQL server in `folder`, making its data files on the first run. A server that an earlier, killed run left behind
 * in the same folder is stopped first.
 * @throws ToolFailure `missing_tool` (no server and no right to install one), `child_crashed` (with its log), `disk_full`, `no_rights`
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const progress = options.onProgress ?? (() => undefined);
  const folder = resolve(options.folder);
  const program = await ensureServerProgram(progress);
  makeFolder(folder);
  await stopLeftover(folder);
  initialise(program, folder, progress);
  const port = options.port ?? (await anyFreePort());
  let child: Child | undefined;
  let reportCrash: (error: Error) => void = () => undefined;
  const crashed = new Promise<Error>((resolveCrash) => (reportCrash = resolveCrash));

  const start = async (): Promise<void> => {
    if (child?.running() === true) return;
    const started = await launch(program, folder, port, options);
    child = started;
    writeOwner(folder, started.pid);
    void started.ended.then((ending) => {
      if (!started.stopping()) reportCrash(databaseCrashed(`${ending}\n${readLogTail(folder)}`));
    });
    await waitUntilReady(started, folder, port);
  };
  await start();
  return {
    url: `mysql://root@127.0.0.1:${port}`,
    port,
    flavour: program.flavour,
    crashed,
    start,
    stop: async () => child?.stop(),
    kill: async (signal = 'SIGKILL') => child?.kill(signal),
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainSystemError(error, `make the database folder ${folder}`);
  }
}

/** A server's own place for temporary tables: one that starts clears away what it takes for its leftovers there, also a neighbour's. */
function makeTemporary(folder: string): string {
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  return temporary;
}

/** Makes the data files beside their final place and renames: a run killed half-way leaves nothing that looks finished. */
function initialise(program: ServerProgram, folder: string, progress: (line: string) => void): void {
  const data = join(folder, 'data');
  if (existsSync(data)) return;
  progress('Making the files of the embedded database …');
  const unfinished = join(folder, 'data.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  const temporary = makeTemporary(folder);
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const flags = ['--no-defaults', `--datadir=${unfinished}`, `--tmpdir=${temporary}`, ...asRoot];
  const run =
    program.installer === undefined
      ? spawnSync(program.path, [...flags, '--initialize-insecure'], { encoding: 'utf8' })
      : spawnSync(program.installer, [...flags, '--auth-root-authentication-method=normal', '--skip-test-db'], { encoding: 'utf8' });
  if (run.error) throw explainSystemError(run.error, 'make the database files');
  if (run.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw databaseCrashed(lastLines(`${run.stdout}\n${run.stderr}`));
  }
  renameSync(unfinished, data);
}

function launch(program: ServerProgram, folder: string, port: number, options: EmbeddedOptions): Promise<Child> {
  writeFileSync(join(folder, 'server.log'), '');
  makeTemporary(folder);
  const flags = serverFlags({
    folder,
    port,
    flavour: program.flavour,
    durable: options.durable ?? true,
    bufferPoolMegabytes: options.bufferPoolMegabytes ?? 256,
  });
  return startChild({ name: 'The embedded database', command: program.path, args: flags, cwd: join(folder, 'data') });
}

async function waitUntilReady(child: Child, folder: string, port: number): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (child.running() && Date.now() < deadline) {
    if (await answers(folder, port)) return;
    await Promise.race([child.ended, new Promise((resolveWait) => setTimeout(resolveWait, 50))]);
  }
  await child.kill('SIGKILL');
  throw databaseCrashed(readLogTail(folder));
}

/** Only our own server counts: another one may have taken the port in between. */
async function answers(folder: string, port: number): Promise<boolean> {
  try {
    const connection = await createConnection({ host: '127.0.0.1', port, user: 'root', connectTimeout: 5_000 });
    const [rows] = await connection.query<RowDataPacket[]>('SELECT @@datadir AS datadir');
    await connection.end();
    return resolve(String(rows[0]?.['datadir'])) === join(folder, 'data');
  } catch {
    return false;
  }
}

function readLogTail(folder: string): string {
  try {
    return lastLines(readFileSync(join(folder, 'server.log'), 'utf8'));
  } catch {
    return '(no log)';
  }
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-12).join('\n');
}
