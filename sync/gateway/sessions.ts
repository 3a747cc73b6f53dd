import type { Connection, Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise';
import type { AppError } from '../../shared/errors.ts';
import type { Account, SessionReply, SignInRequest } from '../protocol/session.ts';
import { accountOf, leaseDays, PERSON_COLUMNS, PERSON_JOIN } from './accounts.ts';
import type { PersonRow } from './accounts.ts';
import { writeAudit } from './audit.ts';
import type { PasswordCheck } from './passwords.ts';
import { withConnection } from './pool.ts';
import { principalOf, SESSION_QUERY, sessionEnded } from './principals.ts';
import type { Principal, SessionRow } from './principals.ts';
import { asRefusal, refusal } from './refusals.ts';
import { ACCESS_SECONDS, hashToken, newFamily, newToken, REFRESH_SECONDS } from './tokens.ts';
import { inTransaction } from './transaction.ts';

interface SignInRow extends PersonRow {
  passwordHash: string | null;
}

function wrongPassword(): AppError {
  return refusal('unauthenticated', 'session.wrong_password', 'This e-mail and password do not belong together. Check both and try again.');
}

function noPassword(): AppError {
  return refusal('forbidden', 'session.no_password', 'No password was ever set for this account. Ask your administrator for a password link.');
}

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

async function openSession(connection: PoolConnection, clientId: number, family: string, account: Account): Promise<SessionReply> {
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

async function findByEmail(connection: Pick<Connection, 'execute'>, email: string): Promise<SignInRow | undefined> {
  const [rows] = await connection.execute<SignInRow[]>(`SELECT u.passwordHash, ${PERSON_COLUMNS} FROM users u ${PERSON_JOIN} WHERE u.email = ?`, [
    email.toLowerCase(),
  ]);
  return rows[0];
}

/**
 * Decides about a sign-in after the password's work was done. Everything that
 * tells more than "wrong" needs the right password, with one exception that
 * `design.md` 2 asks for: a person who would be let in but never had a password
 * is told to ask for a link. That shows that a staff account exists, nothing
 * else, at the limited rate; candidates and strangers get "wrong password".
 */
function decide(person: SignInRow | undefined, right: boolean): Account {
  if (person === undefined) throw wrongPassword();
  if (right) return accountOf(person);
  if (person.passwordHash !== null) throw wrongPassword();
  try {
    accountOf(person);
  } catch {
    throw wrongPassword();
  }
  throw noPassword();
}

async function registerDevice(connection: PoolConnection, account: Account, device: SignInRequest['device']): Promise<number> {
  const [client] = await connection.execute<ResultSetHeader>(
    `INSERT INTO sync_client (user_id, company_id, device_name, platform, generation, created_at, seen_at)
     VALUES (?, ?, ?, ?, 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    [account.userId, account.companyId, device.name, device.platform],
  );
  return client.insertId;
}

/**
 * Signs a person in on a new device. Unknown user and wrong password give the
 * same answer after the same work.
 * @throws AppError `session.wrong_password`, `session.no_password`, or `forbidden` with where to go
 */
export async function signIn(pool: Pool, passwords: PasswordCheck, request: SignInRequest): Promise<SessionReply> {
  const person = await withConnection(pool, (connection) => findByEmail(connection, request.email));
  const right = await passwords.matches(request.password, person?.passwordHash ?? null);
  let account: Account;
  try {
    account = decide(person, right);
  } catch (error) {
    const detail = { code: asRefusal(error).code };
    await withConnection(pool, (connection) =>
      writeAudit(connection, { kind: 'session.refused', userId: person?.userId ?? null, companyId: person?.companyId ?? null, detail }),
    );
    throw error;
  }
  return inTransaction(pool, async (connection) => {
    const clientId = await registerDevice(connection, account, request.device);
    const { userId, companyId } = account;
    await writeAudit(connection, { kind: 'session.signed_in', clientId, userId, companyId, detail: { role: account.role } });
    return openSession(connection, clientId, newFamily(), account);
  });
}

async function revokeFamily(connection: PoolConnection, family: string): Promise<void> {
  await connection.execute('UPDATE sync_session SET revoked_at = UTC_TIMESTAMP(3) WHERE family = ? AND revoked_at IS NULL', [family]);
}

/**
 * Exchanges a refresh token for a new pair. A token works once: the second use
 * means that two hold it, so the whole family ends and the audit says so.
 * @throws AppError `session.ended`, `session.refresh_reused`, or why the person may not enter any more
 */
export async function refreshSession(pool: Pool, refreshToken: string): Promise<SessionReply> {
  const answer = await inTransaction(pool, async (connection) => {
    const hash = hashToken(refreshToken);
    await connection.execute(`SELECT id FROM sync_session WHERE token_hash = ? FOR UPDATE`, [hash]);
    const [rows] = await connection.execute<SessionRow[]>(`${SESSION_QUERY} WHERE s.token_hash = ? AND s.kind = 'refresh'`, [hash]);
    const row = rows[0];
    if (row === undefined || row.expired === 1) throw sessionEnded();
    const { clientId, family, account } = principalOf(row);
    if (row.used === 1) {
      await revokeFamily(connection, family);
      await writeAudit(connection, {
        kind: 'session.refresh_reused',
        clientId,
        userId: account.userId,
        companyId: account.companyId,
        detail: { session: row.sessionId },
      });
      return null;
    }
    await connection.execute('UPDATE sync_session SET used_at = UTC_TIMESTAMP(3) WHERE id = ?', [row.sessionId]);
    await connection.execute('DELETE FROM sync_session WHERE client_id = ? AND expires_at < TIMESTAMPADD(DAY, -1, UTC_TIMESTAMP(3))', [clientId]);
    return openSession(connection, clientId, family, account);
  });
  if (answer !== null) return answer;
  throw refusal(
    'unauthenticated',
    'session.refresh_reused',
    'This sign-in was used from two places, so it was ended. Sign in again; unsent work is kept on this laptop.',
  );
}

/** Ends the session's whole family: neither of its tokens works any more. */
export async function signOut(pool: Pool, principal: Principal): Promise<void> {
  const { clientId, family, account } = principal;
  await inTransaction(pool, async (connection) => {
    await revokeFamily(connection, family);
    await writeAudit(connection, { kind: 'session.signed_out', clientId, userId: account.userId, companyId: account.companyId, detail: {} });
  });
}
