import { createHash } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { FieldConflict, FieldValue } from '../../../shared/mutators/conflicts.ts';
import type { AnyMutator } from '../../../shared/mutators/mutator.ts';
import type { UtcSecond } from '../../../shared/time.ts';
import type { OutcomeConflict } from '../../protocol/pull.ts';
import type { Account } from '../../protocol/session.ts';
import type { UpdatedRow } from './mysql-store.ts';
import { charactersIn, writeLater } from '../late-writes.ts';
import type { TransactionConnection } from '../late-writes.ts';

interface AuthorRow extends RowDataPacket {
  name: string | null;
  at: string;
}

function hashOf(value: FieldValue): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** An application's status has its history, which other programs keep as well; it needs no note here. */
function isNoted(mutator: AnyMutator, table: string, field: string): boolean {
  return table !== 'applications' && mutator.fields.some((policy) => policy.table === table && policy.field === field);
}

/** Notes who gave the fields that people may meet over their values, in one statement. */
export async function noteFieldAuthors(
  connection: TransactionConnection,
  mutator: AnyMutator,
  updated: readonly UpdatedRow[],
  author: { readonly userId: number; readonly at: UtcSecond },
): Promise<void> {
  const notes = updated.flatMap(({ table, id, changes }) =>
    Object.entries(changes)
      .filter(([field]) => isNoted(mutator, table, field))
      .map(([field, value]) => [tableByName(table).no, id, field, author.userId, author.at, hashOf(value as FieldValue)]),
  );
  if (notes.length === 0) return;
  await writeLater(connection, {
    sql: `INSERT INTO sync_field_author (table_no, pk, field, user_id, at, value_hash) VALUES ?
     ON DUPLICATE KEY UPDATE user_id = VALUES(user_id), at = VALUES(at), value_hash = VALUES(value_hash)`,
    values: [notes],
    characters: charactersIn(notes),
  });
}

const BY_FIELD = `SELECT u.name, a.at FROM sync_field_author a JOIN users u ON u.id = a.user_id AND u.companyId = ?
  WHERE a.table_no = ? AND a.pk = ? AND a.field = ? AND a.value_hash = ?`;
const BY_HISTORY = `SELECT u.name, h.createdAt AS at FROM application_history h JOIN users u ON u.id = h.changedBy AND u.companyId = ?
  WHERE h.applicationId = ? AND h.toStatus <=> ? AND h.id = (SELECT MAX(id) FROM application_history WHERE applicationId = h.applicationId)`;

/**
 * Says whose the other values are. Only colleagues are named; a value that
 * another program wrote since, or another organisation, is nobody's.
 */
export async function nameAuthors(
  connection: TransactionConnection,
  { companyId }: Pick<Account, 'companyId'>,
  conflicts: readonly FieldConflict[],
): Promise<OutcomeConflict[]> {
  const named: OutcomeConflict[] = [];
  for (const conflict of conflicts) {
    const { table, id, field, theirs } = conflict;
    const [sql, values] =
      table === 'applications' ? [BY_HISTORY, [companyId, id, theirs]] : [BY_FIELD, [companyId, tableByName(table).no, id, field, hashOf(theirs)]];
    const [rows] = await connection.execute<AuthorRow[]>(sql, values);
    const author = rows[0];
    named.push({ ...conflict, by: author === undefined ? null : { name: author.name ?? 'A colleague', at: author.at } });
  }
  return named;
}
