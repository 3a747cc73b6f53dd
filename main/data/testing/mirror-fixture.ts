import { openMemoryMirror } from '../../../db/mirror/mirror.ts';
import type { Query } from '../../../shared/queries/query.ts';
import type { Rows, TableName } from '../../../shared/generated/tables.ts';
import { SearchIndex } from '../search/search-index.ts';
import { AnswerCache } from '../answer-cache.ts';
import { createKeptValues } from '../kept-values.ts';
import type { QueryContext, QueryHandler } from '../query-handler.ts';

/** A mirror in memory for tests of queries: the tables, a row writer, and a context to ask with. */
export interface MirrorFixture {
  readonly context: QueryContext;
  readonly insert: <T extends TableName>(table: T, rows: readonly (Partial<Rows[T]> & { id: number })[]) => void;
  /** Asks and checks the answer against the query's contract. */
  readonly ask: <Params, Answer>(handler: QueryHandler<Params, Answer>, params: NoInfer<Params>) => Answer;
  /** Keeps a text on this device, or remembers who was opened. */
  readonly keep: (name: string, text: string) => void;
  readonly markSeen: (applicationIds: readonly number[]) => void;
  readonly unconfirmed: Map<TableName, Set<number>>;
  /** The plan of a statement, one line a step. */
  readonly planOf: (sql: string) => string[];
}

export const FIXTURE_NOW = '2026-03-10 12:00:00';
export const FIXTURE_READER = { userId: 1, recruiterId: 11, email: 'Maya@brightpath.example' };

function check<Params, Answer>(query: Query<Params, Answer>, params: Params, answer: Answer): Answer {
  query.params.parse(params);
  return query.answer.parse(answer);
}

/** Makes an empty mirror in memory, with the product's tables and indexes. */
export function createMirrorFixture(): MirrorFixture {
  const database = openMemoryMirror().database();
  const unconfirmed = new Map<TableName, Set<number>>();
  const cache = new AnswerCache();
  let index: SearchIndex | null = null;
  const context: QueryContext = {
    mirror: database,
    reader: FIXTURE_READER,
    now: () => FIXTURE_NOW,
    unconfirmed: (table) => unconfirmed.get(table) ?? new Set(),
    cache,
    searchIndex: () => {
      index ??= new SearchIndex(database);
      while (index.build(1_000));
      index.catchUp(1_000);
      return index.state();
    },
  };
  const kept = createKeptValues(() => database);
  return {
    context,
    unconfirmed,
    keep: (name, text) => {
      kept.keep(name, text);
      cache.clear();
    },
    markSeen: (applicationIds) => {
      kept.markSeen(applicationIds);
      cache.clear();
    },
    insert: (table, rows) => {
      database.transaction(() => {
        for (const row of rows) {
          const names = Object.keys(row)
            .map((name) => `"${name}"`)
            .join(', ');
          const places = Object.keys(row)
            .map(() => '?')
            .join(', ');
          database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${places})`).run(...Object.values(row));
        }
      });
      cache.clear();
    },
    ask: (handler, params) => check(handler.query, params, handler.answer(context, params)),
    planOf: (sql) =>
      database
        .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...Array.from({ length: sql.split('?').length - 1 }, () => null))
        .map((row) => row.detail),
  };
}
