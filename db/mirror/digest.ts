import { tableByName, TABLES, type TableName } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';
import type { HeldRow, HeldSlice } from '../../sync/engine/ports.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { ScopeName } from '../../sync/protocol/pull.ts';
import type { Projection, WireValue } from '../../sync/protocol/rows.ts';
import type { MirrorDatabase } from './database.ts';
import { deleteRow, projectionNumber } from './tables.ts';

const texts = new Map<string, string>();

/** Rows in canonical text, made by SQLite: a JavaScript array for every row would take twice the time. */
function heldRows(table: TableName, projection: Projection): string {
  const key = `${table}:${projection}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const columns = columnsOf(table, projection)
    .map((column) => `t."${column.name}"`)
    .join(', ');
  const text = `SELECT m.pk, m.scope, CASE WHEN t.id IS NULL THEN NULL ELSE json_array(${columns}) END
    FROM _member m LEFT JOIN "${table}" t ON t.id = m.pk
    WHERE m.table_no = ? AND m.projection = ? AND m.pk > ? ORDER BY m.pk LIMIT ?`;
  texts.set(key, text);
  return text;
}

/** Rows as the server gave them where changes that wait show something else; null where there was none. */
function rowsBelow(database: MirrorDatabase, table: TableName, projection: Projection, from: RowId, to: RowId): Map<RowId, string | null> {
  const stored = database
    .prepare<{
      pk: RowId;
      before: string | null;
    }>('SELECT pk, before FROM _undo WHERE table_no = ? AND pk BETWEEN ? AND ? ORDER BY mutation_id, seq')
    .all(tableByName(table).no, from, to);
  const below = new Map<RowId, string | null>();
  if (stored.length === 0) return below;
  const full = columnsOf(table, 'full');
  const places = columnsOf(table, projection).map((column) => full.indexOf(column));
  for (const { pk, before } of stored) {
    if (below.has(pk)) continue;
    const values = before === null ? null : (JSON.parse(before) as WireValue[]);
    below.set(pk, values === null ? null : JSON.stringify(places.map((place) => values[place] ?? null)));
  }
  return below;
}

function scopeNames(database: MirrorDatabase): Map<number, ScopeName> {
  const positions = database.prepare<{ scope: number; name: ScopeName }>('SELECT scope, name FROM _position').all();
  return new Map(positions.map(({ scope, name }) => [scope, name]));
}

type StoredRow = readonly [id: RowId, scope: number, text: string | null];

/** The next memberships; never some of a row's without its others. */
function nextRows(database: MirrorDatabase, { table, projection, after, limit }: HeldSlice): { rows: readonly StoredRow[]; more: boolean } {
  const rows = database
    .prepare(heldRows(table, projection))
    .raw()
    .all(tableByName(table).no, projectionNumber(projection), after, limit) as StoredRow[];
  if (rows.length < limit) return { rows, more: false };
  const last = rows.at(-1)?.[0];
  return { rows: rows.filter(([id]) => id !== last), more: true };
}

/**
 * Hands over the rows that scopes hold of a table in one projection, in key
 * order and canonical text: the server's rows, without what waits on top. A row
 * that is held but not there has no text, and is left out.
 * @param slice which table and projection, behind which key, how many at most (more than a row has scopes)
 * @returns the key to go on behind; null when there are no more
 */
export function visitHeldRows(database: MirrorDatabase, slice: HeldSlice, visit: (row: HeldRow) => void): RowId | null {
  const { rows, more } = nextRows(database, slice);
  const [first, last] = [rows.at(0)?.[0], rows.at(-1)?.[0]];
  if (first === undefined || last === undefined) return null;
  const scopes = scopeNames(database);
  const below = rowsBelow(database, slice.table, slice.projection, first, last);
  for (const [id, number, shown] of rows) {
    const scope = scopes.get(number);
    const text = below.has(id) ? (below.get(id) ?? null) : shown;
    if (scope !== undefined && text !== null) visit({ scope, id, text });
  }
  return more ? last : null;
}

/** Rows with the server's keys that no scope holds: nothing would ever change or remove them. */
function strayRows(database: MirrorDatabase, table: TableName): RowId[] {
  const { no } = tableByName(table);
  return database
    .prepare<{ id: RowId }>(
      `SELECT t.id FROM "${table}" t WHERE t.id > 0 AND NOT EXISTS (SELECT 1 FROM _member m WHERE m.table_no = ? AND m.pk = t.id)
       AND NOT EXISTS (SELECT 1 FROM _undo u WHERE u.table_no = ? AND u.pk = t.id)`,
    )
    .all(no, no)
    .map((row) => row.id);
}

/** Removes them from every table; answers how many there were. */
export function removeStrayRows(database: MirrorDatabase): number {
  return database.transaction(() => {
    let removed = 0;
    for (const { name, serverOnly } of TABLES) {
      if (serverOnly) continue;
      const strays = strayRows(database, name);
      for (const id of strays) database.prepare(deleteRow(name)).run(id);
      if (strays.length > 0) database.touch(name);
      removed += strays.length;
    }
    return removed;
  });
}
