import type { RowDataPacket } from 'mysql2/promise';
import { trackedReference } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { childSources } from './reasons.ts';
import { liveTenants } from './tenants.ts';
import type { Queryable } from './types.ts';

/**
 * Whether one of the scopes holds the row, as last sequenced. A row written a
 * moment ago is in no scope yet: ask {@link tenantOf} for those.
 */
export async function isReadable(connection: Queryable, scopeIds: readonly number[], table: MirroredTableName, id: number): Promise<boolean> {
  if (scopeIds.length === 0) return false;
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT 1 AS held FROM sync_member WHERE table_no = ? AND pk = ? AND scope_id IN (?) LIMIT 1',
    [tableByName(table).no, id, scopeIds],
  );
  return rows.length > 0;
}

/**
 * The companies with a reason to know the row, as last sequenced: those whose
 * scopes hold it, and those whose rows refer to it though they are too old for
 * any device: an application for a job closed last year is still somebody's.
 */
export async function companiesHolding(connection: Queryable, table: MirroredTableName, id: number): Promise<number[]> {
  const references = childSources(table).map((source) => [tableByName(source.table).no, trackedReference(source.table, source.column).no, id]);
  const [rows] = await connection.query<RowDataPacket[]>(
    [
      `SELECT s.ref_id AS company FROM sync_member m JOIN sync_scope s ON s.id = m.scope_id AND s.kind = 'company' WHERE m.table_no = ? AND m.pk = ?`,
      ...references.map(
        () => 'SELECT x.company_id FROM sync_edge e JOIN sync_tenant x ON x.table_no = ? AND x.pk = e.child_pk WHERE e.fk_no = ? AND e.parent_pk = ?',
      ),
    ].join(' UNION '),
    [tableByName(table).no, id, ...references.flat()],
  );
  return rows.map((row) => Number(row['company']));
}

/**
 * The company a row belongs to, or null when it is nobody's or not there. What
 * was noted when the row was first indexed holds; a row no tick has seen yet is
 * followed along the path of its table, inside the caller's transaction.
 */
export async function tenantOf(connection: Queryable, table: MirroredTableName, id: number): Promise<number | null> {
  return (await liveTenants(connection, table, [id])).get(id) ?? null;
}
