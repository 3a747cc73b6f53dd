import { ALL_JOBS } from '../../../shared/queries/pipeline.ts';
import { NO_NAME, personName } from '../domain/people.ts';
import { searchText } from '../domain/search-words.ts';
import { idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED, STAGE_SINCE } from './sql.ts';

/** The applications a pipeline is about, as a condition on `a` with one bound value. */
export interface Scope {
  readonly where: string;
  readonly value: string | number;
}

/** My open jobs, or all of the company's when I own none. */
function openJobs(context: QueryContext): readonly number[] {
  return context.cache.remember('open jobs', ['jobs'], () => {
    const sql = `SELECT id, postedBy IS ? AS isMine FROM jobs WHERE status = 'active'`;
    const all = rowsOf<{ id: number; isMine: number }>(context, sql, context.reader.userId);
    const mine = all.filter((job) => job.isMine === 1);
    return (mine.length > 0 ? mine : all).map((job) => job.id);
  });
}

/** The applications of a job, or of every open job for {@link ALL_JOBS}. */
export function scopeOf(context: QueryContext, jobId: number): Scope {
  if (jobId !== ALL_JOBS) return { where: 'a.jobId = ?', value: jobId };
  return { where: `a.jobId IN ${LISTED}`, value: idList(openJobs(context)) };
}

/** What of an application stands in its own row. */
export interface Basics {
  readonly id: number;
  readonly jobId: number | null;
  readonly candidateId: number;
  readonly status: string | null;
  readonly score: number | null;
  readonly submittedAt: string;
}

/** The applications of a pipeline, in no order. Kept until one changes. */
export function basicsOf(context: QueryContext, jobId: number): readonly Basics[] {
  return context.cache.remember(`basics ${jobId}`, ['applications', 'jobs'], () => {
    const { where, value } = scopeOf(context, jobId);
    const sql = `SELECT a.id, a.jobId, coalesce(a.candidateId, 0) AS candidateId, a.status, a.aiScore AS score,
      coalesce(a.submittedAt, '') AS submittedAt FROM applications a WHERE ${where}`;
    return rowsOf<Basics>(context, sql, value);
  });
}

/** What a pipeline sorts, searches and filters people by. */
export interface PersonFacts {
  readonly name: string;
  readonly title: string | null;
  readonly location: string | null;
  readonly source: string | null;
  /** Name, address, title, place and skills in lower case. */
  readonly text: string;
}

const NOBODY: PersonFacts = { name: NO_NAME, title: null, location: null, source: null, text: '' };

type PersonRow = { id: number } & Record<'name' | 'email' | 'title' | 'location' | 'source' | 'skills', string | null>;

const PEOPLE = `SELECT c.id, u.name, u.email, c.title, c.location, c.source, c.skills
  FROM candidates c LEFT JOIN users u ON u.id = c.userId WHERE c.id IN ${LISTED}`;

/**
 * Looks people up by candidate. What was read stays until a person changes: a
 * move changes applications only, and must not read 10,000 people again.
 */
export function peopleOf(context: QueryContext, candidateIds: readonly number[]): (candidateId: number) => PersonFacts {
  const known = context.cache.remember('people', ['candidates', 'users'], () => new Map<number, PersonFacts>());
  const missing = candidateIds.filter((id) => !known.has(id));
  if (missing.length > 0) {
    for (const row of rowsOf<PersonRow>(context, PEOPLE, idList(missing))) {
      const { id, name, email, title, location, source, skills } = row;
      known.set(id, { name: personName(name, email), title, location, source, text: searchText([name, email, title, location, skills]) });
    }
  }
  return (id) => known.get(id) ?? NOBODY;
}

/** Since when each application of a pipeline is in its stage. */
export function stageSinceOf(context: QueryContext, jobId: number): ReadonlyMap<number, string> {
  return context.cache.remember(`since ${jobId}`, ['applications', 'applicationHistory', 'jobs'], () => {
    const { where, value } = scopeOf(context, jobId);
    const rows = rowsOf<{ id: number; since: string }>(context, `SELECT a.id, ${STAGE_SINCE} AS since FROM applications a WHERE ${where}`, value);
    return new Map(rows.map((row) => [row.id, row.since]));
  });
}

/** The titles of jobs. */
export function jobTitles(context: QueryContext): ReadonlyMap<number, string> {
  return context.cache.remember('job titles', ['jobs'], () => {
    const rows = rowsOf<{ id: number; title: string | null }>(context, 'SELECT id, title FROM jobs');
    return new Map(rows.map((row) => [row.id, row.title ?? '']));
  });
}
