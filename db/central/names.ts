/**
 * Names of constraints and indexes. MySQL allows 64 characters, and the platform's own generator goes beyond
 * (its schema push stops there), so every name is made here and none is left to a tool.
 */
import type { ColumnFacts, TableFacts } from './catalogue.ts';

const LONGEST_IDENTIFIER = 64;

/** Name of the foreign key on one column. Foreign key names are unique per database, so the table is part of it. */
export function foreignKeyName(table: TableFacts, column: ColumnFacts): string {
  return checked(`fk_${table.table}_${column.column}`);
}

/** Name of a plain index on one column. */
export function indexName(table: TableFacts, column: ColumnFacts): string {
  return checked(`ix_${table.table}_${column.column}`);
}

/** Name of the unique key on one column. */
export function uniqueName(table: TableFacts, column: ColumnFacts): string {
  return checked(`uq_${table.table}_${column.column}`);
}

/** Name of the log trigger of a table: `i`, `u` or `d`. */
export function triggerName(table: TableFacts, operation: 'i' | 'u' | 'd'): string {
  return checked(`sync_${table.table}_${operation}`);
}

function checked(name: string): string {
  if (name.length > LONGEST_IDENTIFIER) throw new Error(`"${name}" is longer than the ${LONGEST_IDENTIFIER} characters MySQL allows.`);
  return name;
}
