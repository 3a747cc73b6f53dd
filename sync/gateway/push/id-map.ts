import type { RowDataPacket } from 'mysql2/promise';
import type { TableName } from '../../../shared/generated/tables.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { IdMapping } from '../../protocol/pull.ts';
import { writeLater } from '../late-writes.ts';
import type { TransactionConnection } from '../late-writes.ts';

/** A device's temporary ids and the rows they became, during one push. */
export interface IdMap {
  /** The row a temporary id became; undefined when its making was rejected or never sent. */
  find(table: TableName, temporaryId: RowId): RowId | undefined;
  /** Whether this device was told of the row under a temporary id: it made it, or named it by its natural key. */
  knows(table: TableName, id: RowId): Promise<boolean>;
  /** Notes what a mutation made. Forgotten by `discard`, kept by `keep`. */
  note(table: TableName, temporaryId: RowId, id: RowId): void;
  /** The current mutation was applied: what it noted stays. */
  keep(mutationId: number): void;
  /** The current mutation was rolled back: what it noted never happened. */
  discard(): void;
  /** Writes everything kept, in one statement, and answers it. */
  write(): Promise<IdMapping[]>;
}

interface MapRow extends RowDataPacket {
  tableNo: number;
  temporaryId: number;
  id: number;
}

type Key = `${number}:${number}`;

/**
 * Loads what is known of the temporary ids that a push names.
 * @param named the temporary ids in the batch's arguments
 */
export async function loadIdMap(
  connection: TransactionConnection,
  clientId: number,
  named: readonly { readonly table: TableName; readonly id: RowId }[],
): Promise<IdMap> {
  const known = new Map<Key, RowId>();
  const noted = new Map<Key, RowId>();
  const kept: (IdMapping & { readonly mutationId: number })[] = [];
  const keyOf = (table: TableName, id: RowId): Key => `${tableByName(table).no}:${id}`;

  const wanted = [...new Set(named.map(({ table, id }) => keyOf(table, id)))].map((key) => key.split(':').map(Number));
  if (wanted.length > 0) {
    const [rows] = await connection.query<RowDataPacket[][]>(
      { sql: 'SELECT table_no, temp_id, real_id FROM sync_id_map WHERE client_id = ? AND (table_no, temp_id) IN (?)', rowsAsArray: true },
      [clientId, wanted],
    );
    for (const [table, temporaryId, id] of rows as unknown as [number, RowId, RowId][]) known.set(`${table}:${temporaryId}`, id);
  }

  return {
    find: (table, temporaryId) => noted.get(keyOf(table, temporaryId)) ?? known.get(keyOf(table, temporaryId)),
    knows: async (table, id) => {
      const { no } = tableByName(table);
      for (const [key, real] of [...noted, ...known]) if (real === id && key.startsWith(`${no}:`)) return true;
      const [rows] = await connection.execute<RowDataPacket[]>(
        'SELECT 1 FROM sync_id_map WHERE client_id = ? AND table_no = ? AND real_id = ? LIMIT 1',
        [clientId, no, id],
      );
      return rows.length > 0;
    },
    note: (table, temporaryId, id) => noted.set(keyOf(table, temporaryId), id),
    keep: (mutationId) => {
      for (const [key, id] of noted) {
        const [tableNo = 0, temporaryId = 0] = key.split(':').map(Number);
        known.set(key, id);
        kept.push({ table: tableNo, temporaryId, id, mutationId });
      }
      noted.clear();
    },
    discard: () => noted.clear(),
    write: async () => {
      if (kept.length === 0) return [];
      const rows = kept.map(({ table, temporaryId, id, mutationId }) => [clientId, table, temporaryId, id, mutationId]);
      await writeLater(connection, { sql: 'INSERT INTO sync_id_map (client_id, table_no, temp_id, real_id, mutation_id) VALUES ?', values: [rows] });
      return kept.map(({ table, temporaryId, id }) => ({ table, temporaryId, id }));
    },
  };
}

/** The id maps that earlier mutations of a device left behind, for the reply to a repeated push. */
export async function readIdMappings(connection: TransactionConnection, clientId: number, from: number, to: number): Promise<IdMapping[]> {
  const [rows] = await connection.execute<MapRow[]>(
    'SELECT table_no AS tableNo, temp_id AS temporaryId, real_id AS id FROM sync_id_map WHERE client_id = ? AND mutation_id BETWEEN ? AND ?',
    [clientId, from, to],
  );
  return rows.map(({ tableNo, temporaryId, id }) => ({ table: tableNo, temporaryId, id }));
}
