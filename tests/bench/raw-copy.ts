import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { mirrorIndexes } from '../../db/mirror/indexes.ts';
import type { Mirror } from '../../db/mirror/mirror.ts';
import { openBuildFile } from '../../db/mirror/open.ts';
import { projectionOf } from '../../db/mirror/tables.ts';
import { tableByNo, type MirroredTableName } from '../../shared/generated/tables.ts';
import { must } from '../../shared/errors.ts';
import { selectList } from '../../sync/gateway/sequencer/row-reader.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { Projection, WireRow } from '../../sync/protocol/rows.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';

/** Rows of one table that a device holds in one projection: a span of keys without gaps. */
export interface Stretch {
  readonly table: MirroredTableName;
  readonly physical: string;
  readonly projection: Projection;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/** What a device holds after its first sync, so that the raw copy moves the very same rows. */
export function heldStretches(mirror: Mirror): Stretch[] {
  const sql = `SELECT table_no, projection, min(pk) AS first, max(pk) AS last, count(*) AS rows
    FROM (SELECT table_no, pk, min(projection) AS projection FROM _member GROUP BY table_no, pk) GROUP BY table_no, projection`;
  type Row = { table_no: number; projection: number; first: number; last: number; rows: number };
  return mirror
    .database()
    .prepare<Row>(sql)
    .all()
    .map((row) => {
      const shape = must(tableByNo(row.table_no), 'a table of the catalogue');
      return {
        table: shape.name as MirroredTableName,
        physical: shape.table,
        projection: projectionOf(row.projection),
        first: row.first,
        last: row.last,
        rows: row.rows,
      };
    });
}

/** The rows of a stretch as arrays in the order of `columnsOf`. @throws Error when they are not as many as the device holds */
export async function readStretch(connection: Connection, stretch: Stretch): Promise<WireRow[]> {
  const sql = `SELECT ${selectList(stretch.table, stretch.projection)} FROM \`${stretch.physical}\` t WHERE t.id BETWEEN ? AND ? ORDER BY t.id`;
  const [rows] = await connection.query<RowDataPacket[][]>({ sql, rowsAsArray: true }, [stretch.first, stretch.last]);
  if (rows.length !== stretch.rows) throw new Error(`The raw copy read ${rows.length} rows of ${stretch.table}, the device holds ${stretch.rows}`);
  return rows as unknown as WireRow[];
}

/** The mirror's schema, cipher, pragmas and indexes; nothing of its bookkeeping. */
function insert(path: string, content: readonly (readonly [Stretch, readonly WireRow[]])[]): void {
  const database = openBuildFile({ path, key: randomBytes(32).toString('hex') });
  database.transaction(() => {
    for (const [{ table, projection }, rows] of content) {
      const columns = columnsOf(table, projection).map((column) => `"${column.name}"`);
      const statement = database.prepare(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) statement.run(row);
    }
    for (const sql of mirrorIndexes()) database.execute(sql);
  });
  database.connection.pragma('locking_mode = NORMAL');
  database.connection.pragma('journal_mode = DELETE');
  database.close();
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** How long the raw copy took, ms. */
export interface RawCopy {
  readonly read: number;
  readonly insert: number;
  /** The file, bytes. */
  readonly bytes: number;
}

/** Reads the rows from MySQL as arrays, then inserts them into an encrypted, indexed file: what no sync can beat by much. */
export async function rawCopy(connection: Connection, stretches: readonly Stretch[]): Promise<RawCopy> {
  const folder = temporaryFolder('raw');
  try {
    const start = performance.now();
    const content: (readonly [Stretch, WireRow[]])[] = [];
    for (const stretch of stretches) content.push([stretch, await readStretch(connection, stretch)]);
    const between = performance.now();
    insert(join(folder, 'raw.db'), content);
    return { read: between - start, insert: performance.now() - between, bytes: statSync(join(folder, 'raw.db')).size };
  } finally {
    removeFolder(folder);
  }
}
