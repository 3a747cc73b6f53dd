import { z } from 'zod';
import type { ApplicationFeedbackRow } from '../generated/tables.ts';
import type { RowId } from '../ids.ts';
import { settleField } from './conflicts.ts';
import { COMPLETE, defineMutator, type MutatorContext } from './mutator.ts';
import type { MutatorTx, Step } from './port.ts';
import { gone, requireRecruiter, STAFF } from './staff.ts';

/** `domain-rules.md` 1.3: 1 to 5; null takes the rating away. */
const rating = z.literal([1, 2, 3, 4, 5], 'A rating is a whole number from 1 to 5.').nullable();
// What another program stored may be any figure; what is written is a rating.
const input = z.object({ applicationId: z.int(), rating: z.object({ base: z.int().nullable(), value: rating }) });
type Args = z.infer<typeof input> & { readonly feedbackId: RowId };

/** The newest first; of one second the one written last, on a device under a temporary id. */
function newestFirst(a: ApplicationFeedbackRow, b: ApplicationFeedbackRow): number {
  const [left, right] = [a.createdAt ?? '', b.createdAt ?? ''];
  if (left !== right) return left < right ? 1 : -1;
  return Number(b.id < 0) - Number(a.id < 0) || Math.abs(b.id) - Math.abs(a.id);
}

/** The recruiter's rating of an application. The platform allows several rows; the newest counts. */
function* ratingOf(tx: MutatorTx, applicationId: RowId, recruiterId: number): Step<ApplicationFeedbackRow | undefined> {
  const rows = yield* tx.findBy('applicationFeedback', { applicationId, recruiterId });
  return rows.filter((row) => row.rating !== null).toSorted(newestFirst)[0];
}

/** Writes the rating and answers its row. */
function* write(tx: MutatorTx, row: ApplicationFeedbackRow | undefined, args: Args, context: MutatorContext): Step<RowId> {
  const { applicationId, feedbackId } = args;
  const { value } = args.rating;
  if (row === undefined) {
    const author = { recruiterId: requireRecruiter(context), providedBy: context.userId };
    const stamps = { createdAt: context.now, updatedAt: context.now };
    return yield* tx.insert('applicationFeedback', feedbackId, { applicationId, ...author, rating: value, notes: null, ...stamps });
  }
  // A note that stands in the same row stays when its rating goes.
  if (value === null && (row.notes ?? '') === '') yield* tx.delete('applicationFeedback', row.id);
  else yield* tx.update('applicationFeedback', row.id, { rating: value, updatedAt: context.now });
  return row.id;
}

/**
 * Sets, changes or takes away the author's own rating of an application: an
 * `applicationFeedback` row of their recruiter profile. A recruiter has one
 * rating an application; of two devices of theirs the later one counts.
 */
export const rateApplication = defineMutator({
  name: 'applications.rate',
  argsVersion: 1,
  input,
  args: input.extend({ feedbackId: z.int().negative() }),
  ids: [
    { path: 'applicationId', table: 'applications' },
    { path: 'feedbackId', table: 'applicationFeedback', creates: true },
  ],
  roles: STAFF,
  fields: [{ table: 'applicationFeedback', field: 'rating', policy: 'latest' }],
  undoneBy: 'applications.rate',
  prepare: (given, newId) => ({ ...given, feedbackId: newId('applicationFeedback') }),
  label: ({ rating: { value } }) => (value === null ? 'Take a rating away' : `Rate ${value} of 5`),
  *run(tx, args, context) {
    const recruiterId = requireRecruiter(context);
    // Its lock also keeps two devices from each making a first rating.
    if ((yield* tx.get('applications', args.applicationId)) === undefined) throw gone('application');
    const row = yield* ratingOf(tx, args.applicationId, recruiterId);
    const { base, value } = args.rating;
    const theirs = row?.rating ?? null;
    const settled = settleField('latest', { base, value }, theirs);
    const id = settled.write === undefined ? (row?.id ?? null) : yield* write(tx, row, args, context);
    if (settled.kept === undefined || id === null) return COMPLETE;
    return {
      skipped: [],
      conflicts: [{ table: 'applicationFeedback', id, field: 'rating', policy: 'latest', base, mine: value, theirs, kept: settled.kept }],
    };
  },
  *inverse(tx, { applicationId, rating: { value } }, context) {
    if (context.recruiterId === null) return null;
    const before = toRating((yield* ratingOf(tx, applicationId, context.recruiterId))?.rating ?? null);
    return before === value ? null : { name: 'applications.rate', input: { applicationId, rating: { base: value, value: before } } };
  },
  *renew(tx, { applicationId, rating: { value } }, context) {
    if (context.recruiterId === null) return null;
    const before = (yield* ratingOf(tx, applicationId, context.recruiterId))?.rating ?? null;
    return before === value ? null : { applicationId, rating: { base: before, value } };
  },
});

/** A stored figure as a rating; what another program wrote beyond 1 to 5 counts as none. */
function toRating(stored: number | null): z.infer<typeof rating> {
  return rating.safeParse(stored).data ?? null;
}
