import { isApplicationStatus, type BoardStatus } from '../../../shared/domain/application-status.ts';
import type { CARD_SORTS } from '../../../shared/queries/pipeline.ts';
import { personName } from '../domain/people.ts';
import { hasAll, searchText, searchWords } from '../domain/search-words.ts';
import { rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED, STAGE_SINCE } from './sql.ts';

export type CardSort = (typeof CARD_SORTS)[number];

/** Which cards of a board are asked for. */
export interface ColumnChoice {
  readonly jobId: number;
  readonly status: BoardStatus;
  readonly search: string;
  readonly sort: CardSort;
}

const PERSON = `LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId`;

const ORDERS: Record<Exclude<CardSort, 'name'>, string> = {
  newest: 'ORDER BY a.submittedAt DESC, a.id DESC',
  longest_in_stage: `ORDER BY ${STAGE_SINCE}, a.id`,
  score: 'ORDER BY a.aiScore DESC NULLS LAST, a.id DESC',
};

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** How many applications of a job stand in each status, as stored. One walk along the index, shared by the board and its columns. */
export function statusCounts(context: QueryContext, jobId: number): readonly { status: string | null; count: number }[] {
  return context.cache.remember(`statuses ${jobId}`, ['applications'], () =>
    rowsOf<{ status: string | null; count: number }>(
      context,
      'SELECT status, count(*) AS count FROM applications WHERE jobId = ? GROUP BY status',
      jobId,
    ),
  );
}

/** The stored statuses that a column stands for, as one bound list; `other` stands for whatever is not known, null as an empty text. */
function storedStatuses(context: QueryContext, choice: ColumnChoice): string {
  if (choice.status !== 'other') return JSON.stringify([choice.status]);
  const unknown = statusCounts(context, choice.jobId).filter((row) => !isApplicationStatus(row.status));
  return JSON.stringify(unknown.map((row) => row.status ?? ''));
}

const IN_COLUMN: Record<'known' | 'other', string> = {
  known: `a.jobId = ? AND a.status IN ${LISTED}`,
  other: `a.jobId = ? AND coalesce(a.status, '') IN ${LISTED}`,
};

function idsByName(context: QueryContext, where: string, jobId: number, statuses: string): number[] {
  const sql = `SELECT a.id, u.name, u.email FROM applications a ${PERSON} WHERE ${where}`;
  const rows = rowsOf<{ id: number; name: string | null; email: string | null }>(context, sql, jobId, statuses);
  const named = rows.map((row) => ({ id: row.id, name: personName(row.name, row.email) }));
  return named.sort((left, right) => collator.compare(left.name, right.name) || left.id - right.id).map((row) => row.id);
}

function idsInOrder(context: QueryContext, choice: ColumnChoice): number[] {
  const statuses = storedStatuses(context, choice);
  if (statuses === '[]') return [];
  const where = IN_COLUMN[choice.status === 'other' ? 'other' : 'known'];
  if (choice.sort === 'name') return idsByName(context, where, choice.jobId, statuses);
  const sql = `SELECT a.id FROM applications a WHERE ${where} ${ORDERS[choice.sort]}`;
  return rowsOf<{ id: number }>(context, sql, choice.jobId, statuses).map((row) => row.id);
}

/** What of each application of a job can be searched for: read once, so that every further key is a walk through memory. */
function searchTexts(context: QueryContext, jobId: number): readonly { id: number; text: string }[] {
  return context.cache.remember(`texts ${jobId}`, ['applications', 'candidates', 'users'], () => {
    const sql = `SELECT a.id, u.name, u.email, c.title, c.location, c.skills FROM applications a ${PERSON} WHERE a.jobId = ?`;
    const rows = rowsOf<{ id: number } & Record<'name' | 'email' | 'title' | 'location' | 'skills', string | null>>(context, sql, jobId);
    return rows.map((row) => ({ id: row.id, text: searchText([row.name, row.email, row.title, row.location, row.skills]) }));
  });
}

/**
 * The applications of a job whose person matches every word (name, address,
 * title, place, skills), for all columns together; null when nothing is searched.
 */
export function matchesOfSearch(context: QueryContext, jobId: number, search: string): ReadonlySet<number> | null {
  const words = searchWords(search);
  if (words.length === 0) return null;
  return context.cache.remember(`matches ${jobId} ${words.join(' ')}`, ['applications', 'candidates', 'users'], () => {
    const found = searchTexts(context, jobId).filter((row) => hasAll(words, row.text));
    return new Set(found.map((row) => row.id));
  });
}

const READS = {
  newest: ['applications'],
  longest_in_stage: ['applications', 'applicationHistory'],
  score: ['applications'],
  name: ['applications', 'candidates', 'users'],
} as const;

/**
 * The ids of one column's cards in its order. Kept until a row they came from
 * changes, so that scrolling through 10,000 cards reads only the window's rows.
 */
export function columnOrder(context: QueryContext, choice: ColumnChoice): readonly number[] {
  const order = context.cache.remember(`order ${choice.jobId} ${choice.status} ${choice.sort}`, READS[choice.sort], () =>
    idsInOrder(context, choice),
  );
  const matches = matchesOfSearch(context, choice.jobId, choice.search);
  if (matches === null) return order;
  const words = searchWords(choice.search).join(' ');
  const key = `found ${choice.jobId} ${choice.status} ${choice.sort} ${words}`;
  return context.cache.remember(key, ['applications', 'applicationHistory', 'candidates', 'users'], () => order.filter((id) => matches.has(id)));
}
