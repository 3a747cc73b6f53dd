import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { statusLabel } from '../../../shared/mutators/move-applications.ts';
import type { AppliedMutation } from './server-part.ts';

/** How long a stage e-mail waits, so that undo can still cancel it (`design.md` 3, effects). */
export const STAGE_MAIL_DELAY_SECONDS = 5 * 60;

/** The statuses the platform has an e-mail template for (`domain-rules.md` 1.3). */
const MAILED_STATUSES: ReadonlySet<string> = new Set(['submitted', 'reviewing', 'shortlisted', 'offered', 'rejected']);

/** Addresses the platform makes up for people whose e-mail it does not know. */
const PLACEHOLDER = /@placeholder\.com$/i;

interface Move {
  readonly applicationId: number;
  readonly historyId: number;
  readonly from: string | null;
  readonly to: string;
}

interface PersonOfApplication extends RowDataPacket {
  applicationId: number;
  candidateId: number;
  userId: number;
  email: string | null;
  jobId: number;
  jobTitle: string | null;
}

interface WaitingMail extends RowDataPacket {
  id: number;
  payload: string;
}

/** What a waiting stage e-mail knows: ids, the template's status, and the status the candidate last heard of. */
const stageMail = z.object({
  applicationId: z.int(),
  candidateId: z.int(),
  jobId: z.int(),
  historyId: z.int(),
  status: z.string(),
  heardStatus: z.string().nullable(),
});
type StageMail = z.infer<typeof stageMail>;

/** What the mutator writes into a move's history row. */
const historyValues = z.object({ applicationId: z.int(), fromStatus: z.string().nullable(), toStatus: z.string() });

function movesOf({ inserted }: AppliedMutation): Move[] {
  return inserted
    .filter((row) => row.table === 'applicationHistory')
    .map(({ id, values }) => {
      const { applicationId, fromStatus, toStatus } = historyValues.parse(values);
      return { applicationId, historyId: id, from: fromStatus, to: toStatus };
    });
}

async function readPeople(connection: PoolConnection, moves: readonly Move[]): Promise<Map<number, PersonOfApplication>> {
  const [rows] = await connection.query<PersonOfApplication[]>(
    `SELECT a.id AS applicationId, a.candidateId, c.userId, u.email, a.jobId, j.title AS jobTitle
     FROM applications a JOIN candidates c ON c.id = a.candidateId JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = a.jobId
     WHERE a.id IN (?)`,
    [moves.map((move) => move.applicationId)],
  );
  return new Map(rows.map((row) => [row.applicationId, row]));
}

/** Cancels what still waits for these applications; answers the status each candidate last heard of. */
async function cancelWaitingMails(connection: PoolConnection, moves: readonly Move[]): Promise<Map<number, string | null>> {
  const keys = moves.map((move) => `stage-mail:${move.applicationId}:%`);
  const [waiting] = await connection.query<WaitingMail[]>(
    `SELECT id, payload FROM sync_effect WHERE (${keys.map(() => 'dedupe_key LIKE ?').join(' OR ')}) AND status = 'waiting' ORDER BY id FOR UPDATE`,
    keys,
  );
  if (waiting.length === 0) return new Map();
  await connection.query(`UPDATE sync_effect SET status = 'cancelled', done_at = UTC_TIMESTAMP(3) WHERE id IN (?)`, [waiting.map((row) => row.id)]);
  const mails = waiting.map((row) => stageMail.parse(JSON.parse(row.payload)));
  return new Map(mails.map((mail) => [mail.applicationId, mail.heardStatus]));
}

function canBeMailed(email: string | null): boolean {
  return email !== null && email.includes('@') && !PLACEHOLDER.test(email);
}

async function addStageMails(mutation: AppliedMutation, mails: readonly StageMail[]): Promise<void> {
  if (mails.length === 0) return;
  const { connection, context, clientId, mutationId } = mutation;
  const row = `('stage_email', ?, ?, ?, TIMESTAMPADD(SECOND, ${STAGE_MAIL_DELAY_SECONDS}, UTC_TIMESTAMP(3)), ?, ?, UTC_TIMESTAMP(3))`;
  await connection.query(
    `INSERT INTO sync_effect (kind, dedupe_key, company_id, payload, not_before, client_id, mutation_id, created_at) VALUES ${mails.map(() => row).join(', ')}`,
    mails.flatMap((mail) => [`stage-mail:${mail.applicationId}:${mail.historyId}`, context.companyId, JSON.stringify(mail), clientId, mutationId]),
  );
}

async function notifyCandidates(
  mutation: AppliedMutation,
  told: readonly { readonly move: Move; readonly person: PersonOfApplication }[],
): Promise<void> {
  if (told.length === 0) return;
  const { connection, context } = mutation;
  const rows = told.map(({ move, person }) => {
    const job = person.jobTitle === null ? 'Your application' : `Your application for ${person.jobTitle}`;
    return [
      person.userId,
      'status_change',
      'Application update',
      `${job} is now: ${statusLabel(move.to)}.`,
      0,
      'application',
      move.applicationId,
      '/my-applications',
      context.now,
      context.userId,
    ];
  });
  await connection.query(
    `INSERT INTO notifications (userId, type, title, message, isRead, relatedEntityType, relatedEntityId, actionUrl, createdAt, triggeredBy) VALUES ?`,
    [rows],
  );
}

/**
 * The server part of a move (`domain-rules.md` 1.3): cancels stage e-mails that
 * still wait for the application, puts the new one in line, and tells the
 * candidate inside the platform. A move back to the status that the candidate
 * last heard of by e-mail (an undo within the delay) sends none.
 */
export async function moveApplicationsOnServer(mutation: AppliedMutation): Promise<void> {
  const moves = movesOf(mutation);
  if (moves.length === 0) return;
  const people = await readPeople(mutation.connection, moves);
  const heard = await cancelWaitingMails(mutation.connection, moves);
  const mails: StageMail[] = [];
  const told: { move: Move; person: PersonOfApplication }[] = [];
  for (const move of moves) {
    const person = people.get(move.applicationId);
    if (person === undefined) continue;
    told.push({ move, person });
    const heardStatus = heard.has(move.applicationId) ? (heard.get(move.applicationId) ?? null) : move.from;
    if (!MAILED_STATUSES.has(move.to) || move.to === heardStatus || !canBeMailed(person.email)) continue;
    const { applicationId, candidateId, jobId } = person;
    mails.push({ applicationId, candidateId, jobId, historyId: move.historyId, status: move.to, heardStatus });
  }
  await addStageMails(mutation, mails);
  await notifyCandidates(mutation, told);
}
