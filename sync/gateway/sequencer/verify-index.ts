import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { TENANT_ORDER } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { rowHash } from '../../protocol/row-hash.ts';
import { piecesOf, queryByKeys, selectList } from './row-reader.ts';
import { inSnapshot } from './snapshot.ts';
import { readStates } from './state.ts';
import { compareStretch } from './suspects.ts';
import type { Uncaptured } from './suspects.ts';
import type { Queryable } from './types.ts';

const STRETCH_ROWS = 2_000;
/** A running gateway publishes what was written meanwhile within this many looks. */
const LOOKS = 10;
const LOOK_AGAIN_MS = 200;

/** What became of comparing the whole database with the sync layer's index. */
export interface IndexVerdict {
  /** Rows compared. */
  readonly rows: number;
  /** Rows that differ from what devices were told. */
  readonly differing: readonly Uncaptured[];
  /** Log rows nobody has published yet; the rows they name are not counted as differing. */
  readonly unread: number;
}

/**
 * Compares every row of the central database with the index. Reads only; rows a
 * running gateway is just about to publish are looked at again until it has.
 * @returns null when there is no index
 */
export async function verifyIndex(pool: Pool, onProgress: (rows: number, table: string) => void): Promise<IndexVerdict | null> {
  const suspects = new Map<MirroredTableName, number[]>();
  let rows = 0;
  if (!(await inSnapshot(pool, async (connection) => (await readStates(connection, ['high'])).has('high')))) return null;
  for (const table of TENANT_ORDER) {
    for (let after: number | null = 0; after !== null;) {
      const from: number = after;
      const stretch = await inSnapshot(pool, (connection) => compareStretch(connection, table, from, STRETCH_ROWS));
      if (stretch.suspects.length > 0) suspects.set(table, [...(suspects.get(table) ?? []), ...stretch.suspects]);
      rows += stretch.rows;
      ({ after } = stretch);
      onProgress(rows, tableByName(table).table);
    }
  }
  let differing = [...suspects].map(([table, ids]): Uncaptured => ({ table, ids }));
  for (let look = 1; ; look += 1) {
    const seen = await inSnapshot(pool, async (connection) => ({
      differing: await stillDiffering(connection, differing),
      unread: await readUnread(connection),
    }));
    differing = withoutUnread(seen.differing, seen.unread.keys);
    if (differing.length === 0 || look === LOOKS) return { rows, differing, unread: seen.unread.rows };
    await delay(LOOK_AGAIN_MS);
  }
}

async function stillDiffering(connection: Queryable, suspects: readonly Uncaptured[]): Promise<Uncaptured[]> {
  const differing: Uncaptured[] = [];
  for (const { table, ids } of suspects) {
    const shape = tableByName(table);
    const still: number[] = [];
    for (const piece of piecesOf(ids)) {
      const rows = await queryByKeys(connection, `SELECT ${selectList(table, 'full')} FROM \`${shape.table}\` t WHERE t.id IN (?)`, piece);
      const index = await queryByKeys(connection, 'SELECT pk, CAST(hash AS CHAR) FROM sync_row WHERE table_no = ? AND pk IN (?)', piece, [shape.no]);
      const present = new Map(rows.map((row) => [Number(row[0]), rowHash(shape.no, row).toString()]));
      const known = new Map(index.map(([id, hash]) => [Number(id), String(hash)]));
      still.push(...piece.filter((id) => present.get(id) !== known.get(id)));
    }
    if (still.length > 0) differing.push({ table, ids: still });
  }
  return differing;
}

/** Log rows behind the last that was published, and the rows they speak of. */
async function readUnread(connection: Queryable): Promise<{ rows: number; keys: ReadonlySet<string> }> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT table_no, pk, COUNT(*) AS amount FROM sync_log WHERE seq > (SELECT CAST(value AS UNSIGNED) FROM sync_state WHERE name = 'high')
     GROUP BY table_no, pk`,
  );
  return {
    rows: rows.reduce((sum, row) => sum + Number(row['amount']), 0),
    keys: new Set(rows.map((row) => `${row['table_no']}:${row['pk']}`)),
  };
}

/** What the log speaks of was logged: it only waits for a gateway. */
function withoutUnread(differing: readonly Uncaptured[], unread: ReadonlySet<string>): Uncaptured[] {
  return differing.flatMap(({ table, ids }) => {
    const { no } = tableByName(table);
    const left = ids.filter((id) => !unread.has(`${no}:${id}`));
    return left.length === 0 ? [] : [{ table, ids: left }];
  });
}
