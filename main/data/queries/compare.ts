import { comparison, type Compared } from '../../../shared/queries/compare.ts';
import { defineHandler, idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { applicantsOf } from './review-applicants.ts';
import { newestInPlay } from './review-list.ts';
import { LISTED } from './sql.ts';

interface Job {
  readonly id: number;
  readonly title: string;
}

const JOBS = `SELECT j.id, j.title, count(*) AS applications FROM applications a JOIN jobs j ON j.id = a.jobId
  WHERE a.id IN ${LISTED} GROUP BY j.id ORDER BY applications DESC, j.id DESC`;

/** The jobs these applications are for; the one most of them are for first. */
function jobsOf(context: QueryContext, people: readonly Compared[]): Job[] {
  const ids = people.flatMap((person) => person.applicationId ?? []);
  return rowsOf<{ id: number; title: string | null }>(context, JOBS, idList(ids)).map(({ id, title }) => ({ id, title: title ?? '' }));
}

/** People who were chosen without an application are looked at for their newest one in play. */
function withApplications(context: QueryContext, people: readonly Compared[]): Compared[] {
  const open = people.filter((person) => person.applicationId === null).map((person) => person.candidateId);
  const newest = newestInPlay(context, open);
  return people.map((person) => ({ ...person, applicationId: person.applicationId ?? newest.get(person.candidateId)?.id ?? null }));
}

/** A few people side by side. Follows the clock: interviews pass. */
export const answerComparison = defineHandler(
  comparison,
  (context, { people: chosen, jobId }) => {
    const people = withApplications(context, chosen);
    const jobs = jobsOf(context, people);
    const job = jobs.find((one) => one.id === jobId) ?? jobs[0] ?? null;
    return { job, jobs, people: applicantsOf(context, people, job?.id ?? null) };
  },
  { followsClock: true },
);
