import { readFileSync } from 'node:fs';
import { is, SQL } from 'drizzle-orm';
import { getTableConfig, MySqlTable, MySqlTimestampString } from 'drizzle-orm/mysql-core';
import { expect, test } from 'vitest';
import { isTableName, tableByName, tableByNo, TABLES } from '../../shared/generated/tables.ts';
import { actorColumns } from './delete-rules.ts';
import { CATALOGUE, columnFacts, parseCatalogue, tableFacts, type ColumnFacts, type TableFacts } from './catalogue.ts';
import foreignKeyNumbers from './foreign-key-numbers.json' with { type: 'json' };
import { CASCADING_FOREIGN_KEYS } from './foreign-keys.ts';
import { generatedFiles } from './generate.ts';
import { frequentColumns, indexedColumns } from './indexing.ts';
import { buildMigrations, migrationStatements, migrationText } from './migrations.ts';
import { foreignKeyName, indexName, triggerName, uniqueName } from './names.ts';
import * as analytics from './schema/analytics.generated.ts';
import * as applications from './schema/applications.generated.ts';
import * as assessments from './schema/assessments.generated.ts';
import * as calendar from './schema/calendar.generated.ts';
import * as customers from './schema/customers.generated.ts';
import * as email from './schema/email.generated.ts';
import * as gamification from './schema/gamification.generated.ts';
import * as identity from './schema/identity.generated.ts';
import * as jobs from './schema/jobs.generated.ts';
import * as linkedin from './schema/linkedin.generated.ts';
import * as notifications from './schema/notifications.generated.ts';
import * as onboarding from './schema/onboarding.generated.ts';
import * as organization from './schema/organization.generated.ts';
import * as reporting from './schema/reporting.generated.ts';
import * as resumes from './schema/resumes.generated.ts';
import * as security from './schema/security.generated.ts';
import { HARMLESS_COLUMNS } from './sensitive-review.ts';
import tableNumbers from './table-numbers.json' with { type: 'json' };

interface RawCatalogue {
  tables: { columns: Record<string, unknown>[] }[];
}

function rawCatalogue(): RawCatalogue {
  return JSON.parse(readFileSync(new URL('./catalogue.json', import.meta.url), 'utf8'));
}

test('the catalogue holds the 95 documented tables in sixteen domains', () => {
  expect(CATALOGUE.tables).toHaveLength(95);
  expect(CATALOGUE.domains).toHaveLength(16);
  expect(CATALOGUE.tables.flatMap((table) => table.columns.filter((column) => column.references))).toHaveLength(204);
});

test('a column that looks like a secret and was not reviewed stops the build', () => {
  const raw = rawCatalogue();
  raw.tables[0]?.columns.push({ name: 'apiKey', column: 'apiKey', type: 'text' });
  expect(() => parseCatalogue(raw, tableNumbers)).toThrow(/associates\.apiKey looks like a secret/u);
  raw.tables[0]?.columns.splice(-1, 1, { name: 'note', column: 'webhook_note', type: 'text' });
  expect(() => parseCatalogue(raw, tableNumbers)).toThrow(/associates\.note looks like a secret/u);
});

test('a table without a number and a reference to nowhere stop the build', () => {
  const raw = rawCatalogue();
  raw.tables[0]?.columns.push({ name: 'petId', column: 'petId', type: 'int', references: 'pets.id' });
  const { users: _left, ...rest } = tableNumbers;
  expect(() => parseCatalogue(raw, rest)).toThrow(/pets\.id, which does not exist[\s\S]*users has no number/u);
});

test('every reviewed name exists', () => {
  for (const reviewed of [...Object.keys(HARMLESS_COLUMNS), ...actorColumns(), ...frequentColumns()]) {
    const [table = '', column = ''] = reviewed.split('.');
    expect(columnFacts(table, column).name).toBe(column);
  }
  for (const actor of actorColumns()) {
    const [table = '', column = ''] = actor.split('.');
    expect(columnFacts(table, column)).toMatchObject({ notNull: true, references: { onDelete: 'restrict' } });
  }
});

test('table and foreign key numbers are only ever appended', () => {
  // The first numbers were given alphabetically, once. A device in the field holds them: this list may only grow at its end.
  const firstTables = Object.entries(tableNumbers).slice(0, 95);
  expect(firstTables.map(([, no]) => no)).toEqual(firstTables.map((_entry, position) => position + 1));
  expect(firstTables.map(([name]) => name)).toEqual(firstTables.map(([name]) => name).toSorted());
  expect([firstTables[0], firstTables[93], firstTables[94]]).toEqual([
    ['aiNotificationPreferences', 1],
    ['users', 94],
    ['videoIntroductions', 95],
  ]);
  const firstKeys = Object.entries(foreignKeyNumbers).slice(0, 177);
  expect(firstKeys.map(([, no]) => no)).toEqual(firstKeys.map((_entry, position) => position + 1));
  expect(firstKeys.map(([name]) => name)).toEqual(firstKeys.map(([name]) => name).toSorted());
  expect(firstKeys.at(-1)).toEqual(['videoIntroductions.candidateId', 177]);
  expect(new Set(Object.values(tableNumbers)).size).toBe(Object.keys(tableNumbers).length);
});

