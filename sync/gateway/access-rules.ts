import type { TableName } from '../../shared/generated/tables.ts';
import type { Role } from '../../shared/mutators/mutator.ts';

/**
 * Whose a row is:
 * - `tenant`: the company `sync_tenant` names (`design.md` 3, tenancy);
 * - `reach`: whoever holds it in a scope, as for candidates, who belong to nobody;
 * - `user`: the person in that column, as for personal tables.
 */
export type Ownership = { readonly by: 'tenant' } | { readonly by: 'reach' } | { readonly by: 'user'; readonly column: string };

/** What a device may do to the rows of one table that are its own. */
export interface TableRule {
  readonly owner: Ownership;
  readonly roles: readonly Role[];
  /** Columns a new row may bring; none means that no row may be made. */
  readonly insert: readonly string[];
  /** Columns that may change; never one that could move the row to another owner. */
  readonly update: readonly string[];
  readonly delete: boolean;
  /** Columns that name who did it: they must be the author's own ids. */
  readonly author: Readonly<Record<string, 'userId' | 'recruiterId'>>;
}

const STAFF: readonly Role[] = ['recruiter', 'company_admin', 'admin'];
const EVERYONE: readonly Role[] = [...STAFF, 'panelist'];
const NOTHING = { insert: [], update: [], delete: false, author: {} } as const;

/**
 * The one place that says who may write what. A table without a rule is closed:
 * a mutator that reads or writes it is rejected and the attempt audited. A new
 * row's references must lead to rows the author may touch as well, unless they
 * name the author.
 */
export const ACCESS_RULES: Readonly<Partial<Record<TableName, TableRule>>> = {
  applications: { ...NOTHING, owner: { by: 'tenant' }, roles: STAFF, update: ['status', 'updatedAt'] },
  applicationHistory: {
    ...NOTHING,
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['applicationId', 'fromStatus', 'toStatus', 'changedBy', 'notes', 'emailSent', 'createdAt'],
    author: { changedBy: 'userId' },
  },
  applicationFeedback: {
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['applicationId', 'recruiterId', 'providedBy', 'rating', 'notes', 'createdAt', 'updatedAt'],
    update: ['rating', 'notes', 'updatedAt'],
    delete: true,
    author: { recruiterId: 'recruiterId', providedBy: 'userId' },
  },
  candidates: { ...NOTHING, owner: { by: 'reach' }, roles: STAFF },
  candidateTags: {
    ...NOTHING,
    owner: { by: 'user', column: 'createdBy' },
    roles: STAFF,
    insert: ['createdBy', 'name', 'color', 'createdAt'],
    author: { createdBy: 'userId' },
  },
  candidateTagAssignments: {
    ...NOTHING,
    owner: { by: 'user', column: 'assignedBy' },
    roles: STAFF,
    insert: ['tagId', 'candidateId', 'assignedBy', 'createdAt'],
    delete: true,
    author: { assignedBy: 'userId' },
  },
  notifications: { ...NOTHING, owner: { by: 'user', column: 'userId' }, roles: EVERYONE, update: ['isRead'] },
};
