import type { RowDataPacket } from 'mysql2/promise';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { columnsOf } from '../../protocol/projections.ts';
import { rowHash } from '../../protocol/row-hash.ts';
import type { WireRow } from '../../protocol/rows.ts';
import { touch } from './log-reader.ts';
import type { TouchedRows } from './log-reader.ts';
import { readHashes } from './publish.ts';
import { referenceIn, selectList } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import type { Queryable } from './types.ts';

/** Rows that differ from the index without a known reason, by table. */
export type Suspects = ReadonlyMap<MirroredTableName, readonly number[]>;

/** Writes that no trigger logged: TRUNCATE, dropped triggers, a restored dump. */
export interface Uncaptured {
  readonly table: MirroredTableName;
  readonly ids: readonly number[];
}

/** A look at a stretch of a table. */
export interface Comparison {
  readonly suspects: readonly number[];
  /** Rows looked at. */
  readonly rows: number;
  /** The key to go on behind; null at the table's end. */
  readonly after: number | null;
}

/** Compares the rows behind a key, as many as `limit`, with the index. Call it in a snapshot. */
export async function compareStretch(connection: Queryable, table: MirroredTableName, after: number, limit: number): Promise<Comparison> {
  const shape = tableByName(table);
  const [found] = await connection.query<RowDataPacket[][]>(
    { sql: `SELECT ${selectList(table, 'full')} FROM \`${shape.table}\` t WHERE t.id > ? ORDER BY t.id LIMIT ?`, rowsAsArray: true },
    [after, limit],
  );
  const [indexed] = await connection.query<RowDataPacket[][]>(
    { sql: 'SELECT pk, CAST(hash AS CHAR) FROM sync_row WHERE table_no = ? AND pk > ? ORDER BY pk LIMIT ?', rowsAsArray: true },
    [shape.no, after, limit],
  );
  const rows = found as unknown as WireRow[];
  const index = indexed as unknown as (readonly [number, string | null])[];
  // Beyond the shorter of two full answers nothing is known of the other side.
  const ends = [rows, index].filter((side) => side.length === limit).map((side) => Number(side.at(-1)?.[0]));
  const end = ends.length === 0 ? Infinity : Math.min(...ends);
  const hashes = new Map(index.filter(([id]) => id <= end));
  const within = rows.filter((row) => Number(row[0]) <= end);
  const suspects = within.filter((row) => hashes.get(Number(row[0])) !== rowHash(shape.no, row).toString()).map((row) => Number(row[0]));
  const present = new Set(within.map((row) => Number(row[0])));
  const gone = [...hashes.keys()].filter((id) => !present.has(id));
  return { suspects: [...suspects, ...gone], rows: Math.max(within.length, hashes.size), after: end === Infinity ? null : end };
}

/** What differs still in the tick's snapshot, with the rows that are there. */
interface Confirmed {
  readonly ids: readonly number[];
  readonly rows: ReadonlyMap<number, WireRow>;
}

async function confirm(connection: Queryable, reader: RowReader, table: MirroredTableName, ids: readonly number[]): Promise<Confirmed> {
  const { no } = tableByName(table);
  const rows = await reader.read(table, ids);
  const hashes = await readHashes(connection, table, ids);
  const differs = (id: number): boolean => {
    const row = rows.get(id);
    return hashes.get(id) !== (row === undefined ? undefined : rowHash(no, row).toString());
  };
  return { ids: ids.filter(differs), rows };
}

/** The mirrored rows that rows refer to, by table. */
function referredBy(table: MirroredTableName, { ids, rows }: Confirmed): Map<MirroredTableName, number[]> {
  const referred = new Map<MirroredTableName, number[]>();
  for (const column of columnsOf(table, 'full')) {
    if (column.references === undefined || tableByName(column.references.table).serverOnly) continue;
    const parents = ids.flatMap((id) => {
      const row = rows.get(id);
      return (row === undefined ? null : referenceIn(table, row, column.name)) ?? [];
    });
    const name = column.references.table as MirroredTableName;
    referred.set(name, [...(referred.get(name) ?? []), ...parents]);
  }
  return referred;
}

/**
 * Looks at suspects again in a tick's snapshot, after the log and the cascades
 * have told what they know: what differs still was written behind the log's
 * back. It is added to the touched rows, so that it becomes an ordinary version,
 * and so are the rows it refers to where they were written likewise: a row whose
 * company follows from its parent cannot be placed before that.
 */
export async function confirmSuspects(connection: Queryable, reader: RowReader, suspects: Suspects, touched: TouchedRows): Promise<Uncaptured[]> {
  const confirmed: Uncaptured[] = [];
  const looked = new Map<MirroredTableName, Set<number>>();
  const queue = [...suspects];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [table, given] = next;
    const done = looked.get(table) ?? new Set<number>();
    looked.set(table, done);
    const open = [...new Set(given)].filter((id) => !done.has(id) && !touched.get(table)?.has(id));
    for (const id of open) done.add(id);
    if (open.length === 0) continue;
    const found = await confirm(connection, reader, table, open);
    for (const id of found.ids) touch(touched, table, id, !found.rows.has(id));
    if (found.ids.length === 0) continue;
    confirmed.push({ table, ids: found.ids });
    queue.push(...referredBy(table, found));
  }
  return confirmed;
}

/** Keys named in an alarm; of more than that the number is enough. */
const NAMED_KEYS = 20;

/** Writes the alarm, in the transaction that publishes the rows: the operator learns of each once. */
export async function writeAlarms(connection: Queryable, uncaptured: readonly Uncaptured[]): Promise<void> {
  for (const { table, ids } of uncaptured) {
    await connection.query(`INSERT INTO sync_audit (at, kind, detail) VALUES (UTC_TIMESTAMP(3), 'capture.uncaptured', ?)`, [
      JSON.stringify({ table: tableByName(table).table, rows: ids.length, keys: ids.slice(0, NAMED_KEYS).join(' ') }),
    ]);
  }
}
