import type { TableName } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';
import { AppError } from '../../shared/errors.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { checkRow, describeRowProblem, isOfType } from '../../sync/protocol/row-checker.ts';
import type { ScopeName, ScopePatch, ScopePosition } from '../../sync/protocol/pull.ts';
import type { TableRows, WireRow } from '../../sync/protocol/rows.ts';
import type { RowKey } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';
import { isPerson } from './people.ts';
import { deleteRow, knownTable, narrowRow, projectionNumber, projectionOf, updateRow, upsertRow } from './tables.ts';

const FULL = projectionNumber('full');

function badRow(problem: string | null): AppError {
  return new AppError({
    kind: 'incompatible',
    origin: 'sync',
    code: 'sync.bad_row',
    message: `The server sent a row that cannot be stored (${problem ?? 'unknown shape'}). Nothing was changed; update HotGigs or ask your administrator.`,
  });
}

/** The device's number of a scope, made on first use. */
export function scopeNumber(database: MirrorDatabase, name: ScopeName): number {
  const select = database.prepare<{ scope: number }>('SELECT scope FROM _position WHERE name = ?');
  const known = select.get(name);
  if (known !== undefined) return known.scope;
  const made = database.prepare('INSERT INTO _position (name, version) VALUES (?, -1)').run(name);
  return Number(made.lastInsertRowid);
}

/** How far each scope has come. */
export function readPositions(database: MirrorDatabase): ScopePosition[] {
  return database.prepare<ScopePosition>('SELECT name AS scope, version FROM _position WHERE version >= 0 ORDER BY name').all();
}

/** Sets a scope's version. */
export function writePosition(database: MirrorDatabase, name: ScopeName, version: number): void {
  database.prepare('UPDATE _position SET version = ? WHERE scope = ?').run(version, scopeNumber(database, name));
}

const WIDER_BEFORE = `SELECT pk FROM _member WHERE table_no = ? AND scope = ? AND projection <> ? AND pk IN (SELECT value FROM json_each(?))`;

/** One statement for all rows: bound one by one, memberships cost a first sync three times as much. */
const REMEMBER = `INSERT INTO _member (table_no, pk, scope, projection) SELECT ?, value, ?, ? FROM json_each(?)
  WHERE true ON CONFLICT DO UPDATE SET projection = excluded.projection`;

/** Stores rows that a scope holds, checking each against the catalogue first. */
export function storeRows(database: MirrorDatabase, scope: number, content: TableRows): void {
  const table = knownTable(content.table);
  const projection = projectionNumber(content.projection);
  const ids = JSON.stringify(writeRows(database, table.name, content));
  const narrowed = projection === FULL ? [] : database.prepare<{ pk: number }>(WIDER_BEFORE).all(table.no, scope, projection, ids);
  database.prepare(REMEMBER).run(table.no, scope, projection, ids);
  for (const { pk } of narrowed) restrict(database, table.name, table.no, pk);
  database.touch(table.name);
}

/** Writes checked rows of a projection and answers their ids. */
export function writeRows(database: MirrorDatabase, table: TableName, { projection, rows }: TableRows): RowId[] {
  const upsert = database.prepare(upsertRow(table, projection));
  return rows.map((row) => {
    if (!checkRow(table, projection, row)) throw badRow(describeRowProblem(table, projection, row));
    upsert.run(row);
    return row[0] as RowId;
  });
}

/** Shows no more of a row than the scopes that still hold it; none: removes it. Answers whether it did. */
function restrict(database: MirrorDatabase, table: TableName, no: number, id: RowId): boolean {
  const held = database.prepare<{ projection: number }>('SELECT DISTINCT projection FROM _member WHERE table_no = ? AND pk = ?').all(no, id);
  if (held.length === 0) {
    database.prepare(deleteRow(table)).run(id);
    return true;
  }
  const narrow = narrowRow(table, held.map((member) => projectionOf(member.projection)).toSorted());
  if (narrow !== null) database.prepare(narrow).run(id);
  return false;
}

/** Answers the row where it was somebody who is not here any more. */
function leave(database: MirrorDatabase, scope: number, key: RowKey): RowKey[] {
  const table = knownTable(key[0]);
  database.prepare('DELETE FROM _member WHERE table_no = ? AND pk = ? AND scope = ?').run(key[0], key[1], scope);
  const removed = restrict(database, table.name, key[0], key[1]);
  database.noteErasure();
  database.touch(table.name);
  return removed && isPerson(table.name) ? [key] : [];
}

/** The rows that scopes outside of the list hold. */
export function rowsOfScopesNotIn(database: MirrorDatabase, scopes: readonly ScopeName[]): RowKey[] {
  const kept = JSON.stringify(scopes);
  const gone = database.prepare('SELECT 1 FROM _position WHERE name NOT IN (SELECT value FROM json_each(?))').get(kept);
  if (gone === undefined) return [];
  return database
    .prepare<{ table_no: number; pk: number }>(
      'SELECT DISTINCT table_no, pk FROM _member WHERE scope IN (SELECT scope FROM _position WHERE name NOT IN (SELECT value FROM json_each(?)))',
    )
    .all(kept)
    .map((row) => [row.table_no, row.pk] as const);
}

function dropScopes(database: MirrorDatabase, kept: readonly ScopeName[]): RowKey[] {
  const left: RowKey[] = [];
  const gone = database
    .prepare<{ scope: number }>('SELECT scope FROM _position WHERE name NOT IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(kept));
  for (const { scope } of gone) {
    const rows = database.prepare<{ table_no: number; pk: number }>('SELECT table_no, pk FROM _member WHERE scope = ?').all(scope);
    for (const row of rows) left.push(...leave(database, scope, [row.table_no, row.pk]));
    database.prepare('DELETE FROM _position WHERE scope = ?').run(scope);
  }
  return left;
}

/**
 * Applies one consistent step: rows first, then what left, so that a row that
 * changes scopes is never gone in between; then scopes that were taken away.
 * Only authoritative rows may be in the touched places: pending effects have
 * been undone before (`sync/engine/rebase.ts`).
 * @returns the people who are not on this device any more
 * @throws AppError `incompatible` for a row or table this build does not know
 */
export function applyPatches(database: MirrorDatabase, scopes: readonly ScopeName[], patches: readonly ScopePatch[]): RowKey[] {
  const left: RowKey[] = [];
  for (const patch of patches) {
    const scope = scopeNumber(database, patch.scope);
    for (const content of patch.rows) storeRows(database, scope, content);
  }
  for (const patch of patches) {
    const scope = scopeNumber(database, patch.scope);
    for (const gone of patch.gone) {
      for (const id of gone.ids) left.push(...leave(database, scope, [gone.table, id]));
    }
    writePosition(database, patch.scope, patch.to);
  }
  return [...left, ...dropScopes(database, scopes)];
}

/**
 * Writes columns of rows that are here already, checked like any row.
 * @throws AppError `incompatible` for a column or value this build does not know
 */
export function fillColumns(database: MirrorDatabase, table: TableName, columns: readonly string[], rows: readonly WireRow[]): void {
  const shapes = columns.map((name) => columnsOf(table, 'full').find((column) => column.name === name));
  const update = database.prepare(updateRow(table, columns));
  for (const [id, ...values] of rows) {
    const fits = values.length === columns.length && values.every((value, index) => isOfType(shapes[index]?.type, value));
    if (!fits) throw badRow(`columns of ${table}`);
    update.run(...values, id);
  }
}
