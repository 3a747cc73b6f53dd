import type { RowDataPacket } from 'mysql2/promise';
import { isOwnIndex } from './index-owner.ts';
import { toScopeState } from './scopes.ts';
import { readStates } from './state.ts';
import type { PublishedScope, Queryable, TickResult } from './types.ts';

/** What a process that does not lead learns from the database about the one that does. */
export interface Follower {
  /** What was published since the last look; null while there is no index of this version's catalogue. */
  look(connection: Queryable): Promise<TickResult | null>;
  /** Whether everything visible now is published. */
  isPublished(connection: Queryable): Promise<boolean>;
}

/**
 * Looks are cheap while nothing happens: one value. The first one tells of
 * everything: who led until a moment ago cannot know what another published since.
 */
export function createFollower(): Follower {
  let ticks: string | undefined;
  let versions: Map<number, number> | null = null;
  let progress = new Map<number, number>();
  return {
    async look(connection) {
      const states = await readStates(connection, ['ticks', 'high', 'index_schema']);
      if (!isOwnIndex(states)) return null;
      if (versions !== null && states.get('ticks') === ticks) return { scopes: [], clients: [], consumed: 0 };
      ticks = states.get('ticks');
      const scopes = await readScopeVersions(connection);
      const published = await readProgress(connection);
      const known = versions;
      const before = progress;
      versions = new Map(scopes.map((scope) => [scope.scopeId, scope.version]));
      progress = published;
      return {
        scopes: scopes.filter((scope) => known?.get(scope.scopeId) !== scope.version),
        clients: [...published].filter(([id, mutation]) => before.get(id) !== mutation).map(([id]) => id),
        consumed: 0,
      };
    },
    async isPublished(connection) {
      const [rows] = await connection.query<RowDataPacket[]>(
        `SELECT EXISTS (SELECT 1 FROM sync_log l WHERE l.seq > (SELECT CAST(s.value AS UNSIGNED) FROM sync_state s WHERE s.name = 'high'))
             OR EXISTS (SELECT 1 FROM sync_hole h JOIN sync_log l ON l.seq = h.seq WHERE h.dead = 0) AS waiting`,
      );
      return Number(rows[0]?.['waiting']) === 0;
    },
  };
}

async function readScopeVersions(connection: Queryable): Promise<PublishedScope[]> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT id, kind, ref_id, version, floor FROM sync_scope');
  return rows.map(toScopeState).map((scope) => ({ scopeId: scope.id, scope: scope.name, version: scope.version }));
}

async function readProgress(connection: Queryable): Promise<Map<number, number>> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT client_id, mutation_id FROM sync_published');
  return new Map(rows.map((row) => [Number(row['client_id']), Number(row['mutation_id'])]));
}
