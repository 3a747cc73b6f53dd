import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { signalGroup, startChild } from '../../../../tools/system/children.ts';
import { inRoot } from '../../../../tools/system/paths.ts';
import { anyFreePort } from '../../../../tools/system/ports.ts';
import { processTree } from '../../processes.ts';
import { readRows, readTables, type PeerTable } from '../rows-file.ts';
import { importPeer, type Assignment } from './program.ts';

const BATCH = 1_000;
const START_LIMIT_MS = 120_000;

/** The PostgreSQL driver that Zero brings along. */
export interface Sql {
  unsafe: (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  end: () => Promise<void>;
}

function createTable({ name, columns }: PeerTable): string {
  const types = columns.map((column) => `"${column.name}" ${column.type === 'number' ? 'double precision' : 'text'}`);
  return `CREATE TABLE "${name}" (${['id integer PRIMARY KEY', ...types].join(', ')})`;
}

/** Opens the database and fills it with the rows. */
export async function fillPostgres(url: string, { packages, rows }: Assignment): Promise<Sql> {
  const { default: postgres } = await importPeer<{ default: (url: string) => Sql }>(packages, 'postgres');
  const sql = postgres(url);
  for (const table of readTables(rows)) {
    await sql.unsafe(createTable(table));
    const all = readRows(rows, table.name);
    for (let first = 0; first < all.length; first += BATCH) {
      const batch = JSON.stringify(all.slice(first, first + BATCH));
      await sql.unsafe(`INSERT INTO "${table.name}" SELECT * FROM json_populate_recordset(NULL::"${table.name}", $1::text::json)`, [batch]);
    }
  }
  return sql;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** A running zero-cache. */
export interface ZeroCache {
  readonly url: string;
  /** Ends it at once: asked politely it waits for its clients longer than anybody waits for us, and nothing of it is kept. */
  readonly end: () => void;
}

/** Starts zero-cache on a filled database, with its replica in the scratch folder. The caller ends it; a SIGTERM to this program does, too. */
export async function startZeroCache(database: string, { packages, scratch }: Assignment): Promise<ZeroCache> {
  const port = await anyFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = await startChild({
    name: 'zero-cache',
    command: process.execPath,
    args: [join(packages, 'node_modules/@rocicorp/zero/out/zero/src/cli.js')],
    cwd: scratch,
    env: {
      ...process.env,
      NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${pathToFileURL(inRoot('tests/bench/peers/programs/loopback-only.ts')).href}`,
      ZERO_UPSTREAM_DB: database,
      ZERO_REPLICA_FILE: join(scratch, 'replica.db'),
      ZERO_PORT: String(port),
      ZERO_CHANGE_STREAMER_PORT: String(await anyFreePort()),
      ZERO_ADMIN_PASSWORD: 'bench',
      ZERO_ENABLE_TELEMETRY: 'false',
      ZERO_LOG_LEVEL: 'error',
    },
  });
  // Its workers lead process groups of their own.
  const end = () => processTree(child.pid).forEach((pid) => signalGroup(pid, 'SIGKILL'));
  process.once('SIGTERM', end);
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    if (!child.running() || Date.now() > deadline) {
      end();
      throw new Error(`zero-cache did not start: ${child.tail()}`);
    }
    await delay(100);
  }
  return { url, end };
}
