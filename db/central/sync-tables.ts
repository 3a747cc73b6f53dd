/**
 * The sync layer's own tables and the log triggers (design 3). Each statement can be run again without harm.
 * Versions are BIGINT; keys compare byte by byte.
 */
import { CATALOGUE, type TableFacts } from './catalogue.ts';
import { identifier } from './ddl.ts';
import { triggerName } from './names.ts';

/** The table number in `sync_log` by which a gateway makes a device's queue progress visible to the sequencer. */
export const QUEUE_PROGRESS_TABLE_NO = 1000;

const SYNC_TABLE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  // Filled by triggers, in the writer's transaction. Sequence numbers are given before commit, so they become visible out of order.
  sync_log: ['seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY', 'table_no SMALLINT NOT NULL', 'pk INT NOT NULL', 'op CHAR(1) NOT NULL'],
  sync_state: ['name VARCHAR(64) NOT NULL PRIMARY KEY', 'value TEXT NOT NULL'],
  // Sequence numbers below `high` that were not visible yet: in flight, or rolled back (dead).
  sync_hole: ['seq BIGINT UNSIGNED NOT NULL PRIMARY KEY', 'seen_at DATETIME(3) NOT NULL', 'dead TINYINT NOT NULL DEFAULT 0'],
  sync_leader: [
    'id TINYINT NOT NULL PRIMARY KEY',
    'holder VARCHAR(64) NOT NULL',
    'fence BIGINT NOT NULL',
    'expires_at DATETIME(3) NOT NULL',
    'address VARCHAR(255) NULL',
  ],
  sync_scope: [
    'id INT NOT NULL AUTO_INCREMENT PRIMARY KEY',
    'kind VARCHAR(16) NOT NULL',
    'ref_id INT NOT NULL',
    'version BIGINT NOT NULL DEFAULT 0',
    'floor BIGINT NOT NULL DEFAULT 0',
    'UNIQUE KEY uq_sync_scope (kind, ref_id)',
  ],
  // No hash: indexed without having been read, so the first touch publishes it.
  sync_row: ['table_no SMALLINT NOT NULL', 'pk INT NOT NULL', 'hash BIGINT UNSIGNED NULL', 'PRIMARY KEY (table_no, pk)'],
  sync_member: [
    'scope_id INT NOT NULL',
    'table_no SMALLINT NOT NULL',
    'pk INT NOT NULL',
    'projection TINYINT NOT NULL',
    'PRIMARY KEY (scope_id, table_no, pk)',
    'KEY ix_sync_member_row (table_no, pk)',
  ],
  sync_edge: [
    'fk_no SMALLINT NOT NULL',
    'child_pk INT NOT NULL',
    'parent_pk INT NOT NULL',
    'PRIMARY KEY (fk_no, child_pk)',
    'KEY ix_sync_edge_parent (fk_no, parent_pk)',
  ],
  sync_tenant: [
    'table_no SMALLINT NOT NULL',
    'pk INT NOT NULL',
    'company_id INT NOT NULL',
    'PRIMARY KEY (table_no, pk)',
    'KEY ix_sync_tenant_company (company_id, table_no)',
  ],
  sync_change: [
    'scope_id INT NOT NULL',
    'version BIGINT NOT NULL',
    'table_no SMALLINT NOT NULL',
    'pk INT NOT NULL',
    'op CHAR(1) NOT NULL',
    'payload MEDIUMTEXT NULL',
    'PRIMARY KEY (scope_id, version, table_no, pk)',
  ],
  sync_client: [
    'id INT NOT NULL AUTO_INCREMENT PRIMARY KEY',
    'user_id INT NOT NULL',
    'company_id INT NULL',
    'device_name VARCHAR(255) NOT NULL',
    'platform VARCHAR(64) NOT NULL',
    'generation INT NOT NULL',
    'last_mutation_id BIGINT NOT NULL DEFAULT 0',
    'acked_mutation_id BIGINT NOT NULL DEFAULT 0',
    'created_at DATETIME(3) NOT NULL',
    'seen_at DATETIME(3) NOT NULL',
    'revoked_at DATETIME(3) NULL',
    'KEY ix_sync_client_user (user_id)',
  ],
  sync_published: ['client_id INT NOT NULL PRIMARY KEY', 'mutation_id BIGINT NOT NULL'],
  sync_outcome: [
    'client_id INT NOT NULL',
    'mutation_id BIGINT NOT NULL',
    'name VARCHAR(64) NOT NULL',
    'status VARCHAR(16) NOT NULL',
    // Conflicts carry whole values of both sides.
    'body MEDIUMTEXT NULL',
    'authored_at DATETIME(3) NOT NULL',
    'received_at DATETIME(3) NOT NULL',
    'PRIMARY KEY (client_id, mutation_id)',
  ],
  // Who gave a field its value through a device, for the people whose edits meet it; the hash tells whether it is still that value.
  sync_field_author: [
    'table_no SMALLINT NOT NULL',
    'pk INT NOT NULL',
    'field VARCHAR(64) NOT NULL',
    'user_id INT NOT NULL',
    'at DATETIME NOT NULL',
    'value_hash CHAR(64) NOT NULL',
    'PRIMARY KEY (table_no, pk, field)',
  ],
  sync_id_map: [
    'client_id INT NOT NULL',
    'table_no SMALLINT NOT NULL',
    'temp_id INT NOT NULL',
    'real_id INT NOT NULL',
    'mutation_id BIGINT NOT NULL',
    'PRIMARY KEY (client_id, table_no, temp_id)',
    'KEY ix_sync_id_map_mutation (client_id, mutation_id)',
  ],
  sync_session: [
    'id INT NOT NULL AUTO_INCREMENT PRIMARY KEY',
    'client_id INT NOT NULL',
    'family CHAR(32) NOT NULL',
    'token_hash CHAR(64) NOT NULL',
    "kind ENUM('access','refresh') NOT NULL",
    'expires_at DATETIME(3) NOT NULL',
    'used_at DATETIME(3) NULL',
    'revoked_at DATETIME(3) NULL',
    'UNIQUE KEY uq_sync_session_token (token_hash)',
    'KEY ix_sync_session_family (family)',
    'KEY ix_sync_session_client (client_id)',
  ],
  sync_effect: [
    'id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY',
    'kind VARCHAR(32) NOT NULL',
    'dedupe_key VARCHAR(191) NOT NULL',
    'company_id INT NULL',
    'payload TEXT NOT NULL',
    'not_before DATETIME(3) NOT NULL',
    "status VARCHAR(16) NOT NULL DEFAULT 'waiting'",
    'attempt_id CHAR(36) NULL',
    'lease_until DATETIME(3) NULL',
    'client_id INT NULL',
    'mutation_id BIGINT NULL',
    'created_at DATETIME(3) NOT NULL',
    'done_at DATETIME(3) NULL',
    'error TEXT NULL',
    'UNIQUE KEY uq_sync_effect_dedupe (dedupe_key)',
    'KEY ix_sync_effect_due (status, not_before)',
    'KEY ix_sync_effect_mutation (client_id, mutation_id)',
  ],
  sync_audit: [
    'id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY',
    'at DATETIME(3) NOT NULL',
    'kind VARCHAR(64) NOT NULL',
    'client_id INT NULL',
    'user_id INT NULL',
    'company_id INT NULL',
    'detail TEXT NOT NULL',
    'KEY ix_sync_audit_at (at)',
  ],
  sync_suppression: [
    'company_id INT NOT NULL',
    'hash CHAR(64) NOT NULL',
    'reason VARCHAR(255) NULL',
    'created_at DATETIME(3) NOT NULL',
    'PRIMARY KEY (company_id, hash)',
  ],
};

