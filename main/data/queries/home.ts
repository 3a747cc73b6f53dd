import { allFollowUps, home, HOME_LINES } from '../../../shared/queries/home.ts';
import { notificationRoute, type NotificationTarget } from '../domain/routes.ts';
import { defineHandler, idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { daysFromNow, followUps, interviewsToday, newApplications, openOffers, owedFeedback, stuckApplications } from './home-lines.ts';
import { routeLookup } from './notifications.ts';
import { IN_PLAY, LISTED } from './sql.ts';

/** Onboarding work shows this long before it is due, as the platform reminds of it (`domain-rules.md` 1.12). */
const DUE_SOON_DAYS = 3;
const JOBS_SHOWN = 12;

type Text = string | null;

/** The active jobs "today" is about: my own, or all of the company's when I own none. */
function activeJobs(context: QueryContext) {
  const sql = `SELECT id, title, companyName, postedBy IS ? AS isMine FROM jobs WHERE status = 'active' ORDER BY createdAt DESC, id DESC`;
  const all = rowsOf<{ id: number; title: Text; companyName: Text; isMine: number }>(context, sql, context.reader.userId);
  const mine = all.filter((job) => job.isMine === 1);
  return { jobs: mine.length > 0 ? mine : all, isOwnJobs: mine.length > 0 };
}

const JOB_FIGURES = `SELECT jobId, sum(${IN_PLAY}) AS active, sum(submittedAt >= ?) AS newThisWeek
  FROM applications WHERE jobId IN ${LISTED} GROUP BY jobId`;

function figuresOf(context: QueryContext, jobs: string): Map<number, { active: number; newThisWeek: number }> {
  const rows = rowsOf<{ jobId: number; active: number; newThisWeek: number }>(context, JOB_FIGURES, daysFromNow(context, -7), jobs);
  return new Map(rows.map((row) => [row.jobId, row]));
}

const UNREAD = `SELECT id, type, title, message, createdAt, actionUrl, relatedEntityType, relatedEntityId, count(*) OVER () AS total
  FROM notifications WHERE userId = ? AND isRead IS NOT 1 ORDER BY createdAt DESC, id DESC LIMIT ${HOME_LINES}`;

type UnreadRow = NotificationTarget & { id: number; title: Text; message: Text; createdAt: Text; total: number };

function unread(context: QueryContext) {
  const lookup = routeLookup(context);
  const rows = rowsOf<UnreadRow>(context, UNREAD, context.reader.userId);
  return {
    total: rows[0]?.total ?? 0,
    lines: rows.map((row) => ({
      id: row.id,
      title: row.title ?? '',
      message: row.message ?? '',
      createdAt: row.createdAt ?? '',
      route: notificationRoute(row, lookup),
    })),
  };
}

/** What needs the recruiter today. */
export const answerHome = defineHandler(
  home,
  (context, { fromUtc, untilUtc }) => {
    const { jobs, isOwnJobs } = activeJobs(context);
    const jobIds = idList(jobs.map((job) => job.id));
    const figures = figuresOf(context, jobIds);
    return {
      newApplications: newApplications(context, jobIds),
      interviewsToday: interviewsToday(context, fromUtc, untilUtc, jobIds),
      feedbackOwed: owedFeedback(context, jobIds),
      offers: openOffers(context, jobIds),
      stuck: stuckApplications(context, jobIds),
      followUps: followUps(context, jobIds, daysFromNow(context, DUE_SOON_DAYS), { offset: 0, limit: HOME_LINES }),
      notifications: unread(context),
      activeJobs: {
        total: jobs.length,
        lines: jobs.slice(0, JOBS_SHOWN).map((job) => ({
          id: job.id,
          title: job.title ?? '',
          companyName: job.companyName ?? '',
          active: figures.get(job.id)?.active ?? 0,
          newThisWeek: figures.get(job.id)?.newThisWeek ?? 0,
        })),
      },
      isOwnJobs,
    };
  },
  { followsClock: true },
);

/** All that somebody waits for. */
export const answerAllFollowUps = defineHandler(
  allFollowUps,
  (context, window) => followUps(context, idList(activeJobs(context).jobs.map((job) => job.id)), daysFromNow(context, DUE_SOON_DAYS), window),
  { followsClock: true },
);
