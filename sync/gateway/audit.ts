import type { Connection } from 'mysql2/promise';

/** What the audit trail records. Names are stable: reports and alarms are built on them. */
export type AuditKind =
  | 'session.signed_in'
  | 'session.signed_out'
  | 'session.company_entered'
  | 'session.companies_listed'
  | 'identity.read'
  | 'identity.refused'
  | 'session.refused'
  | 'session.refresh_reused'
  | 'session.profile_copied'
  | 'push.device_cloned'
  | 'push.foreign_row'
  | 'push.forbidden_write'
  | 'push.no_effect'
  | 'push.shared_row'
  | 'push.forbidden_role'
  | 'request.foreign_device';

/** One line of the audit trail; `detail` holds ids and codes, never values of rows, names or addresses. */
export interface AuditEntry {
  readonly kind: AuditKind;
  readonly clientId?: number | null;
  readonly userId?: number | null;
  readonly companyId?: number | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** Writes an entry on the connection given: inside its transaction, if one is open. */
export async function writeAudit(connection: Pick<Connection, 'execute'>, entry: AuditEntry): Promise<void> {
  await connection.execute('INSERT INTO sync_audit (at, kind, client_id, user_id, company_id, detail) VALUES (UTC_TIMESTAMP(3), ?, ?, ?, ?, ?)', [
    entry.kind,
    entry.clientId ?? null,
    entry.userId ?? null,
    entry.companyId ?? null,
    JSON.stringify(entry.detail),
  ]);
}
