import { createHash } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { ANNOTATIONS, INDEXED_TABLES } from '../../../db/central/annotations.ts';
import { tableByNo, tableByName, type MirroredTableName } from '../../../shared/generated/tables.ts';
import { columnsOf, projectionsOf } from '../../protocol/projections.ts';
import { rowHash } from '../../protocol/row-hash.ts';
import type { Projection, WireRow } from '../../protocol/rows.ts';
import { createRowReader, narrowRow, piecesOf, selectList } from './row-reader.ts';
import { readStates } from './state.ts';
import { CHANGE_OPS } from './types.ts';
import type { Queryable } from './types.ts';

/** What an index is made of: columns with their types in wire order by `table number projection`, and the rules of who holds what. */
const indexLayout = z.object({ columns: z.record(z.string(), z.array(z.string())), rules: z.string() });
type IndexLayout = z.infer<typeof indexLayout>;

function layoutKey(no: number, projection: Projection): string {
  return `${no} ${projection}`;
}

/** The layout of this version's index. */
export const PRESENT_LAYOUT: IndexLayout = {
  columns: Object.fromEntries(
    INDEXED_TABLES.flatMap((table) =>
      projectionsOf(table).map((projection) => [
        layoutKey(tableByName(table).no, projection),
        columnsOf(table, projection).map(({ name, type }) => `${name}:${type}`),
      ]),
    ),
  ),
  rules: createHash('sha256').update(JSON.stringify(ANNOTATIONS)).digest('hex').slice(0, 16),
};

/** The layout of the index that is there; null where that was not noted. */
async function readLayout(connection: Queryable): Promise<IndexLayout | null> {
  const text = (await readStates(connection, ['index_layout'])).get('index_layout');
  return text === undefined ? null : (indexLayout.safeParse(JSON.parse(text)).data ?? null);
}

/** Where each of a row's present columns stood before, by layout key; -1: nowhere. */
type Places = ReadonlyMap<string, readonly number[]>;

/**
 * The tables that only have more columns now, none of which decides who holds
 * what: then every version, membership and company stays as it is.
 * @returns null where anything else is different too, or nothing is
 */
export function addedColumns(former: IndexLayout, present: IndexLayout): Places | null {
  const keys = Object.keys(present.columns);
  if (former.rules !== present.rules || keys.length !== Object.keys(former.columns).length) return null;
  const places = new Map<string, readonly number[]>();
  for (const key of keys) {
    const [before, now] = [former.columns[key], present.columns[key] ?? []];
    if (before === undefined || !before.every((column) => now.includes(column))) return null;
    if (before.length === now.length && before.every((column, index) => column === now[index])) continue;
    places.set(
      key,
      now.map((column) => before.indexOf(column)),
    );
  }
  const isPlain = [...places].every(([key, of]) => of.every((place, index) => place >= 0 || isNewAndPlain(key, index, places)));
  return places.size > 0 && isPlain ? places : null;
}

/** A column that refers to another row has edges to be followed; one that only a narrow view is new to holds something already. */
function isNewAndPlain(key: string, index: number, places: Places): boolean {
  const [no = 0, projection = 'full'] = key.split(' ');
  const table = tableByNo(Number(no));
  if (table === undefined) return false;
  const column = columnsOf(table.name, projection as Projection)[index];
  if (column === undefined || column.references !== undefined) return false;
  const whole = columnsOf(table.name, 'full').findIndex(({ name }) => name === column.name);
  return (places.get(layoutKey(table.no, 'full'))?.[whole] ?? 0) < 0;
}

function formerRow(row: WireRow, places: readonly number[]): WireRow {
  const former: WireRow[number][] = [];
  places.forEach((place, index) => {
    if (place >= 0) former[place] = row[index] ?? null;
  });
  return former;
}

const ROWS_AT_A_TIME = 5_000;

