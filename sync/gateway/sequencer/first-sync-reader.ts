import type { Pool, RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { ANNOTATIONS, MEMBERSHIP_ORDER } from '../../../db/central/annotations.ts';
import { tableByName, tableByNo } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FirstSyncChunk, FirstSyncPlan } from '../../protocol/first-sync.ts';
import type { ScopeName } from '../../protocol/pull.ts';
import type { WireRow } from '../../protocol/rows.ts';
import { selectList } from './row-reader.ts';
import { OWNER_STATES, requireOwnIndex } from './index-owner.ts';
import { isWholeInChanges, readScopes } from './scopes.ts';
import { readSnapshot } from './snapshot.ts';
import { readStates } from './state.ts';
import { PROJECTION_RANKS } from './types.ts';
import type { Queryable, ScopeState } from './types.ts';

/** One stretch of a first sync: a table of a scope, in one projection, in key order. */
interface Stretch {
  readonly table: MirroredTableName;
  readonly projection: (typeof COPIED_PROJECTIONS)[number];
  readonly scopeId: number;
  readonly scope: ScopeName;
}

/** What scopes that are copied show of rows. */
const COPIED_PROJECTIONS = ['full', 'stub'] as const;

/** How many rows a chunk has at most, unless the caller says otherwise. */
export const CHUNK_ROWS = 2_000;

/** The server's statistics may be older than its rows; no row is smaller than this on the wire. */
const LEAST_ROW_BYTES = 100;

/** Tables in the order devices get them: what the first screen needs, then the rest; parents before children. */
const TABLE_ORDER: readonly MirroredTableName[] = (['instant', 'lazy'] as const).flatMap((tier) =>
  MEMBERSHIP_ORDER.filter((table) => ANNOTATIONS[table].tier === tier && ANNOTATIONS[table].scope.length > 0),
);

/**
 * What a first sync of these scopes, as they stand before its first chunk is read, brings: rows per table and scope, and bytes
 * estimated from the rows' mean size. The numbers are for a progress bar: rows
 * may come and go while it runs.
 */
export async function planFirstSync(connection: Queryable, scopes: readonly ScopeState[]): Promise<FirstSyncPlan> {
  const epoch = requireOwnIndex(await readStates(connection, OWNER_STATES));
  const sizes = await meanRowSizes(connection);
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT scope_id, table_no, COUNT(*) AS amount FROM sync_member WHERE scope_id IN (?) GROUP BY scope_id, table_no ORDER BY scope_id, table_no',
    [scopes.length === 0 ? [0] : scopes.map((scope) => scope.id)],
  );
  const tables = rows.flatMap((row) => {
    const scope = scopes.find((candidate) => candidate.id === Number(row['scope_id']));
    const table = tableByNo(Number(row['table_no']));
    if (scope === undefined || table === undefined || isWholeInChanges(scope.name)) return [];
    const amount = Number(row['amount']);
    return [
      { scope: scope.name, table: table.no, rows: amount, bytes: amount * Math.max(LEAST_ROW_BYTES, sizes.get(table.table.toLowerCase()) ?? 0) },
    ];
  });
  const copied = scopes.filter((scope) => !isWholeInChanges(scope.name));
  const positions = copied.map(({ name, version }) => ({ scope: name, version }));
  return { type: 'plan', epoch, scopes: scopes.map((scope) => scope.name), positions, tables };
}

async function meanRowSizes(connection: Queryable): Promise<Map<string, number>> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT TABLE_NAME AS name, AVG_ROW_LENGTH AS size FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  return new Map(rows.map((row) => [String(row['name']).toLowerCase(), Number(row['size'] ?? 100)]));
}

/** A chunk of rows, or word that there are no more. */
export type ChunkAnswer = { readonly kind: 'chunk'; readonly chunk: FirstSyncChunk } | { readonly kind: 'done' };

export interface ChunkRequest {
  /** The scopes the device may hold now. */
  readonly scopes: readonly ScopeState[];
  /** The cursor of the last chunk kept by the device; null to begin. */
  readonly cursor: string | null;
  readonly rows?: number | undefined;
}

/**
 * The next rows behind the cursor, read in a snapshot of their own; `position`
 * is the scope's version in that snapshot. Rows may be newer than that version:
 * the device shows nothing before it has applied every change up to a tick that
 * began after the last chunk. Stretches without rows are passed over.
 * @param connection one without an open transaction
 * @throws AppError `first_sync.cursor` for a cursor that is not ours or of a scope no longer held
 */
