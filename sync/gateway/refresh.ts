import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import type { Account, SessionReply } from '../protocol/session.ts';
import { leaseDays } from './accounts.ts';
import { writeAudit } from './audit.ts';
import { principalOf, SESSION_QUERY, sessionEnded } from './principals.ts';
import type { SessionRow } from './principals.ts';
import { refusal } from './refusals.ts';
import { ACCESS_SECONDS, hashToken, newToken, REFRESH_SECONDS } from './tokens.ts';
import { inTransaction } from './transaction.ts';

async function storeToken(
  connection: PoolConnection,
  clientId: number,
  family: string,
  kind: 'access' | 'refresh',
  seconds: number,
): Promise<string> {
  const token = newToken();
  await connection.execute(
    `INSERT INTO sync_session (client_id, family, token_hash, kind, expires_at) VALUES (?, ?, ?, ?, TIMESTAMPADD(SECOND, ?, UTC_TIMESTAMP(3)))`,
    [clientId, family, hashToken(token), kind, seconds],
  );
  return token;
}

/** Opens a pair of tokens in a family. */
export async function openSession(connection: PoolConnection, clientId: number, family: string, account: Account): Promise<SessionReply> {
  const accessToken = await storeToken(connection, clientId, family, 'access', ACCESS_SECONDS);
  const refreshToken = await storeToken(connection, clientId, family, 'refresh', REFRESH_SECONDS);
  const serverNow = Date.now();
  return {
    accessToken,
    accessExpiresAt: serverNow + ACCESS_SECONDS * 1000,
    refreshToken,
    clientId,
    account,
    leaseDays: await leaseDays(connection, account.companyId),
    serverNow,
  };
}

/** Ends every token of a family. */
export async function revokeFamily(connection: PoolConnection, family: string): Promise<void> {
  await connection.execute('UPDATE sync_session SET revoked_at = UTC_TIMESTAMP(3) WHERE family = ? AND revoked_at IS NULL', [family]);
}

async function familyLives(connection: PoolConnection, family: string): Promise<boolean> {
  const [rows] = await connection.execute<RowDataPacket[]>('SELECT 1 FROM sync_session WHERE family = ? AND revoked_at IS NULL LIMIT 1', [family]);
  return rows.length > 0;
}

/** Whether a refresh token that was given out after this one has been used: then two hold the family. */
async function successorWasUsed(connection: PoolConnection, row: SessionRow): Promise<boolean> {
  const [rows] = await connection.execute<RowDataPacket[]>(
    `SELECT 1 FROM sync_session WHERE family = ? AND kind = 'refresh' AND id > ? AND used_at IS NOT NULL LIMIT 1`,
    [row.family, row.sessionId],
  );
  return rows.length > 0;
}

async function endReused(connection: PoolConnection, row: SessionRow): Promise<null> {
  await revokeFamily(connection, row.family);
  await writeAudit(connection, {
    kind: 'session.refresh_reused',
    clientId: row.clientId,
    userId: row.userId,
    companyId: row.companyId,
    detail: { session: row.sessionId },
  });
  return null;
}

/** The new pair, or null when the token has two holders and its family was ended. */
async function exchange(connection: PoolConnection, refreshToken: string): Promise<SessionReply | null> {
  const hash = hashToken(refreshToken);
  // All tokens of a device take turns: whoever comes second sees what the first one did.
  await connection.execute('SELECT c.id FROM sync_client c JOIN sync_session s ON s.client_id = c.id WHERE s.token_hash = ? FOR UPDATE', [hash]);
  const [rows] = await connection.execute<SessionRow[]>(`${SESSION_QUERY} WHERE s.token_hash = ? AND s.kind = 'refresh'`, [hash]);
  const row = rows[0];
  if (row === undefined || row.expired === 1) throw sessionEnded();
  if (row.revoked === 1 && (await familyLives(connection, row.family))) return endReused(connection, row);
  const { clientId, family, account } = principalOf(row);
  if (row.used === 1) {
    if (await successorWasUsed(connection, row)) return endReused(connection, row);
    await connection.execute('UPDATE sync_session SET revoked_at = UTC_TIMESTAMP(3) WHERE family = ? AND id > ? AND revoked_at IS NULL', [
      family,
      row.sessionId,
    ]);
  }
  await connection.execute('UPDATE sync_session SET used_at = UTC_TIMESTAMP(3) WHERE id = ?', [row.sessionId]);
  await connection.execute('DELETE FROM sync_session WHERE client_id = ? AND expires_at < TIMESTAMPADD(DAY, -1, UTC_TIMESTAMP(3))', [clientId]);
  return openSession(connection, clientId, family, account);
}

/**
 * Exchanges a refresh token for a new pair. A reply may be lost on the way, so a
 * token may be shown again while the pair it gave was never used; that pair ends
 * then. Showing one whose successor was used, or one that was replaced, means
 * that two hold it: the whole family ends and the audit says so.
 * @throws AppError `session.ended`, `session.refresh_reused`, or why the person may not enter any more
 */
export async function refreshSession(pool: Pool, refreshToken: string): Promise<SessionReply> {
  const answer = await inTransaction(pool, (connection) => exchange(connection, refreshToken));
  if (answer !== null) return answer;
  throw refusal(
    'unauthenticated',
    'session.refresh_reused',
    'This sign-in was used from two places, so it was ended. Sign in again; unsent work is kept on this laptop.',
  );
}
