import { home } from '../../../shared/queries/home.ts';
import { fromUtcSecond, toUtcSecond } from '../../../shared/time.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, idList, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';
import { IN_PLAY, LISTED, OWES_FEEDBACK, STAGE_SINCE } from './sql.ts';

const DAY_MS = 86_400_000;
/** Applications that have stood longer than this in an active stage count as stuck. */
const STUCK_DAYS = 14;
const JOBS_SHOWN = 12;

type Text = string | null;

function daysAgo(context: QueryContext, days: number): string {
  return toUtcSecond(fromUtcSecond(context.now()) - days * DAY_MS);
}

/** The active jobs "today" is about: my own, or all of the company's when I own none. */
function activeJobs(context: QueryContext): { id: number; title: Text; companyName: Text }[] {
  const sql = `SELECT id, title, companyName, postedBy IS ? AS isMine FROM jobs WHERE status = 'active' ORDER BY createdAt DESC, id DESC`;
  const all = rowsOf<{ id: number; title: Text; companyName: Text; isMine: number }>(context, sql, context.reader.userId);
  const mine = all.filter((job) => job.isMine === 1);
  return mine.length > 0 ? mine : all;
}

function count(context: QueryContext, sql: string, ...values: (string | number | null)[]): number {
  return rowOf<{ count: number | null }>(context, sql, ...values)?.count ?? 0;
}

const STUCK = `SELECT count(*) AS count FROM applications a
  WHERE a.jobId IN ${LISTED} AND a.status IN ('reviewing', 'shortlisted', 'interviewing', 'offered') AND ${STAGE_SINCE} < ?`;

const OWED = `SELECT count(*) AS count FROM interviews i JOIN interviewPanelists p ON p.interviewId = i.id
  WHERE i.jobId IN ${LISTED} AND ${OWES_FEEDBACK}`;

const TODAY = `SELECT i.id, i.scheduledAt, u.name, u.email, j.title AS jobTitle, i.candidateId, i.applicationId
  FROM interviews i LEFT JOIN candidates c ON c.id = i.candidateId LEFT JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = i.jobId
  WHERE i.scheduledAt >= ? AND i.scheduledAt < ? AND i.status IN ('scheduled', 'in-progress') AND i.jobId IN ${LISTED}
  ORDER BY i.scheduledAt, i.id LIMIT 50`;

function interviewsToday(context: QueryContext, fromUtc: string, untilUtc: string, jobs: string) {
  type Row = { id: number; scheduledAt: Text; name: Text; email: Text; jobTitle: Text; candidateId: number | null; applicationId: number | null };
  return rowsOf<Row>(context, TODAY, fromUtc, untilUtc, jobs).map((row) => ({
    id: row.id,
    scheduledAt: row.scheduledAt ?? '',
    candidateName: personName(row.name, row.email),
    jobTitle: row.jobTitle ?? '',
    candidateId: row.candidateId ?? 0,
    applicationId: row.applicationId ?? 0,
  }));
}

const JOB_FIGURES = `SELECT jobId, sum(${IN_PLAY}) AS active, sum(submittedAt >= ?) AS newThisWeek
  FROM applications WHERE jobId IN ${LISTED} GROUP BY jobId`;

/** What needs the recruiter now. */
export const answerHome = defineHandler(
  home,
  (context, params) => {
    const jobs = activeJobs(context);
    const jobIds = idList(jobs.map((job) => job.id));
    const figures = new Map(
      rowsOf<{ jobId: number; active: number; newThisWeek: number }>(context, JOB_FIGURES, daysAgo(context, 7), jobIds).map((row) => [
        row.jobId,
        row,
      ]),
    );
    return {
      newApplications: count(context, `SELECT count(*) AS count FROM applications WHERE jobId IN ${LISTED} AND status = 'submitted'`, jobIds),
      interviewsToday: interviewsToday(context, params.fromUtc, params.untilUtc, jobIds),
      feedbackOwed: count(context, OWED, jobIds, context.now()),
      stuck: count(context, STUCK, jobIds, daysAgo(context, STUCK_DAYS)),
      unreadNotifications: count(context, 'SELECT count(*) AS count FROM notifications WHERE userId = ? AND isRead IS NOT 1', context.reader.userId),
      activeJobs: jobs.slice(0, JOBS_SHOWN).map((job) => ({
        id: job.id,
        title: job.title ?? '',
        companyName: job.companyName ?? '',
        active: figures.get(job.id)?.active ?? 0,
        newThisWeek: figures.get(job.id)?.newThisWeek ?? 0,
      })),
    };
  },
  { followsClock: true },
);
