import { listJobs, type JobLine } from '../../../shared/queries/jobs.ts';
import { matchesAll, searchWords } from '../domain/search-words.ts';
import { defineHandler, idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { IN_PLAY, LISTED } from './sql.ts';

interface JobRow {
  id: number;
  title: string | null;
  companyName: string | null;
  customerName: string | null;
  location: string | null;
  status: string | null;
  postedBy: number | null;
  createdAt: string | null;
}

const JOB = `SELECT j.id, j.title, j.companyName, c.name AS customerName, j.location, j.status, j.postedBy, j.createdAt
  FROM jobs j LEFT JOIN customers c ON c.id = j.customerId`;

const COUNTS = `SELECT jobId, count(*) AS applications, sum(${IN_PLAY}) AS active
  FROM applications WHERE jobId IN ${LISTED} GROUP BY jobId`;

/** Jobs as lines, with their figures; in the order given. */
function withCounts(context: QueryContext, jobs: readonly JobRow[]): JobLine[] {
  const counts = rowsOf<{ jobId: number; applications: number; active: number }>(context, COUNTS, idList(jobs.map((job) => job.id)));
  const byJob = new Map(counts.map((row) => [row.jobId, row]));
  return jobs.map((job) => ({
    id: job.id,
    title: job.title ?? '',
    companyName: job.companyName ?? '',
    customerName: job.customerName,
    location: job.location ?? '',
    status: job.status ?? '',
    applications: byJob.get(job.id)?.applications ?? 0,
    active: byJob.get(job.id)?.active ?? 0,
    isMine: job.postedBy === context.reader.userId,
    createdAt: job.createdAt ?? '',
  }));
}

/** One job as a line, or null when this device does not hold it. */
export function jobLineOf(context: QueryContext, jobId: number): JobLine | null {
  return withCounts(context, rowsOf<JobRow>(context, `${JOB} WHERE j.id = ?`, jobId))[0] ?? null;
}

/** Every job in switcher order: mine first, active first, newest first (and so in `first-screen-reader.ts` of the gateway). */
export function jobsInOrder(context: QueryContext): JobRow[] {
  return context.cache.remember('jobs', ['jobs', 'customers'], () =>
    rowsOf<JobRow>(context, `${JOB} ORDER BY j.postedBy = ? DESC, j.status = 'active' DESC, j.createdAt DESC, j.id DESC`, context.reader.userId),
  );
}

/** Jobs matching every word typed, with figures for the window only: counting every job of a large company takes a while. */
export const answerListJobs = defineHandler(listJobs, (context, params) => {
  const words = searchWords(params.search);
  const matching = jobsInOrder(context).filter(
    (job) =>
      (params.status === 'any' || job.status === params.status) && matchesAll(words, [job.title, job.companyName, job.customerName, job.location]),
  );
  return { total: matching.length, jobs: withCounts(context, matching.slice(params.offset, params.offset + params.limit)) };
});
