import type { RowDataPacket } from 'mysql2/promise';
import type { Queryable } from './types.ts';

/** The names this module keeps in `sync_state`. */
export type StateName =
  | 'high'
  | 'epoch'
  | 'index'
  | 'index_schema'
  | 'index_layout'
  | 'index_former'
  | 'log_floor'
  | 'swept_at'
  | 'ticks'
  | 'trimmed_on'
  | 'capture'
  | 'scrubbed_at';

/** Reads several values at once; what was never written is absent. */
export async function readStates(connection: Queryable, names: readonly StateName[]): Promise<Map<StateName, string>> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT name, value FROM sync_state WHERE name IN (?)', [names]);
  return new Map(rows.map((row) => [row['name'] as StateName, String(row['value'])]));
}

/** Writes one value. */
export async function writeState(connection: Queryable, name: StateName, value: string): Promise<void> {
  await connection.query('INSERT INTO sync_state (name, value) VALUES (?, ?) ON DUPLICATE KEY UPDATE value = VALUES(value)', [name, value]);
}
