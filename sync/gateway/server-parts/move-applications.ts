import type { RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { letter, LETTER_STATUSES, STAGE_LETTER_DELAY } from '../../../shared/domain/letters.ts';
import { statusLabel } from '../../../shared/mutators/move-applications.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { AppliedMutation, SharedServerPart } from './server-part.ts';
import { charactersIn, writeLater } from '../late-writes.ts';
import type { TransactionConnection } from '../late-writes.ts';

/** Addresses the platform makes up for people whose e-mail it does not know. */
const PLACEHOLDER = /@placeholder\.com$/i;

interface Move {
  readonly mutation: AppliedMutation;
  readonly applicationId: number;
  readonly historyId: number;
  readonly from: string | null;
  readonly to: string;
  /** The author's own letter; null for none, undefined for the platform's. */
  readonly letter: z.infer<typeof letter> | null | undefined;
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
  /** The author's own text, with merge fields; without it the platform's template of the status. */
  letter: letter.pick({ subject: true, body: true }).optional(),
});
type StageMail = z.infer<typeof stageMail>;

/** What the mutation says of letters. */
const wish = z.object({ letter: letter.nullable().optional() });

/** What the mutator writes into a move's history row. */
const historyValues = z.object({ applicationId: z.int(), fromStatus: z.string().nullable(), toStatus: z.string() });

function movesOf(mutation: AppliedMutation): Move[] {
  const { letter: wished } = wish.parse(mutation.args);
  return mutation.inserted
    .filter((row) => row.table === 'applicationHistory')
    .map(({ id, values }) => {
      const { applicationId, fromStatus, toStatus } = historyValues.parse(values);
      return { mutation, applicationId, historyId: id, from: fromStatus, to: toStatus, letter: wished };
    });
}

async function readPeople(connection: TransactionConnection, applicationIds: readonly RowId[]): Promise<Map<number, PersonOfApplication>> {
  const [rows] = await connection.query<PersonOfApplication[]>(
    `SELECT a.id AS applicationId, a.candidateId, c.userId, u.email, a.jobId, j.title AS jobTitle
     FROM applications a JOIN candidates c ON c.id = a.candidateId JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = a.jobId
     WHERE a.id IN (?)`,
    [applicationIds],
  );
  return new Map(rows.map((row) => [row.applicationId, row]));
}

/** What still waits for these applications, locked. */
async function readWaitingMails(connection: TransactionConnection, applicationIds: readonly RowId[]): Promise<WaitingMail[]> {
  const keys = [...new Set(applicationIds.map((id) => `stage-mail:${id}:%`))];
  const [waiting] = await connection.query<WaitingMail[]>(
    `SELECT id, payload FROM sync_effect WHERE (${keys.map(() => 'dedupe_key LIKE ?').join(' OR ')}) AND status = 'waiting' ORDER BY id FOR UPDATE`,
    keys,
  );
  return waiting;
}

/** Cancels what waits; answers the status each candidate last heard of. */
async function cancelMails(connection: TransactionConnection, waiting: readonly WaitingMail[]): Promise<Map<number, string | null>> {
  if (waiting.length === 0) return new Map();
  const ids = waiting.map((row) => row.id);
  await writeLater(connection, { sql: `UPDATE sync_effect SET status = 'cancelled', done_at = UTC_TIMESTAMP(3) WHERE id IN (?)`, values: [ids] });
  const mails = waiting.map((row) => stageMail.parse(JSON.parse(row.payload)));
  return new Map(mails.map((mail) => [mail.applicationId, mail.heardStatus]));
}

function canBeMailed(email: string | null): boolean {
  return email !== null && email.includes('@') && !PLACEHOLDER.test(email);
}

/** A mail that a move puts in line; a later move of the same push may cancel it again. */
interface PlannedMail {
  readonly mutation: AppliedMutation;
  readonly mail: StageMail;
  readonly delaySeconds: number;
  cancelled: boolean;
}

function textOf({ letter: wished }: Move): Pick<StageMail, 'letter'> {
  return wished == null ? {} : { letter: { subject: wished.subject, body: wished.body } };
}

interface ToldMove {
  readonly move: Move;
  readonly person: PersonOfApplication;
}

