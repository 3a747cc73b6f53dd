import { agenda } from '../../../shared/queries/interviews.ts';
import type { AnswerOf, ParamsOf } from '../../../shared/queries/query.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, idList, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';
import { IS_MINE, LISTED } from './sql.ts';

type Text = string | null;

interface InterviewRow {
  id: number;
  scheduledAt: Text;
  duration: number | null;
  type: Text;
  status: Text;
  candidateId: number | null;
  applicationId: number | null;
  name: Text;
  email: Text;
  jobTitle: Text;
  location: Text;
  videoJoinUrl: Text;
  meetingLink: Text;
  isMine: number;
}

const ME = 'WITH me AS (SELECT ? AS onlyMine, ? AS recruiterId, ? AS email)';

/** How long an interview takes where nothing is said, minutes. */
const USUAL_LENGTH = 60;

const IS_OVER = `(datetime(i.scheduledAt, '+' || coalesce(i.duration, ${USUAL_LENGTH}) || ' minutes') <= ?)`;

const SPAN = `i.scheduledAt >= ? AND i.scheduledAt < ? AND ${IS_OVER} = ? AND (me.onlyMine = 0 OR ${IS_MINE})`;

const LISTING = `${ME} SELECT i.id, i.scheduledAt, i.duration, i.type, i.status, i.candidateId, i.applicationId, u.name, u.email,
    j.title AS jobTitle, i.location, i.videoJoinUrl, i.meetingLink, ${IS_MINE} AS isMine
  FROM me CROSS JOIN interviews i LEFT JOIN candidates c ON c.id = i.candidateId LEFT JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = i.jobId
  WHERE ${SPAN}`;

/** What is nearest to now comes first: a list that one asks more of grows at its far end. */
const ORDERS = { ahead: 'i.scheduledAt, i.id', over: 'i.scheduledAt DESC, i.id DESC' } as const;

/** A link the window may offer: only https is opened from the app. */
export function joinUrl(...links: readonly Text[]): Text {
  return links.find((link) => link?.startsWith('https://') === true) ?? null;
}

function panelsOf(context: QueryContext, interviewIds: readonly number[]): Map<number, { name: string; status: string }[]> {
  const sql = `SELECT p.interviewId, p.name, p.email, p.status FROM interviewPanelists p WHERE p.interviewId IN ${LISTED} ORDER BY p.interviewId, p.id`;
  const panels = new Map<number, { name: string; status: string }[]>();
  for (const row of rowsOf<{ interviewId: number; name: Text; email: Text; status: Text }>(context, sql, idList(interviewIds))) {
    const panel = panels.get(row.interviewId) ?? [];
    panels.set(row.interviewId, [...panel, { name: personName(row.name, row.email), status: row.status ?? '' }]);
  }
  return panels;
}

function answer(context: QueryContext, params: ParamsOf<typeof agenda>): AnswerOf<typeof agenda> {
  const { recruiterId, email } = context.reader;
  const reader = [params.onlyMine ? 1 : 0, recruiterId, email.toLowerCase()];
  const chosen = [...reader, params.fromUtc, params.untilUtc, context.now(), params.part === 'over' ? 1 : 0];
  const total =
    rowOf<{ total: number }>(context, `${ME} SELECT count(*) AS total FROM me CROSS JOIN interviews i WHERE ${SPAN}`, ...chosen)?.total ?? 0;
  const sql = `${LISTING} ORDER BY ${ORDERS[params.part]} LIMIT ? OFFSET ?`;
  const rows = rowsOf<InterviewRow>(context, sql, ...chosen, params.limit, params.offset);
  const panels = panelsOf(
    context,
    rows.map((row) => row.id),
  );
  return {
    total,
    interviews: rows.map((row) => ({
      id: row.id,
      scheduledAt: row.scheduledAt ?? '',
      durationMinutes: row.duration ?? USUAL_LENGTH,
      type: row.type ?? '',
      status: row.status ?? '',
      candidateId: row.candidateId ?? 0,
      applicationId: row.applicationId ?? 0,
      candidateName: personName(row.name, row.email),
      jobTitle: row.jobTitle ?? '',
      location: row.location,
      joinUrl: joinUrl(row.videoJoinUrl, row.meetingLink),
      panelists: panels.get(row.id) ?? [],
      isMine: row.isMine === 1,
    })),
  };
}

/** Interviews of a span, those nearest to now first. What is over grows with every minute. */
export const answerAgenda = defineHandler(agenda, answer, { followsClock: true });
