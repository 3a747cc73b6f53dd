import { HOME_LINES, type FollowUp, type InterviewToday, type OwedFeedback, type WaitingApplication } from '../../../shared/queries/home.ts';
import { fromUtcSecond, toUtcSecond } from '../../../shared/time.ts';
import { personName } from '../domain/people.ts';
import { applicationRoute } from '../domain/routes.ts';
import { rowsOf, type QueryContext, type SqlValue } from '../query-handler.ts';
import { joinUrl } from './interviews.ts';
import { IS_MINE, LISTED, OWES_FEEDBACK, STAGE_SINCE } from './sql.ts';
import { stuckDaysOf } from './stuck.ts';

type Text = string | null;

const DAY_MS = 86_400_000;

/** The moment so many days from now, as the mirror writes it. */
export function daysFromNow(context: QueryContext, days: number): string {
  return toUtcSecond(fromUtcSecond(context.now()) + days * DAY_MS);
}

/** What there is of a kind: how many, and the first lines. */
interface ListOf<Line> {
  readonly total: number;
  readonly lines: Line[];
}

/** The columns of a line's person, from an application `a`. */
const PERSON = `a.id AS applicationId, a.candidateId, a.jobId, a.status, u.name, u.email, j.title AS jobTitle`;
const PERSON_JOINS = `LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = a.jobId`;

interface PersonRow {
  readonly applicationId: number | null;
  readonly candidateId: number | null;
  readonly jobId: number | null;
  readonly status: Text;
  readonly name: Text;
  readonly email: Text;
  readonly jobTitle: Text;
}

function personOf(row: PersonRow) {
  return {
    applicationId: row.applicationId ?? 0,
    candidateId: row.candidateId ?? 0,
    candidateName: personName(row.name, row.email),
    jobId: row.jobId ?? 0,
    jobTitle: row.jobTitle ?? '',
  };
}

/** The rows of a statement whose every row carries the length of the whole. */
function listed<Row, Line>(context: QueryContext, toLine: (row: Row) => Line, sql: string, ...values: SqlValue[]): ListOf<Line> {
  const rows = rowsOf<Row & { readonly total: number }>(context, sql, ...values);
  return { total: rows[0]?.total ?? 0, lines: rows.map(toLine) };
}

const toWaiting = (row: PersonRow & { readonly since: string }): WaitingApplication => ({
  ...personOf(row),
  status: row.status ?? '',
  since: row.since,
});

/**
 * Applications by a condition, cut before their people are looked up: the count needs none of those.
 * @param since when each began to wait; of every application in the stages it is looked up once
 * @param condition of those in the stages, on `status` and `since`
 */
function waitingSql(stages: readonly string[], since: string, order: 'since, id' | 'since DESC, id DESC', condition = 'true'): string {
  return `WITH standing AS MATERIALIZED (
      SELECT a.id, a.status, ${since} AS since FROM applications a WHERE a.jobId IN ${LISTED} AND a.status IN ('${stages.join(`', '`)}')),
    found AS MATERIALIZED (
      SELECT id, since, count(*) OVER () AS total FROM standing WHERE ${condition} ORDER BY ${order} LIMIT ${HOME_LINES})
    SELECT ${PERSON}, found.since, found.total FROM found JOIN applications a ON a.id = found.id ${PERSON_JOINS} ORDER BY found.${order.replace(', ', ', found.')}`;
}

const NEW = waitingSql(['submitted'], `coalesce(a.submittedAt, '')`, 'since DESC, id DESC');
const OFFERS = waitingSql(['offered'], STAGE_SINCE, 'since, id');

/** Applications nobody has looked at yet, the newest first. */
export function newApplications(context: QueryContext, jobs: string): ListOf<WaitingApplication> {
  return listed(context, toWaiting, NEW, jobs);
}

/** Offers that wait for an answer, the oldest first. */
export function openOffers(context: QueryContext, jobs: string): ListOf<WaitingApplication> {
  return listed(context, toWaiting, OFFERS, jobs);
}

