import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { ScopeName } from '../../protocol/pull.ts';
import type { Queryable, ScopeState } from './types.ts';

export type ScopeKind = 'company' | 'user' | 'panel';

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

/** Who asks: the account as the session vouches for it. */
export interface ScopeAccount {
  readonly userId: number;
  readonly companyId: number | null;
  readonly role: string;
}

/**
 * The scopes a device of this account holds now: its company's and its own.
 * Someone without a company holds none of them; panels get scopes of their own
 * with a later release.
 */
export async function scopesFor(connection: Queryable, account: ScopeAccount): Promise<ScopeState[]> {
  if (account.companyId === null || account.role === 'panelist') return [];
  const ids = [await ensureScope(connection, 'company', account.companyId), await ensureScope(connection, 'user', account.userId)];
  return readScopes(connection, ids);
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
