/**
 * A database as the platform's own schema push leaves it, for the adoption's tests: only the platform's tables, the
 * foreign keys up to the first whose name is too long, a unique key lost, and the rows years of use leave behind.
 */
import type { Connection } from 'mysql2/promise';
import { CATALOGUE, tableFacts, type ColumnFacts, type TableFacts } from '../../db/central/catalogue.ts';
import { columnDefinition, deployedIndexDefinition } from '../../db/central/ddl.ts';
import { insertValues, valueFor, type Value } from './central-rows.ts';

/** How many of its 168 foreign keys the platform's push makes before it stops. */
export const DEPLOYED_KEYS = 24;
/** A parent id that no row has. */
export const NOBODY = 999_999;

/** Makes the deployed schema in an empty database. */
export async function deployPlatform(connection: Connection): Promise<void> {
  for (const table of CATALOGUE.tables) await connection.query(platformTable(table));
  for (const key of deployedKeys()) await connection.query(key.sql);
}

function platformTable(table: TableFacts): string {
  const columns = table.columns.filter((column) => column.origin === 'platform');
  const lines = [
    ...columns.map((column) => columnDefinition(column).replace('DEFAULT CURRENT_TIMESTAMP', 'DEFAULT (now())')),
    `CONSTRAINT \`${table.table}_id\` PRIMARY KEY (\`id\`)`,
    ...columns
      .filter((column) => column.unique)
      .map((column) => `CONSTRAINT \`${table.table}_${column.column}_unique\` UNIQUE(\`${column.column}\`)`),
    ...table.indexes.map(deployedIndexDefinition),
  ];
  return `CREATE TABLE \`${table.table}\` (${lines.join(', ')})`;
}

interface DeployedKey {
  table: TableFacts;
  column: ColumnFacts;
  sql: string;
}

/** The keys that get made, named as the platform's tool names them. */
export function deployedKeys(): DeployedKey[] {
  const keys = CATALOGUE.tables.flatMap((table) => table.columns.flatMap((column) => deployedKey(table, column)));
  return keys.toSorted((a, b) => a.table.table.localeCompare(b.table.table)).slice(0, DEPLOYED_KEYS);
}

function deployedKey(table: TableFacts, column: ColumnFacts): DeployedKey[] {
  const reference = column.references;
  if (!reference?.deployed) return [];
  const parent = tableFacts(reference.table).table;
  const name = `${table.table}_${column.column}_${parent}_${reference.column}_fk`;
  const target = `FOREIGN KEY (\`${column.column}\`) REFERENCES \`${parent}\`(\`${reference.column}\`)`;
  const sql = `ALTER TABLE \`${table.table}\` ADD CONSTRAINT \`${name.slice(0, 64)}\` ${target} ON DELETE ${reference.deployed.onDelete} ON UPDATE no action`;
  return [{ table, column, sql }];
}

/** Four rows in every table, orphans wherever no key forbids them, duplicates, and values only a lax server lets in. */
export async function fillPlatform(connection: Connection): Promise<void> {
  const held = new Set(deployedKeys().map(({ table, column }) => `${table.name}.${column.name}`));
  await connection.query("SET foreign_key_checks = 0, sql_mode = ''");
  for (const table of CATALOGUE.tables) {
    const columns = table.columns.filter((column) => column.origin === 'platform');
    for (const id of [1, 2, 3, 4]) {
      const values = columns.map((column) => (column.primaryKey ? id : messyValue(table, column, id, held)));
      await insertValues(connection, table, columns, values);
    }
  }
  await connection.query("UPDATE users SET id = 0, lastSignedIn = '0000-00-00 00:00:00' WHERE id = 4");
  await connection.query("UPDATE applications SET status = 'onboarded' WHERE id = 2");
  await connection.query('ALTER TABLE emailUnsubscribes DROP INDEX emailUnsubscribes_email_unique');
  await connection.query("UPDATE emailUnsubscribes SET email = 'twice@example.com' WHERE id IN (2, 3)");
  await connection.query('ALTER TABLE companies DROP INDEX companies_domain_unique');
  await connection.query('UPDATE applications SET jobId = 1, candidateId = 1');
  await connection.query('DROP TABLE userPoints');
  await connection.query('ALTER TABLE interviews DROP COLUMN videoPassword');
  await connection.query('SET foreign_key_checks = 1, sql_mode = DEFAULT');
}

function messyValue(table: TableFacts, column: ColumnFacts, id: number, held: ReadonlySet<string>): Value {
  if (column.references === null || column.unique) return valueFor(table, column, id);
  if (held.has(`${table.name}.${column.name}`)) return id === 4 ? 1 : id;
  // Half the tables have clean references, the others point at nobody in one row.
  return table.no % 2 === 0 && id === 3 ? NOBODY : Math.min(id, 3);
}
