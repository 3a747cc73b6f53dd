import { z } from 'zod';
import { APPLICATION_STATUSES, type ApplicationStatus } from '../domain/application-status.ts';
import { letter as letterSchema } from '../domain/letters.ts';
import type { FieldConflict } from './conflicts.ts';
import { defineMutator, MutationRejection, type MutatorContext, type SkippedRow } from './mutator.ts';
import type { MutatorTx, Step } from './port.ts';

/** Bulk work is one mutation per at most this many rows (`design.md` 3, queue and rebase). */
export const MAX_ROWS_PER_MUTATION = 200;

const move = z.object({
  applicationId: z.int(),
  /** The status the recruiter saw; the guard against someone else's move. */
  from: z.string().nullable(),
  to: z.enum(APPLICATION_STATUSES),
});
const movement = move.extend({ historyId: z.int().negative() });
const note = z.string().trim().max(5_000).optional();

/** The e-mail to the candidates: the one given, none where it is null, the platform's own for the stage where nothing is said. */
const letter = letterSchema.nullable().optional();

const input = z.object({ moves: z.array(move).min(1).max(MAX_ROWS_PER_MUTATION), note, letter });
const args = z.object({ moves: z.array(movement).min(1).max(MAX_ROWS_PER_MUTATION), note, letter });
type Movement = z.infer<typeof movement>;

const LABELS: Record<ApplicationStatus, string> = {
  submitted: 'Submitted',
  reviewing: 'Reviewing',
  shortlisted: 'Shortlisted',
  interviewing: 'Interviewing',
  offered: 'Offered',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

/** The recruiter's word for a status; unknown ones are shown as the platform wrote them. */
export function statusLabel(status: string): string {
  return LABELS[status as ApplicationStatus] ?? status;
}

/** What one move came to, when it did not come to pass. */
interface Hindrance {
  readonly skipped: SkippedRow;
  readonly conflict?: FieldConflict;
}

function changedMeanwhile({ applicationId, from, to }: Movement, current: string | null): Hindrance {
  const where = current === null ? 'out of the pipeline' : `to ${statusLabel(current)}`;
  const row = { table: 'applications', id: applicationId } as const;
  return {
    skipped: {
      ...row,
      code: 'application.changed_meanwhile',
      message: `Someone else moved this application ${where} meanwhile. Look at it and move it again if you still want to.`,
    },
    conflict: { ...row, field: 'status', policy: 'guard', base: from, mine: to, theirs: current, kept: 'theirs' },
  };
}

/** Moves one application, or says why it was left. A row already in the target stage needs nothing. */
function* moveOne(tx: MutatorTx, item: Movement, noteText: string | undefined, context: MutatorContext): Step<Hindrance | null> {
  const application = yield* tx.get('applications', item.applicationId);
  if (application === undefined) {
    const message = 'This application was deleted or is no longer shared with you.';
    return { skipped: { table: 'applications', id: item.applicationId, code: 'row.gone', message } };
  }
  if (application.status === item.to && item.from !== item.to) return null;
  if (application.status !== item.from) return changedMeanwhile(item, application.status);
  yield* tx.update('applications', item.applicationId, { status: item.to, updatedAt: context.now });
  yield* tx.insert('applicationHistory', item.historyId, {
    applicationId: item.applicationId,
    fromStatus: item.from,
    toStatus: item.to,
    changedBy: context.userId,
    notes: noteText ?? null,
    emailSent: 0,
    createdAt: context.now,
  });
  return null;
}

/**
 * Moves applications between stages: status and one history row each, the
 * move's note on the history row (`domain-rules.md` 1.3). The status is guarded:
 * a row that someone else moved is left and reported; when no row could be
 * moved the whole mutation is rejected. The server part adds the e-mail as an
 * effect that waits as long as its author chose, and the candidate's notification.
 */
export const moveApplications = defineMutator({
  name: 'applications.move',
  argsVersion: 2,
  // Programs of the first version knew no letters: what they move is told by the platform's own.
  upcasts: { 1: (args) => args },
  input,
  args,
  ids: [
    { path: 'moves.*.applicationId', table: 'applications' },
    { path: 'moves.*.historyId', table: 'applicationHistory', creates: true },
  ],
  roles: ['recruiter', 'company_admin', 'admin'],
  fields: [{ table: 'applications', field: 'status', policy: 'guard' }],
  effects: ['the stage’s e-mail after five minutes, or the author’s own after the delay they chose', 'notification to the candidate'],
  undoneBy: 'applications.move',
  prepare: (given, newId) => ({
    ...given,
    moves: given.moves.map((item) => ({ ...item, historyId: newId('applicationHistory') })),
  }),
  label: ({ moves }) => {
    const target = statusLabel(moves[0]?.to ?? '');
    return moves.length === 1 ? `Move to ${target}` : `Move ${moves.length} candidates to ${target}`;
  },
  *run(tx, { moves, note: noteText }, context) {
    const hindered: Hindrance[] = [];
    for (const item of moves) {
      const problem = yield* moveOne(tx, item, noteText, context);
      if (problem !== null) hindered.push(problem);
    }
    const first = hindered[0]?.skipped;
    if (first !== undefined && hindered.length === moves.length) {
      throw new MutationRejection(
        first.code,
        first.message,
        hindered.flatMap(({ conflict }) => conflict ?? []),
      );
    }
    return { skipped: hindered.map(({ skipped }) => skipped), conflicts: [] };
  },
  *renew(tx, { moves, note: noteText, letter: mail }) {
    const again = [];
    for (const { applicationId, to } of moves) {
      const application = yield* tx.get('applications', applicationId);
      if (application !== undefined && application.status !== to) again.push({ applicationId, from: application.status, to });
    }
    return again.length === 0 ? null : { moves: again, note: noteText, letter: mail };
  },
  *inverse(tx, { moves, letter: mail }) {
    const back = [];
    for (const item of moves) {
      const application = yield* tx.get('applications', item.applicationId);
      const original = application?.status ?? null;
      const target = APPLICATION_STATUSES.find((status) => status === original);
      if (target !== undefined && target !== item.to) back.push({ applicationId: item.applicationId, from: item.to, to: target });
    }
    if (back.length === 0) return null;
    // Of what nobody was told, nobody is told that it was taken back.
    return { name: 'applications.move', input: mail === null ? { moves: back, letter: null } : { moves: back } };
  },
});
