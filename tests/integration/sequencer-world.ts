import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { createConnection } from 'mysql2/promise';
import { migrate } from '../../db/central/migrate.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import type { ColumnShape, MirroredTableName } from '../../shared/generated/tables.ts';
import type { ScopeName } from '../../sync/protocol/pull.ts';
import { createPool } from '../../sync/gateway/pool.ts';
import { readPatch } from '../../sync/gateway/sequencer/change-reader.ts';
import { buildIndex } from '../../sync/gateway/sequencer/index-builder.ts';
import { takeLead } from '../../sync/gateway/sequencer/leader.ts';
import { planFirstSync, readChunk, readEpoch } from '../../sync/gateway/sequencer/first-sync-reader.ts';
import { createScopeBook } from '../../sync/gateway/sequencer/scope-book.ts';
import { runTick } from '../../sync/gateway/sequencer/tick.ts';
import type { Queryable, ScopeState, TickResult } from '../../sync/gateway/sequencer/types.ts';
import { createTestDatabase } from '../support/database.ts';

/** A migrated, indexed, empty database and the means to write to it as any program would. */
export interface World {
  readonly url: string;
  readonly pool: Pool;
  /** One statement, as a foreign program makes it. */
  run(sql: string, parameters?: readonly unknown[]): Promise<ResultSetHeader>;
  select(sql: string, parameters?: readonly unknown[]): Promise<RowDataPacket[]>;
  /** Inserts a row, filling required columns that are not given; answers its id. */
  insert(table: MirroredTableName, values: Readonly<Record<string, unknown>>): Promise<number>;
  /** One tick of a leader that remembers nothing. */
  tick(options?: { sweep?: boolean; now?: number }): Promise<TickResult>;
  /** A connection of its own, for open transactions. */
  connection(): Promise<PoolConnection>;
  /** Scope contents by replaying everything published from version 0: `table:id` → `projection payload`. */
  replay(scope: ScopeName): Promise<Map<string, string>>;
  /** Ends the leadership of the last tick, for who wants to lead next. */
  freeLead(): Promise<void>;
  drop(): Promise<void>;
}

export async function createWorld(options: { indexed?: boolean } = {}): Promise<World> {
  const database = await createTestDatabase();
  const connection = await createConnection(database.url);
  await migrate(connection);
  await connection.end();
  const pool = createPool(database.url, { batches: true });
  if (options.indexed !== false) await buildIndex(pool);
  const run: World['run'] = async (sql, parameters = []) => (await pool.query<ResultSetHeader>(sql, [...parameters]))[0];
  const select: World['select'] = async (sql, parameters = []) => (await pool.query<RowDataPacket[]>(sql, [...parameters]))[0];
  return {
    url: database.url,
    pool,
    run,
    select,
    connection: () => pool.getConnection(),
    insert: (table, values) => insertRow(run, table, values),
    tick: (tickOptions) => tickOnce(pool, tickOptions),
    replay: (scope) => replayScope(pool, scope),
    async freeLead() {
      await run('DELETE FROM sync_leader');
    },
    async drop() {
      await pool.end();
      await database.drop();
    },
  };
}

async function tickOnce(pool: Pool, options: { sweep?: boolean; now?: number } = {}): Promise<TickResult> {
  const connection = await pool.getConnection();
  try {
    return await tickOn(connection, options);
  } finally {
    connection.destroy();
  }
}

/** A tick on a given connection. */
export async function tickOn(connection: Queryable, options: { sweep?: boolean; now?: number } = {}): Promise<TickResult> {
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  const leadership = await takeLead(connection, 'test', 60_000);
  if (leadership === null) throw new Error('Another holder leads.');
  const output = await runTick(connection, {
    leadership,
    leaseMs: 60_000,
    book: createScopeBook(),
    position: null,
    sweep: options.sweep ?? false,
    now: options.now ?? Date.now(),
  });
  if (output === null) throw new Error('The database is not indexed.');
  return output.result;
}

