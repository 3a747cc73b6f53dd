/** The three migrations a new database gets, as statements made from the catalogue. Committed as `migrations/*.sql`. */
import { CATALOGUE, type ColumnFacts, type TableFacts } from './catalogue.ts';
import {
  alterTable,
  columnDefinition,
  createTable,
  deployedIndexDefinition,
  foreignKeyDefinition,
  identifier,
  indexDefinition,
  uniqueDefinition,
} from './ddl.ts';
import { indexedColumns } from './indexing.ts';
import { foreignKeyName } from './names.ts';
import { createSyncTable, createTrigger, logTriggers, SYNC_TABLES } from './sync-tables.ts';

export interface Migration {
  name: string;
  title: string;
  statements: readonly string[];
}

/** All migrations in the order a new database gets them. */
export function buildMigrations(): readonly Migration[] {
  return [
    { name: '0000_platform', title: 'The platform as deployed.', statements: CATALOGUE.tables.map(platformTable) },
    {
      name: '0001_documented',
      title: 'The documented columns, relationships, cascade rules and indexes.',
      statements: CATALOGUE.tables.flatMap(documentedChanges),
    },
    {
      name: '0002_sync',
      title: 'The sync layer: its tables, and the log triggers on every mirrored table.',
      statements: [...SYNC_TABLES.map(createSyncTable), ...logTriggers().map(createTrigger)],
    },
  ];
}

/** One table as the platform deploys it; a foreign key's index is made with it, so that the database does not name one. */
function platformTable(table: TableFacts): string {
  const columns = table.columns.filter((column) => column.origin === 'platform');
  const unique = columns.filter((column) => column.unique);
  const keys = columns.filter((column) => column.references?.deployed);
  return createTable(table, [
    ...columns.map(columnDefinition),
    `PRIMARY KEY (${identifier('id')})`,
    ...unique.map((column) => uniqueDefinition(table, column)),
    ...table.indexes.map(deployedIndexDefinition),
    ...keys.filter((column) => !column.unique).map((column) => indexDefinition(table, column)),
    ...keys.map((column) => deployedForeignKey(table, column)),
  ]);
}

function deployedForeignKey(table: TableFacts, column: ColumnFacts): string {
  const reference = column.references;
  if (reference?.deployed == null) throw new Error(`${table.name}.${column.name} has no foreign key as deployed.`);
  return foreignKeyDefinition(table, column, reference, reference.deployed.onDelete);
}

function documentedChanges(table: TableFacts): string[] {
  const added = table.columns.filter((column) => column.origin === 'document');
  const indexed = indexedColumns(table).filter((column) => !column.references?.deployed);
  const changed = table.columns.filter(changesRule);
  const keys = table.columns.filter((column) => changesRule(column) || (column.references !== null && column.references.deployed === null));
  const additions = [
    ...added.map((column) => `ADD COLUMN ${columnDefinition(column)}`),
    ...indexed.map((column) => `ADD ${indexDefinition(table, column)}`),
    ...changed.map((column) => `DROP FOREIGN KEY ${identifier(foreignKeyName(table, column))}`),
  ];
  const constraints = keys.flatMap((column) =>
    column.references === null ? [] : [`ADD ${foreignKeyDefinition(table, column, column.references, column.references.onDelete)}`],
  );
  // A key cannot be dropped and made again under one name in one statement.
  return [additions, constraints].filter((changes) => changes.length > 0).map((changes) => alterTable(table, changes));
}

/** "No action" and "restrict" are the same in MySQL, so only the other two rules change anything. */
function changesRule(column: ColumnFacts): boolean {
  const reference = column.references;
  return reference?.deployed?.onDelete === 'no action' && reference.onDelete !== 'restrict';
}

const BREAKPOINT = ';\n--> statement-breakpoint\n';

/** A migration as the text of its committed file. */
export function migrationText(migration: Migration): string {
  const head = `-- ${migration.title}\n-- Generated from db/central/catalogue.json. Do not edit: run \`npm run generate\`.\n`;
  return `${head}${migration.statements.join(BREAKPOINT)};\n`;
}

/** The statements of a committed migration file. */
export function migrationStatements(text: string): string[] {
  return text
    .replaceAll(/^-- .*\n/gmu, '')
    .trimEnd()
    .replace(/;$/u, '')
    .split(BREAKPOINT);
}
