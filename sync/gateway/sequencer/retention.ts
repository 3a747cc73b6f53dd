import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { renewLead } from './leader.ts';
import type { Leadership } from './leader.ts';
import { readPosition } from './log-reader.ts';
import { writeState } from './state.ts';
import type { Queryable } from './types.ts';

/** How long published changes are kept: a device away for longer takes a first sync again, its queue kept. */
export const KEEP_CHANGES_DAYS = 30;

const DAY_MS = 86_400_000;
const DELETED_AT_ONCE = 5_000;

export interface TrimInput {
  readonly leadership: Leadership;
  readonly leaseMs: number;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Forgets changes and log rows older than {@link KEEP_CHANGES_DAYS}. Versions
 * carry no time, so each day's are marked; what a mark of that age covers goes.
 * A scope's floor rises first, so that no reader mistakes a gap for silence.
 * Meant to run once a day; more often does no harm.
 * @throws LostLeadership
 */
export async function trimHistory(connection: Queryable, input: TrimInput): Promise<void> {
  const today = Math.floor(input.now / DAY_MS);
  await fenced(connection, input, async () => {
    await mark(connection, today);
    for (const day of await expiredDays(connection, today - KEEP_CHANGES_DAYS)) await raiseFloors(connection, day);
  });
  await deleteBelowFloors(connection);
}

/** What stands in `sync_state` for a day: one mark per scope, and one for the log. */
function markOf(day: number): string {
  return `mark:${day}:`;
}

async function mark(connection: Queryable, day: number): Promise<void> {
  await connection.query('INSERT IGNORE INTO sync_state (name, value) SELECT CONCAT(?, id), version FROM sync_scope', [markOf(day)]);
  const position = await readPosition(connection);
  if (position === null) return;
  // A number that may still appear must find its place in the log empty, not trimmed.
  const settled = Math.min(position.high, (position.holes[0]?.from ?? Infinity) - 1);
  await connection.query('INSERT IGNORE INTO sync_state (name, value) VALUES (?, ?)', [`${markOf(day)}log`, String(settled)]);
}

async function expiredDays(connection: Queryable, horizon: number): Promise<number[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT DISTINCT CAST(SUBSTRING_INDEX(SUBSTRING(name, 6), ':', 1) AS UNSIGNED) AS day FROM sync_state WHERE name LIKE 'mark:%' ORDER BY day`,
  );
  return rows.map((row) => Number(row['day'])).filter((day) => day <= horizon);
}

/** A panel's few changes are kept while it holds anything: devices take it from them. */
async function raiseFloors(connection: Queryable, day: number): Promise<void> {
  await connection.query(
    `UPDATE sync_scope s JOIN sync_state m ON m.name = CONCAT(?, s.id) SET s.floor = GREATEST(s.floor, CAST(m.value AS UNSIGNED))
     WHERE s.kind <> 'panel' OR NOT EXISTS (SELECT 1 FROM sync_member h WHERE h.scope_id = s.id)`,
    [markOf(day)],
  );
  const [rows] = await connection.query<RowDataPacket[]>('SELECT value FROM sync_state WHERE name = ?', [`${markOf(day)}log`]);
  if (rows[0] !== undefined) await writeState(connection, 'log_floor', String(rows[0]['value']));
  await connection.query('DELETE FROM sync_state WHERE name LIKE ?', [`${markOf(day)}%`]);
}

async function deleteBelowFloors(connection: Queryable): Promise<void> {
  const [scopes] = await connection.query<RowDataPacket[]>('SELECT id, floor FROM sync_scope WHERE floor > 0');
  for (const scope of scopes) {
    await deleteAll(connection, 'DELETE FROM sync_change WHERE scope_id = ? AND version <= ? LIMIT ?', [scope['id'], scope['floor']]);
  }
  const [floors] = await connection.query<RowDataPacket[]>(`SELECT value FROM sync_state WHERE name = 'log_floor'`);
  if (floors[0] !== undefined) await deleteAll(connection, 'DELETE FROM sync_log WHERE seq <= ? LIMIT ?', [Number(floors[0]['value'])]);
}

/** In small pieces: one large delete would hold its locks until the end. */
async function deleteAll(connection: Queryable, sql: string, parameters: readonly unknown[]): Promise<void> {
  for (let deleted = DELETED_AT_ONCE; deleted === DELETED_AT_ONCE;) {
    const [result] = await connection.query<ResultSetHeader>(sql, [...parameters, DELETED_AT_ONCE]);
    deleted = result.affectedRows;
  }
}

async function fenced(connection: Queryable, input: TrimInput, work: () => Promise<void>): Promise<void> {
  await connection.query('START TRANSACTION');
  await renewLead(connection, input.leadership, input.leaseMs);
  await work();
  await connection.query('COMMIT');
}