async function insertRow(run: World['run'], table: MirroredTableName, values: Readonly<Record<string, unknown>>): Promise<number> {
  const shape = tableByName(table);
  const filled = shape.columns.flatMap((column): [string, unknown][] => {
    if (column.name in values) return [[column.column, values[column.name]]];
    return isRequired(column) ? [[column.column, fillerOf(column)]] : [];
  });
  const unknown = Object.keys(values).filter((name) => !shape.columns.some((column) => column.name === name));
  if (unknown.length > 0) throw new Error(`${table} has no columns ${unknown.join(', ')}.`);
  const result = await run(`INSERT INTO \`${shape.table}\` (${filled.map(([name]) => `\`${name}\``).join(', ')}) VALUES (?)`, [
    filled.map(([, value]) => value),
  ]);
  return result.insertId;
}

function isRequired(column: ColumnShape): boolean {
  return column.name !== 'id' && column.notNull && column.defaultValue === undefined && column.defaultNow !== true;
}

let serial = 0;

function fillerOf(column: ColumnShape): unknown {
  if (column.references !== undefined) throw new Error(`${column.name} must be given: it refers to ${column.references.table}.`);
  if (column.enumValues !== undefined) return column.enumValues[0];
  serial += 1;
  switch (column.type) {
    case 'int':
    case 'boolean':
    case 'decimal':
      return 1;
    case 'timestamp':
      return '2026-01-02 03:04:05';
    case 'date':
      return '2026-01-02';
    case 'time':
      return '09:00:00';
    case 'json':
      return '[]';
    case 'text':
      return `text ${serial}`;
  }
}

async function replayScope(pool: Pool, scope: ScopeName): Promise<Map<string, string>> {
  const [kind, ref] = scope.split(':');
  const [scopes] = await pool.query<RowDataPacket[]>('SELECT id FROM sync_scope WHERE kind = ? AND ref_id = ?', [kind, ref]);
  if (scopes[0] === undefined) return new Map();
  const epoch = (await readEpoch(pool)) ?? '';
  const positions = [{ scopeId: Number(scopes[0]['id']), scope, version: 0 }];
  const answer = await readPatch(pool, { clientId: 0, epoch, positions, ackedMutationId: 0 });
  if (answer.kind !== 'patch') throw new Error(answer.reason);
  const rows = answer.patch.patches.flatMap((patch) => patch.rows);
  return new Map(
    rows.flatMap((group) => group.rows.map((row): [string, string] => [`${group.table}:${row[0]}`, `${group.projection} ${JSON.stringify(row)}`])),
  );
}

/** A company with one recruiter and one open job. */
export interface Agency {
  readonly company: number;
  readonly scope: ScopeName;
  readonly user: number;
  readonly recruiter: number;
  readonly job: number;
}

export async function createAgency(world: World): Promise<Agency> {
  const company = await world.insert('companies', {});
  const user = await world.insert('users', { companyId: company, role: 'recruiter', name: `Recruiter of ${company}` });
  const recruiter = await world.insert('recruiters', { userId: user });
  const job = await world.insert('jobs', { postedBy: user, status: 'active' });
  return { company, scope: `company:${company}`, user, recruiter, job };
}

/** A person who registered alone: nobody's, until a company has a reason to know them. */
export async function createPerson(world: World): Promise<{ user: number; candidate: number; resume: number }> {
  const user = await world.insert('users', { role: 'candidate', name: 'A person' });
  const candidate = await world.insert('candidates', { userId: user });
  const resume = await world.insert('resumeProfiles', { candidateId: candidate });
  return { user, candidate, resume };
}

/** `table:id`, as in a replayed scope. */
export function keyOf(table: MirroredTableName, id: number): string {
  return `${tableByName(table).no}:${id}`;
}

/** A first sync as a device does it: chunks, then every change up to a tick that began after the last. */
export async function firstSync(
  of: World,
  scopes: readonly ScopeState[],
  options: { rows?: number; between?: (chunk: number) => Promise<void> } = {},
): Promise<Map<string, string>> {
  const connection = await of.connection();
  const held = new Map<string, string>();
  const lowest = new Map<string, number>();
  const plan = await planFirstSync(connection, scopes);
  let cursor: string | null = null;
  for (let count = 0; ; count += 1) {
    const answer = await readChunk(connection, { scopes, cursor, rows: options.rows ?? 2_000 });
    if (answer.kind === 'done') break;
    const { content, position } = answer.chunk;
    cursor = answer.chunk.cursor;
    lowest.set(position.scope, Math.min(lowest.get(position.scope) ?? Infinity, position.version));
    for (const row of content.rows) held.set(`${content.table}:${row[0]}`, `${content.projection} ${JSON.stringify(row)}`);
    await options.between?.(count);
  }
  connection.release();
  await of.tick();
  const positions = scopes.map((scope) => ({ scopeId: scope.id, scope: scope.name, version: lowest.get(scope.name) ?? scope.version }));
  const answer = await readPatch(of.pool, { clientId: 0, epoch: plan.epoch, positions, ackedMutationId: 0 });
  if (answer.kind !== 'patch') throw new Error(answer.reason);
  for (const patch of answer.patch.patches) {
    for (const { table, ids } of patch.gone) for (const id of ids) held.delete(`${table}:${id}`);
    for (const { table, projection, rows } of patch.rows)
      for (const row of rows) held.set(`${table}:${row[0]}`, `${projection} ${JSON.stringify(row)}`);
  }
  return held;
}
