/** `sync_state`: the few facts a database keeps about its own schema. */
import { createHash } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { buildMigrations } from './migrations.ts';
import { createSyncTable } from './sync-tables.ts';

export type SchemaStateName = 'schema_hash' | 'migration' | 'keep_constraints';
/** Kept by the sequencer; shown to the operator. */
export type SequencerStateName = 'high' | 'index';

/** Makes `sync_state` where it is missing; its presence says that this database is ours to bring up to date. */
export async function ensureState(connection: Connection): Promise<void> {
  await connection.query(createSyncTable('sync_state'));
}

/** One value, or `null`; also `null` where `sync_state` does not exist yet. */
export async function readState(connection: Connection, name: SchemaStateName | SequencerStateName): Promise<string | null> {
  const [tables] = await connection.query<RowDataPacket[]>("SHOW TABLES LIKE 'sync_state'");
  if (tables.length === 0) return null;
  const [rows] = await connection.query<RowDataPacket[]>('SELECT value FROM sync_state WHERE name = ?', [name]);
  return rows[0] === undefined ? null : String(rows[0]['value']);
}

/** Writes one value. */
export async function writeState(connection: Connection, name: SchemaStateName, value: string): Promise<void> {
  await connection.query('INSERT INTO sync_state (name, value) VALUES (?, ?) ON DUPLICATE KEY UPDATE value = ?', [name, value, value]);
}

/** Notes that the schema is complete, and which one it is. */
export async function recordSchema(connection: Connection): Promise<void> {
  await writeState(connection, 'migration', buildMigrations().at(-1)?.name ?? '');
  await writeState(connection, 'schema_hash', schemaDigest());
}

/** Digest of everything the migrations make: tells whether a database was brought to this program's schema or another's. */
export function schemaDigest(): string {
  const statements = buildMigrations().flatMap((migration) => migration.statements);
  return createHash('sha256').update(statements.join(';')).digest('hex').slice(0, 16);
}
