/** What separates a database from the catalogue: the statements that close the gap, and what is only reported. Pure. */
import { CATALOGUE, tableFacts, type ColumnFacts, type ReferenceFacts, type TableFacts } from './catalogue.ts';
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
import type { FoundColumn, FoundDatabase, FoundForeignKey, FoundTable } from './information.ts';
import { foreignKeyName } from './names.ts';
import { createSyncTable, createTrigger, logTriggers, SYNC_TABLES, type LogTrigger } from './sync-tables.ts';

/** What the data must be free of before a constraint can be made. */
export interface DataCheck {
  kind: 'orphans' | 'duplicates';
  table: TableFacts;
  column: ColumnFacts;
}

/** One statement that brings the database closer to the catalogue. */
export interface Change {
  kind:
    | 'create table'
    | 'add column'
    | 'add index'
    | 'add unique key'
    | 'add foreign key'
    | 'change delete rule'
    | 'drop foreign key'
    | 'create sync table'
    | 'drop trigger'
    | 'create trigger';
  /** Physical table. */
  table: string;
  /** Physical column, where the change is about one. */
  column: string | null;
  sql: string;
  /** For constraints: which writes of old programs may be refused, or do something else, from now on. */
  effect: string | null;
  check: DataCheck | null;
}

/** Something reported to the operator and never changed. */
export interface Finding {
  kind: 'orphans' | 'duplicates' | 'difference' | 'left out';
  table: string;
  column: string | null;
  count: number;
  /** Some of the rows' ids. */
  examples: readonly number[];
  sentence: string;
}

export interface Difference {
  changes: readonly Change[];
  findings: readonly Finding[];
}

/** Whether a change may refuse, or alter the effect of, a write that worked before. */
export function isConstraint(change: Change): boolean {
  return change.effect !== null;
}

/** Compares a database with the catalogue. Tables and columns come first, then keys, then the sync layer. */
export function findDifference(found: FoundDatabase): Difference {
  const perTable = CATALOGUE.tables.map((table) => tableDifference(table, found));
  const pick = (part: (difference: TableDifference) => readonly Change[]): Change[] => perTable.flatMap(part);
  return {
    changes: [
      ...pick((difference) => difference.tables),
      ...pick((difference) => difference.indexes),
      ...pick((difference) => difference.uniqueKeys),
      ...pick((difference) => difference.foreignKeys),
      ...SYNC_TABLES.filter((name) => !found.tables.has(found.fold(name))).map(syncTableChange),
      ...logTriggers().flatMap((trigger) => triggerChanges(trigger, found)),
    ],
    findings: perTable.flatMap((difference) => difference.findings),
  };
}

interface TableDifference {
  tables: readonly Change[];
  indexes: readonly Change[];
  uniqueKeys: readonly Change[];
  foreignKeys: readonly Change[];
  findings: readonly Finding[];
}

function tableDifference(table: TableFacts, database: FoundDatabase): TableDifference {
  const found = database.tables.get(database.fold(table.table));
  const foreignKeys = table.columns.flatMap((column) => foreignKeyChanges(table, column, found, database));
  if (found === undefined) {
    return { tables: [missingTable(table)], indexes: [], uniqueKeys: [], foreignKeys, findings: [] };
  }
  const missing = table.columns.filter((column) => !found.columns.has(column.column));
  return {
    tables: missing.map((column) => missingColumn(table, column)),
    indexes: missingIndexes(table, found),
    uniqueKeys: table.columns.filter((column) => column.unique && !hasUnique(found, column)).map((column) => missingUnique(table, column)),
    foreignKeys,
    findings: [
      ...engineFindings(table, found),
      ...table.columns.flatMap((column) => [...columnFindings(table, column, found), ...strangeKeys(table, column, found, database)]),
      ...demandingColumns(table, found),
    ],
  };
}

function change(kind: Change['kind'], table: TableFacts, column: ColumnFacts | null, sql: string): Change {
  return { kind, table: table.table, column: column?.column ?? null, sql, effect: null, check: null };
}

function missingTable(table: TableFacts): Change {
  const definitions = [
    ...table.columns.map(columnDefinition),
    `PRIMARY KEY (${identifier('id')})`,
    ...table.columns.filter((column) => column.unique).map((column) => uniqueDefinition(table, column)),
    ...table.indexes.map(deployedIndexDefinition),
    ...indexedColumns(table).map((column) => indexDefinition(table, column)),
  ];
  return change('create table', table, null, createTable(table, definitions));
}

