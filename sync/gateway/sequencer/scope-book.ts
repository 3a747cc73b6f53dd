import type { RowDataPacket } from 'mysql2/promise';
import type { ScopeName } from '../../protocol/pull.ts';
import { ensureScope, scopeNameOf } from './scopes.ts';
import type { ScopeKind } from './scopes.ts';
import type { PublishedScope, Queryable } from './types.ts';

export interface ScopeIdentity {
  readonly id: number;
  readonly kind: ScopeKind;
  readonly refId: number;
}

/**
 * The scopes a leader has met. Ids never change, so they are kept from tick to
 * tick; forget the book when a tick is rolled back, for it may have made some.
 */
export interface ScopeBook {
  /** The id of a scope, made where it does not exist yet. */
  idOf(connection: Queryable, kind: ScopeKind, refId: number): Promise<number>;
  /** What scopes of these ids are. */
  identify(connection: Queryable, ids: Iterable<number>): Promise<ReadonlyMap<number, ScopeIdentity>>;
  /** What a committed tick published: only the leader moves versions, so the next one starts from here. */
  noteVersions(scopes: readonly PublishedScope[]): void;
  versionOf(id: number): number | undefined;
}

export function createScopeBook(): ScopeBook {
  const byName = new Map<ScopeName, ScopeIdentity>();
  const byId = new Map<number, ScopeIdentity>();
  const versions = new Map<number, number>();
  const note = (identity: ScopeIdentity): void => {
    byName.set(scopeNameOf(identity.kind, identity.refId), identity);
    byId.set(identity.id, identity);
  };
  return {
    async idOf(connection, kind, refId) {
      const known = byName.get(scopeNameOf(kind, refId));
      if (known !== undefined) return known.id;
      const id = await ensureScope(connection, kind, refId);
      note({ id, kind, refId });
      return id;
    },
    async identify(connection, ids) {
      const missing = [...new Set(ids)].filter((id) => !byId.has(id));
      if (missing.length > 0) {
        const [rows] = await connection.query<RowDataPacket[]>('SELECT id, kind, ref_id FROM sync_scope WHERE id IN (?)', [missing]);
        for (const row of rows) note({ id: Number(row['id']), kind: row['kind'] as ScopeKind, refId: Number(row['ref_id']) });
      }
      return byId;
    },
    noteVersions(scopes) {
      for (const scope of scopes) versions.set(scope.scopeId, scope.version);
    },
    versionOf: (id) => versions.get(id),
  };
}

/** The versions one tick gives: each scope it changes goes on by one. */
export interface TickVersions {
  of(connection: Queryable, scopeIds: Iterable<number>): Promise<ReadonlyMap<number, number>>;
  /** Writes them back and answers what changed. */
  write(connection: Queryable): Promise<PublishedScope[]>;
}

export function createTickVersions(book: ScopeBook): TickVersions {
  const versions = new Map<number, number>();
  return {
    async of(connection, scopeIds) {
      const missing: number[] = [];
      for (const id of new Set(scopeIds)) {
        if (versions.has(id)) continue;
        const known = book.versionOf(id);
        if (known === undefined) missing.push(id);
        else versions.set(id, known + 1);
      }
      if (missing.length > 0) {
        const [rows] = await connection.query<RowDataPacket[]>('SELECT id, version FROM sync_scope WHERE id IN (?)', [missing]);
        // A scope made by someone else after this snapshot began is at 0: only the leader moves versions.
        for (const id of missing) versions.set(id, 1);
        for (const row of rows) versions.set(Number(row['id']), Number(row['version']) + 1);
      }
      return versions;
    },
    async write(connection) {
      if (versions.size === 0) return [];
      const ids = [...versions.keys()];
      await connection.query('UPDATE sync_scope SET version = version + 1 WHERE id IN (?)', [ids]);
      const identities = await book.identify(connection, ids);
      return [...versions].flatMap(([scopeId, version]) => {
        const identity = identities.get(scopeId);
        return identity === undefined ? [] : [{ scopeId, scope: scopeNameOf(identity.kind, identity.refId), version }];
      });
    },
  };
}
