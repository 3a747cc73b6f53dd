/** What an older version leaves behind: a mirror file and a row index without a column. */
import type BetterSqlite3 from 'better-sqlite3';
import type { RowDataPacket } from 'mysql2/promise';
import { tableByName, type MirroredTableName } from '../../shared/generated/tables.ts';
import { columnsOf, projectionsOf } from '../../sync/protocol/projections.ts';
import { rowHash } from '../../sync/protocol/row-hash.ts';
import type { Projection, WireRow } from '../../sync/protocol/rows.ts';
import { PRESENT_LAYOUT } from '../../sync/gateway/sequencer/index-widening.ts';
import { selectList } from '../../sync/gateway/sequencer/row-reader.ts';
import { CHANGE_OPS } from '../../sync/gateway/sequencer/types.ts';

interface UndoRow {
  readonly mutation_id: number;
  readonly seq: number;
  readonly before: string | null;
  readonly after: string | null;
}

function withoutPlace(text: string | null, place: number): string | null {
  return text === null ? null : JSON.stringify((JSON.parse(text) as unknown[]).toSpliced(place, 1));
}

/** Takes a column out of a mirror's table, and out of the undo records, which are rows by place. */
export function dropMirrorColumn(file: BetterSqlite3.Database, table: MirroredTableName, column: string): void {
  const columns = file.prepare('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table) as string[];
  const place = columns.indexOf(column);
  file.exec(`ALTER TABLE "${table}" DROP COLUMN "${column}"`);
  const update = file.prepare('UPDATE _undo SET before = ?, after = ? WHERE mutation_id = ? AND seq = ?');
  const records = file.prepare('SELECT mutation_id, seq, before, after FROM _undo WHERE table_no = ?').all(tableByName(table).no) as UndoRow[];
  for (const { mutation_id: id, seq, before, after } of records) update.run(withoutPlace(before, place), withoutPlace(after, place), id, seq);
}

/** The file says that another version wrote it. */
export function ofOlderVersion(file: BetterSqlite3.Database): void {
  file.prepare("UPDATE _fact SET value = 'of an older version' WHERE name = 'schemaHash'").run();
}

/** A database to ask, as a test has it. */
interface Central {
  rows(sql: string, parameters?: readonly (string | number)[]): Promise<RowDataPacket[]>;
}

const OPS: readonly (readonly [Projection, string])[] = [
  ['full', CHANGE_OPS.full],
  ['panel', CHANGE_OPS.panel],
  ['stub', CHANGE_OPS.stub],
];

function placeOf(table: MirroredTableName, projection: Projection, column: string): number {
  return columnsOf(table, projection).findIndex(({ name }) => name === column);
}

/** The gateway's index as a version before made it: no hash, no kept change and no note of the column. */
export async function dropIndexColumn(central: Central, table: MirroredTableName, column: string): Promise<void> {
  const rows: Central['rows'] = (...query) => central.rows(...query);
  const { no, table: physical } = tableByName(table);
  const place = placeOf(table, 'full', column);
  const names = columnsOf(table, 'full').map((shape) => shape.name);
  for (const row of await rows(`SELECT ${selectList(table, 'full')} FROM \`${physical}\` t`)) {
    const values = columnsOf(table, 'full').map(
      (shape) => (Object.hasOwn(row, shape.column) ? row[shape.column] : Object.values(row)[names.indexOf(shape.name)]) as WireRow[number],
    );
    const [hash, former] = [rowHash(no, values), rowHash(no, values.toSpliced(place, 1))].map(String);
    await rows('UPDATE sync_row SET hash = ? WHERE table_no = ? AND pk = ? AND hash = ?', [former ?? '', no, Number(row['id']), hash ?? '']);
  }
  for (const [projection, op] of OPS) {
    if (!projectionsOf(table).includes(projection) || placeOf(table, projection, column) < 0) continue;
    for (const change of await rows('SELECT scope_id, version, pk, payload FROM sync_change WHERE table_no = ? AND op = ?', [no, op])) {
      const key = [Number(change['scope_id']), Number(change['version']), no, Number(change['pk'])];
      const payload = withoutPlace(String(change['payload']), placeOf(table, projection, column)) ?? '';
      await rows('UPDATE sync_change SET payload = ? WHERE scope_id = ? AND version = ? AND table_no = ? AND pk = ?', [payload, ...key]);
    }
  }
  const columns = Object.fromEntries(
    Object.entries(PRESENT_LAYOUT.columns).map(([key, all]) => [
      key,
      key.startsWith(`${no} `) ? all.filter((one) => !one.startsWith(`${column}:`)) : all,
    ]),
  );
  await rows("UPDATE sync_state SET value = ? WHERE name = 'index_layout'", [JSON.stringify({ ...PRESENT_LAYOUT, columns })]);
  await rows("UPDATE sync_state SET value = 'of an older version' WHERE name = 'index_schema'");
}
