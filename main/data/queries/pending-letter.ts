import { z } from 'zod';
import { fillIn, LONGEST_LETTER_DELAY, STAGE_LETTER_DELAY, type Letter } from '../../../shared/domain/letters.ts';
import { tableByName, type TableName } from '../../../shared/generated/tables.ts';
import { cancelLetter } from '../../../shared/mutators/letters.ts';
import { moveApplications } from '../../../shared/mutators/move-applications.ts';
import { pendingLetter, type PendingLetter } from '../../../shared/queries/letters.ts';
import { fromUtcSecond, toUtcSecond } from '../../../shared/time.ts';
import { defineHandler, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';
import { canBeMailed, mergeValues } from './templates.ts';
import { isPlanned, SPOKEN_OF_MS } from './waiting-letters.ts';

interface LedgerRow {
  readonly id: number;
  readonly args: string;
  readonly decidedAt: number | null;
  readonly outcome: string | null;
}

/** Changes that name one of these ids somewhere and can still have an e-mail waiting, newest first. */
const CHANGES = `SELECT id, args, decided_at AS decidedAt, outcome FROM _mutation
  WHERE name = ? AND as_noop = 0 AND undone_by IS NULL AND status IS NOT 'rejected' AND (decided_at IS NULL OR decided_at > ?)
    AND EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(args, n.value) > 0)
  ORDER BY id DESC`;

const skips = z.object({ skipped: z.array(z.object({ id: z.int() })).optional() });

/** Every name a row has had on this device: what was queued before the server answered has the temporary one. */
function namesOf(context: QueryContext, table: TableName, id: number): number[] {
  const sql = 'SELECT temporary_id AS id FROM _id_map WHERE table_no = ? AND id = ?';
  return [id, ...rowsOf<{ id: number }>(context, sql, tableByName(table).no, id).map((row) => row.id)];
}

function changesNaming(context: QueryContext, name: string, field: string, ids: readonly number[]): LedgerRow[] {
  const since = fromUtcSecond(context.now()) - LONGEST_LETTER_DELAY * 1000 - SPOKEN_OF_MS;
  const texts = ids.flatMap((id) => [`"${field}":${id},`, `"${field}":${id}}`]);
  return rowsOf<LedgerRow>(context, CHANGES, name, since, JSON.stringify(texts));
}

/** Whether the application's person can be written to; whom the gateway would not write to gets no letter. */
function isReachable(context: QueryContext, applicationId: number): boolean {
  const sql = `SELECT u.email, EXISTS (SELECT 1 FROM emailUnsubscribes s WHERE s.email = u.email) AS unsubscribed
    FROM applications a JOIN candidates c ON c.id = a.candidateId JOIN users u ON u.id = c.userId WHERE a.id = ?`;
  const person = rowOf<{ email: string | null; unsubscribed: 0 | 1 }>(context, sql, applicationId);
  return person !== undefined && canBeMailed(person.email) && person.unsubscribed === 0;
}

/** The newest move of an application, when its e-mail has not been sent. */
function newestUntold(context: QueryContext, applicationId: number): { readonly id: number; readonly names: readonly number[] } | null {
  const sql = 'SELECT id, emailSent FROM applicationHistory WHERE applicationId = ? ORDER BY createdAt DESC, id < 0 DESC, abs(id) DESC LIMIT 1';
  const row = rowOf<{ id: number; emailSent: number | null }>(context, sql, applicationId);
  return row === undefined || row.emailSent === 1 ? null : { id: row.id, names: namesOf(context, 'applicationHistory', row.id) };
}

/** Where the e-mail of one move is. */
function stateOf(context: QueryContext, decidedAt: number | null, delaySeconds: number): Pick<PendingLetter, 'state' | 'leavesAt'> | null {
  if (decidedAt === null) return { state: 'not_delivered', leavesAt: null };
  const leaves = decidedAt + delaySeconds * 1000;
  const now = fromUtcSecond(context.now());
  if (now > leaves + SPOKEN_OF_MS) return null;
  return { state: leaves > now ? 'waiting' : 'due', leavesAt: toUtcSecond(leaves) };
}

/** Whether the gateway left the application as it was. */
function isSkipped(outcome: string | null, applicationId: number): boolean {
  const skipped = outcome === null ? undefined : skips.parse(JSON.parse(outcome)).skipped;
  return skipped?.some((row) => row.id === applicationId) === true;
}

/** The author's own subject as the candidate will read it. */
function subjectOf(context: QueryContext, applicationId: number, chosen: Letter | null | undefined): string | null {
  const values = chosen == null ? null : mergeValues(context, applicationId);
  return chosen == null || values === null ? null : fillIn(chosen.subject, values);
}

function letterOf(context: QueryContext, applicationId: number): PendingLetter | null {
  const newest = newestUntold(context, applicationId);
  if (newest === null || !isReachable(context, applicationId)) return null;
  const names = new Set(newest.names);
  for (const { id, args, decidedAt, outcome } of changesNaming(context, moveApplications.name, 'historyId', newest.names)) {
    const change = moveApplications.args.safeParse(JSON.parse(args)).data;
    const move = change?.moves.find(({ historyId }) => names.has(historyId));
    if (change === undefined || move === undefined) continue;
    const isTold = change.letter === undefined ? isPlanned(context, applicationId, names) : change.letter !== null;
    if (!isTold || isSkipped(outcome, applicationId)) return null;
    const delaySeconds = change.letter?.delaySeconds ?? STAGE_LETTER_DELAY;
    const at = stateOf(context, decidedAt, delaySeconds);
    if (at === null) return null;
    const letter = { historyId: newest.id, mutationId: id, status: move.to, delaySeconds, subject: subjectOf(context, applicationId, change.letter) };
    const isCancelled = changesNaming(context, cancelLetter.name, 'historyId', newest.names).length > 0;
    return isCancelled ? { ...letter, state: 'cancelled', leavesAt: null } : { ...letter, ...at };
  }
  return null;
}

/**
 * The e-mail that an application's newest move put in line. What waits lies on
 * the server, where no device looks; but the device knows what it asked for and
 * when that arrived, and the delay runs from there.
 */
export const answerPendingLetter = defineHandler(pendingLetter, (context, { applicationId }) => ({ letter: letterOf(context, applicationId) }), {
  followsClock: true,
});