interface Widening {
  readonly connection: Queryable;
  readonly places: Places;
  /** Runs a piece of work in a transaction that only the leader may commit. */
  readonly fenced: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Brings an index to a newer catalogue that only has more columns: hashes of the
 * rows of those tables, and the changes that are kept of them, get what the rows
 * hold. Epoch and versions stay, so that devices fetch the columns and no new
 * copy. Can be begun again at any point.
 * @returns false where the index must be made anew
 */
export async function widenIndex(connection: Queryable, fenced: Widening['fenced']): Promise<boolean> {
  const [states, former] = [await readStates(connection, ['high', 'epoch', 'index']), await readLayout(connection)];
  if (!states.has('high') || !states.has('epoch') || states.has('index') || former === null) return false;
  const places = addedColumns(former, PRESENT_LAYOUT);
  if (places === null) return false;
  const widening = { connection, places, fenced };
  for (const table of INDEXED_TABLES) {
    const of = places.get(layoutKey(tableByName(table).no, 'full'));
    if (of !== undefined) await widenHashes(widening, table, of);
  }
  await widenChanges(widening);
  return true;
}

/** A row that is what was published has the hash of all its columns now. One that is ahead keeps its former one: the next tick publishes it. */
async function widenHashes({ connection, fenced }: Widening, table: MirroredTableName, places: readonly number[]): Promise<void> {
  const { no, table: physical } = tableByName(table);
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    after = await fenced(async () => {
      const [found] = await connection.query<RowDataPacket[][]>(
        {
          sql: `SELECT CAST(r.hash AS CHAR), ${selectList(table, 'full')} FROM sync_row r JOIN \`${physical}\` t ON t.id = r.pk
                WHERE r.table_no = ? AND r.pk > ? ORDER BY r.pk LIMIT ?`,
          rowsAsArray: true,
        },
        [no, from, ROWS_AT_A_TIME],
      );
      const rows = found as unknown as WireRow[];
      const widened = rows
        .filter(([hash, ...row]) => hash === rowHash(no, formerRow(row, places)).toString())
        .map(([, ...row]) => [no, row[0], rowHash(no, row).toString()]);
      for (const piece of piecesOf(widened)) {
        await connection.query('INSERT INTO sync_row (table_no, pk, hash) VALUES ? ON DUPLICATE KEY UPDATE hash = VALUES(hash)', [piece]);
      }
      return rows.length < ROWS_AT_A_TIME ? null : Number(rows.at(-1)?.[1]);
    });
  }
}

interface StoredChange {
  readonly scopeId: number;
  readonly version: number;
  readonly no: number;
  readonly id: number;
  readonly op: string;
  readonly row: WireRow;
}

const PROJECTION_OF_OP: ReadonlyMap<string, Projection> = new Map([
  [CHANGE_OPS.full, 'full'],
  [CHANGE_OPS.panel, 'panel'],
  [CHANGE_OPS.stub, 'stub'],
]);

/** Changes that are kept read like new ones: with what the row holds where it is that row still, else with nothing in the new places. */
async function widenChanges(widening: Widening): Promise<void> {
  const { connection, fenced, places } = widening;
  const tables = [...new Set([...places.keys()].map((key) => Number(key.split(' ')[0])))];
  const [scopes] = await connection.query<RowDataPacket[]>('SELECT id FROM sync_scope ORDER BY id');
  for (const scope of scopes) {
    for (let after: readonly [number, number, number] | null = [0, 0, 0]; after !== null;) {
      const from: readonly [number, number, number] = after;
      after = await fenced(() => widenChangesBehind(widening, Number(scope['id']), tables, from));
    }
  }
}

async function widenChangesBehind(
  { connection, places }: Widening,
  scopeId: number,
  tables: readonly number[],
  [version, no, id]: readonly [number, number, number],
): Promise<readonly [number, number, number] | null> {
  const [found] = await connection.query<RowDataPacket[]>(
    `SELECT version, table_no, pk, op, payload FROM sync_change WHERE scope_id = ? AND version >= ? AND table_no IN (?) AND payload IS NOT NULL
     AND (version > ? OR table_no > ? OR (table_no = ? AND pk > ?)) ORDER BY version, table_no, pk LIMIT ?`,
    [scopeId, version, tables, version, no, no, id, ROWS_AT_A_TIME],
  );
  const changes = found.map((row): StoredChange => ({
    scopeId,
    version: Number(row['version']),
    no: Number(row['table_no']),
    id: Number(row['pk']),
    op: String(row['op']),
    row: JSON.parse(String(row['payload'])) as WireRow,
  }));
  await writeWidened(connection, places, changes);
  const last = changes.at(-1);
  return last === undefined || changes.length < ROWS_AT_A_TIME ? null : [last.version, last.no, last.id];
}

async function writeWidened(connection: Queryable, places: Places, changes: readonly StoredChange[]): Promise<void> {
  const reader = createRowReader(connection);
  const written: unknown[][] = [];
  for (const [no, ofTable] of Map.groupBy(changes, (change) => change.no)) {
    const table = tableByNo(no)?.name as MirroredTableName;
    const present = await reader.read(
      table,
      ofTable.map((change) => change.id),
    );
    for (const { scopeId, version, id, op, row } of ofTable) {
      const projection = PROJECTION_OF_OP.get(op) ?? 'full';
      const of = places.get(layoutKey(no, projection));
      const before = of?.filter((place) => place >= 0).length;
      // Of another layout it is widened already.
      if (of === undefined || row.length !== before) continue;
      const base = present.get(id);
      const now = base === undefined ? null : narrowRow(table, base, projection);
      const isThatRow = now !== null && JSON.stringify(formerRow(now, of)) === JSON.stringify(row);
      const widened = isThatRow ? now : of.map((place) => row[place] ?? null);
      written.push([scopeId, version, no, id, op, JSON.stringify(widened)]);
    }
  }
  for (const piece of piecesOf(written)) {
    await connection.query(
      'INSERT INTO sync_change (scope_id, version, table_no, pk, op, payload) VALUES ? ON DUPLICATE KEY UPDATE payload = VALUES(payload)',
      [piece],
    );
  }
}
