import type { RowDataPacket } from 'mysql2/promise';
import type { TableName } from '../../../shared/generated/tables.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { columnsOf } from '../../protocol/projections.ts';

/** A row by property names, with the columns a device may hold. */
export type StoredRow = RowDataPacket & { id: number };

/** What a statement of the store may be given. */
export type Parameter = string | number | null;

const names = new Map<string, string>();

/** A column's physical name, quoted. Only names of the catalogue get here. */
export function columnName(table: TableName, property: string): string {
  const key = `${table}.${property}`;
  const known = names.get(key) ?? tableByName(table).columns.find((column) => column.name === property)?.column;
  if (known === undefined) throw new Error(`${table} has no column ${property}`);
  names.set(key, known);
  return `\`${known}\``;
}

/** A table's physical name, quoted. */
export function tableName(table: TableName): string {
  return `\`${tableByName(table).table}\``;
}

const selects = new Map<TableName, string>();

/** `SELECT … FROM` of a table, answering {@link StoredRow}s. */
export function selectFrom(table: TableName): string {
  const known = selects.get(table);
  if (known !== undefined) return known;
  const columns = columnsOf(table, 'full').map((column) => `\`${column.column}\` AS \`${column.name}\``);
  const select = `SELECT ${columns.join(', ')} FROM ${tableName(table)}`;
  selects.set(table, select);
  return select;
}

/** A row of {@link selectFrom} that was read as an array. */
export function storedRow(table: TableName, values: readonly unknown[]): StoredRow {
  return Object.fromEntries(columnsOf(table, 'full').map((column, index) => [column.name, values[index]])) as StoredRow;
}

/** Checks a mutator's value; the types already promise as much. */
export function parameter(value: unknown): Parameter {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`A column cannot hold a ${typeof value}`);
}
