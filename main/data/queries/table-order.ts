import { APPLICATION_STATUSES } from '../../../shared/domain/application-status.ts';
import { FILTERED_BY } from '../../../shared/queries/pipeline.ts';
import type { TableOrder, TableSort } from '../../../shared/queries/pipeline-table.ts';
import { fromUtcSecond } from '../../../shared/time.ts';
import { rowsOf, type QueryContext } from '../query-handler.ts';
import { keyOfChoice, matchesOf, type PipelineChoice } from './pipeline-filter.ts';
import { basicsOf, jobTitles, peopleOf, scopeOf, stageSinceOf, type Basics, type PersonFacts } from './pipeline-scope.ts';
import { textRanks } from './text-ranks.ts';

/** Which rows of the table are asked for, and in what order. */
export interface TableChoice extends PipelineChoice {
  readonly order: TableOrder;
  readonly grouped: boolean;
}

/** A row's value in an order; null is not known and comes last. */
type KeyOf = (application: Basics) => number | null;

const STAGES: ReadonlyMap<string | null, number> = new Map(APPLICATION_STATUSES.map((status, index) => [status, index]));

function momentOf(at: string | undefined): number | null {
  const moment = at === undefined ? Number.NaN : fromUtcSecond(at);
  return Number.isNaN(moment) ? null : moment;
}

function nextInterviews(context: QueryContext, jobId: number): ReadonlyMap<number, string> {
  const { where, value } = scopeOf(context, jobId);
  const sql = `SELECT i.applicationId, min(i.scheduledAt) AS at FROM interviews i JOIN applications a ON a.id = i.applicationId
    WHERE ${where} AND i.status = 'scheduled' AND i.scheduledAt >= ? GROUP BY i.applicationId`;
  const rows = rowsOf<{ applicationId: number; at: string }>(context, sql, value, context.now());
  return new Map(rows.map((row) => [row.applicationId, row.at]));
}

/** Texts by their place in the alphabet, blank ones as not known. */
function byText(context: QueryContext, name: string, rows: readonly Basics[], textOf: (application: Basics) => string | null): KeyOf {
  const known = rows.flatMap((row) => textOf(row)?.trim() || []);
  const ranks = textRanks(context, name, known);
  return (application) => ranks.get(textOf(application)?.trim() ?? '') ?? null;
}

function keyOf(context: QueryContext, { jobId }: TableChoice, by: TableSort, rows: readonly Basics[]): KeyOf {
  const personal = (name: string, pick: (person: PersonFacts) => string | null): KeyOf => {
    const personOf = peopleOf(
      context,
      rows.map((row) => row.candidateId),
    );
    return byText(context, name, rows, (application) => pick(personOf(application.candidateId)));
  };
  switch (by) {
    case 'name':
      return personal('names', (person) => person.name);
    case 'title':
      return personal('titles', (person) => person.title);
    case 'location':
      return personal('locations', (person) => person.location);
    case 'source':
      return personal('sources', (person) => person.source);
    case 'job': {
      const titles = jobTitles(context);
      return byText(context, 'jobs', rows, (application) => titles.get(application.jobId ?? 0) ?? null);
    }
    case 'status':
      return ({ status }) => STAGES.get(status) ?? STAGES.size;
    case 'score':
      return ({ score }) => score;
    case 'submitted':
      return ({ submittedAt }) => momentOf(submittedAt);
    case 'in_status': {
      const since = stageSinceOf(context, jobId);
      return ({ id }) => {
        const began = momentOf(since.get(id));
        // The longest stay began first, and is the largest.
        return began === null ? null : -began;
      };
    }
    case 'interview': {
      const next = nextInterviews(context, jobId);
      return ({ id }) => momentOf(next.get(id));
    }
  }
}

type Compare = (left: Basics, right: Basics) => number;

function compareBy(key: KeyOf, descending: boolean): Compare {
  const keys = new Map<number, number | null>();
  const keyFor = (application: Basics): number | null => {
    const known = keys.get(application.id);
    if (known !== undefined) return known;
    const made = key(application);
    keys.set(application.id, made);
    return made;
  };
  return (left, right) => {
    const [one, other] = [keyFor(left), keyFor(right)];
    if (one === other) return 0;
    if (one === null) return 1;
    if (other === null) return -1;
    return descending ? other - one : one - other;
  };
}

/** What is together where the table is grouped: the jobs by their titles, each with its number. */
function compareJobs(context: QueryContext, choice: TableChoice, rows: readonly Basics[]): Compare {
  const byTitle = compareBy(keyOf(context, choice, 'job', rows), false);
  return (left, right) => byTitle(left, right) || (left.jobId ?? 0) - (right.jobId ?? 0);
}

function sorted(context: QueryContext, choice: TableChoice): readonly Basics[] {
  const matches = matchesOf(context, choice);
  const all = basicsOf(context, choice.jobId);
  const rows = matches === null ? all : all.filter((application) => matches.has(application.id));
  const compares = [
    ...(choice.grouped ? [compareJobs(context, choice, rows)] : []),
    ...choice.order.map(({ by, descending }) => compareBy(keyOf(context, choice, by, rows), descending)),
  ];
  const newest: Compare = (left, right) =>
    left.submittedAt < right.submittedAt ? 1 : left.submittedAt > right.submittedAt ? -1 : right.id - left.id;
  return rows.toSorted((left, right) => {
    for (const compare of compares) {
      const difference = compare(left, right);
      if (difference !== 0) return difference;
    }
    return newest(left, right);
  });
}

/** The table's applications in its order; ties are the newest first. Kept until something they depend on changes. */
export function tableRowsInOrder(context: QueryContext, choice: TableChoice): readonly Basics[] {
  // Interviews become past ones by the clock alone.
  const minute = choice.order.some(({ by }) => by === 'interview') ? context.now().slice(0, 16) : '';
  const key = `table ${keyOfChoice(context, choice)} ${JSON.stringify([choice.order, choice.grouped, minute])}`;
  return context.cache.remember(key, [...FILTERED_BY, 'jobs', 'interviews'], () => sorted(context, choice));
}
