import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { tableByName } from '../../shared/generated/tables.ts';
import { identityColumns } from '../protocol/identity.ts';
import type { IdentityReply } from '../protocol/identity.ts';
import { writeAudit } from './audit.ts';
import { withConnection } from './pool.ts';
import type { Principal } from './principals.ts';
import { refusal } from './refusals.ts';
import { PROJECTION_RANKS } from './sequencer/types.ts';

const CANDIDATES = tableByName('candidates');
const APPLICATIONS = tableByName('applications');

function listOf(table: 'candidates' | 'applications'): string {
  return identityColumns(table)
    .map((column) => `t.\`${column.column}\` AS \`${column.name}\``)
    .join(', ');
}

/** The company whose scope holds the whole person, for somebody on its staff; null for all others. */
async function companyKnowing(connection: PoolConnection, { account }: Principal, candidateId: number): Promise<number | null> {
  if (account.companyId === null || account.role === 'panelist') return null;
  const [rows] = await connection.execute<RowDataPacket[]>(
    `SELECT 1 FROM sync_scope s JOIN sync_member m ON m.scope_id = s.id AND m.table_no = ? AND m.pk = ? AND m.projection = ?
     WHERE s.kind = 'company' AND s.ref_id = ?`,
    [CANDIDATES.no, candidateId, PROJECTION_RANKS.full, account.companyId],
  );
  return rows.length > 0 ? account.companyId : null;
}

function papersIn(row: RowDataPacket): Record<string, string | null> {
  const { id: _id, ...papers } = row;
  return papers;
}

/**
 * Reads the identity papers of a person whom the asking company knows. Every
 * answer and every refusal leaves a line in the audit, written first; neither
 * it nor the log ever holds a value.
 * @throws AppError `identity.unknown`, the same for a person who is not there and one who is not theirs
 */
export async function readIdentity(pool: Pool, principal: Principal, candidateId: number): Promise<IdentityReply> {
  const { clientId, account } = principal;
  return withConnection(pool, async (connection) => {
    const company = await companyKnowing(connection, principal, candidateId);
    const kind = company === null ? 'identity.refused' : 'identity.read';
    await writeAudit(connection, { kind, clientId, userId: account.userId, companyId: account.companyId, detail: { candidate: candidateId } });
    const [people] = await connection.execute<RowDataPacket[]>(`SELECT ${listOf('candidates')} FROM \`${CANDIDATES.table}\` t WHERE t.id = ?`, [
      candidateId,
    ]);
    const [person] = people;
    if (company === null || person === undefined)
      throw refusal('not_found', 'identity.unknown', 'This person is not among those your company knows.');
    const [given] = await connection.execute<RowDataPacket[]>(
      `SELECT t.id, ${listOf('applications')} FROM \`${APPLICATIONS.table}\` t JOIN sync_tenant x ON x.table_no = ? AND x.pk = t.id AND x.company_id = ?
       WHERE t.candidateId = ? ORDER BY t.id`,
      [APPLICATIONS.no, company, candidateId],
    );
    return { candidate: papersIn(person), applications: given.map((row) => ({ id: Number(row['id']), papers: papersIn(row) })) };
  });
}
