import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { INDEXED_TABLES, MEMBERSHIP_ORDER, TENANT_ORDER } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { must } from '../../../shared/errors.ts';
import { toUtcSecond } from '../../../shared/time.ts';
import { SCHEMA_HASH } from '../../protocol/projections.ts';
import { rowHash } from '../../protocol/row-hash.ts';
import type { WireRow } from '../../protocol/rows.ts';
import { acquire } from '../pool.ts';
import { numbersOf } from './holes.ts';
import type { HoleRun } from './holes.ts';
import { isOwnIndex, OWNER_STATES, requireNotSuperseded, takeOver } from './index-owner.ts';
import { COMPANY_SCOPES, edgeStatements, memberStatements, tenantStatements, USER_SCOPES } from './index-statements.ts';
import type { RangeStatement } from './index-statements.ts';
import { PRESENT_LAYOUT, widenIndex } from './index-widening.ts';
import { renewLead, resignLead, takeLead } from './leader.ts';
import type { Leadership } from './leader.ts';
import { timestampText } from './log-reader.ts';
import { publishPanels } from './panels.ts';
import { createRowReader, piecesOf, selectList } from './row-reader.ts';
import { createScopeBook, createTickVersions } from './scope-book.ts';
import { readStates, writeState } from './state.ts';
import type { Queryable } from './types.ts';

export interface IndexProgress {
  readonly percent: number;
  /** Rows gone through, of an estimated total; every row is met twice. */
  readonly done: number;
  readonly total: number;
}

export interface IndexOptions {
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
  /** Stops between two chunks; a later call goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** The moment that decides which jobs are too old, ms since the epoch; now by default. */
  readonly now?: number | undefined;
  /** Whether to make it also where a newer catalogue's has replaced it: an operator has decided so. */
  readonly goesBack?: boolean | undefined;
}

/** Where an unfinished index stands: kept in `sync_state`, written with each chunk. */
const checkpoint = z.object({
  high: z.number(),
  now: z.string(),
  phase: z.enum(['rows', 'members', 'panels']),
  table: z.number(),
  after: z.number(),
  done: z.number(),
});
type Checkpoint = z.infer<typeof checkpoint>;

/** The phases' tables: companies before what takes its company from them, holders before what follows them, then panels. */
const PANEL_ORDER: readonly MirroredTableName[] = ['interviewPanelists'];
const ORDERS: Readonly<Record<Checkpoint['phase'], readonly MirroredTableName[]>> = {
  rows: TENANT_ORDER,
  members: MEMBERSHIP_ORDER,
  panels: PANEL_ORDER,
};

const LEASE_MS = 30_000;
const CHUNK_ROWS = 5_000;

/**
 * Indexes a database: companies, edges and hashes of every row, then who holds
 * it. Does nothing when that was done; an index of an older version that only
 * lacks columns gets them, any other is made anew, and devices take a first sync
 * again. What changes meanwhile stands in the log
 * behind the position noted at the start, and the first tick takes it from
 * there. Resumable: after a crash or an abort the next call goes on with the
 * next chunk. Only one process builds at a time; others wait for it here, also for
 * a gateway of the version before that leads.
 * @throws AppError `gateway.superseded` where a newer catalogue has taken over
 */
export async function buildIndex(pool: Pool, options: IndexOptions = {}): Promise<void> {
  const connection = await acquire(pool);
  try {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    const leadership = await leadUnlessIndexed(connection, options);
    if (leadership === null) return;
    try {
      await build(connection, leadership, options);
    } finally {
      await resignLead(connection, leadership);
    }
  } finally {
    connection.destroy();
  }
}

async function leadUnlessIndexed(connection: PoolConnection, { signal, goesBack }: IndexOptions): Promise<Leadership | null> {
  const holder = `index ${randomUUID()}`;
  for (;;) {
    if (signal?.aborted === true || isOwnIndex(await readStates(connection, OWNER_STATES))) return null;
    if (goesBack !== true) await requireNotSuperseded(connection);
    const leadership = await takeLead(connection, holder, LEASE_MS);
    if (leadership !== null) return leadership;
    await delay(200);
  }
}

async function build(connection: PoolConnection, leadership: Leadership, options: IndexOptions): Promise<void> {
  await inFencedTransaction(connection, leadership, () => takeOver(connection));
  if (await widenIndex(connection, (work) => inFencedTransaction(connection, leadership, work))) {
    await inFencedTransaction(connection, leadership, () => noteLayout(connection));
    return;
  }
  await refreshStatistics(connection);
  let state = (await readCheckpoint(connection)) ?? (await begin(connection, leadership, options.now ?? Date.now()));
  const total = Math.max(1, 2 * (await estimateRows(connection)));
  const report = (): void => {
    const done = Math.min(state.done, total);
    options.onProgress?.({ percent: Math.floor((100 * done) / total), done, total });
  };
  report();
  for (;;) {
    if (options.signal?.aborted === true) return;
    const next = await inFencedTransaction(connection, leadership, () => buildChunk(connection, state));
    if (next === null) break;
    state = next;
    report();
  }
  options.onProgress?.({ percent: 100, done: total, total });
}

