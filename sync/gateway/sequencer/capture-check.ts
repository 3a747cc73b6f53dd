import { createHash } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { INDEXED_TABLES, TENANT_ORDER } from '../../../db/central/annotations.ts';
import { sameText } from '../../../db/central/difference.ts';
import { logTriggers } from '../../../db/central/sync-tables.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { columnsOf } from '../../protocol/projections.ts';
import type { Queryable } from './types.ts';

/** How the database stands to what capture rests on. */
export interface CaptureState {
  /** Tables some of whose writes are not logged; null when this user may not see triggers. */
  readonly untriggered: readonly MirroredTableName[] | null;
  /** `table.column` that the gateway reads and the database lacks. */
  readonly missingColumns: readonly string[];
  /** Changes with any column of a mirrored table. */
  readonly fingerprint: string;
}

/** Looks whether every log trigger is there as it was made, and whether the tables are still the known ones. */
export async function checkCapture(connection: Queryable): Promise<CaptureState> {
  return { untriggered: await findUntriggered(connection), ...(await readColumns(connection)) };
}

async function findUntriggered(connection: Queryable): Promise<MirroredTableName[] | null> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT TRIGGER_NAME AS name, ACTION_STATEMENT AS body FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()',
  );
  const bodies = new Map(rows.map((row) => [String(row['name']), String(row['body'])]));
  const missing = logTriggers().filter((trigger) => !sameText(bodies.get(trigger.name) ?? '', trigger.body));
  // Who may not see triggers is told that there are none.
  if (bodies.size === 0 && !(await maySeeTriggers(connection))) return null;
  const tables = new Set(missing.map((trigger) => trigger.table.name));
  return TENANT_ORDER.filter((table) => tables.has(table));
}

async function maySeeTriggers(connection: Queryable): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT 1 FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER'
     UNION ALL SELECT 1 FROM information_schema.SCHEMA_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER' AND DATABASE() LIKE TABLE_SCHEMA`,
  );
  return rows.length > 0;
}

async function readColumns(connection: Queryable): Promise<Pick<CaptureState, 'missingColumns' | 'fingerprint'>> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT LOWER(TABLE_NAME) AS tableName, COLUMN_NAME AS name, COLUMN_TYPE AS type FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() ORDER BY tableName, name`,
  );
  const mirrored = new Set(INDEXED_TABLES.map((table) => tableByName(table).table.toLowerCase()));
  const found = rows.filter((row) => mirrored.has(String(row['tableName'])));
  const known = new Set(found.map((row) => `${String(row['tableName'])}.${String(row['name']).toLowerCase()}`));
  const wanted = INDEXED_TABLES.flatMap((table) => columnsOf(table, 'full').map((column) => `${tableByName(table).table}.${column.column}`));
  const hash = createHash('sha256');
  for (const row of found) hash.update(`${String(row['tableName'])} ${String(row['name'])} ${String(row['type'])}\n`);
  return { missingColumns: wanted.filter((name) => !known.has(name.toLowerCase())), fingerprint: hash.digest('hex').slice(0, 16) };
}
