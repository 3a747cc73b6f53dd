import { isApplicationStatus } from '../../../shared/domain/application-status.ts';
import { isStuck } from '../../../shared/domain/stuck.ts';
import { FILTERED_BY, type PipelineFilter } from '../../../shared/queries/pipeline.ts';
import { fromUtcSecond, toUtcSecond } from '../../../shared/time.ts';
import { hasAll, searchWords } from '../domain/search-words.ts';
import { rowsOf, type QueryContext } from '../query-handler.ts';
import { basicsOf, peopleOf, scopeOf, stageSinceOf, type Basics } from './pipeline-scope.ts';
import { LISTED } from './sql.ts';
import { stuckDaysOf } from './stuck.ts';
import { newSince, UNSEEN } from './unseen.ts';

const DAY_MS = 86_400_000;
const READS = [...FILTERED_BY, 'jobs'] as const;

/** Which applications of a pipeline are asked for. */
export interface PipelineChoice {
  readonly jobId: number;
  readonly search: string;
  readonly filter?: PipelineFilter | undefined;
}

type Test = (application: Basics) => boolean;

function taggedPeople(context: QueryContext, names: readonly string[]): ReadonlySet<number> {
  const sql = `SELECT DISTINCT s.candidateId FROM candidateTagAssignments s JOIN candidateTags t ON t.id = s.tagId
    WHERE t.createdBy = ? AND t.name IN ${LISTED}`;
  const rows = rowsOf<{ candidateId: number }>(context, sql, context.reader.userId, JSON.stringify(names));
  return new Set(rows.map((row) => row.candidateId));
}

function unseenIds(context: QueryContext, jobId: number): ReadonlySet<number> {
  const { where, value } = scopeOf(context, jobId);
  const sql = `SELECT a.id FROM applications a WHERE ${where} AND ${UNSEEN}`;
  return new Set(rowsOf<{ id: number }>(context, sql, value, newSince(context)).map((row) => row.id));
}

/** The conditions that are set, the cheap ones first. */
function testsOf(context: QueryContext, { jobId, search, filter }: PipelineChoice): readonly Test[] {
  const tests: Test[] = [];
  const words = searchWords(search);
  const people = (): ReturnType<typeof peopleOf> =>
    peopleOf(
      context,
      basicsOf(context, jobId).map((application) => application.candidateId),
    );
  if (filter !== undefined) {
    const { statuses, tags, sources, minScore, minDays, stuck, unseen } = filter;
    if (statuses.length > 0) {
      const wanted = new Set<string>(statuses);
      tests.push(({ status }) => wanted.has(isApplicationStatus(status) ? status : 'other'));
    }
    if (minScore !== null) tests.push(({ score }) => score !== null && score >= minScore);
    if (minDays !== null || stuck) {
      const since = stageSinceOf(context, jobId);
      const now = context.now();
      if (minDays !== null) {
        const latest = toUtcSecond(fromUtcSecond(now) - minDays * DAY_MS);
        tests.push(({ id }) => (since.get(id) ?? now) <= latest);
      }
      if (stuck) {
        const thresholds = stuckDaysOf(context);
        tests.push(({ id, status }) => isStuck(status, since.get(id) ?? now, now, thresholds));
      }
    }
    if (unseen) {
      const ids = unseenIds(context, jobId);
      tests.push(({ id }) => ids.has(id));
    }
    if (tags.length > 0) {
      const tagged = taggedPeople(context, tags);
      tests.push(({ candidateId }) => tagged.has(candidateId));
    }
    if (sources.length > 0) {
      const personOf = people();
      const wanted = new Set(sources);
      tests.push(({ candidateId }) => wanted.has(personOf(candidateId).source ?? ''));
    }
  }
  if (words.length > 0) {
    const personOf = people();
    tests.push(({ candidateId }) => hasAll(words, personOf(candidateId).text));
  }
  return tests;
}

/** Days pass while nothing changes: what a filter by them found counts for this hour. */
function clockOf(context: QueryContext, filter: PipelineFilter | undefined): string {
  const byTime = filter !== undefined && (filter.minDays !== null || filter.stuck || filter.unseen);
  return byTime ? context.now().slice(0, 13) : '';
}

/** What names a choice in the cache. */
export function keyOfChoice(context: QueryContext, { jobId, search, filter }: PipelineChoice): string {
  return JSON.stringify([jobId, searchWords(search), filter ?? null, clockOf(context, filter)]);
}

/**
 * The applications of a pipeline that search and filter leave, for every column
 * together; null when nothing is sought and nothing filtered. Every word of the
 * search must occur in name, address, title, place or skills.
 */
export function matchesOf(context: QueryContext, choice: PipelineChoice): ReadonlySet<number> | null {
  return context.cache.remember(`matches ${keyOfChoice(context, choice)}`, READS, () => {
    const tests = testsOf(context, choice);
    if (tests.length === 0) return null;
    const found = basicsOf(context, choice.jobId).filter((application) => tests.every((test) => test(application)));
    return new Set(found.map((application) => application.id));
  });
}
