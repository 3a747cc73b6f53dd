import type { RowDataPacket } from 'mysql2/promise';
import type { MirroredTableName, TableName } from '../../../shared/generated/tables.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import type { Account } from '../../protocol/session.ts';
import type { TransactionConnection } from '../late-writes.ts';
import { ACCESS_RULES } from '../access-rules.ts';
import type { PanelLink, TableRule } from '../access-rules.ts';
import type { AuditEntry } from '../audit.ts';
import { companiesHolding, isReadable } from '../sequencer/access.ts';
import { liveTenants } from '../sequencer/tenants.ts';
import { parameter } from './statements.ts';

type Values = Readonly<Record<string, unknown>>;

/** Asks {@link ACCESS_RULES} on behalf of one author. Refused attempts are handed to `audit`. */
export interface Access {
  /** The table's rule. @throws MutationRejection when the author may not touch the table at all */
  rule(table: TableName): TableRule;
  /** True when the row is the author's to work with; otherwise it must look as if it did not exist. */
  owns(table: TableName, row: Values & { readonly id: number }): Promise<boolean>;
  /** @throws MutationRejection when a column is not the author's to change, or the row is shared and not theirs to change */
  requireUpdate(table: TableName, id: number, changes: Values): Promise<void>;
  /** @throws MutationRejection when a column may not be brought, or names someone else as the author */
  requireInsert(table: TableName, values: Values): void;
  /** @throws MutationRejection when rows of the table are not deleted by devices, or others hold this one as well */
  requireDelete(table: TableName, id: number): Promise<void>;
}

/** What the author's device may reach; the scopes are asked for only when a rule needs them. */
export interface AccessOptions {
  readonly connection: TransactionConnection;
  readonly account: Account;
  readonly clientId: number;
  readonly tenants: TenantBook;
  readonly scopeIds: () => Promise<readonly number[]>;
  readonly audit: (entry: AuditEntry) => void;
}

const PANEL_CONDITIONS: Readonly<Record<PanelLink, string>> = { self: 'p.id = ?', panelistId: 'p.id = ?', interview: 'p.interviewId = ?' };

/** Whether the author's verified e-mail is invited; the user id in the row is the inviter's as often as not. */
async function isOnPanel(connection: TransactionConnection, userId: number, panel: PanelLink, row: Values): Promise<boolean> {
  const [rows] = await connection.execute<RowDataPacket[]>(
    `SELECT 1 FROM interview_panelists p JOIN users u ON u.email = p.email WHERE u.id = ? AND u.emailVerified = 1 AND ${PANEL_CONDITIONS[panel]} LIMIT 1`,
    [userId, parameter(row[panel === 'panelistId' ? 'panelistId' : 'id'])],
  );
  return rows.length > 0;
}

function forbidden(): MutationRejection {
  return new MutationRejection('forbidden', 'Your account may not make this change. Ask your company administrator if you need to.');
}

/** Whose rows are, as far as a push has asked. A row's company never changes once it is known, so it may be kept for the length of a push. */
export interface TenantBook {
  /** Looks up several at once, where a rule asks for them. */
  prepare(table: TableName, ids: readonly number[]): Promise<void>;
  of(table: MirroredTableName, id: number): Promise<number | null>;
}

export function createTenantBook(connection: TransactionConnection): TenantBook {
  const tenants = new Map<string, number>();
  const lookUp = async (table: MirroredTableName, ids: readonly number[]): Promise<void> => {
    for (const [id, company] of await liveTenants(connection, table, ids)) tenants.set(`${table}:${id}`, company);
  };
  return {
    prepare: async (table, ids) => {
      if (ACCESS_RULES[table]?.owner.by === 'tenant') await lookUp(table as MirroredTableName, ids);
    },
    of: async (table, id) => {
      if (!tenants.has(`${table}:${id}`)) await lookUp(table, [id]);
      return tenants.get(`${table}:${id}`) ?? null;
    },
  };
}

