import { z } from 'zod';
import type { InterviewsRow } from '../generated/tables.ts';
import { fromUtcSecond, toUtcSecond, type UtcSecond } from '../time.ts';
import type { FieldConflict } from './conflicts.ts';
import { COMPLETE, defineMutator, MutationRejection, type MutatorContext } from './mutator.ts';
import type { MutatorTx, Step } from './port.ts';
import { gone, requireRecruiter, STAFF } from './staff.ts';

/** The kinds that people hold; the platform's own program makes `ai-interview`. */
export const INTERVIEW_TYPES = ['phone', 'video', 'in-person'] as const;

const MINUTE_MS = 60_000;

/** `YYYY-MM-DD HH:MM:SS` UTC, of a moment that exists and that the platform's column can hold. */
const moment = z
  .string()
  .regex(/^20[0-3]\d-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .refine(
    (text) => text < '2038' && !Number.isNaN(fromUtcSecond(text)) && toUtcSecond(fromUtcSecond(text)) === text,
    'Choose a date and time that exist.',
  );

/** Interviews in these states are over; their time does not move any more (`domain-rules.md` 1.4). */
const OVER: ReadonlySet<string | null> = new Set(['completed', 'cancelled', 'no-show']);

const duration = z.int().min(5, 'An interview takes at least five minutes.').max(600);
/** The user saw that somebody is busy then, and wants it nevertheless. */
const overlapAccepted = z.boolean().default(false);

const planned = z.object({
  applicationId: z.int(),
  scheduledAt: moment,
  duration,
  type: z.enum(INTERVIEW_TYPES),
  videoProvider: z.enum(['zoom', 'teams', 'none']).default('none'),
  location: z.string().trim().max(1_000).nullable().default(null),
  notes: z.string().trim().max(5_000).nullable().default(null),
  overlapAccepted,
});

interface Slot {
  readonly interviewId: number | null;
  readonly recruiterId: number | null;
  readonly candidateId: number | null;
  readonly scheduledAt: UtcSecond;
  readonly duration: number;
}

function spanOf(start: UtcSecond, minutes: number): readonly [number, number] {
  const from = fromUtcSecond(start);
  return [from, from + minutes * MINUTE_MS];
}

function meets(slot: Slot, other: InterviewsRow): boolean {
  if (other.id === slot.interviewId || OVER.has(other.status) || other.scheduledAt === null) return false;
  const [from, to] = spanOf(slot.scheduledAt, slot.duration);
  const [otherFrom, otherTo] = spanOf(other.scheduledAt, other.duration ?? 60);
  return from < otherTo && otherFrom < to;
}

/** Recruiter and candidate can only be in one place; who knows better says so (`overlapAccepted`). */
function* refuseOverlap(tx: MutatorTx, slot: Slot): Step<void> {
  const busy = [
    ['You have', yield* tx.findBy('interviews', { recruiterId: slot.recruiterId })],
    ['The candidate has', yield* tx.findBy('interviews', { candidateId: slot.candidateId })],
  ] as const;
  for (const [who, interviews] of busy) {
    const other = interviews.find((row) => meets(slot, row));
    if (other === undefined) continue;
    throw new MutationRejection(
      'interview.overlap',
      `${who} another interview at ${other.scheduledAt} UTC. Choose another time, or schedule it nevertheless.`,
    );
  }
}

/**
 * Schedules an interview of an application with the author. The laptop sends
 * nothing: invitation and video link are effects that wait five minutes, so
 * that undo can still cancel them.
 */
export const scheduleInterview = defineMutator({
  name: 'interviews.schedule',
  argsVersion: 1,
  input: planned,
  args: planned.extend({ interviewId: z.int().negative() }),
  ids: [
    { path: 'applicationId', table: 'applications' },
    { path: 'interviewId', table: 'interviews', creates: true },
  ],
  roles: STAFF,
  effects: ['invitation with calendar entry after five minutes', 'video link', 'notification to the candidate'],
  undoneBy: 'interviews.cancel',
  prepare: (given, newId) => ({ ...given, interviewId: newId('interviews') }),
  label: ({ scheduledAt }) => `Schedule an interview on ${scheduledAt.slice(0, 10)}`,
  *run(tx, given, context) {
    const recruiterId = requireRecruiter(context);
    const application = yield* tx.get('applications', given.applicationId);
    if (application === undefined) throw gone('application');
    const { candidateId, jobId } = application;
    const { scheduledAt, type, videoProvider, location, notes } = given;
    if (scheduledAt <= context.now) throw new MutationRejection('interview.in_past', 'Choose a time to come: this one has passed.');
    if (!given.overlapAccepted) yield* refuseOverlap(tx, { interviewId: null, recruiterId, candidateId, scheduledAt, duration: given.duration });
    yield* tx.insert('interviews', given.interviewId, {
      applicationId: application.id,
      recruiterId,
      candidateId,
      jobId,
      scheduledAt,
      duration: given.duration,
      type,
      status: 'scheduled',
      location,
      notes,
      videoProvider: type === 'video' ? videoProvider : 'none',
      createdAt: context.now,
      updatedAt: context.now,
    });
    return COMPLETE;
  },
  *inverse(_tx, { interviewId }) {
    return { name: 'interviews.cancel', input: { interviewId } };
  },
});

const moved = z.object({
  interviewId: z.int(),
  scheduledAt: z.object({ base: moment.nullable(), value: moment }),
  duration: z.object({ base: z.int().nullable(), value: duration }),
  overlapAccepted,
});
type Moved = z.infer<typeof moved>;

/** The guarded fields that hold something else than the author saw, or wants. */
function movedMeanwhile(row: InterviewsRow, { scheduledAt, duration: length }: Moved): FieldConflict[] {
  const fields = [
    { field: 'scheduledAt', ...scheduledAt, theirs: row.scheduledAt },
    { field: 'duration', ...length, theirs: row.duration },
  ];
  return fields
    .filter(({ base, value, theirs }) => theirs !== base && theirs !== value)
    .map(({ field, base, value, theirs }) => ({
      table: 'interviews',
      id: row.id,
      field,
      policy: 'guard',
      base,
      mine: value,
      theirs,
      kept: 'theirs',
    }));
}

function requireMovable(row: InterviewsRow, wish: Moved, context: MutatorContext): void {
  if (OVER.has(row.status)) throw new MutationRejection('interview.over', `This interview is ${row.status}, so its time stays. Schedule a new one.`);
  const conflicts = movedMeanwhile(row, wish);
  if (conflicts.length > 0) {
    throw new MutationRejection(
      'interview.changed_meanwhile',
      `Someone else moved this interview to ${row.scheduledAt} UTC (${row.duration} minutes) meanwhile. Look at it and move it again if you still want to.`,
      conflicts,
    );
  }
  if (wish.scheduledAt.value <= context.now) throw new MutationRejection('interview.in_past', 'Choose a time to come: this one has passed.');
}

/**
 * Moves an interview to another time. Time and length are guarded: nobody
 * moves what somebody else has moved meanwhile. Reminders begin anew.
 */
export const rescheduleInterview = defineMutator({
  name: 'interviews.reschedule',
  argsVersion: 1,
  input: moved,
  args: moved,
  ids: [{ path: 'interviewId', table: 'interviews' }],
  roles: STAFF,
  fields: [
    { table: 'interviews', field: 'scheduledAt', policy: 'guard' },
    { table: 'interviews', field: 'duration', policy: 'guard' },
  ],
  effects: ['new calendar entry to the candidate and the panel after five minutes', 'notification to the candidate'],
  undoneBy: 'interviews.reschedule',
  prepare: (given) => given,
  label: ({ scheduledAt }) => `Move an interview to ${scheduledAt.value.slice(0, 10)}`,
  *run(tx, wish, context) {
    const row = yield* tx.get('interviews', wish.interviewId);
    if (row === undefined) throw gone('interview');
    requireMovable(row, wish, context);
    const { recruiterId, candidateId } = row;
    const [scheduledAt, minutes] = [wish.scheduledAt.value, wish.duration.value];
    if (!wish.overlapAccepted) yield* refuseOverlap(tx, { interviewId: row.id, recruiterId, candidateId, scheduledAt, duration: minutes });
    if (row.scheduledAt === scheduledAt && row.duration === minutes) return COMPLETE;
    const reminders = { candidateReminder24hSent: 0, candidateReminder1hSent: 0 } as const;
    yield* tx.update('interviews', wish.interviewId, { scheduledAt, duration: minutes, ...reminders, updatedAt: context.now });
    return COMPLETE;
  },
  *inverse(tx, { interviewId, scheduledAt, duration: length }) {
    const row = yield* tx.get('interviews', interviewId);
    if (row?.scheduledAt == null || row.duration === null) return null;
    const back = { scheduledAt: { base: scheduledAt.value, value: row.scheduledAt }, duration: { base: length.value, value: row.duration } };
    return { name: 'interviews.reschedule', input: { interviewId, ...back, overlapAccepted: true } };
  },
  *renew(tx, wish) {
    const row = yield* tx.get('interviews', wish.interviewId);
    if (row === undefined || (row.scheduledAt === wish.scheduledAt.value && row.duration === wish.duration.value)) return null;
    return { ...wish, scheduledAt: { ...wish.scheduledAt, base: row.scheduledAt }, duration: { ...wish.duration, base: row.duration } };
  },
});

/** Cancels an interview that has not been held. One that is cancelled already is as wanted. */
export const cancelInterview = defineMutator({
  name: 'interviews.cancel',
  argsVersion: 1,
  input: z.object({ interviewId: z.int() }),
  args: z.object({ interviewId: z.int() }),
  ids: [{ path: 'interviewId', table: 'interviews' }],
  roles: STAFF,
  effects: ['cancellation to the candidate and the panel', 'notification to the candidate'],
  prepare: (given) => given,
  label: () => 'Cancel an interview',
  *run(tx, { interviewId }, context) {
    const row = yield* tx.get('interviews', interviewId);
    if (row === undefined) throw gone('interview');
    if (row.status === 'cancelled') return COMPLETE;
    if (OVER.has(row.status)) throw new MutationRejection('interview.over', `This interview is ${row.status}, so it cannot be cancelled any more.`);
    yield* tx.update('interviews', interviewId, { status: 'cancelled', updatedAt: context.now });
    return COMPLETE;
  },
  *inverse() {
    return null;
  },
});