test('exactly the cascading and emptying foreign keys are numbered', () => {
  const expected = CATALOGUE.tables.flatMap((table) =>
    table.columns.filter((column) => column.references && column.references.onDelete !== 'restrict').map((column) => `${table.name}.${column.name}`),
  );
  expect(CASCADING_FOREIGN_KEYS.map((key) => `${key.childTable}.${key.childColumn}`).toSorted()).toEqual(expected.toSorted());
  expect(Object.keys(foreignKeyNumbers).toSorted()).toEqual(expected.toSorted());
});

test('names are unique and within 64 characters', () => {
  const perTable = CATALOGUE.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  const keys = perTable.filter(({ column }) => column.references).map(({ table, column }) => foreignKeyName(table, column));
  const others = perTable.flatMap(({ table, column }) => [indexName(table, column), uniqueName(table, column)]);
  const triggers = CATALOGUE.tables.flatMap((table) => [triggerName(table, 'i'), triggerName(table, 'u'), triggerName(table, 'd')]);
  expect(new Set([...keys, ...triggers].map((name) => name.toLowerCase())).size).toBe(keys.length + triggers.length);
  expect(Math.max(...[...keys, ...others, ...triggers].map((name) => name.length))).toBeLessThanOrEqual(64);
});

test('what is generated is what is committed', () => {
  for (const [url, text] of generatedFiles()) {
    expect(readFileSync(new URL(url), 'utf8') === text, `${url} drifted: run npm run generate`).toBe(true);
  }
});

test('a migration file gives back its statements', () => {
  for (const migration of buildMigrations()) expect(migrationStatements(migrationText(migration))).toEqual(migration.statements);
});

test('the shared facts carry every table, and no row type has a secret', () => {
  expect(TABLES).toHaveLength(95);
  for (const table of CATALOGUE.tables) {
    if (!isTableName(table.name)) throw new Error(`${table.name} is not shared`);
    expect(tableByName(table.name)).toBe(tableByNo(table.no));
    expect(tableByName(table.name).columns.map((column) => [column.name, column.column, column.type])).toEqual(
      table.columns.map((column) => [column.name, column.column, column.kind]),
    );
  }
  expect(TABLES.filter((table) => table.serverOnly)).toHaveLength(7);
  const text = readFileSync(new URL('../../shared/generated/tables.ts', import.meta.url), 'utf8');
  const rowTypes = text.slice(text.indexOf('export interface AiNotificationPreferencesRow'), text.indexOf('export interface Rows'));
  expect(rowTypes).toContain('verificationTokenExpiry: string | null');
  for (const secret of ['passwordHash', 'passwordResetToken', 'accessToken', 'webhookUrl', 'videoPassword'])
    expect(rowTypes).not.toContain(`  ${secret}:`);
});

test('drizzle sees the catalogue, column by column', () => {
  const modules: Record<string, unknown>[] = [
    analytics,
    applications,
    assessments,
    calendar,
    customers,
    email,
    gamification,
    identity,
    jobs,
    linkedin,
    notifications,
    onboarding,
    organization,
    reporting,
    resumes,
    security,
  ];
  const tables = new Map(modules.flatMap((module) => Object.entries(module)));
  expect([...tables.keys()].toSorted()).toEqual(CATALOGUE.tables.map((table) => table.name).toSorted());
  for (const table of CATALOGUE.tables) {
    const drizzleTable = tables.get(table.name);
    if (!is(drizzleTable, MySqlTable)) throw new Error(`drizzle lacks ${table.name}`);
    expect(drizzleView(drizzleTable)).toEqual(catalogueView(table));
  }
});

function drizzleView(table: MySqlTable): unknown {
  const config = getTableConfig(table);
  const properties = new Map(Object.entries(table).map(([property, column]) => [column, property]));
  return {
    table: config.name,
    columns: config.columns.map((column) => ({
      name: properties.get(column),
      column: column.name,
      type: column.getSQLType(),
      notNull: column.notNull,
      primaryKey: column.primary,
      default: is(column.default, SQL) ? 'now' : (column.default ?? null),
      onUpdateNow: (is(column, MySqlTimestampString) && column.hasOnUpdateNow) || false,
      unique: column.isUnique ? column.uniqueName : null,
    })),
    indexes: config.indexes.map((index) => index.config.name).toSorted(),
    foreignKeys: config.foreignKeys
      .map((key) => `${key.getName()} ${key.reference().columns[0]?.name} -> ${getTableConfig(key.reference().foreignTable).name} ${key.onDelete}`)
      .toSorted(),
  };
}

function catalogueView(table: TableFacts): unknown {
  return {
    table: table.table,
    columns: table.columns.map((column) => ({
      name: column.name,
      column: column.column,
      type: column.type,
      notNull: column.notNull,
      primaryKey: column.primaryKey,
      default: column.default.kind === 'literal' ? column.default.value : column.default.kind === 'now' ? 'now' : null,
      onUpdateNow: column.onUpdateNow,
      unique: column.unique ? uniqueName(table, column) : null,
    })),
    indexes: [...table.indexes.map((index) => index.name), ...indexedColumns(table).map((column) => indexName(table, column))].toSorted(),
    foreignKeys: table.columns.flatMap((column) => foreignKeyView(table, column)).toSorted(),
  };
}

function foreignKeyView(table: TableFacts, column: ColumnFacts): string[] {
  if (column.references === null) return [];
  const { table: parent, onDelete } = column.references;
  return [`${foreignKeyName(table, column)} ${column.column} -> ${tableFacts(parent).table} ${onDelete}`];
}