async function inFencedTransaction<T>(connection: PoolConnection, leadership: Leadership, work: () => Promise<T>): Promise<T> {
  await connection.query('START TRANSACTION');
  await renewLead(connection, leadership, LEASE_MS);
  const result = await work();
  await connection.query('COMMIT');
  return result;
}

async function readCheckpoint(connection: Queryable): Promise<Checkpoint | null> {
  const text = (await readStates(connection, ['index'])).get('index');
  return text === undefined ? null : checkpoint.parse(JSON.parse(text));
}

/** What devices' queues had come to is in every row that is read from here on, and not in the log that follows. */
const PROGRESS_SO_FAR = `INSERT INTO sync_published (client_id, mutation_id) SELECT id, last_mutation_id FROM sync_client WHERE last_mutation_id > 0
  ON DUPLICATE KEY UPDATE mutation_id = VALUES(mutation_id)`;

/** Notes where the log stands now. Numbers missing below are holes: their writers may still commit. */
async function begin(connection: PoolConnection, leadership: Leadership, now: number): Promise<Checkpoint> {
  await forgetIndex(connection, leadership);
  return inFencedTransaction(connection, leadership, async () => {
    const floor = Number((await readStates(connection, ['log_floor'])).get('log_floor') ?? 0);
    const { high, holes } = await readGaps(connection, floor);
    await connection.query('DELETE FROM sync_hole');
    for (const piece of piecesOf([...numbersOf(holes)])) {
      await connection.query('INSERT INTO sync_hole (seq, seen_at) VALUES ?', [piece.map((seq) => [seq, timestampText(now)])]);
    }
    await connection.query(PROGRESS_SO_FAR);
    const first: Checkpoint = { high, now: toUtcSecond(now), phase: 'rows', table: firstOf(TENANT_ORDER), after: 0, done: 0 };
    await writeState(connection, 'index', JSON.stringify(first));
    return first;
  });
}

/**
 * An index of other columns is of no use. Companies stay: they are noted facts,
 * not an index; so do scopes, whose ids are for ever. Nothing is sequenced from
 * the first statement on.
 */
async function forgetIndex(connection: PoolConnection, leadership: Leadership): Promise<void> {
  await inFencedTransaction(connection, leadership, async () => {
    await connection.query(`DELETE FROM sync_state WHERE name IN ('high', 'epoch', 'index_schema', 'index_layout')`);
  });
  for (const table of ['sync_row', 'sync_edge', 'sync_member', 'sync_change']) await connection.query(`TRUNCATE TABLE ${table}`);
}

function firstOf(order: readonly MirroredTableName[]): number {
  return tableByName(must(order.at(0), 'a table to index')).no;
}