/** Stages whose applications can be stuck here: new ones and offers have lists of their own. */
const STUCK_STAGES = ['reviewing', 'shortlisted', 'interviewing'] as const;

const STUCK = waitingSql(
  STUCK_STAGES,
  STAGE_SINCE,
  'since, id',
  `since > '' AND since <= CASE status ${STUCK_STAGES.map((stage) => `WHEN '${stage}' THEN ?`).join(' ')} END`,
);

/** Applications that have stood in a stage for longer than the recruiter's threshold, the longest first. */
export function stuckApplications(context: QueryContext, jobs: string): ListOf<WaitingApplication> {
  const days = stuckDaysOf(context);
  return listed(context, toWaiting, STUCK, jobs, ...STUCK_STAGES.map((stage) => daysFromNow(context, -days[stage])));
}

const TODAY = `WITH me AS (SELECT ? AS recruiterId, ? AS email)
  SELECT i.id, i.applicationId, i.candidateId, i.jobId, i.status, u.name, u.email, j.title AS jobTitle,
    i.scheduledAt, i.duration, i.type, i.videoJoinUrl, i.meetingLink, ${IS_MINE} AS isMine
  FROM me CROSS JOIN interviews i LEFT JOIN candidates c ON c.id = i.candidateId LEFT JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = i.jobId
  WHERE i.scheduledAt >= ? AND i.scheduledAt < ? AND i.status IN ('scheduled', 'in-progress') AND (i.jobId IN ${LISTED} OR ${IS_MINE})
  ORDER BY i.scheduledAt, i.id`;

type TodayRow = PersonRow & {
  readonly id: number;
  readonly scheduledAt: Text;
  readonly duration: number | null;
  readonly type: Text;
  readonly videoJoinUrl: Text;
  readonly meetingLink: Text;
  readonly isMine: number;
};

/** The day's interviews: of the jobs, and wherever the reader takes part. */
export function interviewsToday(context: QueryContext, fromUtc: string, untilUtc: string, jobs: string): InterviewToday[] {
  const { recruiterId, email } = context.reader;
  return rowsOf<TodayRow>(context, TODAY, recruiterId, email.toLowerCase(), fromUtc, untilUtc, jobs).map((row) => ({
    ...personOf(row),
    id: row.id,
    scheduledAt: row.scheduledAt ?? '',
    durationMinutes: row.duration ?? 60,
    type: row.type ?? '',
    joinUrl: joinUrl(row.videoJoinUrl, row.meetingLink),
    isMine: row.isMine === 1,
  }));
}

const OWED = `WITH found AS MATERIALIZED (
    SELECT p.id, coalesce(lower(p.email) = ?, 0) AS isMine, i.id AS interviewId, i.scheduledAt, count(*) OVER () AS total
    FROM interviews i JOIN interviewPanelists p ON p.interviewId = i.id
    WHERE (i.jobId IN ${LISTED} OR lower(p.email) = ?) AND ${OWES_FEEDBACK}
    ORDER BY isMine DESC, i.scheduledAt, p.id LIMIT ${HOME_LINES})
  SELECT found.id AS panelistId, found.isMine, found.total, found.scheduledAt, p.name AS panelistName, p.email AS panelistEmail,
    i.applicationId, i.candidateId, i.jobId, i.status, u.name, u.email, j.title AS jobTitle
  FROM found JOIN interviewPanelists p ON p.id = found.id JOIN interviews i ON i.id = found.interviewId
    LEFT JOIN candidates c ON c.id = i.candidateId LEFT JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = i.jobId
  ORDER BY found.isMine DESC, found.scheduledAt, found.id`;

type OwedRow = PersonRow & {
  readonly panelistId: number;
  readonly panelistName: Text;
  readonly panelistEmail: Text;
  readonly isMine: number;
  readonly scheduledAt: Text;
};