/** Makes the check for one push. */
export function createAccess({ connection, account, clientId, tenants, scopeIds, audit }: AccessOptions): Access {
  const actor = { clientId, userId: account.userId, companyId: account.companyId };

  const refuse = (table: TableName, columns: readonly string[]): never => {
    audit({ kind: 'push.forbidden_write', ...actor, detail: { table, columns: columns.join(',') } });
    throw forbidden();
  };

  const rule = (table: TableName): TableRule => {
    const found = ACCESS_RULES[table];
    return found?.roles.includes(account.role) === true ? found : refuse(table, []);
  };

  const tenantOf = (table: MirroredTableName, id: number): Promise<number | null> => tenants.of(table, id);

  const ownedBy = async (table: TableName, row: Values & { readonly id: number }): Promise<boolean> => {
    const { owner } = rule(table);
    if (owner.by === 'user') return row[owner.column] === account.userId;
    if (owner.by === 'candidate') return ownedBy('candidates', { id: Number(row[owner.column] ?? 0) });
    // Only tables that devices hold have rules (tested).
    const mirrored = table as MirroredTableName;
    const isOfCompany = async (): Promise<boolean> => account.companyId !== null && (await tenantOf(mirrored, row.id)) === account.companyId;
    // A row made a moment ago is in no scope yet, but belongs to the author's company.
    if (owner.by === 'reach') return (await isReadable(connection, await scopeIds(), mirrored, row.id)) || isOfCompany();
    if (owner.by === 'tenant' && (await isOfCompany())) return true;
    return owner.panel !== undefined && isOnPanel(connection, account.userId, owner.panel, row);
  };

  /** A person belongs to a company, or to nobody; others may hold them as well. */
  const requireKeeper = async (table: TableName, id: number, deletes: boolean): Promise<void> => {
    if (rule(table).shared !== true) return;
    const mirrored = table as MirroredTableName;
    const tenant = await tenantOf(mirrored, id);
    if (tenant === account.companyId && !deletes) return;
    const holders = await companiesHolding(connection, mirrored, id);
    if ((tenant ?? account.companyId) === account.companyId && holders.every((company) => company === account.companyId)) return;
    audit({ kind: 'push.shared_row', ...actor, detail: { table, id } });
    throw new MutationRejection(
      'row.shared',
      'This person is also held by another organisation, so the profile is not yours to change. Your own notes, tags and applications are.',
    );
  };

  return {
    rule,
    owns: async (table, row) => {
      const owned = await ownedBy(table, row);
      if (!owned) audit({ kind: 'push.foreign_row', ...actor, detail: { table, id: row.id } });
      return owned;
    },
    requireUpdate: async (table, id, changes) => {
      const { update } = rule(table);
      const others = Object.keys(changes).filter((column) => !update.includes(column));
      if (others.length > 0) refuse(table, others);
      await requireKeeper(table, id, false);
    },
    requireInsert: (table, values) => {
      const { insert, author } = rule(table);
      const others = Object.keys(values).filter((column) => !insert.includes(column));
      const impersonated = Object.entries(author).filter(([column, who]) => values[column] !== undefined && values[column] !== account[who]);
      if (others.length > 0 || impersonated.length > 0) refuse(table, [...others, ...impersonated.map(([column]) => column)]);
    },
    requireDelete: async (table, id) => {
      if (!rule(table).delete) refuse(table, []);
      await requireKeeper(table, id, true);
    },
  };
}

/** The rows a new row would hang on, but for those that name its author. */
export function parentsOf(table: TableName, values: Values): { readonly table: TableName; readonly id: number }[] {
  const author = ACCESS_RULES[table]?.author ?? {};
  return tableByName(table).columns.flatMap((column) => {
    const id = values[column.name];
    if (column.references === undefined || column.name in author || typeof id !== 'number') return [];
    return [{ table: column.references.table, id }];
  });
}
