import type { RowDataPacket } from 'mysql2/promise';
import { QUEUE_PROGRESS_TABLE_NO } from '../../../db/central/sync-tables.ts';
import { tableByNo } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { coveringRanges, gapsBetween, isHole, numbersOf, runsOf, withoutNumbers } from './holes.ts';
import type { HoleRun } from './holes.ts';
import { piecesOf } from './row-reader.ts';
import { isOwnIndex } from './index-owner.ts';
import { readStates } from './state.ts';
import { writeLater } from '../late-writes.ts';
import type { Queryable } from '../late-writes.ts';

/** How far the log is consumed: all up to `high` but the holes. */
export interface LogPosition {
  readonly high: number;
  /** Ascending. */
  readonly holes: readonly HoleRun[];
}

/** What happened to a row since the last tick, as far as the log and the edges tell. */
export interface Touch {
  /** How often; two may hide a change there and back. */
  times: number;
  /** Deleted at least once, even if it exists again. */
  deleted: boolean;
}

export type TouchedRows = Map<MirroredTableName, Map<number, Touch>>;

/** All log rows that became visible since a position. */
export interface LogBatch {
  readonly consumed: number;
  readonly touched: TouchedRows;
  /** Devices whose queue went on, with their last mutation's number in this very snapshot. */
  readonly clients: ReadonlyMap<number, number>;
  readonly position: LogPosition;
  /** Holes that appeared or filled, to be written back. */
  readonly opened: readonly HoleRun[];
  readonly filled: readonly number[];
}

/** Ranges in one statement; more holes than that read a few rows twice instead. */
const RANGES_PER_STATEMENT = 200;
const LOG_PIECE = 20_000;

/** Notes that a row changed. */
export function touch(rows: TouchedRows, table: MirroredTableName, id: number, deleted: boolean): Touch {
  const ids = rows.get(table) ?? new Map<number, Touch>();
  rows.set(table, ids);
  const known = ids.get(id) ?? { times: 0, deleted: false };
  known.times += 1;
  known.deleted ||= deleted;
  ids.set(id, known);
  return known;
}

/** The position as the last committed tick left it; null while there is no index of this version's catalogue. */
export async function readPosition(connection: Queryable): Promise<LogPosition | null> {
  const states = await readStates(connection, ['high', 'index_schema']);
  const high = states.get('high');
  if (high === undefined || !isOwnIndex(states)) return null;
  const [rows] = await connection.query<RowDataPacket[]>('SELECT seq, seen_at FROM sync_hole WHERE dead = 0 ORDER BY seq');
  return {
    high: Number(high),
    holes: runsOf(rows.map((row) => ({ seq: Number(row['seq']), seenAt: Date.parse(`${String(row['seen_at']).replace(' ', 'T')}Z`) }))),
  };
}

/** Whether anything became visible: one look at the log's key, outside any transaction. */
export async function hasNews(connection: Queryable, position: LogPosition): Promise<boolean> {
  const exact = position.holes.length <= RANGES_PER_STATEMENT;
  const piece = await readPiece(connection, position, beforeAllMissing(position), exact ? 1 : LOG_PIECE);
  return piece.length > 0 || piece.last !== null;
}

/**
 * Reads all log rows that the snapshot shows and the position lacks: exactly the
 * transactions committed between the two, each one whole. A cursor on the number
 * alone would lose every transaction that commits after a later one.
 * @param now database clock, ms
 */
export async function readLog(connection: Queryable, position: LogPosition, now: number): Promise<LogBatch> {
  const touched: TouchedRows = new Map();
  const clients = new Map<number, number>();
  const seen: number[] = [];
  for (let cursor = beforeAllMissing(position); ;) {
    const rows = await readPiece(connection, position, cursor, LOG_PIECE);
    for (const row of rows) {
      seen.push(row.seq);
      noteLogRow(row, touched, clients);
    }
    if (rows.last === null) break;
    cursor = rows.last;
  }
  const above = seen.filter((seq) => seq > position.high);
  const filled = seen.filter((seq) => seq <= position.high);
  const opened = gapsBetween(position.high, above, now);
  return {
    consumed: seen.length,
    touched,
    clients,
    position: { high: above.at(-1) ?? position.high, holes: [...withoutNumbers(position.holes, filled), ...opened] },
    opened,
    filled,
  };
}

/** The number below all that a position lacks: a range that begins there spares the server the log before it. */
function beforeAllMissing({ high, holes: [first] }: LogPosition): number {
  return first === undefined ? high : first.from - 1;
}

interface LogRow {
  readonly seq: number;
  readonly tableNo: number;
  readonly pk: number;
  readonly op: string;
  /** The device's last mutation, where the row tells of a queue's progress. */
  readonly lastMutationId: number | null;
}

/** Rows of one piece that count; `last` is where the next piece begins, null when there is none. */
type LogPiece = LogRow[] & { last: number | null };

async function readPiece(connection: Queryable, position: LogPosition, cursor: number, limit: number): Promise<LogPiece> {
  const ranges = coveringRanges(position.holes, RANGES_PER_STATEMENT);
  const [rows] = await connection.query<RowDataPacket[][]>(
    {
      sql: `SELECT l.seq, l.table_no, l.pk, l.op, c.last_mutation_id
            FROM sync_log l LEFT JOIN sync_client c ON l.table_no = ${QUEUE_PROGRESS_TABLE_NO} AND c.id = l.pk
            WHERE (l.seq > ?${' OR l.seq BETWEEN ? AND ?'.repeat(ranges.length)}) AND l.seq > ? ORDER BY l.seq LIMIT ?`,
      rowsAsArray: true,
    },
    [position.high, ...ranges.flatMap((range) => [range.from, range.to]), cursor, limit],
  );
  const read = (rows as unknown as (readonly unknown[])[]).map((row): LogRow => ({
    seq: Number(row[0]),
    tableNo: Number(row[1]),
    pk: Number(row[2]),
    op: String(row[3]),
    lastMutationId: row[4] === null ? null : Number(row[4]),
  }));
  const counting = read.filter((row) => row.seq > position.high || isHole(position.holes, row.seq));
  return Object.assign(counting, { last: read.length < limit ? null : (read.at(-1)?.seq ?? null) });
}

function noteLogRow(row: LogRow, touched: TouchedRows, clients: Map<number, number>): void {
  if (row.tableNo === QUEUE_PROGRESS_TABLE_NO) {
    if (row.lastMutationId !== null) clients.set(row.pk, row.lastMutationId);
    return;
  }
  const table = tableByNo(row.tableNo);
  if (table !== undefined && !table.serverOnly) touch(touched, table.name as MirroredTableName, row.pk, row.op === 'D');
}

/** Writes a batch's position back, with the tick's other writes. */
export async function writePosition(connection: Queryable, batch: LogBatch): Promise<void> {
  for (const piece of piecesOf(batch.filled)) await writeLater(connection, { sql: 'DELETE FROM sync_hole WHERE seq IN (?)', values: [piece] });
  for (const run of batch.opened) {
    for (const piece of piecesOf([...numbersOf([run])])) {
      const values = [piece.map((seq) => [seq, timestampText(run.seenAt)])];
      await writeLater(connection, { sql: 'INSERT IGNORE INTO sync_hole (seq, seen_at) VALUES ?', values, characters: piece.length * 40 });
    }
  }
}

/** A DATETIME(3) in UTC. */
export function timestampText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ');
}
