import type { RowDataPacket } from 'mysql2/promise';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { columnsOf } from '../../protocol/projections.ts';
import type { Projection, WireRow, WireValue } from '../../protocol/rows.ts';
import type { Queryable } from './types.ts';

/** Keys in one IN list: long enough to be few statements, short enough for the parser. */
export const KEYS_PER_STATEMENT = 1_000;

/** Rows kept in memory during a tick; a larger tick reads some of them twice. */
const CACHED_ROWS = 20_000;

/**
 * The columns of a projection in canonical wire form, on the row `t`. JSON is
 * read as text: MySQL's driver would parse it, MariaDB's cannot know it.
 */
export function selectList(table: MirroredTableName, projection: Projection): string {
  return columnsOf(table, projection)
    .map((column) => (column.type === 'json' ? `CAST(t.\`${column.column}\` AS CHAR)` : `t.\`${column.column}\``))
    .join(', ');
}

/** Splits a list into pieces of at most `size`. */
export function piecesOf<T>(items: readonly T[], size: number = KEYS_PER_STATEMENT): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}

/** A query whose rows are arrays, in pieces of keys; `sql` has one `?` for the piece's list, last. */
export async function queryByKeys(
  connection: Queryable,
  sql: string,
  keys: readonly number[],
  before: readonly unknown[] = [],
): Promise<(readonly WireValue[])[]> {
  const found: (readonly WireValue[])[] = [];
  for (const piece of piecesOf(keys)) {
    const [rows] = await connection.query<RowDataPacket[][]>({ sql, rowsAsArray: true }, [...before, piece]);
    for (const row of rows as unknown as WireRow[]) found.push(row);
  }
  return found;
}

/** Base rows of one snapshot, in `full` projection, read once where they are few. Reads begun together travel together. */
export interface RowReader {
  /** The rows that exist, by id. */
  read(table: MirroredTableName, ids: readonly number[]): Promise<ReadonlyMap<number, WireRow>>;
}

/** Reads through `connection`, which must stay in one snapshot for the reader's life. */
export function createRowReader(connection: Queryable): RowReader {
  const cache = new Map<MirroredTableName, Map<number, WireRow | null>>();
  let cached = 0;

  const cacheOf = (table: MirroredTableName): Map<number, WireRow | null> => {
    const known = cache.get(table) ?? new Map<number, WireRow | null>();
    cache.set(table, known);
    return known;
  };

  return {
    async read(table, ids) {
      const known = cacheOf(table);
      const found = new Map<number, WireRow>();
      const missing: number[] = [];
      for (const id of ids) {
        const row = known.get(id);
        if (row === undefined) missing.push(id);
        else if (row !== null) found.set(id, row);
      }
      if (missing.length === 0) return found;
      for (const row of await readRows(connection, table, missing)) found.set(Number(row[0]), row);
      if (cached + missing.length <= CACHED_ROWS) {
        for (const id of missing) known.set(id, found.get(id) ?? null);
        cached += missing.length;
      }
      return found;
    },
  };
}

/** Base rows by id, in `full` projection. */
async function readRows(connection: Queryable, table: MirroredTableName, ids: readonly number[]): Promise<(readonly WireValue[])[]> {
  return queryByKeys(connection, `SELECT ${selectList(table, 'full')} FROM \`${tableByName(table).table}\` t WHERE t.id IN (?)`, ids);
}

const positions = new Map<string, number>();

/** Where a column stands in a row of the `full` projection. */
export function positionOf(table: MirroredTableName, column: string): number {
  const key = `${table}.${column}`;
  const known = positions.get(key);
  if (known !== undefined) return known;
  const position = columnsOf(table, 'full').findIndex((candidate) => candidate.name === column);
  if (position < 0) throw new Error(`${key} is not in the full projection.`);
  positions.set(key, position);
  return position;
}

/** The id a row refers to by a column, or null. */
export function referenceIn(table: MirroredTableName, row: WireRow, column: string): number | null {
  const value = row[positionOf(table, column)];
  return typeof value === 'number' ? value : null;
}

/** Narrows a `full` row to another projection. */
export function narrowRow(table: MirroredTableName, row: WireRow, projection: Projection): WireRow {
  if (projection === 'full') return row;
  return columnsOf(table, projection).map((column) => row[positionOf(table, column.name)] ?? null);
}
