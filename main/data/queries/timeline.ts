import { isTemporaryId } from '../../../shared/ids.ts';
import { readLogged } from '../../../shared/mutators/interactions.ts';
import { candidateStory, timeline, type TimelineEntry } from '../../../shared/queries/candidates.ts';
import { defineHandler, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';

type Text = string | null;

const NOTHING = {
  actor: null,
  from: null,
  to: null,
  text: null,
  rating: null,
  emailSent: null,
  removableNoteId: null,
  interaction: null,
  removableInteractionId: null,
} as const;

function submission(context: QueryContext, applicationId: number): TimelineEntry[] {
  const row = rowOf<{ submittedAt: Text }>(context, 'SELECT submittedAt FROM applications WHERE id = ?', applicationId);
  if (row === undefined) return [];
  return [{ ...NOTHING, key: 'applied', kind: 'applied', at: row.submittedAt ?? '', delivered: !isTemporaryId(applicationId) }];
}

/**
 * Moves. The platform leaves `fromStatus` empty (`domain-rules.md` 1.3): the
 * stage before is then the one the row before moved into.
 */
function moves(context: QueryContext, applicationId: number): TimelineEntry[] {
  const sql = `SELECT h.id, h.fromStatus, h.toStatus, h.notes, h.emailSent, h.createdAt, u.name AS actor,
      lag(h.toStatus) OVER (ORDER BY h.createdAt, h.id < 0, abs(h.id)) AS before
    FROM applicationHistory h LEFT JOIN users u ON u.id = h.changedBy WHERE h.applicationId = ?`;
  type Row = { id: number; fromStatus: Text; toStatus: Text; notes: Text; emailSent: number | null; createdAt: Text; actor: Text; before: Text };
  return rowsOf<Row>(context, sql, applicationId).map((row) => ({
    ...NOTHING,
    key: `history-${row.id}`,
    kind: 'moved',
    at: row.createdAt ?? '',
    actor: row.actor,
    from: row.fromStatus ?? row.before,
    to: row.toStatus,
    text: row.notes,
    emailSent: row.emailSent === 1,
    delivered: !isTemporaryId(row.id),
  }));
}

/** Notes and ratings. A note is feedback without a rating; only its author may remove it. */
function feedback(context: QueryContext, applicationId: number): TimelineEntry[] {
  const sql = `SELECT f.id, f.recruiterId, f.rating, f.notes, f.createdAt, coalesce(p.name, u.name) AS actor
    FROM applicationFeedback f LEFT JOIN recruiters r ON r.id = f.recruiterId LEFT JOIN users u ON u.id = r.userId
      LEFT JOIN users p ON p.id = f.providedBy
    WHERE f.applicationId = ?`;
  type Row = { id: number; recruiterId: number | null; rating: number | null; notes: Text; createdAt: Text; actor: Text };
  return rowsOf<Row>(context, sql, applicationId).map((row) => {
    const isOwnNote = row.rating === null && row.recruiterId !== null && row.recruiterId === context.reader.recruiterId;
    return {
      ...NOTHING,
      key: `feedback-${row.id}`,
      kind: row.rating === null ? 'note' : 'rating',
      at: row.createdAt ?? '',
      actor: row.actor,
      text: row.notes,
      rating: row.rating,
      removableNoteId: isOwnNote ? row.id : null,
      delivered: !isTemporaryId(row.id),
    };
  });
}

function interviews(context: QueryContext, applicationId: number): TimelineEntry[] {
  const sql = `SELECT i.id, i.type, i.status, i.scheduledAt, u.name AS actor
    FROM interviews i LEFT JOIN recruiters r ON r.id = i.recruiterId LEFT JOIN users u ON u.id = r.userId
    WHERE i.applicationId = ?`;
  type Row = { id: number; type: Text; status: Text; scheduledAt: Text; actor: Text };
  return rowsOf<Row>(context, sql, applicationId).map((row) => ({
    ...NOTHING,
    key: `interview-${row.id}`,
    kind: 'interview',
    at: row.scheduledAt ?? '',
    actor: row.actor,
    to: row.status,
    text: row.type,
    delivered: !isTemporaryId(row.id),
  }));
}

interface InteractionRow {
  readonly id: number;
  readonly userId: number | null;
  readonly interactionType: Text;
  readonly metadata: Text;
  readonly createdAt: Text;
  readonly actor: Text;
}

const INTERACTIONS = `SELECT x.id, x.userId, x.interactionType, x.metadata, x.createdAt, u.name AS actor
  FROM candidateInteractions x LEFT JOIN users u ON u.id = x.userId`;

/** Calls, e-mails and meetings logged by hand, and what the platform saw the person do. */
function entriesOf(context: QueryContext, rows: readonly InteractionRow[]): TimelineEntry[] {
  return rows.map((row) => {
    const logged = readLogged(row.metadata);
    return {
      ...NOTHING,
      key: `interaction-${row.id}`,
      kind: 'interaction',
      at: row.createdAt ?? '',
      actor: logged === null ? null : row.actor,
      text: logged === null || logged.note === '' ? null : logged.note,
      interaction: logged?.logged ?? row.interactionType ?? '',
      removableInteractionId: logged !== null && row.userId === context.reader.userId ? row.id : null,
      delivered: !isTemporaryId(row.id),
    };
  });
}

/** Interactions about the application, and those with its candidate that are about none. */
function interactions(context: QueryContext, applicationId: number): TimelineEntry[] {
  const sql = `${INTERACTIONS} WHERE x.candidateId = (SELECT a.candidateId FROM applications a WHERE a.id = ?)
    AND (x.applicationId IS NULL OR x.applicationId = ?)`;
  return entriesOf(context, rowsOf<InteractionRow>(context, sql, applicationId, applicationId));
}

/** Newest first; of one second the later fact first, the submission last. */
function newestFirst(left: TimelineEntry, right: TimelineEntry): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  if (left.kind === 'applied' || right.kind === 'applied') return left.kind === 'applied' ? 1 : -1;
  return left.key < right.key ? 1 : -1;
}

/** The story of one application, a window of it. */
export const answerTimeline = defineHandler(timeline, (context, params) => {
  const sources = [submission, moves, feedback, interviews, interactions];
  const entries = sources.flatMap((source) => source(context, params.applicationId)).sort(newestFirst);
  return { total: entries.length, entries: entries.slice(params.offset, params.offset + params.limit) };
});

/** Every interaction with a person, a window of it. */
export const answerCandidateStory = defineHandler(candidateStory, (context, params) => {
  const rows = rowsOf<InteractionRow>(context, `${INTERACTIONS} WHERE x.candidateId = ?`, params.candidateId);
  const entries = entriesOf(context, rows).sort(newestFirst);
  return { total: entries.length, entries: entries.slice(params.offset, params.offset + params.limit) };
});
