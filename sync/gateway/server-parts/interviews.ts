import type { RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { rescheduleInterview } from '../../../shared/mutators/interviews.ts';
import { addEffects, cancelWaiting, notify } from './effects.ts';
import type { AppliedMutation } from './server-part.ts';
import type { TransactionConnection } from '../late-writes.ts';

/** A time as the people invited know it. */
const slot = z.object({ scheduledAt: z.string(), duration: z.int() });
type Slot = z.infer<typeof slot>;

/** What a waiting mail about an interview knows of what its readers heard before; null for nothing. */
const waitingMail = z.object({ heard: slot.nullable() });

type Change = 'invitation' | 'rescheduled' | 'cancelled';

interface InterviewRow extends RowDataPacket {
  id: number;
  scheduledAt: string;
  duration: number;
  type: string;
  videoProvider: string | null;
  userId: number;
  jobTitle: string | null;
}

const NOTICES: Readonly<Record<Change, { readonly type: string; readonly title: string; readonly text: (when: string, job: string) => string }>> = {
  invitation: { type: 'interview', title: 'Interview scheduled', text: (when, job) => `Your interview${job} is on ${when} UTC.` },
  rescheduled: { type: 'interview_rescheduled', title: 'Interview moved', text: (when, job) => `Your interview${job} is now on ${when} UTC.` },
  cancelled: { type: 'interview_cancelled', title: 'Interview cancelled', text: (when, job) => `Your interview${job} on ${when} UTC was cancelled.` },
};

async function readInterview(connection: TransactionConnection, id: number): Promise<InterviewRow | undefined> {
  const [rows] = await connection.execute<InterviewRow[]>(
    `SELECT i.id, i.scheduledAt, i.duration, i.type, i.videoProvider, c.userId, j.title AS jobTitle
     FROM interviews i JOIN candidates c ON c.id = i.candidateId LEFT JOIN jobs j ON j.id = i.jobId WHERE i.id = ?`,
    [id],
  );
  return rows[0];
}

/** How often its calendar entry went out: the sequence number that makes calendars replace theirs (`domain-rules.md` 1.4). */
async function sequenceOf(connection: TransactionConnection, keyPrefix: string): Promise<number> {
  const [rows] = await connection.execute<RowDataPacket[]>(
    `SELECT COUNT(*) AS sent FROM sync_effect WHERE dedupe_key LIKE ? AND status <> 'cancelled'`,
    [`${keyPrefix}%`],
  );
  return Number(rows[0]?.['sent'] ?? 0);
}

/**
 * Puts one mail with a calendar entry in line, in place of what still waits. The
 * executor addresses candidate and accepted panelists when it is sent. Nothing
 * goes out that would tell its readers what they heard last, nor a cancellation
 * of what they never heard of.
 */
async function announce(mutation: AppliedMutation, interviewId: number, change: Change, known: Slot | null): Promise<void> {
  const { connection, clientId, mutationId } = mutation;
  const interview = await readInterview(connection, interviewId);
  if (interview === undefined) return;
  const { scheduledAt, duration } = interview;
  const keyPrefix = `interview-mail:${interviewId}:`;
  const [waiting] = await cancelWaiting(connection, keyPrefix);
  const heard = waiting === undefined ? known : waitingMail.parse(waiting).heard;
  const isOldNews = change === 'cancelled' ? heard === null : heard?.scheduledAt === scheduledAt && heard.duration === duration;
  if (!isOldNews) {
    const told = change === 'rescheduled' && heard === null ? 'invitation' : change;
    const payload = { interviewId, change: told, scheduledAt, duration, heard, sequence: await sequenceOf(connection, keyPrefix) };
    await addEffects(mutation, [{ kind: 'interview_email', key: `${keyPrefix}${clientId}:${mutationId}`, payload }]);
  }
  const { type, title, text } = NOTICES[change];
  const message = text(scheduledAt.slice(0, 16), interview.jobTitle === null ? '' : ` for ${interview.jobTitle}`);
  await notify(mutation, [
    { userId: interview.userId, type, title, message, relatedEntityType: 'interview', relatedEntityId: interviewId, actionUrl: '/my-applications' },
  ]);
}

/** The invitation, and a video link where one is wanted. */
export async function scheduleInterviewOnServer(mutation: AppliedMutation): Promise<void> {
  for (const { id, values } of mutation.inserted) {
    await announce(mutation, id, 'invitation', null);
    const provider = values['videoProvider'];
    if (provider === 'none') continue;
    await addEffects(mutation, [{ kind: 'video_link', key: `video-link:${id}`, payload: { interviewId: id, provider } }]);
  }
}

/** The new time; without a waiting mail its readers know the time the author saw. */
export async function rescheduleInterviewOnServer(mutation: AppliedMutation): Promise<void> {
  const { scheduledAt, duration } = rescheduleInterview.args.parse(mutation.args);
  const known = { scheduledAt: scheduledAt.base ?? '', duration: duration.base ?? 0 };
  for (const { id } of mutation.updated) await announce(mutation, id, 'rescheduled', known);
}

/** The cancellation, and no video link any more that was still to be made. */
export async function cancelInterviewOnServer(mutation: AppliedMutation): Promise<void> {
  for (const { id } of mutation.updated) {
    await cancelWaiting(mutation.connection, `video-link:${id}`);
    await announce(mutation, id, 'cancelled', { scheduledAt: '', duration: 0 });
  }
}
