import { setTimeout as delay } from 'node:timers/promises';
import { sample } from '../../sampling.ts';
import { nextStage } from '../../stages.ts';
import { readTables, type PeerTable } from '../rows-file.ts';
import { startPostgres } from './postgres-server.ts';
import { importPeer, measured, measuredChanges, runProgram, say, within } from './program.ts';
import { fillPostgres, startZeroCache, type Sql } from './zero-server.ts';

const EDITS = 1_000;
const SAMPLES = 200;
const COPY_LIMIT_MS = 180_000;
const CHANGE_LIMIT_MS = 30_000;
/** How often the database is asked whether all edits arrived. */
const LOOK_MS = 20;

interface Application {
  readonly id: number;
  readonly status?: string | null;
  readonly notes?: string | null;
}
interface View {
  addListener: (listener: (row: Application | undefined, state: string) => unknown) => void;
  destroy: () => void;
}
interface Query {
  where: (column: string, operator: '=', value: number) => { one: () => Query };
}
interface ZeroClient {
  readonly query: Record<string, Query>;
  readonly mutate: { applications: { update: (change: Application) => Promise<void> } };
  preload: (query: Query) => { complete: Promise<void> };
  run: (query: Query, options?: { type: 'complete' }) => Promise<readonly unknown[]>;
  materialize: (query: Query) => View;
  close: () => Promise<void>;
}
interface Column {
  optional: () => Column;
}
interface ZeroModule {
  Zero: new (options: { userID: string; cacheURL: string; schema: unknown; kvStore: 'mem'; logLevel: 'error' }) => ZeroClient;
  table: (name: string) => { columns: (columns: Record<string, Column>) => { primaryKey: (name: string) => unknown } };
  number: () => Column;
  string: () => Column;
  createSchema: (parts: { tables: unknown[]; relationships: []; enableLegacyQueries: true; enableLegacyMutators: true }) => unknown;
  definePermissions: (schema: unknown, rules: () => Record<string, unknown>) => Promise<unknown>;
  ANYONE_CAN_DO_ANYTHING: unknown;
}

function schemaOf({ table, number, string, createSchema }: ZeroModule, tables: readonly PeerTable[]): unknown {
  const described = tables.map(({ name, columns }) => {
    const others = columns.map((column) => [column.name, (column.type === 'number' ? number() : string()).optional()] as const);
    return table(name)
      .columns({ id: number(), ...Object.fromEntries(others) })
      .primaryKey('id');
  });
  return createSchema({ tables: described, relationships: [], enableLegacyQueries: true, enableLegacyMutators: true });
}

/** Opens every table to everybody and waits until the cache has heard of it. */
async function openPermissions(
  zero: ZeroModule,
  schema: unknown,
  tables: readonly PeerTable[],
  sql: Sql,
  connect: (user: string) => ZeroClient,
): Promise<void> {
  const rules = () => Object.fromEntries(tables.map(({ name }) => [name, zero.ANYONE_CAN_DO_ANYTHING]));
  await sql.unsafe('UPDATE zero.permissions SET permissions = $1::text::json', [JSON.stringify(await zero.definePermissions(schema, rules))]);
  for (let turn = 1; ; turn += 1) {
    const probe = connect(`probe-${turn}`);
    const companies = await within(CHANGE_LIMIT_MS, 'an answer of zero-cache', probe.run(queryOf(probe, 'companies'), { type: 'complete' }));
    await probe.close();
    if (companies.length > 0) return;
    if (turn === 20) throw new Error('zero-cache never heard of the permissions');
    await delay(250);
  }
}

function queryOf(client: ZeroClient, table: string): Query {
  const query = client.query[table];
  if (query === undefined) throw new Error(`Zero has no query for ${table}`);
  return query;
}

async function copy(client: ZeroClient, tables: readonly PeerTable[]): Promise<number> {
  const start = performance.now();
  const complete = Promise.all(tables.map(({ name }) => client.preload(queryOf(client, name)).complete));
  await within(COPY_LIMIT_MS, 'the first sync of Zero', complete);
  const time = performance.now() - start;
  for (const { name, rows } of tables) {
    const held = await client.run(queryOf(client, name));
    if (held.length !== rows) throw new Error(`The copy holds ${held.length} of ${rows} rows of ${name}`);
  }
  return time;
}

/** From the mutator on one client to the row shown by a live view of the other, ms. */
async function change(one: ZeroClient, other: ZeroClient, id: number): Promise<number> {
  const view = other.materialize(queryOf(other, 'applications').where('id', '=', id).one());
  const until = (holds: (row: Application, state: string) => boolean) =>
    within(
      CHANGE_LIMIT_MS,
      `application ${id} on the other client`,
      new Promise<Application>((resolve) => {
        view.addListener((row, state) => row !== undefined && holds(row, state) && resolve(row));
      }),
    );
  try {
    const before = await until((_, state) => state === 'complete');
    const goal = nextStage(before.status ?? undefined);
    const seen = until((row) => row.status === goal);
    const start = performance.now();
    await one.mutate.applications.update({ id, status: goal });
    await seen;
    return performance.now() - start;
  } finally {
    view.destroy();
  }
}

async function push(one: ZeroClient, sql: Sql): Promise<number> {
  const number = async (query: string) => Number((await sql.unsafe(query))[0]?.['n']);
  const processed = () => number('SELECT sum("lastMutationID") AS n FROM zero_0.clients');
  const goal = (await processed()) + EDITS;
  const start = performance.now();
  for (let id = 1; id <= EDITS; id += 1) await one.mutate.applications.update({ id, notes: 'edited by the bench' });
  while ((await processed()) < goal) {
    if (performance.now() - start > COPY_LIMIT_MS) throw new Error(`Only ${EDITS - goal + (await processed())} of ${EDITS} edits arrived`);
    await delay(LOOK_MS);
  }
  const time = performance.now() - start;
  const arrived = await number("SELECT count(*) AS n FROM applications WHERE notes = 'edited by the bench'");
  if (arrived !== EDITS) throw new Error(`${arrived} of ${EDITS} edits arrived`);
  return time;
}

/** Everything that is measured, with two clients. */
async function measure(connect: (user: string) => ZeroClient, tables: readonly PeerTable[], sql: Sql): Promise<void> {
  const [one, other] = [connect('one'), connect('other')];
  const copies = [await copy(one, tables), await copy(other, tables)];
  say(`first syncs ${copies.map((time) => time.toFixed(0)).join(', ')} ms; the better counts`);
  measured('first-sync', Math.min(...copies));
  const take = (id: number) => change(one, other, id);
  await sample(10, 1, [10, 60], take);
  measuredChanges(await sample(SAMPLES, 101, [10, 60], take));
  say(`${EDITS} edits while connected`);
  measured('push', await push(one, sql));
  await one.close();
  await other.close();
}

await runProgram(async (assignment) => {
  const zero = await importPeer<ZeroModule>(assignment.packages, '@rocicorp/zero');
  const tables = readTables(assignment.rows);
  say('starting and filling PostgreSQL, then zero-cache');
  const database = await startPostgres(assignment.scratch);
  const sql = await fillPostgres(database, assignment);
  const cache = await startZeroCache(database, assignment);
  try {
    const schema = schemaOf(zero, tables);
    const connect = (userID: string) => new zero.Zero({ userID, cacheURL: cache.url, schema, kvStore: 'mem', logLevel: 'error' });
    await openPermissions(zero, schema, tables, sql, connect);
    await measure(connect, tables, sql);
  } finally {
    cache.end();
    await sql.end();
  }
});
