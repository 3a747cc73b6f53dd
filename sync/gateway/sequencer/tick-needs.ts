import { ANNOTATIONS, INDEXED_TABLES } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { columnsOf } from '../../protocol/projections.ts';
import { referencesFrom } from './edges.ts';
import type { TouchedRows } from './log-reader.ts';
import { referenceIn } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import type { IndexPart, TickConnection, WantedKeys } from './tick-index.ts';

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

/**
 * Fetches by one statement what a small tick will most likely ask the index:
 * everything about the touched rows, and the companies and holders of the rows
 * they refer to. What else it needs is read as it comes.
 */
export async function fetchNeeds(connection: TickConnection, reader: RowReader, touched: TouchedRows): Promise<void> {
  const count = [...touched.values()].reduce((sum, rows) => sum + rows.size, 0);
  if (count === 0 || count > FEW_ROWS) return;
  const wanted: Record<IndexPart, WantedKeys> = { edge: new Map(), tenant: new Map(), hash: new Map(), member: new Map() };
  for (const [table, touches] of touched) {
    const ids = [...touches.keys()];
    const { no } = tableByName(table);
    for (const reference of referencesFrom(table)) want(wanted.edge, reference.no, ids);
    if (ANNOTATIONS[table].tenantPath.length > 0) want(wanted.tenant, no, ids);
    want(wanted.hash, no, ids);
    want(wanted.member, no, ids);
    const rows = [...(await reader.read(table, ids)).values()];
    for (const { column, table: parent } of parentColumns.get(table) ?? []) {
      const parents = rows.map((row) => referenceIn(table, row, column)).filter((id) => id !== null);
      if (ANNOTATIONS[parent].tenantPath.length > 0) want(wanted.tenant, tableByName(parent).no, parents);
      want(wanted.member, tableByName(parent).no, parents);
    }
  }
  await connection.fetch(wanted);
}

function want(keys: WantedKeys, no: number, ids: readonly number[]): void {
  if (ids.length === 0) return;
  const known = keys.get(no) ?? new Set<number>();
  keys.set(no, known);
  for (const id of ids) known.add(id);
}
