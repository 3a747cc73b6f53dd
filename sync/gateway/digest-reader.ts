import type { RowDataPacket } from 'mysql2/promise';
import { tableByNo } from '../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../shared/generated/tables.ts';
import type { DigestPart, DigestRange, DigestRepair, DigestTotal, FilledColumns, PartRanges, RangeRows, WantedRows } from '../protocol/digest.ts';
import { MOST_FILLED_ROWS, MOST_REPAIRED_ROWS } from '../protocol/digest.ts';
import { columnsOf } from '../protocol/projections.ts';
import { rowHash, RowSum } from '../protocol/row-hash.ts';
import type { Projection, TableRows, WireRow, WireValue } from '../protocol/rows.ts';
import { narrowRow, queryByKeys, selectList } from './sequencer/row-reader.ts';
import { PROJECTION_RANKS } from './sequencer/types.ts';
import type { Queryable, ScopeState } from './sequencer/types.ts';

/** A row has changed since the last step: what was published of it cannot be told from the row. Asked again a moment later, it can. */
export class Unsettled extends Error {
  override readonly name = 'Unsettled';
}

const MODULUS = 1n << 60n;

const PROJECTION_OF_RANK: ReadonlyMap<number, Projection> = new Map([
  [PROJECTION_RANKS.full, 'full'],
  [PROJECTION_RANKS.panel, 'panel'],
  [PROJECTION_RANKS.stub, 'stub'],
]);

/** Everything below works in one snapshot and speaks of what was published, never of rows that are ahead of it. */
export interface DigestScope {
  readonly connection: Queryable;
  readonly scopes: readonly ScopeState[];
  /** Look rows that are ahead up in what was published, which takes long; else {@link Unsettled} is thrown. */
  readonly thorough: boolean;
}

interface PartCount extends DigestPart {
  readonly scopeId: number;
  readonly count: number;
  /** Of whole rows, as the index keeps them. */
  readonly fullSum: string;
}

async function readCounts({ connection, scopes }: DigestScope, tables: readonly number[] | null): Promise<PartCount[]> {
  const byId = new Map(scopes.map((scope) => [scope.id, scope.name]));
  const only = tables === null ? '' : 'AND m.table_no IN (?)';
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT m.scope_id, m.table_no, m.projection, COUNT(*) AS amount, CAST(SUM(r.hash) AS CHAR) AS total
     FROM sync_member m JOIN sync_row r ON r.table_no = m.table_no AND r.pk = m.pk
     WHERE m.scope_id IN (?) ${only} GROUP BY m.scope_id, m.table_no, m.projection`,
    [[...byId.keys()], ...(tables === null ? [] : [tables])],
  );
  return rows.flatMap((row) => {
    const scope = byId.get(Number(row['scope_id']));
    const projection = PROJECTION_OF_RANK.get(Number(row['projection']));
    if (scope === undefined || projection === undefined) return [];
    const scopeId = Number(row['scope_id']);
    return [{ scope, scopeId, table: Number(row['table_no']), projection, count: Number(row['amount']), fullSum: String(row['total'] ?? 0) }];
  });
}

/** What each scope holds, part by part: whole rows from the index alone, narrow ones from the rows themselves. */
export async function readTotals(from: DigestScope, tables: readonly number[] | null = null): Promise<DigestTotal[]> {
  if (from.scopes.length === 0) return [];
  const totals: DigestTotal[] = [];
  for (const { scope, scopeId, table, projection, count, fullSum } of await readCounts(from, tables)) {
    const sum = projection === 'full' ? (BigInt(fullSum) % MODULUS).toString(36) : await narrowSum(from, scopeId, table, projection);
    totals.push({ scope, table, projection, count, sum });
  }
  return totals;
}

async function narrowSum(from: DigestScope, scopeId: number, table: number, projection: Projection): Promise<string> {
  const sum = new RowSum();
  for (const [, row] of await readNarrow(from, scopeId, table, projection)) sum.addHash(rowHash(table, row));
  return sum.sum();
}

/**
 * Narrow rows by key, in key order. The index knows only whole rows, so each is
 * read and believed when its hash says that it is what was published.
 * @throws Unsettled
 */
async function readNarrow(from: DigestScope, scopeId: number, no: number, projection: Projection): Promise<[number, WireRow][]> {
  const table = mirrored(no);
  if (table === null) return [];
  const [rows] = await from.connection.query<RowDataPacket[][]>(
    {
      sql: `SELECT m.pk, CAST(r.hash AS CHAR), ${selectList(table.name, 'full')}
            FROM sync_member m JOIN sync_row r ON r.table_no = m.table_no AND r.pk = m.pk LEFT JOIN \`${table.physical}\` t ON t.id = m.pk
            WHERE m.scope_id = ? AND m.table_no = ? AND m.projection = ? ORDER BY m.pk`,
      rowsAsArray: true,
    },
    [scopeId, no, PROJECTION_RANKS[projection]],
  );
  const held = (rows as unknown as WireRow[]).map(([pk, hash, ...row]): HeldRow => ({ id: Number(pk), hash: String(hash), projection, row }));
  return publishedRows(from, scopeId, no, table.name, held);
}

