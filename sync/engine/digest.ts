import { tableByNo, TABLES, type TableName } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';
import { MOST_RANGES, type DigestPart, type DigestRange, type DigestTotal, type PartRanges, type RangeRows } from '../protocol/digest.ts';
import { projectionsOf } from '../protocol/projections.ts';
import type { ScopeName } from '../protocol/pull.ts';
import { RowSum, textHash } from '../protocol/row-hash.ts';
import type { Projection } from '../protocol/rows.ts';
import type { HeldRow, MirrorStore } from './ports.ts';

/** Rows hashed in one go, about 15 ms of work: questions of the window are answered in between. */
const ROWS_AT_A_TIME = 4_000;

/** Rows in a range at least; smaller ranges would cost more to name than to list. */
const LEAST_RANGE_ROWS = 16;

/** Lets other work run; throws when the comparison is to end. */
export type Breathe = () => Promise<void>;

async function visitAll(
  store: MirrorStore,
  table: TableName,
  projection: Projection,
  breathe: Breathe,
  visit: (row: HeldRow) => void,
): Promise<void> {
  let visited = 0;
  for (let after: RowId | null = 0; after !== null;) {
    after = store.visitHeldRows({ table, projection, after, limit: ROWS_AT_A_TIME }, (row) => {
      visited += 1;
      visit(row);
    });
    if (after !== null) await breathe();
  }
  if (visited > ROWS_AT_A_TIME / 10) await breathe();
}

/** Names a part in a map. */
export function partKey({ scope, table, projection }: DigestPart): string {
  return `${scope} ${table} ${projection}`;
}

/**
 * What this device holds, part by part, computed from the rows themselves and
 * not from any figure kept beside them.
 * @param only the parts to look at; all by default
 */
export async function totalsOf(store: MirrorStore, breathe: Breathe, only?: readonly DigestPart[]): Promise<Map<string, DigestTotal>> {
  const wanted = only === undefined ? null : new Set(only.map((part) => `${part.table} ${part.projection}`));
  const totals = new Map<string, DigestTotal>();
  for (const { name, no, serverOnly } of TABLES) {
    if (serverOnly) continue;
    for (const projection of projectionsOf(name)) {
      if (wanted !== null && !wanted.has(`${no} ${projection}`)) continue;
      const sums = new Map<ScopeName, RowSum>();
      await visitAll(store, name, projection, breathe, ({ scope, text }) => sumOf(sums, scope).add(no, text));
      for (const [scope, sum] of sums) {
        const total = { scope, table: no, projection, count: sum.count, sum: sum.sum() };
        totals.set(partKey(total), total);
      }
    }
  }
  return totals;
}

function sumOf(sums: Map<ScopeName, RowSum>, scope: ScopeName): RowSum {
  const known = sums.get(scope);
  if (known !== undefined) return known;
  const made = new RowSum();
  sums.set(scope, made);
  return made;
}

/** The parts in which two sides differ. */
export function differingParts(own: ReadonlyMap<string, DigestTotal>, theirs: readonly DigestTotal[]): DigestPart[] {
  const known = new Map(theirs.map((total) => [partKey(total), total]));
  const differs = (key: string): boolean => own.get(key)?.count !== known.get(key)?.count || own.get(key)?.sum !== known.get(key)?.sum;
  return [...new Set([...own.keys(), ...known.keys()])].filter(differs).flatMap((key) => {
    const total = own.get(key) ?? known.get(key);
    return total === undefined ? [] : [{ scope: total.scope, table: total.table, projection: total.projection }];
  });
}

/** The rows of one part by key, with their hashes. */
export type PartHashes = ReadonlyMap<RowId, bigint>;

/** Every key and hash of a part, in key order. */
export async function hashesOf(store: MirrorStore, part: DigestPart, breathe: Breathe): Promise<PartHashes> {
  const hashes = new Map<RowId, bigint>();
  const table = tableByNo(part.table);
  if (table === undefined || table.serverOnly) return hashes;
  await visitAll(store, table.name, part.projection, breathe, ({ scope, id, text }) => {
    if (scope === part.scope) hashes.set(id, textHash(part.table, text));
  });
  return hashes;
}

/** A part cut into ranges of about equal size, the first and last without end. */
export function rangesOf(part: DigestPart, hashes: PartHashes): PartRanges {
  const rows = [...hashes];
  const size = Math.max(LEAST_RANGE_ROWS, Math.ceil(rows.length / MOST_RANGES));
  const ranges: DigestRange[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += size) {
    const piece = rows.slice(start, start + size);
    const sum = new RowSum();
    for (const [, hash] of piece) sum.addHash(hash);
    const isLast = start + size >= rows.length;
    ranges.push([isLast ? null : (piece.at(-1)?.[0] ?? null), sum.count, sum.sum()]);
  }
  return { ...part, ranges };
}

/** The keys of a range whose rows the two sides do not hold alike. */
export function differingIds(own: PartHashes, range: RangeRows): RowId[] {
  const theirs = new Map(range.rows.map(([id, hash]) => [id, hash]));
  const different = [...theirs].filter(([id, hash]) => own.get(id)?.toString(36) !== hash).map(([id]) => id);
  const inRange = (id: RowId): boolean => (range.after === null || id > range.after) && (range.upTo === null || id <= range.upTo);
  return [...different, ...[...own.keys()].filter((id) => inRange(id) && !theirs.has(id))];
}
