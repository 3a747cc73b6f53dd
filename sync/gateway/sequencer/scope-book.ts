import type { RowDataPacket } from 'mysql2/promise';
import type { ScopeName } from '../../protocol/pull.ts';
import { writeLater } from '../late-writes.ts';
import type { Queryable } from '../late-writes.ts';
import { STEP_CHARACTERS } from './recent-steps.ts';
import type { PublishedStep } from './recent-steps.ts';
import { ensureScope, scopeNameOf } from './scopes.ts';
import type { ScopeKind } from './scopes.ts';
import type { PublishedScope } from './types.ts';

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

/** Payload written in one statement, far below the smallest packet limit in use. */
const STATEMENT_CHARACTERS = 2_000_000;
const STATEMENT_CHANGES = 1_000;

/** What a scope's holders must learn about a row. */
export interface RowChange {
  readonly scopeId: number;
  readonly tableNo: number;
  readonly id: number;
  /** One of `CHANGE_OPS`. */
  readonly op: string;
  /** The row as JSON; null when it is gone. */
  readonly payload: string | null;
}

/** The versions one tick gives, each scope it changes going on by one, and what it publishes under them. */
export interface TickVersions {
  add(connection: Queryable, changes: readonly RowChange[]): Promise<void>;
  /** Writes what is left, and the versions; answers what changed. */
  write(connection: Queryable): Promise<readonly PublishedScope[]>;
  /** The whole step for who follows along; null when it is too long to be kept in memory. */
  published(clients: ReadonlyMap<number, number>): PublishedStep | null;
}

/** Changes are collected and written in few statements. */
export function createTickVersions(book: ScopeBook): TickVersions {
  const versions = new Map<number, number>();
  const kept: RowChange[] = [];
  let waiting: RowChange[] = [];
  let waitingCharacters = 0;
  let keptCharacters = 0;

  const flush = async (connection: Queryable): Promise<void> => {
    if (waiting.length === 0) return;
    const rows = waiting.map(({ scopeId, tableNo, id, op, payload }) => [scopeId, versions.get(scopeId), tableNo, id, op, payload]);
    waiting = [];
    const characters = waitingCharacters + rows.length * 40;
    waitingCharacters = 0;
    await writeLater(connection, {
      sql: 'INSERT INTO sync_change (scope_id, version, table_no, pk, op, payload) VALUES ? ON DUPLICATE KEY UPDATE op = VALUES(op), payload = VALUES(payload)',
      values: [rows],
      characters,
    });
  };

  return {
    async add(connection, changes) {
      await giveVersions(connection, book, versions, changes);
      for (const change of changes) {
        const size = change.payload?.length ?? 0;
        waiting.push(change);
        waitingCharacters += size;
        keptCharacters += size + 1;
        if (keptCharacters <= STEP_CHARACTERS) kept.push(change);
        else kept.length = 0;
        if (waiting.length >= STATEMENT_CHANGES || waitingCharacters >= STATEMENT_CHARACTERS) await flush(connection);
      }
    },
    async write(connection) {
      await flush(connection);
      if (versions.size === 0) return [];
      const ids = [...versions.keys()];
      await writeLater(connection, { sql: 'UPDATE sync_scope SET version = version + 1 WHERE id IN (?)', values: [ids] });
      const identities = await book.identify(connection, ids);
      return [...versions].flatMap(([scopeId, version]) => {
        const identity = identities.get(scopeId);
        return identity === undefined ? [] : [{ scopeId, scope: scopeNameOf(identity.kind, identity.refId), version }];
      });
    },
    published(clients) {
      if (keptCharacters > STEP_CHARACTERS) return null;
      // In the order of the table's key, in which they are read back.
      const ordered = kept.toSorted((a, b) => a.tableNo - b.tableNo || a.id - b.id);
      return { versions, changes: Map.groupBy(ordered, (change) => change.scopeId), clients };
    },
  };
}

/** Each scope's next version: the leader's own last one plus one, where it has published before. */
async function giveVersions(connection: Queryable, book: ScopeBook, versions: Map<number, number>, changes: readonly RowChange[]): Promise<void> {
  const missing: number[] = [];
  for (const id of new Set(changes.map((change) => change.scopeId))) {
    if (versions.has(id)) continue;
    const known = book.versionOf(id);
    if (known === undefined) missing.push(id);
    else versions.set(id, known + 1);
  }
  if (missing.length === 0) return;
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id, version FROM sync_scope WHERE id IN (?)', [missing]);
  // A scope made by someone else after this snapshot began is at 0: only the leader moves versions.
  for (const id of missing) versions.set(id, 1);
  for (const row of rows) versions.set(Number(row['id']), Number(row['version']) + 1);
}