/** Feedback that panelists of past interviews still owe: of the jobs' interviews, and the reader's own wherever it is. */
export function owedFeedback(context: QueryContext, jobs: string): ListOf<OwedFeedback> {
  const me = context.reader.email.toLowerCase();
  const toLine = (row: OwedRow): OwedFeedback => ({
    ...personOf(row),
    panelistId: row.panelistId,
    panelistName: personName(row.panelistName, row.panelistEmail),
    isMine: row.isMine === 1,
    interviewAt: row.scheduledAt ?? '',
  });
  return listed(context, toLine, OWED, me, jobs, me, context.now(), me);
}

const RESCHEDULES = `SELECT r.id, r.createdAt AS at, coalesce(p.name, p.email, asker.name, '') AS who, r.reason, i.applicationId, i.candidateId, i.jobId, u.name, u.email
  FROM rescheduleRequests r JOIN interviews i ON i.id = r.interviewId LEFT JOIN interviewPanelists p ON p.id = r.panelistId
    LEFT JOIN users asker ON asker.id = r.requestedBy LEFT JOIN candidates c ON c.id = i.candidateId LEFT JOIN users u ON u.id = c.userId
  WHERE r.status = 'pending' AND (i.jobId IN ${LISTED} OR i.recruiterId = ?) ORDER BY r.createdAt, r.id`;

interface RescheduleRow {
  readonly id: number;
  readonly at: Text;
  readonly who: string;
  readonly reason: Text;
  readonly applicationId: number | null;
  readonly candidateId: number | null;
  readonly jobId: number | null;
  readonly name: Text;
  readonly email: Text;
}

const TASKS = `SELECT t.id, t.title, t.dueDate AS at, u.name, u.email FROM onboardingTasks t
    JOIN onboardingProcesses o ON o.id = t.processId LEFT JOIN associates x ON x.id = o.associateId
    LEFT JOIN candidates c ON c.id = x.candidateId LEFT JOIN users u ON u.id = coalesce(c.userId, x.userId)
  WHERE t.status IN ('pending', 'in_progress', 'blocked') AND (t.dueDate IS NULL OR t.dueDate < ?)
    AND EXISTS (SELECT 1 FROM taskAssignments s WHERE s.taskId = t.id AND (s.recruiterId = ? OR s.assignedTo = ?))
  ORDER BY t.dueDate IS NULL, t.dueDate, t.id`;

interface TaskRow {
  readonly id: number;
  readonly title: Text;
  readonly at: Text;
  readonly name: Text;
  readonly email: Text;
}

interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** What somebody waits for: another time for an interview, and onboarding work of the reader's that is due before a moment. */
export function followUps(context: QueryContext, jobs: string, dueBefore: string, { offset, limit }: Window): ListOf<FollowUp> {
  const { recruiterId, userId } = context.reader;
  const asked = rowsOf<RescheduleRow>(context, RESCHEDULES, jobs, recruiterId).map((row): FollowUp => ({
    key: `reschedule-${row.id}`,
    kind: 'reschedule',
    title: `${row.who === '' ? 'Somebody' : row.who} asks for another time`,
    detail: [personName(row.name, row.email), row.reason].filter(Boolean).join(' · '),
    at: row.at,
    route:
      row.applicationId === null || row.candidateId === null || row.jobId === null
        ? '/interviews'
        : applicationRoute(row.jobId, row.applicationId, row.candidateId),
  }));
  const tasks = rowsOf<TaskRow>(context, TASKS, dueBefore, recruiterId, userId).map((row): FollowUp => ({
    key: `task-${row.id}`,
    kind: 'task',
    title: row.title ?? '',
    detail: row.name === null && row.email === null ? 'Onboarding' : `Onboarding of ${personName(row.name, row.email)}`,
    at: row.at,
    route: null,
  }));
  const all = [...asked, ...tasks];
  return { total: all.length, lines: all.slice(offset, offset + limit) };
}
