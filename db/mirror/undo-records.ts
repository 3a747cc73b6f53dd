import type { RowId } from '../../shared/ids.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { WireValue } from '../../sync/protocol/rows.ts';
import type { RowWrite } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';
import { deleteRow, knownTable, type MirrorRow, upsertRow } from './tables.ts';

interface StoredWrite {
  readonly table_no: number;
  readonly pk: RowId;
  readonly before: string | null;
  readonly after: string | null;
}

function parseRow(no: number, text: string | null): MirrorRow | null {
  if (text === null) return null;
  const values = JSON.parse(text) as WireValue[];
  return Object.fromEntries(columnsOf(knownTable(no).name, 'full').map((column, index) => [column.name, values[index] ?? null]));
}

/** What a mutation wrote, oldest first. */
export function writesOf(database: MirrorDatabase, mutationId: number): RowWrite[] {
  return database
    .prepare<StoredWrite>('SELECT table_no, pk, before, after FROM _undo WHERE mutation_id = ? ORDER BY seq')
    .all(mutationId)
    .map((row) => ({ table: row.table_no, id: row.pk, before: parseRow(row.table_no, row.before), after: parseRow(row.table_no, row.after) }));
}

/** Puts every row a mutation wrote back as it was, newest write first, and forgets the records. */
export function revert(database: MirrorDatabase, mutationId: number): void {
  const rows = database.prepare<StoredWrite>('SELECT table_no, pk, before, after FROM _undo WHERE mutation_id = ? ORDER BY seq DESC').all(mutationId);
  for (const row of rows) {
    const table = knownTable(row.table_no).name;
    if (row.before === null) database.prepare(deleteRow(table)).run(row.pk);
    else database.prepare(upsertRow(table, 'full')).run(...(JSON.parse(row.before) as WireValue[]));
    database.touch(table);
  }
  forgetUndo(database, mutationId);
  database.prepare('DELETE FROM _id_map WHERE mutation_id = ?').run(mutationId);
}

/** Forgets a mutation's undo records; its rows stay as they are. */
export function forgetUndo(database: MirrorDatabase, mutationId: number): void {
  database.prepare('DELETE FROM _undo WHERE mutation_id = ?').run(mutationId);
}
