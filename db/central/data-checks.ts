/** Questions about the rows: who points nowhere, what is there twice. Nothing here changes a value. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { columnFacts, tableFacts, type ColumnFacts, type TableFacts } from './catalogue.ts';
import { identifier } from './ddl.ts';
import type { DataCheck, Finding } from './difference.ts';
import type { FoundDatabase } from './information.ts';

const EXAMPLES = 5;

/**
 * Columns that together name one thing to a recruiter while nothing in the database says so (domain rules 1.1).
 * Duplicates are only reported; the sync layer keeps new ones out.
 */
const NATURAL_KEYS: readonly (readonly [table: string, ...columns: string[]])[] = [
  ['applications', 'jobId', 'candidateId'],
  ['campaignRecipients', 'campaignId', 'candidateId'],
  ['candidateTagAssignments', 'tagId', 'candidateId'],
  ['interviewPanelists', 'interviewId', 'email'],
  ['panelistFeedback', 'panelistId'],
  ['sequenceEnrollments', 'sequenceId', 'candidateId'],
  ['recruiterNotificationPreferences', 'userId'],
];

/** Looks for the rows that forbid a constraint; `null` when it can be made, or when the column is only now being added. */
export async function runCheck(connection: Connection, found: FoundDatabase, check: DataCheck): Promise<Finding | null> {
  if (!holds(found, check.table, [check.column])) return null;
  return check.kind === 'orphans' ? findOrphans(connection, found, check) : findDuplicates(connection, check.table, [check.column]);
}

/** Duplicates of the natural keys nothing in the database enforces. */
export async function findNaturalDuplicates(connection: Connection, found: FoundDatabase): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, ...names] of NATURAL_KEYS) {
    const table = tableFacts(name);
    const columns = names.map((column) => columnFacts(name, column));
    const finding = holds(found, table, columns) ? await findDuplicates(connection, table, columns) : null;
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

function holds(found: FoundDatabase, table: TableFacts, columns: readonly ColumnFacts[]): boolean {
  const present = found.tables.get(found.fold(table.table));
  return present !== undefined && columns.every((column) => present.columns.has(column.column));
}

async function findOrphans(connection: Connection, found: FoundDatabase, { table, column }: DataCheck): Promise<Finding | null> {
  const reference = column.references;
  if (reference === null) return null;
  const parent = tableFacts(reference.table);
  const child = `child.${identifier(column.column)}`;
  // A parent table that is only now being made has no rows yet.
  const orphaned = holds(found, parent, [])
    ? `${child} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${identifier(parent.table)} parent WHERE parent.${identifier(reference.column)} = ${child})`
    : `${child} IS NOT NULL`;
  const from = `FROM ${identifier(table.table)} child WHERE ${orphaned}`;
  const where = `${table.table}.${column.column}`;
  const sentence = (count: number): string =>
    `${where}: ${count === 1 ? '1 row names' : `${count} rows name`} a row of ${parent.table} that does not exist.`;
  return report(connection, 'orphans', table, column, from, sentence);
}

async function findDuplicates(connection: Connection, table: TableFacts, columns: readonly ColumnFacts[]): Promise<Finding | null> {
  const names = columns.map((column) => identifier(column.column));
  const filled = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const repeated = `SELECT ${names.join(', ')} FROM ${identifier(table.table)} WHERE ${filled} GROUP BY ${names.join(', ')} HAVING COUNT(*) > 1`;
  const same = names.map((name) => `child.${name} = twice.${name}`).join(' AND ');
  const from = `FROM ${identifier(table.table)} child JOIN (${repeated}) twice ON ${same}`;
  const label = `${table.table} (${columns.map((column) => column.column).join(', ')})`;
  const [only] = columns.length === 1 ? columns : [];
  return report(connection, 'duplicates', table, only ?? null, from, (count) => `${label}: ${count} rows share their value with another row.`);
}

async function report(
  connection: Connection,
  kind: DataCheck['kind'],
  table: TableFacts,
  column: ColumnFacts | null,
  from: string,
  sentence: (count: number) => string,
): Promise<Finding | null> {
  const [examples] = await connection.query<RowDataPacket[]>(`SELECT child.id AS id ${from} LIMIT ${EXAMPLES}`);
  if (examples.length === 0) return null;
  const [counted] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS total ${from}`);
  const count = Number(counted[0]?.['total']);
  return {
    kind,
    table: table.table,
    column: column?.column ?? null,
    count,
    examples: examples.map((row) => Number(row['id'])),
    sentence: sentence(count),
  };
}
