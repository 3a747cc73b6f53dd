import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { TABLES } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { generatedMirrorFiles } from './generate-schema.ts';
import { openMemoryMirror } from './mirror.ts';
import * as schema from './schema.ts';

const mirrored = TABLES.filter((table) => !table.serverOnly);

test.each([...generatedMirrorFiles()].map(([url, text]) => [fileURLToPath(url), text]))('%s is what the catalogue yields', (path, text) => {
  expect(readFileSync(path ?? '', 'utf8')).toBe(text);
});

test('the mirror has every table that devices hold, and no column that they must not', () => {
  const database = openMemoryMirror().database();
  for (const table of TABLES) {
    const columns = database
      .prepare<{ name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table.name)
      .map((row) => row.name);
    if (table.serverOnly) expect(columns).toEqual([]);
    else expect(columns).toEqual(columnsOf(table.name, 'full').map((column) => column.name));
    const forbidden = table.columns.filter((column) => column.sensitive !== undefined).map((column) => column.name);
    expect(columns.filter((column) => forbidden.includes(column))).toEqual([]);
  }
});

test('drizzle knows the same tables and columns', () => {
  const tables = Object.values<unknown>(schema).filter((table): table is SQLiteTable => is(table, SQLiteTable));
  expect(tables.map(getTableName).toSorted()).toEqual(mirrored.map((table) => table.name).toSorted());
  for (const table of tables) {
    const shape = mirrored.find((candidate) => candidate.name === getTableName(table));
    expect(Object.keys(getTableColumns(table))).toEqual(columnsOf(shape?.name ?? 'jobs', 'full').map((column) => column.name));
  }
});
