/** The documentation's indexing strategy: foreign keys, `status`, `createdAt`, and the few other fields everybody filters by. */
import type { ColumnFacts, TableFacts } from './catalogue.ts';

const FREQUENT_NAMES: ReadonlySet<string> = new Set(['status', 'createdAt']);

/** "Frequently queried fields" beyond the two named ones, by documented table and column. */
const FREQUENT_COLUMNS: ReadonlySet<string> = new Set([
  // The platform gives applications no createdAt; this is theirs.
  'applications.submittedAt',
  'interviews.scheduledAt',
  // A panelist is known by e-mail, with or without an account.
  'interviewPanelists.email',
  'guestApplications.email',
]);

/** Columns of a table that get a plain index of their own. A unique column has its index already. */
export function indexedColumns(table: TableFacts): readonly ColumnFacts[] {
  return table.columns.filter((column) => !column.unique && !isIndexedAsDeployed(table, column) && isFrequent(table, column));
}

function isFrequent(table: TableFacts, column: ColumnFacts): boolean {
  return column.references !== null || FREQUENT_NAMES.has(column.name) || FREQUENT_COLUMNS.has(`${table.name}.${column.name}`);
}

function isIndexedAsDeployed(table: TableFacts, column: ColumnFacts): boolean {
  return table.indexes.some((index) => index.columns[0] === column.column);
}

/** The reviewed extra columns, for the test that each one exists. */
export function frequentColumns(): readonly string[] {
  return [...FREQUENT_COLUMNS];
}
