import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { tableByName, TABLES } from '../../../shared/generated/tables.ts';
import type { Queryable } from './types.ts';

const AT_ONCE = 1_000;

/**
 * What the sync layer still says about rows that are gone: changes of them that
 * are kept for who is behind, who only has to know that they went, and both
 * sides of conflicts in outcomes. Meant to run once a day; more often does no harm.
 */
export async function eraseRemnants(connection: Queryable): Promise<void> {
  await eraseChanges(connection);
  await eraseConflicts(connection);
}

/** The row left every scope in the step that took it out of the index, so that a later change of it says so wherever this one was read. */
async function eraseChanges(connection: Queryable): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>('SELECT DISTINCT table_no, pk FROM sync_change WHERE op = ?', ['d']);
  const gone = Map.groupBy(tables, (row) => Number(row['table_no']));
  for (const [no, rows] of gone) {
    const ids = await withoutRow(
      connection,
      no,
      rows.map((row) => Number(row['pk'])),
    );
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const piece = ids.slice(start, start + AT_ONCE);
      await connection.query<ResultSetHeader>('DELETE FROM sync_change WHERE table_no = ? AND pk IN (?) AND payload IS NOT NULL', [no, piece]);
    }
  }
}

/** Those of a table's rows that are in the index no more. */
async function withoutRow(connection: Queryable, no: number, ids: readonly number[]): Promise<number[]> {
  const present = new Set<number>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT pk FROM sync_row WHERE table_no = ? AND pk IN (?)', [
      no,
      ids.slice(start, start + AT_ONCE),
    ]);
    for (const row of rows) present.add(Number(row['pk']));
  }
  return ids.filter((id) => !present.has(id));
}

const stored = z.looseObject({ conflicts: z.array(z.looseObject({ table: z.string(), id: z.int() })) });

/** An outcome stays, for a device that asks again; what both sides had written about a row that is gone does not. */
async function eraseConflicts(connection: Queryable): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT client_id, mutation_id, body FROM sync_outcome WHERE body LIKE ?', [
    '%"conflicts":%',
  ]);
  for (const row of rows) {
    const body = stored.safeParse(JSON.parse(String(row['body']))).data;
    if (body === undefined) continue;
    const kept: typeof body.conflicts = [];
    for (const conflict of body.conflicts) {
      const isTable = TABLES.some(({ name }) => name === conflict.table);
      const isGone =
        isTable && (await withoutRow(connection, tableByName(conflict.table as Parameters<typeof tableByName>[0]).no, [conflict.id])).length > 0;
      if (!isGone) kept.push(conflict);
    }
    if (kept.length === body.conflicts.length) continue;
    const { conflicts: _conflicts, ...rest } = body;
    await connection.query('UPDATE sync_outcome SET body = ? WHERE client_id = ? AND mutation_id = ?', [
      JSON.stringify(kept.length === 0 ? rest : { ...rest, conflicts: kept }),
      row['client_id'],
      row['mutation_id'],
    ]);
  }
}
