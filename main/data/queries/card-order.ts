import { isApplicationStatus, type BoardStatus } from '../../../shared/domain/application-status.ts';
import { FILTERED_BY, type CARD_SORTS } from '../../../shared/queries/pipeline.ts';
import { rowsOf, type QueryContext } from '../query-handler.ts';
import { keyOfChoice, matchesOf, type PipelineChoice } from './pipeline-filter.ts';
import { basicsOf, peopleOf, scopeOf } from './pipeline-scope.ts';
import { LISTED, STAGE_SINCE } from './sql.ts';
import { textRanks } from './text-ranks.ts';

export type CardSort = (typeof CARD_SORTS)[number];

/** Which cards of a board are asked for. */
export interface ColumnChoice extends PipelineChoice {
  readonly status: BoardStatus;
  readonly sort: CardSort;
}

const ORDERS: Record<Exclude<CardSort, 'name'>, string> = {
  newest: 'ORDER BY a.submittedAt DESC, a.id DESC',
  longest_in_stage: `ORDER BY ${STAGE_SINCE}, a.id`,
  score: 'ORDER BY a.aiScore DESC NULLS LAST, a.id DESC',
};

/** How many applications of a pipeline stand in each status, as stored. One walk along the index, shared by the board and its columns. */
export function statusCounts(context: QueryContext, jobId: number): readonly { status: string | null; count: number }[] {
  return context.cache.remember(`statuses ${jobId}`, ['applications', 'jobs'], () => {
    const { where, value } = scopeOf(context, jobId);
    return rowsOf<{ status: string | null; count: number }>(
      context,
      `SELECT a.status, count(*) AS count FROM applications a WHERE ${where} GROUP BY a.status`,
      value,
    );
  });
}

/** The stored statuses that a column stands for, as one bound list; `other` stands for whatever is not known, null as an empty text. */
function storedStatuses(context: QueryContext, choice: ColumnChoice): string {
  if (choice.status !== 'other') return JSON.stringify([choice.status]);
  const unknown = statusCounts(context, choice.jobId).filter((row) => !isApplicationStatus(row.status));
  return JSON.stringify(unknown.map((row) => row.status ?? ''));
}

const IN_COLUMN: Record<'known' | 'other', string> = {
  known: `a.status IN ${LISTED}`,
  other: `coalesce(a.status, '') IN ${LISTED}`,
};

function idsByName(context: QueryContext, { jobId }: ColumnChoice, statuses: string): number[] {
  const wanted = new Set(JSON.parse(statuses) as string[]);
  const inColumn = basicsOf(context, jobId).filter((application) => wanted.has(application.status ?? ''));
  const personOf = peopleOf(
    context,
    inColumn.map((application) => application.candidateId),
  );
  const ranks = textRanks(
    context,
    'names',
    inColumn.map((application) => personOf(application.candidateId).name),
  );
  const rankOf = (candidateId: number): number => ranks.get(personOf(candidateId).name) ?? 0;
  return inColumn.toSorted((left, right) => rankOf(left.candidateId) - rankOf(right.candidateId) || left.id - right.id).map(({ id }) => id);
}

function idsInOrder(context: QueryContext, choice: ColumnChoice): number[] {
  const statuses = storedStatuses(context, choice);
  if (statuses === '[]') return [];
  if (choice.sort === 'name') return idsByName(context, choice, statuses);
  const { where, value } = scopeOf(context, choice.jobId);
  const inColumn = IN_COLUMN[choice.status === 'other' ? 'other' : 'known'];
  const sql = `SELECT a.id FROM applications a WHERE ${where} AND ${inColumn} ${ORDERS[choice.sort]}`;
  return rowsOf<{ id: number }>(context, sql, value, statuses).map((row) => row.id);
}

const READS = {
  newest: ['applications', 'jobs'],
  longest_in_stage: ['applications', 'applicationHistory', 'jobs'],
  score: ['applications', 'jobs'],
  name: ['applications', 'candidates', 'users', 'jobs'],
} as const;

/**
 * The ids of one column's cards in its order. Kept until a row they came from
 * changes, so that scrolling through 10,000 cards reads only the window's rows.
 */
export function columnOrder(context: QueryContext, choice: ColumnChoice): readonly number[] {
  const order = context.cache.remember(`order ${choice.jobId} ${choice.status} ${choice.sort}`, READS[choice.sort], () =>
    idsInOrder(context, choice),
  );
  const matches = matchesOf(context, choice);
  if (matches === null) return order;
  const key = `found ${choice.status} ${choice.sort} ${keyOfChoice(context, choice)}`;
  return context.cache.remember(key, [...FILTERED_BY, 'jobs'], () => order.filter((id) => matches.has(id)));
}
