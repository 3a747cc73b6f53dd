import { z } from 'zod';
import { MAX_ROWS_PER_MUTATION } from './move-applications.ts';
import { defineMutator, MutationRejection, type MutationReport, type SkippedRow } from './mutator.ts';
import type { FieldConflict } from './conflicts.ts';
import { STAFF } from './staff.ts';

const GONE = 'This application was deleted or is no longer shared with you.';

const invited = z.object({
  guestApplicationId: z.int(),
  /** How many invitations the author saw; the guard against a colleague's at the same time. */
  seen: z.int().nonnegative(),
});
const invitations = z.object({ guests: z.array(invited).min(1).max(MAX_ROWS_PER_MUTATION) });

/** A report of rows that were left; rejects when all were. */
function reportOf(skipped: readonly SkippedRow[], conflicts: readonly FieldConflict[], asked: number): MutationReport {
  const first = skipped[0];
  if (first !== undefined && skipped.length === asked) throw new MutationRejection(first.code, first.message, conflicts);
  return { skipped, conflicts: [] };
}

/**
 * Invites guests to register and claim what they sent, or reminds them
 * (`domain-rules.md` 1.3). Who has claimed is not written to again, nor whom
 * somebody else invited since the author looked.
 */
export const inviteGuests = defineMutator({
  name: 'guests.invite',
  argsVersion: 1,
  input: invitations,
  args: invitations,
  ids: [{ path: 'guests.*.guestApplicationId', table: 'guestApplications' }],
  roles: STAFF,
  fields: [{ table: 'guestApplications', field: 'invitationCount', policy: 'guard' }],
  effects: ['invitation with a link to register and claim, after five minutes'],
  undoneBy: 'guests.takeInvitationBack',
  prepare: (given) => given,
  label: ({ guests }) => (guests.length === 1 ? 'Invite a guest' : `Invite ${guests.length} guests`),
  *run(tx, { guests }, context) {
    const skipped: SkippedRow[] = [];
    const conflicts: FieldConflict[] = [];
    for (const { guestApplicationId: id, seen } of guests) {
      const at = { table: 'guestApplications', id } as const;
      const row = yield* tx.get('guestApplications', id);
      const count = row?.invitationCount ?? 0;
      if (row === undefined) skipped.push({ ...at, code: 'row.gone', message: GONE });
      else if (row.claimed === 1) {
        skipped.push({
          ...at,
          code: 'guest.claimed',
          message: 'This guest has registered and claimed the application already. Find it among the others.',
        });
      } else if (count !== seen) {
        skipped.push({
          ...at,
          code: 'guest.invited_meanwhile',
          message: 'Somebody else invited this guest meanwhile. Invite again if one more reminder is what you want.',
        });
        conflicts.push({ ...at, field: 'invitationCount', policy: 'guard', base: seen, mine: seen + 1, theirs: count, kept: 'theirs' });
      } else {
        yield* tx.update('guestApplications', row.id, {
          invitationSent: 1,
          invitedAt: context.now,
          invitationCount: count + 1,
          updatedAt: context.now,
        });
      }
    }
    return reportOf(skipped, conflicts, guests.length);
  },
  *renew(tx, { guests }) {
    const again = [];
    for (const { guestApplicationId } of guests) {
      const row = yield* tx.get('guestApplications', guestApplicationId);
      if (row !== undefined && row.claimed !== 1) again.push({ guestApplicationId, seen: row.invitationCount ?? 0 });
    }
    return again.length === 0 ? null : { guests: again };
  },
  *inverse(tx, { guests }) {
    const before = [];
    for (const { guestApplicationId, seen } of guests) {
      const row = yield* tx.get('guestApplications', guestApplicationId);
      if (row === undefined || row.claimed === 1 || (row.invitationCount ?? 0) !== seen) continue;
      before.push({ guestApplicationId, before: { count: seen, invitedAt: row.invitedAt } });
    }
    return before.length === 0 ? null : { name: 'guests.takeInvitationBack', input: { guests: before } };
  },
});

const former = z.object({
  guestApplicationId: z.int(),
  before: z.object({ count: z.int().nonnegative(), invitedAt: z.string().nullable() }),
});
const takenBack = z.object({ guests: z.array(former).min(1).max(MAX_ROWS_PER_MUTATION) });

/**
 * Takes invitations back that were not sent yet. What waits is known on the
 * server alone; where one has left, the gateway refuses.
 */
export const takeInvitationBack = defineMutator({
  name: 'guests.takeInvitationBack',
  argsVersion: 1,
  input: takenBack,
  args: takenBack,
  ids: [{ path: 'guests.*.guestApplicationId', table: 'guestApplications' }],
  roles: STAFF,
  effects: ['takes the waiting invitation back; refused once it has left'],
  prepare: (given) => given,
  label: ({ guests }) => (guests.length === 1 ? 'Take an invitation back' : `Take ${guests.length} invitations back`),
  *run(tx, { guests }, context) {
    const skipped: SkippedRow[] = [];
    for (const { guestApplicationId: id, before } of guests) {
      const at = { table: 'guestApplications', id } as const;
      const row = yield* tx.get('guestApplications', id);
      if (row === undefined) skipped.push({ ...at, code: 'row.gone', message: GONE });
      else if (row.invitationCount !== before.count + 1) {
        skipped.push({ ...at, code: 'guest.invited_meanwhile', message: 'This guest was invited again meanwhile, so the invitation stays.' });
      } else {
        const invitationSent = before.count > 0 ? 1 : 0;
        yield* tx.update('guestApplications', row.id, {
          invitationSent,
          invitedAt: before.invitedAt,
          invitationCount: before.count,
          updatedAt: context.now,
        });
      }
    }
    return reportOf(skipped, [], guests.length);
  },
  *inverse() {
    return null;
  },
});
