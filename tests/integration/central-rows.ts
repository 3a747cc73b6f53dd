/** Rows for any table of the catalogue, for the central schema's tests. */
import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { tableFacts, type ColumnFacts, type TableFacts } from '../../db/central/catalogue.ts';
import type { FoundDatabase } from '../../db/central/information.ts';

export type Value = string | number | null;

/** Any valid value of a column; the same one for the same seed. */
export function valueFor(table: TableFacts, column: ColumnFacts, seed: number): Value {
  if (column.enumValues !== null) return column.enumValues[seed % column.enumValues.length] ?? null;
  switch (column.kind) {
    case 'int':
      return seed;
    case 'boolean':
      return seed % 2;
    case 'decimal':
      return `${seed % 10}.5`;
    case 'timestamp':
      return `2026-03-0${1 + (seed % 9)} 08:30:00`;
    case 'date':
      return `2026-03-0${1 + (seed % 9)}`;
    case 'time':
      return '10:15:00';
    case 'json':
      return JSON.stringify({ seed });
    case 'text':
      return textFor(table, column, seed);
  }
}

function textFor(table: TableFacts, column: ColumnFacts, seed: number): string {
  const longest = Number(/\((\d+)\)/u.exec(column.type)?.[1] ?? 40);
  return `${seed} ${table.name} ${column.name} Ünïcödé 李 😀`.slice(0, longest);
}

/** Inserts a row: given values, anything valid for the rest of what must not be null. Returns its id. */
export async function insertRow(connection: Connection, name: string, given: Readonly<Record<string, Value>> = {}): Promise<number> {
  const table = tableFacts(name);
  const seed = given['id'] === undefined ? await nextSeed(connection, table) : Number(given['id']);
  const needed = table.columns.filter((column) => column.name in given || (column.notNull && !column.primaryKey));
  const values = needed.map((column) => (column.name in given ? (given[column.name] ?? null) : valueFor(table, column, seed)));
  return insertValues(connection, table, needed, values);
}

async function nextSeed(connection: Connection, table: TableFacts): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT COALESCE(MAX(id), 0) + 1 AS seed FROM \`${table.table}\``);
  return Number(rows[0]?.['seed']);
}

/** Inserts exactly these columns. */
export async function insertValues(
  connection: Connection,
  table: TableFacts,
  columns: readonly ColumnFacts[],
  values: readonly Value[],
): Promise<number> {
  const names = columns.map((column) => `\`${column.column}\``).join(', ');
  const places = columns.map(() => '?').join(', ');
  const [result] = await connection.query<ResultSetHeader>(`INSERT INTO \`${table.table}\` (${names}) VALUES (${places})`, [...values]);
  return result.insertId;
}

/** One row by documented names, or `undefined`. */
export async function readRow(connection: Connection, name: string, id: number): Promise<Record<string, unknown> | undefined> {
  const table = tableFacts(name);
  const columns = table.columns.map((column) => `\`${column.column}\` AS \`${column.name}\``).join(', ');
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT ${columns} FROM \`${table.table}\` WHERE id = ?`, [id]);
  return rows[0];
}

/** Every value of the tables and columns a database had at some moment, by physical table. */
export async function readContent(connection: Connection, shape: FoundDatabase): Promise<Record<string, RowDataPacket[]>> {
  const content: Record<string, RowDataPacket[]> = {};
  for (const [table, { columns }] of shape.tables) {
    const names = [...columns.keys()].map((column) => `\`${column}\``).join(', ');
    const [rows] = await connection.query<RowDataPacket[]>(`SELECT ${names} FROM \`${table}\` ORDER BY 1`);
    content[table] = rows;
  }
  return content;
}
