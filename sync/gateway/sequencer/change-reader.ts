import type { Pool, RowDataPacket } from 'mysql2/promise';
import { tableByNo } from '../../../shared/generated/tables.ts';
import type { IdMapping, Outcome, Patch, ScopeName, ScopePatch } from '../../protocol/pull.ts';
import { outcome } from '../../protocol/pull.ts';
import type { GoneRows, Projection, TableRows, WireRow } from '../../protocol/rows.ts';
import { withConnection } from '../pool.ts';
import { OWNER_STATES, requireOwnIndex } from './index-owner.ts';
import type { PublishedStep } from './recent-steps.ts';
import type { RowChange } from './scope-book.ts';
import { isWholeInChanges, readScopes } from './scopes.ts';
import type { SharedPatches } from './shared-patches.ts';
import { inSnapshot } from './snapshot.ts';
import { readStates } from './state.ts';
import { CHANGE_OPS } from './types.ts';
import type { Queryable, ScopeState } from './types.ts';

/** A scope and how far a device has come in it. */
export interface HeldPosition {
  readonly scopeId: number;
  readonly scope: ScopeName;
  readonly version: number;
}

export interface PatchRequest {
  readonly clientId: number;
  /** The epoch the device's positions belong to. */
  readonly epoch: string;
  readonly positions: readonly HeldPosition[];
  /** Outcomes and id maps up to here are kept by the device. */
  readonly ackedMutationId: number;
}

/** A step on, or word that there is no step from where the device is. */
export type PatchAnswer = { readonly kind: 'patch'; readonly patch: Omit<Patch, 'scopes'> } | { readonly kind: 'resync'; readonly reason: string };

const PROJECTION_OF_OP: ReadonlyMap<string, Projection> = new Map([
  [CHANGE_OPS.full, 'full'],
  [CHANGE_OPS.panel, 'panel'],
  [CHANGE_OPS.stub, 'stub'],
]);

/**
 * Everything a device has not seen of its scopes, its outcomes and its id map,
 * of one moment. Reads only what the sequencer published, never base rows:
 * those would show half a transaction.
 */
export async function readPatch(pool: Pool, request: PatchRequest): Promise<PatchAnswer> {
  return inSnapshot(pool, (connection) => readPatchIn(connection, request));
}

/** The same in a snapshot that is open already. */
export async function readPatchIn(connection: Queryable, request: PatchRequest): Promise<PatchAnswer> {
  const scopes = await readScopes(
    connection,
    request.positions.map((position) => position.scopeId),
  );
  const epoch = requireOwnIndex(await readStates(connection, OWNER_STATES));
  const reason = resyncReason(request, epoch, scopes);
  if (reason !== null) return { kind: 'resync', reason };
  const lastMutationId = await readPublished(connection, request.clientId);
  return {
    kind: 'patch',
    patch: {
      type: 'patch',
      epoch,
      patches: await readScopePatches(connection, request.positions, scopes),
      lastMutationId,
      outcomes: await readOutcomes(connection, request, lastMutationId),
      idMap: await readIdMap(connection, request, lastMutationId),
      serverNow: Date.now(),
    },
  };
}

function resyncReason(request: PatchRequest, epoch: string, scopes: readonly ScopeState[]): string | null {
  if (request.epoch !== epoch) return 'The server was rebuilt since this device last asked.';
  for (const position of request.positions) {
    const scope = scopes.find((candidate) => candidate.id === position.scopeId);
    if (scope === undefined || position.version > scope.version) return `The server does not know version ${position.version} of ${position.scope}.`;
    const fromNothing = position.version === 0 && isWholeInChanges(position.scope);
    if (position.version < scope.floor && !fromNothing) return `Changes of ${position.scope} after version ${position.version} are no longer kept.`;
  }
  return null;
}

/**
 * The steps of scopes from the given versions to their present ones; the last
 * change of a row wins. A scope without news has no step. Call it in a snapshot,
 * with positions at or above each scope's floor.
 */
export async function readScopePatches(
  connection: Queryable,
  positions: readonly HeldPosition[],
  scopes: readonly ScopeState[],
): Promise<ScopePatch[]> {
  const patches: ScopePatch[] = [];
  for (const position of positions) {
    const to = scopes.find((scope) => scope.id === position.scopeId)?.version ?? position.version;
    if (to > position.version) patches.push(await readScopePatch(connection, position, to));
  }
  return patches;
}

async function readScopePatch(connection: Queryable, position: HeldPosition, to: number): Promise<ScopePatch> {
  const [rows] = await connection.query<RowDataPacket[][]>(
    {
      sql: 'SELECT table_no, pk, op, payload FROM sync_change WHERE scope_id = ? AND version > ? AND version <= ? ORDER BY version, table_no, pk',
      rowsAsArray: true,
    },
    [position.scopeId, position.version, to],
  );
  const changes = (rows as unknown as readonly (readonly unknown[])[]).map(([tableNo, id, op, payload]): Change => ({
    tableNo: Number(tableNo),
    id: Number(id),
    op: String(op),
    payload: String(payload),
  }));
  return scopePatch(position, to, changes);
}

