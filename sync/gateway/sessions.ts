import type { Connection, Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { AppError } from '../../shared/errors.ts';
import type { Account, SessionReply, SignInRequest } from '../protocol/session.ts';
import { accountOf, leaseDays, PERSON_COLUMNS, PERSON_JOIN } from './accounts.ts';
import type { PersonRow } from './accounts.ts';
import { writeAudit } from './audit.ts';
import type { PasswordCheck } from './passwords.ts';
import { withConnection } from './pool.ts';
import { asRefusal, refusal } from './refusals.ts';
import { ACCESS_SECONDS, hashToken, newFamily, newToken, REFRESH_SECONDS } from './tokens.ts';
import { inTransaction } from './transaction.ts';

/** Who sends a request, as the database says at this moment. Nothing of it is ever taken from a body. */
export interface Principal {
  readonly sessionId: number;
  readonly family: string;
  readonly clientId: number;
  /** When this device was registered, ms since the epoch. */
  readonly registeredAt: number;
  /** When the access token ends, ms since the epoch. */
  readonly expiresAt: number;
  readonly account: Account;
}

interface SignInRow extends PersonRow {
  passwordHash: string | null;
}

interface SessionRow extends PersonRow {
  sessionId: number;
  family: string;
  clientId: number;
  registeredMs: string | number;
  expiresMs: string | number;
  expired: 0 | 1;
  used: 0 | 1;
  revoked: 0 | 1;
  deviceRevoked: 0 | 1;
  silentMs: number;
}

const SESSION_QUERY = `SELECT s.id AS sessionId, s.family, s.client_id AS clientId,
    UNIX_TIMESTAMP(c.created_at) * 1000 AS registeredMs, UNIX_TIMESTAMP(s.expires_at) * 1000 AS expiresMs,
    s.expires_at <= UTC_TIMESTAMP(3) AS expired, s.used_at IS NOT NULL AS used, s.revoked_at IS NOT NULL AS revoked,
    c.revoked_at IS NOT NULL AS deviceRevoked,
    TIMESTAMPDIFF(MICROSECOND, c.seen_at, UTC_TIMESTAMP(3)) DIV 1000 AS silentMs, ${PERSON_COLUMNS}
  FROM sync_session s JOIN sync_client c ON c.id = s.client_id JOIN users u ON u.id = c.user_id ${PERSON_JOIN}`;

function ended(): AppError {
  return refusal('unauthenticated', 'session.ended', 'You were signed out. Sign in again; unsent work is kept on this laptop.');
}

function wrongPassword(): AppError {
  return refusal('unauthenticated', 'session.wrong_password', 'This e-mail and password do not belong together. Check both and try again.');
}

function noPassword(): AppError {
  return refusal('forbidden', 'session.no_password', 'No password was ever set for this account. Ask your administrator for a password link.');
}

function principalOf(row: SessionRow): Principal {
  if (row.deviceRevoked === 1) {
    throw refusal('forbidden', 'session.device_revoked', 'This device was revoked by your administrator. Ask for it to be allowed again.');
  }
  if (row.revoked === 1) throw ended();
  return {
    sessionId: row.sessionId,
    family: row.family,
    clientId: row.clientId,
    registeredAt: Math.floor(Number(row.registeredMs)),
    expiresAt: Math.floor(Number(row.expiresMs)),
    account: accountOf(row),
  };
}

/**
 * Finds who an access token belongs to, with today's roles and team status.
 * @throws AppError `session.expired` (refresh it), `session.ended` (sign in again), or why the person may not enter any more
 */
export async function authenticate(pool: Pool, token: string | null): Promise<Principal> {
  if (token === null) throw ended();
  const rows = await withConnection(pool, async (connection) => {
    const [found] = await connection.execute<SessionRow[]>(`${SESSION_QUERY} WHERE s.token_hash = ? AND s.kind = 'access'`, [hashToken(token)]);
    return found;
  });
  const row = rows[0];
  if (row === undefined) throw ended();
  const principal = principalOf(row);
  if (row.expired === 1) throw refusal('unauthenticated', 'session.expired', 'The access token ended; refresh it.');
  return principal;
}

/** How an open session stands now, for streams: its principal and how long its device was silent, or why it must end. */
export type SessionState =
  | { readonly ok: true; readonly principal: Principal; readonly silentMs: number }
  | { readonly ok: false; readonly error: AppError };

/** Looks at many sessions at once; one that has vanished is reported as ended. */
export async function inspectSessions(pool: Pool, sessionIds: readonly number[]): Promise<Map<number, SessionState>> {
  const states = new Map<number, SessionState>(sessionIds.map((id) => [id, { ok: false, error: ended() }]));
  if (sessionIds.length === 0) return states;
  const rows = await withConnection(pool, async (connection) => {
    const [found] = await connection.query<SessionRow[]>(`${SESSION_QUERY} WHERE s.id IN (?)`, [sessionIds]);
    return found;
  });
  for (const row of rows) {
    try {
      states.set(row.sessionId, { ok: true, principal: principalOf(row), silentMs: row.silentMs });
    } catch (error) {
      states.set(row.sessionId, { ok: false, error: asRefusal(error) });
    }
  }
  return states;
}

async function storeToken(connection: PoolConnection, clientId: number, family: string, kind: 'access' | 'refresh', seconds: number): Promise<string> {
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
  const [rows] = await connection.execute<SignInRow[]>(
    `SELECT u.passwordHash, ${PERSON_COLUMNS} FROM users u ${PERSON_JOIN} WHERE u.email = ?`,
    [email.toLowerCase()],
  );
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
    await withConnection(pool, (connection) => writeAudit(connection, { kind: 'session.refused', userId: person?.userId ?? null, companyId: person?.companyId ?? null, detail }));
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
    if (row === undefined || row.expired === 1) throw ended();
    const { clientId, family, account } = principalOf(row);
    if (row.used === 1) {
      await revokeFamily(connection, family);
      await writeAudit(connection, { kind: 'session.refresh_reused', clientId, userId: account.userId, companyId: account.companyId, detail: { session: row.sessionId } });
      return null;
    }
    await connection.execute('UPDATE sync_session SET used_at = UTC_TIMESTAMP(3) WHERE id = ?', [row.sessionId]);
    await connection.execute('DELETE FROM sync_session WHERE client_id = ? AND expires_at < TIMESTAMPADD(DAY, -1, UTC_TIMESTAMP(3))', [clientId]);
    return openSession(connection, clientId, family, account);
  });
  if (answer !== null) return answer;
  throw refusal('unauthenticated', 'session.refresh_reused', 'This sign-in was used from two places, so it was ended. Sign in again; unsent work is kept on this laptop.');
}

