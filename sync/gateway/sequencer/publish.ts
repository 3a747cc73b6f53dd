import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { rowHash } from '../../protocol/row-hash.ts';
import type { Projection, WireRow } from '../../protocol/rows.ts';
import type { Touch } from './log-reader.ts';
import type { MemberChange } from './members.ts';
import { narrowRow } from './row-reader.ts';
import { readIndex, writeIndex } from './tick-index.ts';
import type { IndexEntry } from './tick-index.ts';
import type { RowChange, TickVersions } from './scope-book.ts';
import { CHANGE_OPS, PROJECTION_RANKS } from './types.ts';
import type { Queryable } from './types.ts';

const PROJECTION_OF_RANK: ReadonlyMap<number, Projection> = new Map([
  [PROJECTION_RANKS.full, 'full'],
  [PROJECTION_RANKS.panel, 'panel'],
  [PROJECTION_RANKS.stub, 'stub'],
]);

/** The row index: the hash of every row as last published, in canonical text; empty where none was taken. */
export async function readHashes(connection: Queryable, table: MirroredTableName, ids: readonly number[]): Promise<Map<number, string>> {
  const entries = await readIndex(connection, 'hash', [tableByName(table).no], ids);
  return new Map(entries.map(([, id, hash]) => [id, String(hash ?? '')]));
}

/** What became of touched rows, compared with the row index. */
export interface ContentChanges {
  /** Rows whose content must be sent to whoever holds them. */
  readonly changed: ReadonlySet<number>;
  /** Rows that were not in the index. */
  readonly fresh: ReadonlySet<number>;
}

/**
 * Brings the row index up to the snapshot. A row whose hash stayed is an echo
 * and is not published, unless it was touched twice: it may have been different
 * in between, and a first sync may have read it then.
 */
export async function syncHashes(
  connection: Queryable,
  table: MirroredTableName,
  touches: ReadonlyMap<number, Touch>,
  rows: ReadonlyMap<number, WireRow>,
): Promise<ContentChanges> {
  const { no } = tableByName(table);
  const before = await readHashes(connection, table, [...touches.keys()]);
  const changed = new Set<number>();
  const written: IndexEntry[] = [];
  const gone: IndexEntry[] = [];
  for (const [id, { times }] of touches) {
    const row = rows.get(id);
    if (row === undefined) {
      if (before.has(id)) gone.push([no, id]);
      continue;
    }
    const hash = rowHash(no, row).toString();
    if (before.get(id) !== hash) written.push([no, id, hash]);
    if (before.get(id) !== hash || times > 1) changed.add(id);
  }
  await writeIndex(connection, 'hash', written, gone);
  return { changed, fresh: new Set([...rows.keys()].filter((id) => touches.has(id) && !before.has(id))) };
}

/** Writes what the scopes' holders must learn about rows of one table. */
export async function publishChanges(
  connection: Queryable,
  table: MirroredTableName,
  memberships: readonly MemberChange[],
  rows: ReadonlyMap<number, WireRow>,
  changed: ReadonlySet<number>,
  versions: TickVersions,
): Promise<void> {
  const changes = memberships.flatMap((membership) => scopeChanges(table, membership, rows.get(membership.id), changed.has(membership.id)));
  if (changes.length > 0) await versions.add(connection, changes);
}

function scopeChanges(table: MirroredTableName, { id, before, after }: MemberChange, row: WireRow | undefined, contentChanged: boolean): RowChange[] {
  const tableNo = tableByName(table).no;
  const changes: RowChange[] = [];
  const payloads = new Map<Projection, string>();
  for (const [scopeId, rank] of row === undefined ? [] : after) {
    if (before.get(scopeId) === rank && !contentChanged) continue;
    const projection = PROJECTION_OF_RANK.get(rank) ?? 'full';
    const payload = payloads.get(projection) ?? JSON.stringify(narrowRow(table, row as WireRow, projection));
    payloads.set(projection, payload);
    changes.push({ scopeId, tableNo, id, op: CHANGE_OPS[projection], payload });
  }
  for (const scopeId of before.keys()) {
    if (!after.has(scopeId)) changes.push({ scopeId, tableNo, id, op: CHANGE_OPS.gone, payload: null });
  }
  return changes;
}
