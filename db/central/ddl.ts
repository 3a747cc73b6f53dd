/** MySQL text of the catalogue's tables, columns, keys and indexes. Pure; identifiers come from the catalogue only. */
import { tableFacts, type ColumnFacts, type IndexFacts, type ReferenceFacts, type TableFacts } from './catalogue.ts';
import { foreignKeyName, indexName, uniqueName } from './names.ts';

/** Quotes an identifier. */
export function identifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** Quotes a string literal; works with and without NO_BACKSLASH_ESCAPES because no catalogue text holds a backslash. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `name type null default …` of one column. */
export function columnDefinition(column: ColumnFacts): string {
  const parts = [identifier(column.column), column.type, column.notNull ? 'NOT NULL' : 'NULL'];
  if (column.primaryKey) parts.push('AUTO_INCREMENT');
  if (column.default.kind === 'now') parts.push('DEFAULT CURRENT_TIMESTAMP');
  if (column.default.kind === 'literal') parts.push(`DEFAULT ${defaultLiteral(column.default.value)}`);
  if (column.onUpdateNow) parts.push('ON UPDATE CURRENT_TIMESTAMP');
  return parts.join(' ');
}

function defaultLiteral(value: string | number | boolean): string {
  return typeof value === 'string' ? textLiteral(value) : String(Number(value));
}

/** `KEY name (column)` of one indexed column. */
export function indexDefinition(table: TableFacts, column: ColumnFacts): string {
  return `KEY ${identifier(indexName(table, column))} (${identifier(column.column)})`;
}

/** `UNIQUE KEY name (column)` of one unique column. */
export function uniqueDefinition(table: TableFacts, column: ColumnFacts): string {
  return `UNIQUE KEY ${identifier(uniqueName(table, column))} (${identifier(column.column)})`;
}

/** An index of the platform, as deployed. */
export function deployedIndexDefinition(index: IndexFacts): string {
  const columns = index.columns.map(identifier).join(', ');
  return `${index.unique ? 'UNIQUE ' : ''}KEY ${identifier(index.name)} (${columns})`;
}

/** `CONSTRAINT … FOREIGN KEY …` with the given rule. */
export function foreignKeyDefinition(table: TableFacts, column: ColumnFacts, reference: ReferenceFacts, rule: string): string {
  const parent = tableFacts(reference.table);
  return [
    `CONSTRAINT ${identifier(foreignKeyName(table, column))} FOREIGN KEY (${identifier(column.column)})`,
    `REFERENCES ${identifier(parent.table)} (${identifier(reference.column)}) ON DELETE ${rule.toUpperCase()}`,
  ].join(' ');
}

/** A whole `CREATE TABLE` from its ready parts. */
export function createTable(table: TableFacts, definitions: readonly string[]): string {
  const body = definitions.map((definition) => `  ${definition}`).join(',\n');
  return `CREATE TABLE ${identifier(table.table)} (\n${body}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;
}

/** A whole `ALTER TABLE` from its changes. */
export function alterTable(table: TableFacts, changes: readonly string[]): string {
  return `ALTER TABLE ${identifier(table.table)}\n${changes.map((change) => `  ${change}`).join(',\n')}`;
}
