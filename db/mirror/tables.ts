import { tableByNo, TABLES } from '../../shared/generated/tables.ts';
import type { ColumnShape, TableName, TableShape } from '../../shared/generated/tables.ts';
import { AppError } from '../../shared/errors.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { PROJECTIONS, type Projection, type WireValue } from '../../sync/protocol/rows.ts';

export type MirrorRow = Readonly<Record<string, WireValue>>;

/** A projection as `_member` stores it. */
export function projectionNumber(projection: Projection): number {
  return PROJECTIONS.indexOf(projection);
}

/** The projection behind a stored number. */
export function projectionOf(number: number): Projection {
  return PROJECTIONS[number] ?? 'stub';
}

/** The table of a wire number; one this build does not know is a different schema. */
export function knownTable(no: number): TableShape {
  const table = tableByNo(no);
  if (table === undefined || table.serverOnly) {
    throw new AppError({
      kind: 'incompatible',
      origin: 'sync',
      code: 'sync.unknown_table',
      message: 'The server sent data this version does not know. Update HotGigs; your changes are kept.',
    });
  }
  return table;
}

function quoted(columns: readonly ColumnShape[]): string {
  return columns.map((column) => `"${column.name}"`).join(', ');
}

function columnsOrThrow(table: TableName): readonly ColumnShape[] {
  return columnsOf(table, 'full');
}

const texts = new Map<string, string>();

function remembered(key: string, make: () => string): string {
  let text = texts.get(key);
  if (text === undefined) {
    text = make();
    texts.set(key, text);
  }
  return text;
}

/** Reads one row as an object: bind its id. */
export function selectRow(table: TableName): string {
  return remembered(`get ${table}`, () => `SELECT ${quoted(columnsOrThrow(table))} FROM "${table}" WHERE "id" = ?`);
}

/** Reads rows equal in the given columns, by id: bind their values in order. */
export function selectBy(table: TableName, columns: readonly string[]): string {
  return remembered(`find ${table} ${columns.join(' ')}`, () => {
    const known = new Set(columnsOrThrow(table).map((column) => column.name));
    const unknown = columns.find((column) => !known.has(column));
    if (unknown !== undefined) throw new Error(`${table} has no column ${unknown} on a device.`);
    const where = columns.map((column) => `"${column}" IS ?`).join(' AND ');
    return `SELECT ${quoted(columnsOrThrow(table))} FROM "${table}" WHERE ${where} ORDER BY "id"`;
  });
}

/** Writes a row of a projection: bind its values in wire order. Columns beyond it stay as they are. */
export function upsertRow(table: TableName, projection: Projection): string {
  return remembered(`upsert ${table} ${projection}`, () => {
    const columns = columnsOf(table, projection);
    const places = columns.map(() => '?').join(', ');
    const updates = columns.slice(1).map((column) => `"${column.name}" = excluded."${column.name}"`);
    const onConflict = updates.length === 0 ? 'NOTHING' : `UPDATE SET ${updates.join(', ')}`;
    return `INSERT INTO "${table}" (${quoted(columns)}) VALUES (${places}) ON CONFLICT ("id") DO ${onConflict}`;
  });
}

/** Changes columns of one row: bind their values, then the id. */
export function updateRow(table: TableName, columns: readonly string[]): string {
  return remembered(`update ${table} ${columns.join(' ')}`, () => {
    return `UPDATE "${table}" SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE "id" = ?`;
  });
}

/** Removes one row: bind its id. */
export function deleteRow(table: TableName): string {
  return remembered(`delete ${table}`, () => `DELETE FROM "${table}" WHERE "id" = ?`);
}

/** Empties what none of the projections shows of one row: bind its id. Null when they show all. */
export function narrowRow(table: TableName, projections: readonly Projection[]): string | null {
  const text = remembered(`narrow ${table} ${projections.join(' ')}`, () => {
    const shown = new Set(projections.flatMap((projection) => columnsOf(table, projection).map((column) => column.name)));
    const hidden = columnsOrThrow(table).filter((column) => !shown.has(column.name));
    if (hidden.length === 0) return '';
    return `UPDATE "${table}" SET ${hidden.map((column) => `"${column.name}" = NULL`).join(', ')} WHERE "id" = ?`;
  });
  return text === '' ? null : text;
}

/** A row's values in wire order of `full`. */
export function toValues(table: TableName, row: Readonly<Record<string, unknown>>): WireValue[] {
  return columnsOrThrow(table).map((column) => (row[column.name] ?? null) as WireValue);
}

/** A reference that follows a row when it is deleted. */
export interface ChildReference {
  readonly table: TableName;
  readonly no: number;
  readonly column: string;
  readonly onDelete: 'cascade' | 'set null';
}

const children = new Map<TableName, ChildReference[]>();
for (const table of TABLES) {
  if (table.serverOnly) continue;
  for (const column of columnsOf(table.name, 'full')) {
    const { references } = column;
    if (references === undefined || references.onDelete === 'restrict') continue;
    const known = children.get(references.table) ?? [];
    known.push({ table: table.name, no: table.no, column: column.name, onDelete: references.onDelete });
    children.set(references.table, known);
  }
}

/** What MySQL changes along when a row of the table is deleted. */
export function childrenOf(table: TableName): readonly ChildReference[] {
  return children.get(table) ?? [];
}
