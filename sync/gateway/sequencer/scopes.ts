import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { ScopeName } from '../../protocol/pull.ts';
import type { Queryable, ScopeState } from './types.ts';

export type ScopeKind = 'company' | 'admins' | 'user' | 'panel';

/** The name a scope has on the wire, such as `company:3`. */
export function scopeNameOf(kind: ScopeKind, refId: number): ScopeName {
  return `${kind}:${refId}`;
}

/**
 * The id of a scope, made when nobody asked for it before. Ids stay for ever.
 * Works in any isolation: it reads what is committed, not what a snapshot shows.
 */
export async function ensureScope(connection: Queryable, kind: ScopeKind, refId: number): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id FROM sync_scope WHERE kind = ? AND ref_id = ?', [kind, refId]);
  if (rows[0] !== undefined) return Number(rows[0]['id']);
  const [made] = await connection.query<ResultSetHeader>(
    'INSERT INTO sync_scope (kind, ref_id) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)',
    [kind, refId],
  );
  return made.insertId;
}

/**
 * Whether everything a scope holds is in its changes from the first on. A panel's
 * few rows are, so that an invitation costs a device one patch, not a first sync.
 */
export function isWholeInChanges(scope: ScopeName): boolean {
  return scope.startsWith('panel:');
}

/** Who asks: the account as the session vouches for it. */
export interface ScopeAccount {
  readonly userId: number;
  readonly companyId: number | null;
  readonly role: string;
}

/** Who runs a company: its settings and reports are theirs alone. */
const ADMINISTRATORS: ReadonlySet<string> = new Set(['company_admin', 'admin']);

/**
 * The scopes a device of this account holds now: its company's and its own, that
 * of the administrators for who is one, and one for every panel that the verified
 * e-mail of the account is invited to.
 */
export async function scopesFor(connection: Queryable, account: ScopeAccount): Promise<ScopeState[]> {
  const ids = await panelScopeIds(connection, account.userId);
  if (account.companyId !== null && account.role !== 'panelist') {
    ids.push(await ensureScope(connection, 'company', account.companyId), await ensureScope(connection, 'user', account.userId));
    if (ADMINISTRATORS.has(account.role)) ids.push(await ensureScope(connection, 'admins', account.companyId));
  }
  return readScopes(connection, ids);
}

/** Panels are known by e-mail, never by the user id in the row; one whose time is over holds nothing. */
async function panelScopeIds(connection: Queryable, userId: number): Promise<number[]> {
  const { no, table } = tableByName('interviewPanelists');
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT s.id FROM users u STRAIGHT_JOIN \`${table}\` p ON p.email = u.email STRAIGHT_JOIN sync_scope s ON s.kind = 'panel' AND s.ref_id = p.id
     STRAIGHT_JOIN sync_member m ON m.scope_id = s.id AND m.table_no = ? AND m.pk = p.id WHERE u.id = ? AND u.emailVerified = 1`,
    [no, userId],
  );
  return rows.map((row) => Number(row['id']));
}

/** The users whose e-mail is on a panel of one of these scopes. */
export async function usersOnPanels(connection: Queryable, scopeIds: readonly number[]): Promise<Set<number>> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT u.id FROM sync_scope s STRAIGHT_JOIN \`${tableByName('interviewPanelists').table}\` p ON p.id = s.ref_id STRAIGHT_JOIN users u ON u.email = p.email
     WHERE s.kind = 'panel' AND s.id IN (?)`,
    [scopeIds],
  );
  return new Set(rows.map((row) => Number(row['id'])));
}

/** The present state of scopes, in the order of their ids. */
export async function readScopes(connection: Queryable, ids: readonly number[]): Promise<ScopeState[]> {
  if (ids.length === 0) return [];
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id, kind, ref_id, version, floor FROM sync_scope WHERE id IN (?) ORDER BY id', [
    ids,
  ]);
  return rows.map(toScopeState);
}

/** Reads a row of `sync_scope`. */
export function toScopeState(row: RowDataPacket): ScopeState {
  return {
    id: Number(row['id']),
    name: scopeNameOf(row['kind'] as ScopeKind, Number(row['ref_id'])),
    version: Number(row['version']),
    floor: Number(row['floor']),
  };
}
