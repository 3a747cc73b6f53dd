import type { RowDataPacket } from 'mysql2/promise';
import type { TableName } from '../../../shared/generated/tables.ts';
import type { RowId } from '../../../shared/ids.ts';
import { selectFrom, storedRow } from './statements.ts';
import type { StoredRow } from './statements.ts';
import type { TransactionConnection } from '../late-writes.ts';

/** Rows of one push that are locked already, as they are in its transaction. */
export interface RowCache {
  /** The row, null when there is none, undefined when nobody has looked yet. */
  find(table: TableName, id: RowId): StoredRow | null | undefined;
  /** The row was changed: look again next time. */
  forget(table: TableName, id: RowId): void;
  /** Anything may have changed: a cascade or a rollback. */
  clear(): void;
}

/**
 * Locks and reads the rows that a push names, one statement a table, in key
 * order, all in one round trip: far fewer of them, and two pushes over the same rows cannot lock
 * them crosswise.
 */
export async function loadRows(connection: TransactionConnection, named: ReadonlyMap<TableName, ReadonlySet<RowId>>): Promise<RowCache> {
  const rows = new Map<string, StoredRow | null>();
  const load = async (table: TableName, ids: readonly RowId[]): Promise<void> => {
    for (const id of ids) rows.set(`${table}:${id}`, null);
    const sql = `${selectFrom(table)} WHERE id IN (?) ORDER BY id FOR UPDATE`;
    const [found] = await connection.query<RowDataPacket[][]>({ sql, rowsAsArray: true }, [ids]);
    for (const row of found.map((values) => storedRow(table, values))) rows.set(`${table}:${row.id}`, row);
  };
  // Begun together and in order, they are carried out in that order.
  await Promise.all([...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([table, ids]) => load(table, [...ids])));
  return {
    find: (table, id) => rows.get(`${table}:${id}`),
    forget: (table, id) => void rows.delete(`${table}:${id}`),
    clear: () => rows.clear(),
  };
}