export async function readChunk(connection: Queryable, request: ChunkRequest): Promise<ChunkAnswer> {
  const stretches = stretchesOf(request.scopes);
  const start = startOf(stretches, request.cursor);
  let { after } = start;
  for (const stretch of stretches.slice(start.index)) {
    const chunk = (await hasMore(connection, stretch, after)) ? await readStretch(connection, stretch, after, request.rows ?? CHUNK_ROWS) : null;
    if (chunk !== null) return { kind: 'chunk', chunk };
    after = 0;
  }
  return { kind: 'done' };
}

function stretchesOf(scopes: readonly ScopeState[]): Stretch[] {
  const ordered = scopes.filter((scope) => !isWholeInChanges(scope.name)).toSorted((a, b) => a.id - b.id);
  return TABLE_ORDER.flatMap((table) =>
    COPIED_PROJECTIONS.filter((projection) => ANNOTATIONS[table].projections.includes(projection)).flatMap((projection) =>
      ordered.map((scope) => ({ table, projection, scopeId: scope.id, scope: scope.name })),
    ),
  );
}

/** A look before a snapshot is opened: most tables of most scopes are empty. */
async function hasMore(connection: Queryable, stretch: Stretch, after: number): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT pk FROM sync_member WHERE scope_id = ? AND table_no = ? AND pk > ? LIMIT 1', [
    stretch.scopeId,
    tableByName(stretch.table).no,
    after,
  ]);
  return rows.length > 0;
}

async function readStretch(connection: Queryable, stretch: Stretch, after: number, limit: number): Promise<FirstSyncChunk | null> {
  const shape = tableByName(stretch.table);
  return readSnapshot(connection, async () => {
    const [scope] = await readScopes(connection, [stretch.scopeId]);
    const [found] = await connection.query<RowDataPacket[][]>(
      {
        sql: `SELECT STRAIGHT_JOIN ${selectList(stretch.table, stretch.projection)} FROM sync_member m JOIN \`${shape.table}\` t ON t.id = m.pk
              WHERE m.scope_id = ? AND m.table_no = ? AND m.pk > ? AND m.projection = ? ORDER BY m.pk LIMIT ?`,
        rowsAsArray: true,
      },
      [stretch.scopeId, shape.no, after, PROJECTION_RANKS[stretch.projection], limit],
    );
    const rows = found as unknown as WireRow[];
    const last = rows.at(-1)?.[0];
    if (last === undefined || scope === undefined) return null;
    return {
      type: 'chunk',
      position: { scope: stretch.scope, version: scope.version },
      content: { table: shape.no, projection: stretch.projection, rows },
      cursor: cursorText(stretch, Number(last)),
    };
  });
}

const cursorParts = z.tuple([z.coerce.number().int(), z.enum(COPIED_PROJECTIONS), z.coerce.number().int(), z.coerce.number().int().nonnegative()]);

/** Table, projection, scope and last id; opaque to the device. */
function cursorText(stretch: Stretch, lastId: number): string {
  return [tableByName(stretch.table).no, stretch.projection, stretch.scopeId, lastId].join('.');
}

function startOf(stretches: readonly Stretch[], cursor: string | null): { index: number; after: number } {
  if (cursor === null) return { index: 0, after: 0 };
  const parsed = cursorParts.safeParse(cursor.split('.'));
  if (!parsed.success) throw badCursor();
  const [tableNo, projection, scopeId, after] = parsed.data;
  const index = stretches.findIndex(
    (stretch) => tableByName(stretch.table).no === tableNo && stretch.projection === projection && stretch.scopeId === scopeId,
  );
  if (index < 0) throw badCursor();
  return { index, after };
}

function badCursor(): AppError {
  return new AppError({
    kind: 'conflict',
    origin: 'gateway',
    code: 'first_sync.cursor',
    message: 'The download cannot go on from where it stopped, because your access has changed. It starts again from the beginning.',
  });
}

/** The epoch positions belong to, or null before the first index. */
export async function readEpoch(connection: Queryable | Pool): Promise<string | null> {
  return (await readStates(connection, ['epoch'])).get('epoch') ?? null;
}
