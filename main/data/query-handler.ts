import type { Query } from '../../shared/queries/query.ts';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { isTemporaryId, type RowId } from '../../shared/ids.ts';
import type { UtcSecond } from '../../shared/time.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { IndexState } from './search/search-index.ts';

/** A value SQLite can bind. Booleans travel as 0 and 1. */
export type SqlValue = string | number | null;

/** The reading half of the mirror. Statements are prepared once and kept by the mirror. */
export interface MirrorReader {
  prepare(sql: string): { all(...values: SqlValue[]): unknown[]; get(...values: SqlValue[]): unknown };
}

/** The reader, as far as answers depend on who asks. */
export interface Reader {
  readonly userId: number;
  readonly recruiterId: number | null;
  readonly email: string;
}

/** What a query over the mirror may know. */
export interface QueryContext {
  readonly mirror: MirrorReader;
  readonly reader: Reader;
  readonly now: () => UtcSecond;
  /** Rows of a table that changes not yet confirmed by the server have touched. */
  readonly unconfirmed: (table: TableName) => ReadonlySet<RowId>;
  /** Remembers costly intermediate results until a table they were read from changes. */
  readonly cache: AnswerCache;
  /** Brings the search index up to date as far as a key press can wait, and says how far it is. */
  readonly searchIndex: () => IndexState;
}

/** Answers one query from the mirror. */
export interface QueryHandler<Params, Answer> {
  readonly query: Query<Params, Answer>;
  readonly answer: (context: QueryContext, params: Params) => Answer;
  /** The answer depends on the time of day, so it is looked at again every minute. */
  readonly followsClock?: boolean | undefined;
}

/** Declares a handler; only here so that its types follow the query's contract. */
export function defineHandler<Params, Answer>(
  query: Query<Params, Answer>,
  answer: (context: QueryContext, params: Params) => Answer,
  options: { readonly followsClock?: boolean } = {},
): QueryHandler<Params, Answer> {
  return { query, answer, ...options };
}

/** All rows of a statement, as the shape its columns have. */
export function rowsOf<Row>(context: Pick<QueryContext, 'mirror'>, sql: string, ...values: SqlValue[]): Row[] {
  return context.mirror.prepare(sql).all(...values) as Row[];
}

/** The first row of a statement, or undefined. */
export function rowOf<Row>(context: Pick<QueryContext, 'mirror'>, sql: string, ...values: SqlValue[]): Row | undefined {
  return context.mirror.prepare(sql).get(...values) as Row | undefined;
}

/** Ids as one bound value, so that a statement is the same for any number of them: `IN (SELECT value FROM json_each(?))`. */
export function idList(ids: readonly RowId[]): string {
  return JSON.stringify(ids);
}

/** The id a row has by now: what was made or queued before the server answered has the temporary one. */
export function presentId(context: Pick<QueryContext, 'mirror'>, table: TableName, id: RowId): RowId {
  if (!isTemporaryId(id)) return id;
  const sql = 'SELECT id FROM _id_map WHERE table_no = ? AND temporary_id = ?';
  return rowOf<{ id: RowId }>(context, sql, tableByName(table).no, id)?.id ?? id;
}
