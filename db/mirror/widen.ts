import { TABLES } from '../../shared/generated/tables.ts';
import type { LackingColumns } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';
import { readFact, writeValue } from './facts.ts';
import { MIRROR_TABLES_SQL } from './generated/schema.sql.ts';
import { mirrorIndexes } from './indexes.ts';

/** No gateway has an epoch of that name: the next answer asks for a new copy, which brings what the new tables hold. */
const WIDENED_EPOCH = 'widened';

interface Column {
  readonly name: string;
  readonly type: string;
}

function columnsIn(database: MirrorDatabase, table: string): Column[] {
  return database.prepare<Column>('SELECT name, type FROM pragma_table_info(?) ORDER BY cid').all(table);
}

function isWider(before: readonly Column[], after: readonly Column[]): boolean {
  const types = new Map(after.map(({ name, type }) => [name, type]));
  return before.every(({ name, type }) => types.get(name) === type);
}

/** Undo records are rows by place: those of the former columns move to where these are now. */
function moveUndo(database: MirrorDatabase, no: number, before: readonly Column[], after: readonly Column[]): void {
  const places = after.map(({ name }) => before.findIndex((column) => column.name === name));
  const moved = (text: string | null): string | null => {
    if (text === null) return null;
    const row = JSON.parse(text) as unknown[];
    return JSON.stringify(places.map((place) => row[place] ?? null));
  };
  const update = database.prepare('UPDATE _undo SET before = ?, after = ? WHERE mutation_id = ? AND seq = ?');
  const records = database
    .prepare<{ mutation_id: number; seq: number; before: string | null; after: string | null }>('SELECT * FROM _undo WHERE table_no = ?')
    .all(no);
  for (const record of records) update.run(moved(record.before), moved(record.after), record.mutation_id, record.seq);
}

/** A trigger would follow its table to the name it has for a moment, and name it for ever. Whoever needs some finds them missing and makes them. */
function dropTriggers(database: MirrorDatabase): void {
  const made = database.prepare<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of made) database.execute(`DROP TRIGGER "${name}"`);
}

/** Adds columns to what is to be fetched; a table that lacked some already begins anew. */
function withLack(lacking: readonly LackingColumns[], table: number, columns: readonly string[]): LackingColumns[] {
  const before = lacking.find((lack) => lack.table === table);
  const all = [...new Set([...(before?.columns ?? []), ...columns])];
  return [...lacking.filter((lack) => lack !== before), { table, columns: all, after: 0 }];
}

/**
 * Takes over a newer catalogue that only adds tables and columns, with every row
 * in place: the copy stays usable, also away from the network. What new columns
 * hold is fetched for the rows that are here (`sync/engine/back-fill.ts`); for a
 * new table a new copy is taken. Call it in a transaction.
 * @returns false where something was taken away or changed: nothing is of use then
 */
export function widenTables(database: MirrorDatabase): boolean {
  const complete = database.prepare("SELECT 1 FROM _fact WHERE name = 'complete' AND value = 'true'").get();
  if (complete === undefined) return false;
  const known = new Set<string>(TABLES.filter((table) => !table.serverOnly).map((table) => table.name));
  const present = database
    .prepare<{ name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
    )
    .all();
  if (present.some(({ name }) => !known.has(name))) return false;
  const made = new Map(present.map(({ name, sql }) => [name, sql]));
  let lacking = readFact(database, 'lacking');
  dropTriggers(database);
  for (const { name, no, serverOnly } of TABLES) {
    const sql = MIRROR_TABLES_SQL.find((text) => text.startsWith(`CREATE TABLE "${name}" `));
    // Rows of a table that is as it was stay where they are: most of a copy, which may be of gigabytes.
    if (serverOnly || sql === undefined || made.get(name) === sql) continue;
    const before = columnsIn(database, name);
    if (before.length > 0) database.execute(`ALTER TABLE "${name}" RENAME TO "_former"`);
    database.execute(sql);
    if (before.length === 0) continue;
    const after = columnsIn(database, name);
    if (!isWider(before, after)) return false;
    const list = before.map((column) => `"${column.name}"`).join(', ');
    database.execute(`INSERT INTO "${name}" (${list}) SELECT ${list} FROM "_former"; DROP TABLE "_former"`);
    if (after.length === before.length) continue;
    moveUndo(database, no, before, after);
    const had = new Set(before.map((column) => column.name));
    lacking = withLack(
      lacking,
      no,
      after.map((column) => column.name).filter((column) => !had.has(column)),
    );
  }
  for (const sql of mirrorIndexes()) database.execute(sql);
  if (present.length < known.size) writeValue(database, 'epoch', WIDENED_EPOCH);
  writeValue(database, 'lacking', lacking);
  database.execute("DELETE FROM _fact WHERE name = 'verifiedAt'");
  return true;
}