type Change = Pick<RowChange, 'tableNo' | 'id' | 'op' | 'payload'>;

/** @param changes in the order of their versions */
function scopePatch(position: HeldPosition, to: number, changes: Iterable<Change>): ScopePatch {
  const last = new Map<string, Change>();
  for (const change of changes) last.set(`${change.tableNo}:${change.id}`, change);
  return { scope: position.scope, from: position.version, to, ...groupChanges(last.values()) };
}

function groupChanges(changes: Iterable<Change>): { rows: TableRows[]; gone: GoneRows[] } {
  const rows = new Map<string, TableRows>();
  const gone = new Map<number, GoneRows>();
  for (const { tableNo: table, id, op, payload } of changes) {
    const projection = PROJECTION_OF_OP.get(op);
    if (projection === undefined) {
      emplace(gone, table, () => ({ table, ids: [] })).ids.push(id);
    } else if (tableByNo(table) !== undefined) {
      emplace(rows, `${table}:${projection}`, () => ({ table, projection, rows: [] })).rows.push(JSON.parse(payload ?? '') as WireRow);
    }
  }
  return { rows: [...rows.values()], gone: [...gone.values()] };
}

/**
 * The same answer as {@link readPatch}, put together from the steps that the
 * leader keeps in memory. Only outcomes and the id map of the device's own
 * mutations are read: they never change once they are published.
 * @param steps everything published since the device was level with `told`, its last published mutation
 * @param shared the patches made of the newest steps so far
 * @returns null when the steps do not go on where the device stands: then the tables must be asked
 */
export async function patchFromSteps(
  pool: Pool,
  request: PatchRequest,
  steps: readonly PublishedStep[],
  told: number,
  shared: SharedPatches,
): Promise<Omit<Patch, 'scopes'> | null> {
  const patches: ScopePatch[] = [];
  for (const position of request.positions) {
    const later = steps.filter((step) => (step.versions.get(position.scopeId) ?? 0) > position.version);
    if (later.some((step, index) => step.versions.get(position.scopeId) !== position.version + 1 + index)) return null;
    if (later.length > 0) patches.push(shared.take(position, steps.at(-1), () => patchOf(position, later)));
  }
  const lastMutationId = Math.max(told, ...steps.map((step) => step.clients.get(request.clientId) ?? 0));
  const own = lastMutationId > request.ackedMutationId ? await readOwn(pool, request, lastMutationId) : { outcomes: [], idMap: [] };
  return { type: 'patch', epoch: request.epoch, patches, lastMutationId, ...own, serverNow: Date.now() };
}

function patchOf(position: HeldPosition, steps: readonly PublishedStep[]): ScopePatch {
  const changes = steps.flatMap((step) => step.changes.get(position.scopeId) ?? []);
  return scopePatch(position, position.version + steps.length, changes);
}

async function readOwn(pool: Pool, request: PatchRequest, upTo: number): Promise<Pick<Patch, 'outcomes' | 'idMap'>> {
  return withConnection(pool, async (connection) => ({
    outcomes: await readOutcomes(connection, request, upTo),
    idMap: await readIdMap(connection, request, upTo),
  }));
}

function emplace<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

async function readPublished(connection: Queryable, clientId: number): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT mutation_id FROM sync_published WHERE client_id = ?', [clientId]);
  return Number(rows[0]?.['mutation_id'] ?? 0);
}

async function readOutcomes(connection: Queryable, request: PatchRequest, upTo: number): Promise<Outcome[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT mutation_id, status, body FROM sync_outcome WHERE client_id = ? AND mutation_id > ? AND mutation_id <= ? ORDER BY mutation_id',
    [request.clientId, request.ackedMutationId, upTo],
  );
  return rows.map((row) => {
    const body: unknown = row['body'] === null ? {} : JSON.parse(String(row['body']));
    return outcome.parse({ ...(body as object), mutationId: Number(row['mutation_id']), status: row['status'] as unknown });
  });
}

async function readIdMap(connection: Queryable, request: PatchRequest, upTo: number): Promise<IdMapping[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT table_no, temp_id, real_id FROM sync_id_map WHERE client_id = ? AND mutation_id > ? AND mutation_id <= ? ORDER BY mutation_id',
    [request.clientId, request.ackedMutationId, upTo],
  );
  return rows.map((row) => ({ table: Number(row['table_no']), temporaryId: Number(row['temp_id']), id: Number(row['real_id']) }));
}
