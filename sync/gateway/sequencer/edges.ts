import { TRACKED_REFERENCES } from '../../../db/central/annotations.ts';
import type { TrackedReference } from '../../../db/central/annotations.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import type { WireRow } from '../../protocol/rows.ts';
import { touch } from './log-reader.ts';
import type { TouchedRows } from './log-reader.ts';
import { queryByKeys, referenceIn } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import { readIndex, writeIndex } from './tick-index.ts';
import type { IndexEntry } from './tick-index.ts';
import type { Queryable } from './types.ts';

/** A row that came to hang on another parent. */
export interface EdgeChange {
  readonly reference: TrackedReference;
  readonly child: number;
  readonly before: number | null;
  readonly after: number | null;
}

const byNumber = new Map(TRACKED_REFERENCES.map((reference) => [reference.no, reference]));
const byChild = Map.groupBy(TRACKED_REFERENCES, (reference) => reference.childTable);
const deletingByParent = Map.groupBy(
  TRACKED_REFERENCES.filter((reference) => reference.onDelete !== 'restrict'),
  (reference) => reference.parentTable,
);

/** The tracked references that leave a table. */
export function referencesFrom(table: MirroredTableName): readonly TrackedReference[] {
  return byChild.get(table) ?? [];
}

/**
 * Adds what a delete did without a trace: InnoDB's cascades fire no trigger. The
 * children of every deleted row are found by the edges as they were, and theirs
 * in turn; the snapshot then tells which of them still exist.
 */
export async function expandDeletes(connection: Queryable, reader: RowReader, touched: TouchedRows): Promise<void> {
  const expanded = new Map<MirroredTableName, Set<number>>();
  let wave: Map<MirroredTableName, number[]> = new Map();
  for (const [table, rows] of touched) {
    const existing = await reader.read(table, [...rows.keys()]);
    wave.set(
      table,
      [...rows].flatMap(([id, { deleted }]) => (deleted || !existing.has(id) ? [id] : [])),
    );
  }
  while (wave.size > 0) {
    const next = new Map<MirroredTableName, number[]>();
    for (const [table, ids] of wave) {
      const done = expanded.get(table) ?? new Set<number>();
      expanded.set(table, done);
      const fresh = ids.filter((id) => !done.has(id));
      for (const id of fresh) done.add(id);
      await expandOne(connection, reader, table, fresh, touched, next);
    }
    wave = next;
  }
}

async function expandOne(
  connection: Queryable,
  reader: RowReader,
  table: MirroredTableName,
  ids: readonly number[],
  touched: TouchedRows,
  next: Map<MirroredTableName, number[]>,
): Promise<void> {
  const references = deletingByParent.get(table) ?? [];
  if (ids.length === 0 || references.length === 0) return;
  const rows = await queryByKeys(connection, 'SELECT fk_no, child_pk FROM sync_edge WHERE fk_no IN (?) AND parent_pk IN (?)', ids, [
    references.map((reference) => reference.no),
  ]);
  const children = Map.groupBy(rows, (row) => byNumber.get(Number(row[0])) as TrackedReference);
  for (const [reference, edges] of children) {
    const childIds = [...new Set(edges.map((edge) => Number(edge[1])))];
    const existing = await reader.read(reference.childTable, childIds);
    for (const id of childIds) {
      touch(touched, reference.childTable, id, false);
      // A cascaded row may exist again under its old id; its own children went all the same.
      if (reference.onDelete === 'cascade' || !existing.has(id)) pushTo(next, reference.childTable, id);
    }
  }
}

function pushTo(map: Map<MirroredTableName, number[]>, table: MirroredTableName, id: number): void {
  const ids = map.get(table);
  if (ids === undefined) map.set(table, [id]);
  else ids.push(id);
}

/** Brings the edges of touched rows up to the snapshot and answers what changed. */
export async function syncEdges(
  connection: Queryable,
  table: MirroredTableName,
  ids: readonly number[],
  rows: ReadonlyMap<number, WireRow>,
): Promise<EdgeChange[]> {
  const references = referencesFrom(table);
  if (references.length === 0) return [];
  const before = await readEdges(connection, references, ids);
  const changes: EdgeChange[] = [];
  for (const reference of references) {
    for (const child of ids) {
      const row = rows.get(child);
      const after = row === undefined ? null : referenceIn(table, row, reference.childColumn);
      const was = before.get(edgeKey(reference.no, child)) ?? null;
      if (was !== after) changes.push({ reference, child, before: was, after });
    }
  }
  await writeEdges(connection, changes);
  return changes;
}

async function readEdges(connection: Queryable, references: readonly TrackedReference[], ids: readonly number[]): Promise<Map<string, number>> {
  const numbers = references.map((reference) => reference.no);
  const entries = await readIndex(connection, 'edge', numbers, ids);
  return new Map(entries.map(([no, child, parent]) => [edgeKey(no, child), Number(parent)]));
}

function edgeKey(no: number, child: number): string {
  return `${no}:${child}`;
}

async function writeEdges(connection: Queryable, changes: readonly EdgeChange[]): Promise<void> {
  await writeIndex(
    connection,
    'edge',
    changes.flatMap(({ reference, child, after }): IndexEntry[] => (after === null ? [] : [[reference.no, child, after]])),
    changes.flatMap(({ reference, child, after }): IndexEntry[] => (after === null ? [[reference.no, child]] : [])),
  );
}