/** Ends the session's whole family: neither of its tokens works any more. */
export async function signOut(pool: Pool, principal: Principal): Promise<void> {
  const { clientId, family, account } = principal;
  await inTransaction(pool, async (connection) => {
    await revokeFamily(connection, family);
    await writeAudit(connection, { kind: 'session.signed_out', clientId, userId: account.userId, companyId: account.companyId, detail: {} });
  });
}

/** Notes that a device was heard of just now. */
export async function markSeen(pool: Pool, clientId: number): Promise<void> {
  await withConnection(pool, (connection) => connection.execute('UPDATE sync_client SET seen_at = UTC_TIMESTAMP(3) WHERE id = ?', [clientId]));
}

/**
 * Compares the device a body names with the session's.
 * @throws AppError `request.foreign_device`, audited
 */
export async function requireOwnDevice(pool: Pool, principal: Principal, clientId: number): Promise<void> {
  if (clientId === principal.clientId) return;
  const { userId, companyId } = principal.account;
  await withConnection(pool, (connection) =>
    writeAudit(connection, { kind: 'request.foreign_device', clientId: principal.clientId, userId, companyId, detail: { named: clientId } }),
  );
  throw refusal('forbidden', 'request.foreign_device', 'This sign-in belongs to another device. Sign in again on this one.');
}