/** A column the rows have no value for is added empty, whatever the catalogue says: old inserts must keep working. */
function missingColumn(table: TableFacts, column: ColumnFacts): Change {
  const addable = column.default.kind === 'none' ? { ...column, notNull: false } : column;
  return change('add column', table, column, alterTable(table, [`ADD COLUMN ${columnDefinition(addable)}`]));
}

function missingIndexes(table: TableFacts, found: FoundTable): Change[] {
  const covers = (columns: readonly string[]): boolean =>
    found.indexes.some((index) => columns.every((column, position) => index.columns[position] === column));
  const deployed = table.indexes
    .filter((index) => !covers(index.columns))
    .map((index) => change('add index', table, null, alterTable(table, [`ADD ${deployedIndexDefinition(index)}`])));
  const documented = indexedColumns(table)
    .filter((column) => !covers([column.column]))
    .map((column) => change('add index', table, column, alterTable(table, [`ADD ${indexDefinition(table, column)}`])));
  return [...deployed, ...documented];
}

function hasUnique(found: FoundTable, column: ColumnFacts): boolean {
  return found.indexes.some((index) => index.unique && index.columns.length === 1 && index.columns[0] === column.column);
}

function missingUnique(table: TableFacts, column: ColumnFacts): Change {
  const where = `${table.table}.${column.column}`;
  return {
    ...change('add unique key', table, column, alterTable(table, [`ADD ${uniqueDefinition(table, column)}`])),
    effect: `A second row with the same ${where} is refused.`,
    check: { kind: 'duplicates', table, column },
  };
}

function foreignKeyChanges(table: TableFacts, column: ColumnFacts, found: FoundTable | undefined, database: FoundDatabase): Change[] {
  const reference = column.references;
  if (reference === null) return [];
  const existing = found?.foreignKeys.filter((key) => key.column === column.column) ?? [];
  if (existing.length === 0) return [missingForeignKey(table, column, reference)];
  // A key to another table is reported; ours beside it would refuse what it allows.
  const parent = database.fold(tableFacts(reference.table).table);
  if (existing.some((key) => key.parentTable !== parent)) return [];
  const wrong = existing.filter((key) => key.onDelete !== reference.onDelete);
  return wrong.length === 0 ? [] : ruleChanges(table, column, reference, wrong, existing.length > wrong.length);
}

function missingForeignKey(table: TableFacts, column: ColumnFacts, reference: ReferenceFacts): Change {
  const parent = tableFacts(reference.table).table;
  const where = `${table.table}.${column.column}`;
  return {
    ...change('add foreign key', table, column, alterTable(table, [`ADD ${foreignKeyDefinition(table, column, reference, reference.onDelete)}`])),
    effect: `A value of ${where} that names no row of ${parent} is refused. ${deleteEffect(parent, where, reference)}`,
    check: { kind: 'orphans', table, column },
  };
}

function deleteEffect(parent: string, where: string, reference: ReferenceFacts): string {
  switch (reference.onDelete) {
    case 'cascade':
      return `Deleting a row of ${parent} deletes the rows whose ${where} names it.`;
    case 'set null':
      return `Deleting a row of ${parent} empties the ${where} that name it.`;
    case 'restrict':
      return `Deleting a row of ${parent} that a ${where} names is refused.`;
  }
}

/**
 * Replaces keys whose rule differs: the new one first, so that no orphan slips in between. MySQL does not drop and add
 * keys in one statement that copies; and where the old one has our name it must go first.
 */
function ruleChanges(
  table: TableFacts,
  column: ColumnFacts,
  reference: ReferenceFacts,
  wrong: readonly FoundForeignKey[],
  alreadyAdded: boolean,
): Change[] {
  const before = [...new Set(wrong.map((key) => key.onDelete))].join(', ');
  const effect = `${deleteEffect(tableFacts(reference.table).table, `${table.table}.${column.column}`, reference)} Before: ${before}.`;
  const replaced = (kind: Change['kind'], changes: readonly string[]): Change => ({
    ...change(kind, table, column, alterTable(table, changes)),
    effect,
    check: { kind: 'orphans', table, column },
  });
  const dropped = wrong.map((key) => `DROP FOREIGN KEY ${identifier(key.name)}`);
  const drop = replaced('drop foreign key', dropped);
  if (alreadyAdded) return [drop];
  const add = replaced('change delete rule', [`ADD ${foreignKeyDefinition(table, column, reference, reference.onDelete)}`]);
  const sameName = wrong.some((key) => key.name.toLowerCase() === foreignKeyName(table, column).toLowerCase());
  return sameName ? [drop, add] : [add, drop];
}