/** Names of the sync layer's tables. */
export const SYNC_TABLES: readonly string[] = Object.keys(SYNC_TABLE_COLUMNS);

/** `CREATE TABLE IF NOT EXISTS` of one sync table. */
export function createSyncTable(name: string): string {
  const columns = SYNC_TABLE_COLUMNS[name];
  if (columns === undefined) throw new Error(`The sync layer has no table "${name}".`);
  const body = columns.map((column) => `  ${column}`).join(',\n');
  return `CREATE TABLE IF NOT EXISTS ${identifier(name)} (\n${body}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;
}

export interface LogTrigger {
  name: string;
  table: TableFacts;
  event: 'INSERT' | 'UPDATE' | 'DELETE';
  /** The statement after `FOR EACH ROW`. */
  body: string;
}

/** The three log triggers of every table devices may hold; nothing else stands in the writers' way. */
export function logTriggers(): readonly LogTrigger[] {
  return CATALOGUE.tables.filter((table) => !table.serverOnly).flatMap(triggersOf);
}

function triggersOf(table: TableFacts): LogTrigger[] {
  const log = (rows: string): string => `INSERT INTO sync_log (table_no, pk, op) VALUES ${rows}`;
  const inserted = `(${table.no}, NEW.id, 'I')`;
  const deleted = `(${table.no}, OLD.id, 'D')`;
  const updated = `(${table.no}, NEW.id, 'U')`;
  // A changed primary key is one row gone and another come.
  const update = `IF NEW.id <> OLD.id THEN ${log(`${deleted}, ${inserted}`)}; ELSE ${log(updated)}; END IF`;
  return [
    { name: triggerName(table, 'i'), table, event: 'INSERT', body: log(inserted) },
    { name: triggerName(table, 'u'), table, event: 'UPDATE', body: update },
    { name: triggerName(table, 'd'), table, event: 'DELETE', body: log(deleted) },
  ];
}

/** `CREATE TRIGGER` of one log trigger. */
export function createTrigger(trigger: LogTrigger): string {
  const on = identifier(trigger.table.table);
  return `CREATE TRIGGER ${identifier(trigger.name)} AFTER ${trigger.event} ON ${on} FOR EACH ROW ${trigger.body}`;
}
