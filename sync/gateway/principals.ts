import type { Connection, Pool } from 'mysql2/promise';
import type { AppError } from '../../shared/errors.ts';
import type { Account } from '../protocol/session.ts';
import { accountOf, personQuery } from './accounts.ts';
import type { PersonRow } from './accounts.ts';
import { writeAudit } from './audit.ts';
import { withConnection } from './pool.ts';
import { asRefusal, refusal } from './refusals.ts';
import { hashToken } from './tokens.ts';

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

/** A token's row with its device and its person. */
export interface SessionRow extends PersonRow {
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

/** An administrator of the platform goes on in the company the device was registered for. */
const PERSON = personQuery('c.company_id');

/** Reads {@link SessionRow}s; add a condition on `s`. */
export const SESSION_QUERY = `SELECT s.id AS sessionId, s.family, s.client_id AS clientId,
    UNIX_TIMESTAMP(c.created_at) * 1000 AS registeredMs, UNIX_TIMESTAMP(s.expires_at) * 1000 AS expiresMs,
    s.expires_at <= UTC_TIMESTAMP(3) AS expired, s.used_at IS NOT NULL AS used, s.revoked_at IS NOT NULL AS revoked,
    c.revoked_at IS NOT NULL AS deviceRevoked,
    TIMESTAMPDIFF(MICROSECOND, c.seen_at, UTC_TIMESTAMP(3)) DIV 1000 AS silentMs, ${PERSON.columns}
  FROM sync_session s JOIN sync_client c ON c.id = s.client_id JOIN users u ON u.id = c.user_id ${PERSON.join}`;

/** The answer to a token that works no more: only signing in helps. */
export function sessionEnded(): AppError {
  return refusal('unauthenticated', 'session.ended', 'You were signed out. Sign in again; unsent work is kept on this laptop.');
}

/** Who a session row stands for. @throws AppError when the session, the device or the person is not let in any more */
export function principalOf(row: SessionRow): Principal {
  if (row.deviceRevoked === 1) {
    throw refusal('forbidden', 'session.device_revoked', 'This device was revoked by your administrator. Ask for it to be allowed again.');
  }
  if (row.revoked === 1) throw sessionEnded();
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
  if (token === null) throw sessionEnded();
  return withConnection(pool, (connection) => authenticateIn(connection, token));
}

/** The same on a connection, in whatever transaction it has open. */
export async function authenticateIn(connection: Pick<Connection, 'execute'>, token: string): Promise<Principal> {
  const [[row]] = await connection.execute<SessionRow[]>(`${SESSION_QUERY} WHERE s.token_hash = ? AND s.kind = 'access'`, [hashToken(token)]);
  if (row === undefined) throw sessionEnded();
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
  const states = new Map<number, SessionState>(sessionIds.map((id) => [id, { ok: false, error: sessionEnded() }]));
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