/** One statement, so that all of it is of one moment. */
async function readGaps(connection: Queryable, floor: number): Promise<{ high: number; holes: HoleRun[] }> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT before_seq, seq, last_seq FROM (
       SELECT seq, COALESCE(LAG(seq) OVER (ORDER BY seq), ?) AS before_seq, (SELECT MAX(seq) FROM sync_log) AS last_seq FROM sync_log WHERE seq > ?
     ) AS l WHERE seq > before_seq + 1 OR seq = last_seq`,
    [floor, floor],
  );
  const gaps = rows.map((row) => ({ from: Number(row['before_seq']) + 1, to: Number(row['seq']) - 1, seenAt: 0 }));
  return { high: Number(rows[0]?.['last_seq'] ?? floor), holes: gaps.filter((gap) => gap.to >= gap.from) };
}

/** How many rows the database believes the indexed tables to have, by their physical names. */
async function estimates(connection: Queryable): Promise<Map<string, number>> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT TABLE_NAME AS name, TABLE_ROWS AS amount FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (?)',
    [INDEXED_TABLES.map((table) => tableByName(table).table)],
  );
  return new Map(rows.map((row) => [String(row['name']), Number(row['amount'])]));
}

async function estimateRows(connection: Queryable): Promise<number> {
  return [...(await estimates(connection)).values()].reduce((sum, amount) => sum + amount, 0);
}

/**
 * A database that was filled and closed before it counted believes its tables
 * empty and joins them in an order that takes 25 times as long. Tables whose
 * keys say otherwise are counted anew.
 */
async function refreshStatistics(connection: Queryable): Promise<void> {
  const believed = await estimates(connection);
  const [keys] = await connection.query<RowDataPacket[]>(
    [...believed.keys()].map((name) => `SELECT '${name}' AS name, COALESCE(MAX(id), 0) AS last_id FROM \`${name}\``).join(' UNION ALL '),
  );
  const mistaken = keys.filter((row) => Number(row['last_id']) > CHUNK_ROWS / 10 + 10 * (believed.get(String(row['name'])) ?? 0));
  if (mistaken.length === 0) return;
  await connection.query(`ANALYZE LOCAL TABLE ${mistaken.map((row) => `\`${String(row['name'])}\``).join(', ')}`);
}

/**
 * Does the next chunk, of several tables where they are small, and answers where
 * to go on; null when the index is complete.
 */
async function buildChunk(connection: Queryable, from: Checkpoint): Promise<Checkpoint | null> {
  let state = from;
  while (state.done < from.done + CHUNK_ROWS) {
    const next = await buildRange(connection, state);
    if (next === null) {
      await finish(connection, state);
      return null;
    }
    state = next;
  }
  await writeState(connection, 'index', JSON.stringify(state));
  return state;
}

async function buildRange(connection: Queryable, state: Checkpoint): Promise<Checkpoint | null> {
  const order = ORDERS[state.phase];
  const index = order.findIndex((table) => tableByName(table).no === state.table);
  const table = order[index];
  if (table === undefined) throw new Error(`The index stopped at table ${state.table}, which does not exist.`);
  const range = await nextRange(connection, table, state.after);
  if (range !== null) {
    await indexRange(connection, table, state, range.last);
    return { ...state, after: range.last, done: state.done + range.rows };
  }
  if (state.phase === 'members' && table === 'users') await connection.query(USER_SCOPES);
  const following = order[index + 1];
  if (following !== undefined) return { ...state, table: tableByName(following).no, after: 0 };
  if (state.phase === 'panels') return null;
  if (state.phase === 'members') return { ...state, phase: 'panels', table: firstOf(PANEL_ORDER), after: 0 };
  await connection.query(COMPANY_SCOPES);
  return { ...state, phase: 'members', table: firstOf(MEMBERSHIP_ORDER), after: 0 };
}

async function indexRange(connection: Queryable, table: MirroredTableName, state: Checkpoint, last: number): Promise<void> {
  if (state.phase === 'rows') await indexRows(connection, table, state.after, last);
  else if (state.phase === 'members') await indexMembers(connection, table, state, last);
  else await indexPanels(connection, state, last);
}

async function nextRange(connection: Queryable, table: MirroredTableName, after: number): Promise<{ last: number; rows: number } | null> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT MAX(k.id) AS last_id, COUNT(*) AS amount FROM (SELECT id FROM \`${tableByName(table).table}\` WHERE id > ? ORDER BY id LIMIT ?) AS k`,
    [after, CHUNK_ROWS],
  );
  const last = rows[0]?.['last_id'] as number | null | undefined;
  return last === null || last === undefined ? null : { last, rows: Number(rows[0]?.['amount']) };
}

/** Edges first: a row deleted by a cascade between the statements is then found by its edge. */
async function indexRows(connection: Queryable, table: MirroredTableName, after: number, last: number): Promise<void> {
  for (const statement of [...edgeStatements(table), ...tenantStatements(table)]) await runRange(connection, statement, after, last);
  const { no, table: physicalName } = tableByName(table);
  const [rows] = await connection.query<RowDataPacket[][]>(
    { sql: `SELECT ${selectList(table, 'full')} FROM \`${physicalName}\` t WHERE t.id > ? AND t.id <= ?`, rowsAsArray: true },
    [after, last],
  );
  for (const piece of piecesOf(rows as unknown as WireRow[])) {
    await connection.query('INSERT IGNORE INTO sync_row (table_no, pk, hash) VALUES ?', [
      piece.map((row) => [no, row[0], rowHash(no, row).toString()]),
    ]);
  }
}

async function indexMembers(connection: Queryable, table: MirroredTableName, state: Checkpoint, last: number): Promise<void> {
  for (const statement of memberStatements(table, state.now)) await runRange(connection, statement, state.after, last);
}

/**
 * Panels are published, not only indexed: a device takes them from their changes,
 * since an invitation must not cost it a first sync.
 */
async function indexPanels(connection: Queryable, state: Checkpoint, last: number): Promise<void> {
  const book = createScopeBook();
  const versions = createTickVersions(book);
  const [panelists] = await connection.query<RowDataPacket[]>(
    `SELECT id FROM \`${tableByName('interviewPanelists').table}\` WHERE id > ? AND id <= ?`,
    [state.after, last],
  );
  await publishPanels(
    { connection, reader: createRowReader(connection), book, versions, now: state.now },
    panelists.map((row) => Number(row['id'])),
  );
  await versions.write(connection);
}

async function runRange(connection: Queryable, statement: RangeStatement, after: number, last: number): Promise<void> {
  await connection.query(statement.sql, [...statement.parameters, after, last]);
}

async function noteLayout(connection: Queryable): Promise<void> {
  await writeState(connection, 'index_schema', SCHEMA_HASH);
  await writeState(connection, 'index_layout', JSON.stringify(PRESENT_LAYOUT));
}

/** From here on the sequencer may tick. A new index is a new epoch: positions given out before mean nothing. */
async function finish(connection: Queryable, state: Checkpoint): Promise<void> {
  await writeState(connection, 'high', String(state.high));
  await writeState(connection, 'epoch', randomBytes(8).toString('hex'));
  await noteLayout(connection);
  await connection.query(`DELETE FROM sync_state WHERE name = 'index'`);
}
