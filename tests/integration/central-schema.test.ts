import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planAdoption } from '../../db/central/adoption.ts';
import { CATALOGUE, tableFacts, type ColumnFacts, type TableFacts } from '../../db/central/catalogue.ts';
import { connectCentral } from '../../db/central/connect.ts';
import { indexedColumns } from '../../db/central/indexing.ts';
import { readDatabase, type FoundDatabase } from '../../db/central/information.ts';
import { migrate } from '../../db/central/migrate.ts';
import { foreignKeyName, indexName, uniqueName } from '../../db/central/names.ts';
import { SYNC_TABLES } from '../../db/central/sync-tables.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRow, valueFor } from './central-rows.ts';

let database: TestDatabase;
let connection: Connection;
let found: FoundDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = await connectCentral(database.url);
  const start = performance.now();
  const result = await migrate(connection);
  console.log(`migrate: ${JSON.stringify(result)} in ${Math.round(performance.now() - start)} ms`);
  found = await readDatabase(connection);
});

afterAll(async () => {
  await connection.end();
  await database.drop();
});

test('information_schema equals the catalogue, column by column', () => {
  expect([...found.tables.keys()].toSorted()).toEqual([...CATALOGUE.tables.map((table) => table.table), ...SYNC_TABLES].toSorted());
  for (const table of CATALOGUE.tables) {
    const columns = found.tables.get(table.table)?.columns ?? new Map();
    // Documented columns come last: they were added to what the platform had.
    const order = [
      ...table.columns.filter((column) => column.origin === 'platform'),
      ...table.columns.filter((column) => column.origin === 'document'),
    ];
    expect([...columns]).toEqual(order.map((column) => [column.column, expectedColumn(table, column.name)]));
  }
});

function expectedColumn(table: TableFacts, name: string): unknown {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(name);
  const literal = column.default.kind === 'literal' ? column.default.value : null;
  return {
    type: column.type,
    nullable: !column.notNull,
    defaultValue:
      column.default.kind === 'now' ? 'now' : typeof literal === 'boolean' ? String(Number(literal)) : literal === null ? null : String(literal),
    onUpdateNow: column.onUpdateNow,
    autoIncrement: column.name === 'id',
  };
}

test('every key and index is there, under our name', () => {
  for (const table of CATALOGUE.tables) {
    const actual = found.tables.get(table.table);
    expect(actual?.foreignKeys.map((key) => `${key.name} ${key.column} ${key.parentTable} ${key.onDelete}`).toSorted()).toEqual(
      table.columns.flatMap((column) => expectedForeignKey(table, column)).toSorted(),
    );
    expect(actual?.indexes.map((index) => index.name).toSorted()).toEqual(
      [
        'PRIMARY',
        ...table.indexes.map((index) => index.name),
        ...table.columns.filter((column) => column.unique).map((column) => uniqueName(table, column)),
        ...indexedColumns(table).map((column) => indexName(table, column)),
      ].toSorted(),
    );
  }
});

function expectedForeignKey(table: TableFacts, column: ColumnFacts): string[] {
  if (column.references === null) return [];
  const { table: parent, onDelete } = column.references;
  return [`${foreignKeyName(table, column)} ${column.column} ${tableFacts(parent).table} ${onDelete}`];
}

test('a new database needs no adoption, and migrating twice does nothing', async () => {
  expect(await planAdoption(connection)).toEqual({ changes: [], leftOut: [], findings: [] });
  const again = await migrate(connection);
  expect(again).toEqual({ kind: 'repaired', plan: { changes: [], leftOut: [], findings: [] } });
});

test('what is dropped by accident is put back by migrate', async () => {
  await connection.query('DROP TRIGGER sync_jobs_u');
  await connection.query('DROP TRIGGER sync_users_d');
  await connection.query('CREATE TRIGGER sync_users_d AFTER DELETE ON users FOR EACH ROW SET @nothing = 1');
  await connection.query('ALTER TABLE applications DROP INDEX ix_applications_submittedAt');
  const result = await migrate(connection);
  expect(result.kind === 'repaired' && result.plan.changes.map((change) => `${change.kind} ${change.table}`)).toEqual([
    'add index applications',
    'drop trigger users',
    'create trigger users',
    'create trigger jobs',
  ]);
  expect((await planAdoption(connection)).changes).toEqual([]);
});

test('every write on a mirrored table is logged once, a changed key twice, a server-only table never', async () => {
  // References would only get in the way here: this is about triggers.
  await connection.query('SET foreign_key_checks = 0');
  for (const table of CATALOGUE.tables) {
    const id = await insertRow(connection, table.name, { id: 7 });
    const column = table.columns.find((candidate) => !candidate.primaryKey && !candidate.unique && candidate.enumValues === null);
    if (column === undefined) throw new Error(table.name);
    await connection.query(`UPDATE \`${table.table}\` SET \`${column.column}\` = ? WHERE id = ?`, [valueFor(table, column, 8), id]);
    await connection.query(`UPDATE \`${table.table}\` SET id = 70 WHERE id = ?`, [id]);
    await connection.query(`DELETE FROM \`${table.table}\` WHERE id = 70`);
    const [rows] = await connection.query<RowDataPacket[]>('SELECT pk, op FROM sync_log WHERE table_no = ? ORDER BY seq', [table.no]);
    const logged = rows.map((row) => `${row['op']} ${row['pk']}`);
    expect([table.name, logged]).toEqual([table.name, table.serverOnly ? [] : ['I 7', 'U 7', 'D 7', 'I 70', 'D 70']]);
  }
  await connection.query('SET foreign_key_checks = 1');
});

test("a writer's own last insert id is not disturbed by the log", async () => {
  const [before] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS logged FROM sync_log');
  expect(Number(before[0]?.['logged'])).toBeGreaterThan(100);
  const id = await insertRow(connection, 'companies');
  const [rows] = await connection.query<RowDataPacket[]>('SELECT LAST_INSERT_ID() AS id, (SELECT MAX(id) FROM companies) AS newest');
  expect(rows[0]).toEqual({ id, newest: id });
});
