import { TABLES } from '../../shared/generated/tables.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';

/** What the screens ask for beyond following foreign keys; the first column replaces its plain index. */
const FOR_QUERIES: readonly (readonly [table: TableName, ...columns: string[]])[] = [
  ['applications', 'jobId', 'status', 'submittedAt'],
  ['applicationHistory', 'applicationId', 'createdAt'],
  ['applicationFeedback', 'applicationId', 'createdAt'],
  ['candidateTagAssignments', 'candidateId', 'tagId'],
  ['candidateTagAssignments', 'tagId', 'candidateId'],
  ['candidateTags', 'createdBy', 'name'],
  ['campaignRecipients', 'campaignId', 'status'],
  ['interviews', 'scheduledAt'],
  ['jobs', 'status'],
  ['notifications', 'userId', 'isRead', 'createdAt'],
  ['users', 'email'],
];

function indexSql(table: TableName, columns: readonly string[]): string {
  const name = `${table}_${columns.join('_')}`;
  return `CREATE INDEX IF NOT EXISTS "${name}" ON "${table}" (${columns.map((column) => `"${column}"`).join(', ')})`;
}

/** The indexes of the mirror, made when the first copy is complete: one per reference and per question. */
export function mirrorIndexes(): string[] {
  const statements = FOR_QUERIES.map(([table, ...columns]) => indexSql(table, columns));
  const covered = new Set(FOR_QUERIES.map(([table, column]) => `${table}.${column}`));
  for (const table of TABLES) {
    if (table.serverOnly) continue;
    for (const column of columnsOf(table.name, 'full')) {
      if (column.references === undefined || covered.has(`${table.name}.${column.name}`)) continue;
      statements.push(indexSql(table.name, [column.name]));
    }
  }
  return statements;
}
