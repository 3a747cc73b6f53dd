import { ANNOTATIONS, INDEXED_TABLES } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { columnsOf } from '../../protocol/projections.ts';
import { referencesFrom } from './edges.ts';
import type { TouchedRows } from './log-reader.ts';
import { referenceIn } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import type { IndexPart, TickConnection, WantedKeys } from './tick-index.ts';
import type { ExpectedRow } from './types.ts';

/** Beyond so many touched rows the statements are long rather than many. */
const FEW_ROWS = 1_000;

interface ParentColumn {
  readonly column: string;
  readonly table: MirroredTableName;
}

const indexed: ReadonlySet<string> = new Set(INDEXED_TABLES);

/** The columns by which rows of a table lead to others that the index knows. */
const parentColumns: ReadonlyMap<MirroredTableName, readonly ParentColumn[]> = new Map(
  INDEXED_TABLES.map((table) => [
    table,
    columnsOf(table, 'full').flatMap(({ name, references }) =>
      references !== undefined && indexed.has(references.table) ? [{ column: name, table: references.table as MirroredTableName }] : [],
    ),
  ]),
);

function areFew(touched: TouchedRows): boolean {
  return [...touched.values()].reduce((sum, rows) => sum + rows.size, 0) <= FEW_ROWS;
}

/** Fetches the touched rows of a small tick in one round trip. */
export async function fetchTouched(reader: RowReader, touched: TouchedRows): Promise<void> {
  if (areFew(touched)) await Promise.all(Array.from(touched, ([table, touches]) => reader.read(table, [...touches.keys()])));
}

/**
 * Fetches in one round trip what a small tick will most likely ask the index:
 * everything about the touched rows, and the companies and holders of the rows
 * they refer to; and the people whose rows say whose theirs are. What else it
 * needs is read as it comes.
 */
export async function fetchNeeds(connection: TickConnection, reader: RowReader, touched: TouchedRows): Promise<void> {
  if (!areFew(touched)) return;
  const needs = new Needs();
  for (const [table, touches] of touched) {
    const ids = [...touches.keys()];
    const rows = [...(await reader.read(table, ids)).values()];
    needs.add(table, ids, (column) => rows.map((row) => referenceIn(table, row, column)).filter((id) => id !== null));
  }
  await needs.fetch(connection, reader);
}

/** Fetches rows that were written a moment ago, and what the tick that publishes them will most likely ask the index. */
export async function fetchExpected(connection: TickConnection, reader: RowReader, expected: readonly ExpectedRow[]): Promise<void> {
  const held = expected.filter((row) => indexed.has(row.table));
  if (held.length === 0 || held.length > FEW_ROWS) return;
  const needs = new Needs();
  const byTable = Map.groupBy(held, (row) => row.table as MirroredTableName);
  const asked = Array.from(byTable, ([table, rows]) => {
    const ids = [...new Set(rows.map((row) => row.id))];
    needs.add(table, ids, (column) => rows.map((row) => row.values[column]).filter((id) => typeof id === 'number'));
    return reader.read(table, ids);
  });
  await Promise.all([...asked, needs.fetch(connection, reader)]);
}

/** What a tick will most likely ask for rows of the mirrored tables. */
class Needs {
  readonly #wanted: Record<IndexPart, WantedKeys> = { edge: new Map(), tenant: new Map(), hash: new Map(), member: new Map() };
  readonly #actors = new Map<MirroredTableName, Set<number>>();

  /** @param referencesIn the ids that these rows hold in a column */
  add(table: MirroredTableName, ids: readonly number[], referencesIn: (column: string) => readonly number[]): void {
    const { no } = tableByName(table);
    for (const reference of referencesFrom(table)) want(this.#wanted.edge, reference.no, ids);
    if (ANNOTATIONS[table].tenantPath.length > 0) want(this.#wanted.tenant, no, ids);
    want(this.#wanted.hash, no, ids);
    want(this.#wanted.member, no, ids);
    for (const { column, table: parent } of parentColumns.get(table) ?? []) {
      const parents = referencesIn(column);
      if (ANNOTATIONS[parent].tenantPath.length > 0) want(this.#wanted.tenant, tableByName(parent).no, parents);
      want(this.#wanted.member, tableByName(parent).no, parents);
    }
    const [first] = ANNOTATIONS[table].tenantPath;
    if (first?.kind === 'actor') want(this.#actors, first.table, referencesIn(first.column));
  }

  async fetch(connection: TickConnection, reader: RowReader): Promise<void> {
    await Promise.all([connection.fetch(this.#wanted), ...Array.from(this.#actors, ([table, ids]) => reader.read(table, [...ids]))]);
  }
}

function want<Key>(keys: Map<Key, Set<number>>, of: Key, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const known = keys.get(of) ?? new Set<number>();
  keys.set(of, known);
  for (const id of ids) known.add(id);
}
