import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { columnsOf } from '../../../sync/protocol/projections.ts';
import { readStretch, type Stretch } from '../raw-copy.ts';

/** A row as every peer can store it; what is NULL is left out. */
export type PeerRow = { readonly id: number } & Readonly<Record<string, string | number>>;

/** A table of a rows folder: its rows stand in `<name>.json`. */
export interface PeerTable {
  readonly name: string;
  /** Without `id`, which every table has. */
  readonly columns: readonly { readonly name: string; readonly type: 'number' | 'string' }[];
  readonly rows: number;
}

function plain(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : JSON.stringify(value);
}

function peerRow(names: readonly string[], values: readonly unknown[]): PeerRow {
  const entries = names.map((name, index) => [name, values[index]] as const).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)])) as PeerRow;
}

function describe(name: string, columns: ReadonlySet<string>, rows: readonly PeerRow[]): PeerTable {
  const typeOf = (column: string) => {
    const types = new Set(rows.map((row) => typeof row[column]));
    // A column that is NULL everywhere takes text.
    return types.has('number') && !types.has('string') ? 'number' : 'string';
  };
  return { name, columns: [...columns].map((column) => ({ name: column, type: typeOf(column) })), rows: rows.length };
}

/** Writes the very rows and columns that our device holds into a folder, one file a table, for the peers to load. Answers how many they are. */
export async function writeRows(connection: Connection, stretches: readonly Stretch[], folder: string): Promise<number> {
  const tables = new Map<string, { columns: Set<string>; rows: PeerRow[] }>();
  for (const stretch of stretches) {
    const names = columnsOf(stretch.table, stretch.projection).map((column) => column.name);
    const table = tables.get(stretch.table) ?? { columns: new Set<string>(), rows: [] };
    tables.set(stretch.table, table);
    for (const name of names) if (name !== 'id') table.columns.add(name);
    for (const values of await readStretch(connection, stretch)) table.rows.push(peerRow(names, values));
  }
  const described = [...tables].map(([name, { columns, rows }]) => describe(name, columns, rows));
  for (const [name, { rows }] of tables) writeFileSync(join(folder, `${name}.json`), JSON.stringify(rows));
  writeFileSync(join(folder, 'tables.json'), JSON.stringify(described));
  return described.reduce((sum, table) => sum + table.rows, 0);
}

/** The tables of a folder that {@link writeRows} filled. */
export function readTables(folder: string): PeerTable[] {
  return JSON.parse(readFileSync(join(folder, 'tables.json'), 'utf8')) as PeerTable[];
}

/** The rows of one of its tables. */
export function readRows(folder: string, table: string): PeerRow[] {
  return JSON.parse(readFileSync(join(folder, `${table}.json`), 'utf8')) as PeerRow[];
}