interface HeldRow {
  readonly id: number;
  readonly hash: string;
  readonly projection: Projection;
  /** The whole row as it is now, all null when it is gone. */
  readonly row: WireRow;
}

/** Rows narrowed to their projections, as published. */
async function publishedRows(
  from: DigestScope,
  scopeId: number,
  no: number,
  table: MirroredTableName,
  held: readonly HeldRow[],
): Promise<[number, WireRow][]> {
  const isPublished = ({ hash, row }: HeldRow): boolean => row[0] !== null && rowHash(no, row).toString() === hash;
  const ahead = held.filter((row) => !isPublished(row)).map(({ id }) => id);
  const changes = ahead.length === 0 ? new Map<number, WireRow>() : await lastChanges(from, scopeId, no, ahead);
  return held.map(({ id, projection, row }) => [id, changes.get(id) ?? narrowRow(table, row, projection)]);
}

/** What a scope was last told of rows. @throws Unsettled for one that it was never told of */
async function lastChanges(
  { connection, thorough }: DigestScope,
  scopeId: number,
  no: number,
  ids: readonly number[],
): Promise<Map<number, WireRow>> {
  if (!thorough) throw new Unsettled();
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT pk, payload FROM sync_change WHERE scope_id = ? AND table_no = ? AND pk IN (?) ORDER BY version',
    [scopeId, no, ids],
  );
  const last = new Map<number, WireRow>();
  for (const row of rows) {
    if (row['payload'] === null) last.delete(Number(row['pk']));
    else last.set(Number(row['pk']), JSON.parse(String(row['payload'])) as WireRow);
  }
  if (last.size < ids.length) throw new Unsettled();
  return last;
}

function mirrored(no: number): { name: MirroredTableName; physical: string } | null {
  const table = tableByNo(no);
  return table === undefined || table.serverOnly ? null : { name: table.name as MirroredTableName, physical: table.table };
}

/** Keys and hashes of a part, in key order. */
async function readHashes(from: DigestScope, scopeId: number, { table, projection }: DigestPart): Promise<[number, bigint][]> {
  if (projection !== 'full') {
    return (await readNarrow(from, scopeId, table, projection)).map(([id, row]) => [id, rowHash(table, row)]);
  }
  const [rows] = await from.connection.query<RowDataPacket[][]>(
    {
      sql: `SELECT m.pk, CAST(r.hash AS CHAR) FROM sync_member m JOIN sync_row r ON r.table_no = m.table_no AND r.pk = m.pk
            WHERE m.scope_id = ? AND m.table_no = ? AND m.projection = ? ORDER BY m.pk`,
      rowsAsArray: true,
    },
    [scopeId, table, PROJECTION_RANKS.full],
  );
  return (rows as unknown as (readonly [number, string])[]).map(([id, hash]) => [id, BigInt(hash)]);
}

/** The ranges in which a part differs from what the device holds, listed; no more rows than a repair may bring, and a few. */
export async function readDiffering(from: DigestScope, parts: readonly PartRanges[]): Promise<RangeRows[]> {
  const differing: RangeRows[] = [];
  for (const part of parts) {
    const scope = from.scopes.find((candidate) => candidate.name === part.scope);
    const rows = scope === undefined ? [] : await readHashes(from, scope.id, part);
    differing.push(...differingRanges(part, rows));
  }
  return upToLimit(differing);
}

/** More than can be repaired need not be listed: the device sees that it is too much, and takes a new copy. */
function upToLimit(ranges: readonly RangeRows[]): RangeRows[] {
  const listed: RangeRows[] = [];
  let rows = 0;
  for (const range of ranges) {
    listed.push(range);
    rows += range.rows.length;
    if (rows > 10 * MOST_REPAIRED_ROWS) break;
  }
  return listed;
}

function differingRanges(part: PartRanges, rows: readonly (readonly [number, bigint])[]): RangeRows[] {
  const { scope, table, projection } = part;
  const differing: RangeRows[] = [];
  let after: number | null = null;
  let rest = rows;
  for (const [upTo, count, sum] of part.ranges) {
    const end = upTo === null ? -1 : rest.findIndex(([id]) => id > upTo);
    const within = end < 0 ? rest : rest.slice(0, end);
    rest = rest.slice(within.length);
    if (!isEqual(within, [upTo, count, sum])) {
      differing.push({ scope, table, projection, after, upTo, rows: within.map(([id, hash]) => [id, hash.toString(36)]) });
    }
    after = upTo;
  }
  return differing;
}

function isEqual(rows: readonly (readonly [number, bigint])[], [, count, sum]: DigestRange): boolean {
  if (rows.length !== count) return false;
  const own = new RowSum();
  for (const [, hash] of rows) own.addHash(hash);
  return own.sum() === sum;
}

