import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { isTemporaryId, type RowId } from '../../shared/ids.ts';
import type { IdMapping } from '../../sync/protocol/pull.ts';
import type { MirrorDatabase } from './database.ts';
import { renamePerson } from './people.ts';

/** Follows a chain of names no further than this; longer ones would be a loop. */
const LONGEST_CHAIN = 16;

/** The row a temporary id stands for now; the id itself while nothing is known of it. */
export function resolveId(database: MirrorDatabase, table: TableName, given: RowId): RowId {
  const { no } = tableByName(table);
  const select = database.prepare<{ id: RowId }>('SELECT id FROM _id_map WHERE table_no = ? AND temporary_id = ?');
  let id = given;
  for (let step = 0; step < LONGEST_CHAIN && isTemporaryId(id); step += 1) {
    const next = select.get(no, id);
    if (next === undefined) return id;
    id = next.id;
  }
  return id;
}

/** Stores what the server said temporary ids are. It holds for ever; guesses of replays give way. */
export function addIds(database: MirrorDatabase, mappings: readonly IdMapping[]): void {
  const insert = database.prepare('INSERT OR REPLACE INTO _id_map (table_no, temporary_id, id, mutation_id) VALUES (?, ?, ?, NULL)');
  for (const { table, temporaryId, id } of mappings) {
    insert.run(table, temporaryId, id);
    renamePerson(database, table, temporaryId, id);
  }
}

/** Makes one temporary id another name of an id, as when a refused change is sent again. */
export function aliasId(database: MirrorDatabase, table: TableName, id: RowId, target: RowId): void {
  if (id === target) return;
  database
    .prepare('INSERT OR REPLACE INTO _id_map (table_no, temporary_id, id, mutation_id) VALUES (?, ?, ?, NULL)')
    .run(tableByName(table).no, id, target);
  renamePerson(database, tableByName(table).no, id, target);
}