/** Whether a move is told by e-mail: as its author said, else where the platform has a letter and it would be news. */
function isTold({ letter: wished, to }: Move, heardStatus: string | null): boolean {
  return wished === undefined ? LETTER_STATUSES.has(to) && to !== heardStatus : wished !== null;
}

/**
 * Which mails the moves put in line, one after the other: each cancels what waits for its application.
 * @param heard the status each candidate with a mail that was waiting until now last heard of
 */
function planMails(told: readonly ToldMove[], heard: ReadonlyMap<number, string | null>): PlannedMail[] {
  const waiting = new Map<number, { readonly heardStatus: string | null; readonly planned: PlannedMail | null }>(
    Array.from(heard, ([applicationId, heardStatus]) => [applicationId, { heardStatus, planned: null }]),
  );
  const plan: PlannedMail[] = [];
  for (const { move, person } of told) {
    const { applicationId, candidateId, jobId } = person;
    const before = waiting.get(applicationId);
    const heardStatus = before === undefined ? move.from : before.heardStatus;
    if (before?.planned) before.planned.cancelled = true;
    waiting.delete(applicationId);
    if (!isTold(move, heardStatus) || !canBeMailed(person.email)) continue;
    const mail = { applicationId, candidateId, jobId, historyId: move.historyId, status: move.to, heardStatus, ...textOf(move) };
    const planned = { mutation: move.mutation, mail, delaySeconds: move.letter?.delaySeconds ?? STAGE_LETTER_DELAY, cancelled: false };
    plan.push(planned);
    waiting.set(applicationId, { heardStatus, planned });
  }
  return plan;
}

async function addStageMails(connection: TransactionConnection, plan: readonly PlannedMail[]): Promise<void> {
  if (plan.length === 0) return;
  const row = `('stage_email', ?, ?, ?, TIMESTAMPADD(SECOND, ?, UTC_TIMESTAMP(3)), ?, ?, UTC_TIMESTAMP(3), ?, IF(?, UTC_TIMESTAMP(3), NULL))`;
  const values = plan.flatMap(({ mutation: { context, clientId, mutationId }, mail, delaySeconds, cancelled }) => [
    `stage-mail:${mail.applicationId}:${mail.historyId}`,
    context.companyId,
    JSON.stringify(mail),
    delaySeconds,
    clientId,
    mutationId,
    cancelled ? 'cancelled' : 'waiting',
    cancelled,
  ]);
  await writeLater(connection, {
    sql: `INSERT INTO sync_effect (kind, dedupe_key, company_id, payload, not_before, client_id, mutation_id, created_at, status, done_at)
     VALUES ${plan.map(() => row).join(', ')}`,
    values,
    characters: charactersIn(values),
  });
}

async function notifyCandidates(connection: TransactionConnection, told: readonly ToldMove[]): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ move, person }) => {
    const { context } = move.mutation;
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
  await writeLater(connection, {
    sql: `INSERT INTO notifications (userId, type, title, message, isRead, relatedEntityType, relatedEntityId, actionUrl, createdAt, triggeredBy) VALUES ?`,
    values: [rows],
    characters: charactersIn(rows),
    // Rows of one INSERT are numbered in their order.
    heard: ({ insertId }) => {
      for (const [index, { move, person }] of told.entries()) {
        move.mutation.alsoWrote({ table: 'notifications', id: insertId + index, values: { userId: person.userId } });
      }
    },
  });
}

/**
 * The server part of moves (`domain-rules.md` 1.3): cancels stage e-mails that
 * still wait for the application, puts the new one in line, and tells the
 * candidate inside the platform. A move back to the status that the candidate
 * last heard of by e-mail (an undo within the delay) sends none.
 */
export const movesOnServer: SharedServerPart = {
  of: 'applications',
  idsIn: (mutations) => mutations.flatMap(movesOf).map((move) => move.applicationId),
  prepare: async (connection, ids) => {
    const [people, waiting] = await Promise.all([readPeople(connection, ids), readWaitingMails(connection, ids)]);
    return async (mutations) => {
      const heard = await cancelMails(connection, waiting);
      const told = mutations.flatMap(movesOf).flatMap((move): ToldMove[] => {
        const person = people.get(move.applicationId);
        return person === undefined ? [] : [{ move, person }];
      });
      await addStageMails(connection, planMails(told, heard));
      await notifyCandidates(connection, told);
    };
  },
};