/** Rows as published, and the wanted ones that the scope does not hold. @throws Unsettled where a row is ahead of what was published */
export async function readRepairs(from: DigestScope, wanted: readonly WantedRows[]): Promise<DigestRepair[]> {
  const repairs: DigestRepair[] = [];
  for (const { scope, table, ids } of wanted) {
    const held = from.scopes.find((candidate) => candidate.name === scope);
    if (held !== undefined) repairs.push({ scope, ...(await readRepair(from, held.id, table, ids)) });
  }
  return repairs;
}

async function readRepair(from: DigestScope, scopeId: number, no: number, ids: readonly number[]): Promise<Omit<DigestRepair, 'scope'>> {
  const table = mirrored(no);
  if (table === null) return { rows: [], gone: [] };
  const found = await queryByKeys(
    from.connection,
    `SELECT m.pk, m.projection, CAST(r.hash AS CHAR), ${selectList(table.name, 'full')}
     FROM sync_member m JOIN sync_row r ON r.table_no = m.table_no AND r.pk = m.pk LEFT JOIN \`${table.physical}\` t ON t.id = m.pk
     WHERE m.scope_id = ? AND m.table_no = ? AND m.pk IN (?)`,
    ids,
    [scopeId, no],
  );
  const rows = found.map(([pk, rank, hash, ...row]): HeldRow => ({
    id: Number(pk),
    hash: String(hash),
    projection: PROJECTION_OF_RANK.get(Number(rank)) ?? 'full',
    row,
  }));
  const published = new Map(await publishedRows(from, scopeId, no, table.name, rows));
  const groups = Map.groupBy(rows, ({ projection }) => projection);
  const contents = [...groups].map(([projection, members]): TableRows => {
    return { table: no, projection, rows: members.flatMap(({ id }) => optional(published.get(id))) };
  });
  const gone = ids.filter((id) => !published.has(id));
  return { rows: contents, gone: gone.length === 0 ? [] : [{ table: no, ids: gone }] };
}

/** Which columns of a table, for rows behind which key. */
export interface WantedColumns {
  readonly table: number;
  readonly columns: readonly string[];
  readonly after: number;
}

/**
 * Columns of the next rows that the scopes hold, in key order, as published:
 * of each what its scopes show, null where they do not.
 * @throws Unsettled where a row is ahead of what was published
 */
export async function readColumns(from: DigestScope, { table: no, columns, after }: WantedColumns): Promise<FilledColumns> {
  const table = mirrored(no);
  if (table === null || from.scopes.length === 0) return { rows: [], after: null };
  const [found] = await from.connection.query<RowDataPacket[][]>(
    {
      sql: `SELECT m.pk, m.scope_id, m.projection, CAST(r.hash AS CHAR), ${selectList(table.name, 'full')}
            FROM sync_member m JOIN sync_row r ON r.table_no = m.table_no AND r.pk = m.pk LEFT JOIN \`${table.physical}\` t ON t.id = m.pk
            WHERE m.table_no = ? AND m.pk > ? AND m.scope_id IN (?) ORDER BY m.pk LIMIT ?`,
      rowsAsArray: true,
    },
    [no, after, from.scopes.map((scope) => scope.id), MOST_FILLED_ROWS],
  );
  const all = (found as unknown as WireRow[]).map(([pk, scopeId, rank, hash, ...row]) => ({
    scopeId: Number(scopeId),
    held: { id: Number(pk), hash: String(hash), projection: PROJECTION_OF_RANK.get(Number(rank)) ?? 'full', row },
  }));
  const last = all.at(-1)?.held.id;
  const isPart = all.length === MOST_FILLED_ROWS;
  // Never some of a row's memberships without its others.
  const whole = isPart ? all.filter(({ held }) => held.id !== last) : all;
  const values = new Map<number, WireValue[]>();
  for (const [scopeId, members] of Map.groupBy(whole, (member) => member.scopeId)) {
    const held = members.map((member) => member.held);
    const rows = new Map(await publishedRows(from, scopeId, no, table.name, held));
    for (const { id, projection } of held) addShown(values, id, columns, table.name, projection, rows.get(id) ?? []);
  }
  const rows = [...values].toSorted(([left], [right]) => left - right).map(([id, shown]): WireRow => [id, ...shown]);
  return { rows, after: isPart ? (whole.at(-1)?.held.id ?? null) : null };
}

/** Adds what one scope shows of a row's columns to what others do. */
function addShown(
  values: Map<number, WireValue[]>,
  id: number,
  columns: readonly string[],
  table: MirroredTableName,
  projection: Projection,
  row: WireRow,
): void {
  const places = columnsOf(table, projection);
  const known = values.get(id) ?? columns.map(() => null);
  values.set(
    id,
    columns.map((name, index) => row[places.findIndex((column) => column.name === name)] ?? known[index] ?? null),
  );
}

function optional<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