function engineFindings(table: TableFacts, found: FoundTable): Finding[] {
  if (found.engine.toLowerCase() === 'innodb') return [];
  return [difference(table, null, `${table.table} uses the engine ${found.engine}; foreign keys and snapshots need InnoDB.`)];
}

function columnFindings(table: TableFacts, column: ColumnFacts, found: FoundTable): Finding[] {
  const actual = found.columns.get(column.column);
  if (actual === undefined) return [];
  const [is, documented] = [describeFound(actual, column.primaryKey), describeColumn(column)];
  if (is === documented) return [];
  return [difference(table, column, `${table.table}.${column.column} is "${is}", documented as "${documented}".`)];
}

function strangeKeys(table: TableFacts, column: ColumnFacts, found: FoundTable, database: FoundDatabase): Finding[] {
  const { references } = column;
  if (references === null) return [];
  const parent = tableFacts(references.table).table;
  return found.foreignKeys
    .filter((key) => key.column === column.column && key.parentTable !== database.fold(parent))
    .map((key) => difference(table, column, `${table.table}.${column.column} refers to ${key.parentTable}, documented as ${parent}.`));
}

/** Other columns are nobody's business, except one that makes every insert that does not know it fail. */
function demandingColumns(table: TableFacts, found: FoundTable): Finding[] {
  const known = new Set(table.columns.map((column) => column.column));
  return [...found.columns]
    .filter(([name, column]) => !known.has(name) && !column.nullable && column.defaultValue === null)
    .map(([name]) => difference(table, null, `${table.table}.${name} is not documented and has no default: inserts that leave it out fail.`));
}

function difference(table: TableFacts, column: ColumnFacts | null, sentence: string): Finding {
  return { kind: 'difference', table: table.table, column: column?.column ?? null, count: 1, examples: [], sentence };
}

function describeColumn(column: ColumnFacts): string {
  const literal = column.default.kind === 'literal' ? literalText(column.default.value) : null;
  return describe({
    type: column.type,
    nullable: !column.notNull,
    defaultValue: column.default.kind === 'now' ? 'now' : literal,
    onUpdateNow: column.onUpdateNow,
    autoIncrement: column.primaryKey,
  });
}

function literalText(value: string | number | boolean): string {
  return typeof value === 'string' ? value : String(Number(value));
}

/** Only keys count from themselves; elsewhere the flag would show a column that does so by mistake. */
function describeFound(found: FoundColumn, primaryKey: boolean): string {
  return describe(primaryKey ? { ...found, defaultValue: null } : found);
}

function describe(column: FoundColumn): string {
  return [
    column.type,
    column.nullable ? 'null' : 'not null',
    ...(column.defaultValue === null ? [] : [`default ${column.defaultValue}`]),
    ...(column.onUpdateNow ? ['on update now'] : []),
    ...(column.autoIncrement ? ['auto increment'] : []),
  ].join(' ');
}

function syncTableChange(name: string): Change {
  return { kind: 'create sync table', table: name, column: null, sql: createSyncTable(name), effect: null, check: null };
}

function triggerChanges(trigger: LogTrigger, database: FoundDatabase): Change[] {
  const found = database.triggers.get(trigger.name);
  const create = change('create trigger', trigger.table, null, createTrigger(trigger));
  if (found === undefined) return [create];
  const same = sameText(found.body, trigger.body) && found.event === trigger.event && found.table === database.fold(trigger.table.table);
  if (same) return [];
  return [change('drop trigger', trigger.table, null, `DROP TRIGGER IF EXISTS ${identifier(trigger.name)}`), create];
}

/** Whether two trigger bodies are the same but for the spaces a server may have stored differently. */
export function sameText(one: string, other: string): boolean {
  return one.replaceAll(/\s+/gu, ' ').trim() === other.replaceAll(/\s+/gu, ' ').trim();
}
