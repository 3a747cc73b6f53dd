import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { isHole, numbersOf, withoutNumbers } from './holes.ts';
import { renewLead } from './leader.ts';
import type { Leadership } from './leader.ts';
import type { LogPosition } from './log-reader.ts';
import { timestampText } from './log-reader.ts';
import { eraseRemnants } from './remnants.ts';
import { trimHistory } from './retention.ts';
import { piecesOf } from './row-reader.ts';
import { readStates, writeState } from './state.ts';
import type { Queryable } from './types.ts';

/** How often rows are looked for that leave by time alone. */
const SWEEP_EVERY_MS = 60 * 60_000;
const HOLES_EVERY_MS = 1_000;
/** A gap younger than this is most likely just being filled; also older than the server's own cache of open transactions. */
const YOUNGEST_DEAD_MS = 1_000;
/** Where open transactions cannot be seen (no right, or they run on other nodes), none is believed to last longer. */
export const LONGEST_TRANSACTION_MS = 60 * 60_000;
/** Dead holes are watched for this long after they were seen. */
const WATCH_DEAD_HOURS = 24;

export interface MaintenanceInput {
  readonly leadership: Leadership;
  readonly leaseMs: number;
  readonly position: LogPosition;
  readonly now: number;
}

/** The leader's housekeeping in quiet moments. */
export interface Maintenance {
  isSweepDue(connection: Queryable, now: number): Promise<boolean>;
  swept(now: number): void;
  /** Buries dead holes, looks at buried ones and, once a day, forgets old changes; answers the position afterwards. */
  run(connection: Queryable, input: MaintenanceInput): Promise<LogPosition>;
}

export function createMaintenance(): Maintenance {
  let sweptAt: number | null = null;
  let holesAt = 0;
  let trimmedOn: string | null = null;
  return {
    async isSweepDue(connection, now) {
      sweptAt ??= Number((await readStates(connection, ['swept_at'])).get('swept_at') ?? 0);
      return now - sweptAt >= SWEEP_EVERY_MS;
    },
    swept(now) {
      sweptAt = now;
    },
    async run(connection, input) {
      if (input.now - holesAt < HOLES_EVERY_MS) return input.position;
      holesAt = input.now;
      const today = new Date(input.now).toISOString().slice(0, 10);
      trimmedOn ??= (await readStates(connection, ['trimmed_on'])).get('trimmed_on') ?? '';
      if (trimmedOn !== today) {
        await trimHistory(connection, input);
        await eraseRemnants(connection);
        await writeState(connection, 'trimmed_on', today);
        trimmedOn = today;
      }
      const settled = await buryDeadHoles(connection, input);
      return reviveDeadHoles(connection, { ...input, position: settled });
    },
  };
}

/**
 * A gap is dead when the transaction that took the number has ended without
 * showing it: it began before the gap was seen, so it has ended when every open
 * transaction began later; and the row is not there even for a dirty read.
 */
export async function buryDeadHoles(connection: Queryable, input: MaintenanceInput): Promise<LogPosition> {
  const { position, now } = input;
  if (position.holes.length === 0) return position;
  const horizon = Math.min((await oldestOpenTransaction(connection)) ?? now - LONGEST_TRANSACTION_MS, now - YOUNGEST_DEAD_MS);
  const candidates = [...numbersOf(position.holes.filter((run) => run.seenAt < horizon))];
  const dead: number[] = [];
  for (const piece of piecesOf(candidates)) {
    const visible = new Set(await readDirty(connection, piece));
    dead.push(...piece.filter((seq) => !visible.has(seq)));
  }
  if (dead.length === 0) return position;
  await connection.query('START TRANSACTION');
  await renewLead(connection, input.leadership, input.leaseMs);
  for (const piece of piecesOf(dead)) await connection.query('UPDATE sync_hole SET dead = 1 WHERE seq IN (?)', [piece]);
  await connection.query('COMMIT');
  return { ...position, holes: withoutNumbers(position.holes, dead) };
}

async function readDirty(connection: Queryable, seqs: readonly number[]): Promise<number[]> {
  await connection.query('SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED');
  await connection.query('START TRANSACTION');
  const [rows] = await connection.query<RowDataPacket[]>('SELECT seq FROM sync_log WHERE seq IN (?)', [seqs]);
  await connection.query('COMMIT');
  return rows.map((row) => Number(row['seq']));
}

/**
 * When the oldest open transaction began, ms since the epoch, database clock; a
 * moment ago when there is none. Null where it cannot be known: no PROCESS
 * right, or a cluster whose other nodes' transactions are not shown. The
 * server shows the time in a zone of its own choice: the transaction this asks
 * in gives the difference.
 */
export async function oldestOpenTransaction(connection: Queryable): Promise<number | null> {
  const [cluster] = await connection.query<RowDataPacket[]>(`SHOW GLOBAL VARIABLES LIKE 'wsrep_on'`);
  if (cluster[0]?.['Value'] === 'ON') return null;
  await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT TIMESTAMPDIFF(SECOND, MIN(trx_started), MAX(IF(trx_mysql_thread_id = CONNECTION_ID(), trx_started, NULL))) AS age, UTC_TIMESTAMP(3) AS now
       FROM information_schema.INNODB_TRX`,
    );
    const age = rows[0]?.['age'] as number | null | undefined;
    if (age === null || age === undefined) return null;
    // Whole seconds on both ends: one more, to be on the safe side.
    return Date.parse(`${String(rows[0]?.['now']).replace(' ', 'T')}Z`) - (age + 1) * 1_000;
  } catch {
    return null;
  } finally {
    await connection.query('COMMIT');
  }
}

/** A number thought dead that is there after all is delivered late, and is an alarm: something broke the rule above. */
async function reviveDeadHoles(connection: Queryable, input: MaintenanceInput): Promise<LogPosition> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT h.seq FROM sync_hole h JOIN sync_log l ON l.seq = h.seq WHERE h.dead = 1 ORDER BY h.seq',
  );
  const late = rows.map((row) => Number(row['seq'])).filter((seq) => !isHole(input.position.holes, seq));
  if (late.length === 0) {
    await forgetOldDead(connection, input.now);
    return input.position;
  }
  await connection.query('START TRANSACTION');
  await renewLead(connection, input.leadership, input.leaseMs);
  for (const piece of piecesOf(late)) await connection.query('UPDATE sync_hole SET dead = 0 WHERE seq IN (?)', [piece]);
  await connection.query(`INSERT INTO sync_audit (at, kind, detail) VALUES (UTC_TIMESTAMP(3), 'sequencer.late_log_row', ?)`, [
    JSON.stringify({ rows: late.length, first: late[0] }),
  ]);
  await connection.query('COMMIT');
  const revived = late.map((seq) => ({ from: seq, to: seq, seenAt: input.now }));
  return { ...input.position, holes: [...input.position.holes, ...revived].toSorted((a, b) => a.from - b.from) };
}

async function forgetOldDead(connection: Queryable, now: number): Promise<void> {
  await connection.query<ResultSetHeader>('DELETE FROM sync_hole WHERE dead = 1 AND seen_at < ?', [
    timestampText(now - WATCH_DEAD_HOURS * 3_600_000),
  ]);
}
