import type { PoolConnection } from 'mysql2/promise';
import type { MirroredTableName, TableName } from '../../../shared/generated/tables.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import type { Account } from '../../protocol/session.ts';
import { ACCESS_RULES } from '../access-rules.ts';
import type { TableRule } from '../access-rules.ts';
import type { AuditEntry } from '../audit.ts';
import { isReadable } from '../sequencer/access.ts';
import { liveTenants } from '../sequencer/tenants.ts';

type Values = Readonly<Record<string, unknown>>;

/** Asks {@link ACCESS_RULES} on behalf of one author. Refused attempts are handed to `audit`. */
export interface Access {
  /** Looks up at once whose these rows are. */
  prepare(table: TableName, ids: readonly number[]): Promise<void>;
  /** The table's rule. @throws MutationRejection when the author may not touch the table at all */
  rule(table: TableName): TableRule;
  /** True when the row is the author's to work with; otherwise it must look as if it did not exist. */
  owns(table: TableName, row: Values & { readonly id: number }): Promise<boolean>;
  /** @throws MutationRejection when a column is not the author's to change */
  requireUpdate(table: TableName, changes: Values): void;
  /** @throws MutationRejection when a column may not be brought, or names someone else as the author */
  requireInsert(table: TableName, values: Values): void;
  /** @throws MutationRejection when rows of the table are not deleted by devices */
  requireDelete(table: TableName): void;
}

/** What the author's device may reach; the scopes are asked for only when a rule needs them. */
export interface AccessOptions {
  readonly connection: PoolConnection;
  readonly account: Account;
  readonly clientId: number;
  readonly scopeIds: () => Promise<readonly number[]>;
  readonly audit: (entry: AuditEntry) => void;
}

function forbidden(): MutationRejection {
  return new MutationRejection('forbidden', 'Your account may not make this change. Ask your company administrator if you need to.');
}

/** Makes the check for one push. */
export function createAccess({ connection, account, clientId, scopeIds, audit }: AccessOptions): Access {
  const actor = { clientId, userId: account.userId, companyId: account.companyId };

  const refuse = (table: TableName, columns: readonly string[]): never => {
    audit({ kind: 'push.forbidden_write', ...actor, detail: { table, columns: columns.join(',') } });
    throw forbidden();
  };

  const rule = (table: TableName): TableRule => {
    const found = ACCESS_RULES[table];
    return found?.roles.includes(account.role) === true ? found : refuse(table, []);
  };

  /** A row's company never changes once it is known, so it may be kept for the length of a push. */
  const tenants = new Map<string, number>();
  const lookUpTenants = async (table: MirroredTableName, ids: readonly number[]): Promise<void> => {
    for (const [id, company] of await liveTenants(connection, table, ids)) tenants.set(`${table}:${id}`, company);
  };
  const tenantOf = async (table: MirroredTableName, id: number): Promise<number | null> => {
    if (!tenants.has(`${table}:${id}`)) await lookUpTenants(table, [id]);
    return tenants.get(`${table}:${id}`) ?? null;
  };

  const ownedBy = async (table: TableName, row: Values & { readonly id: number }): Promise<boolean> => {
    const { owner } = rule(table);
    if (owner.by === 'user') return row[owner.column] === account.userId;
    // Only tables that devices hold have rules (tested).
    const mirrored = table as MirroredTableName;
    if (owner.by === 'tenant') return account.companyId !== null && (await tenantOf(mirrored, row.id)) === account.companyId;
    return isReadable(connection, await scopeIds(), mirrored, row.id);
  };

  return {
    rule,
    prepare: async (table, ids) => {
      if (ACCESS_RULES[table]?.owner.by === 'tenant') await lookUpTenants(table as MirroredTableName, ids);
    },
    owns: async (table, row) => {
      const owned = await ownedBy(table, row);
      if (!owned) audit({ kind: 'push.foreign_row', ...actor, detail: { table, id: row.id } });
      return owned;
    },
    requireUpdate: (table, changes) => {
      const { update } = rule(table);
      const others = Object.keys(changes).filter((column) => !update.includes(column));
      if (others.length > 0) refuse(table, others);
    },
    requireInsert: (table, values) => {
      const { insert, author } = rule(table);
      const others = Object.keys(values).filter((column) => !insert.includes(column));
      const impersonated = Object.entries(author).filter(([column, who]) => values[column] !== undefined && values[column] !== account[who]);
      if (others.length > 0 || impersonated.length > 0) refuse(table, [...others, ...impersonated.map(([column]) => column)]);
    },
    requireDelete: (table) => {
      if (!rule(table).delete) refuse(table, []);
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
