import Database from 'better-sqlite3';
import type { Query } from '../../../shared/queries/query.ts';
import { TABLES, type Rows, type TableName } from '../../../shared/generated/tables.ts';
import { AnswerCache } from '../answer-cache.ts';
import type { MirrorReader, QueryContext, QueryHandler } from '../query-handler.ts';

/** A mirror in memory for tests of queries: the tables, a row writer, and a context to ask with. */
export interface MirrorFixture {
  readonly context: QueryContext;
  readonly insert: <T extends TableName>(table: T, rows: readonly (Partial<Rows[T]> & { id: number })[]) => void;
  /** Asks and checks the answer against the query's contract. */
  readonly ask: <Params, Answer>(handler: QueryHandler<Params, Answer>, params: NoInfer<Params>) => Answer;
  readonly unconfirmed: Map<TableName, Set<number>>;
  /** The plan of a statement, one line a step. */
  readonly explain: (sql: string, ...values: (string | number | null)[]) => string[];
  readonly run: (sql: string) => void;
}

export const FIXTURE_NOW = '2026-03-10 12:00:00';
export const FIXTURE_READER = { userId: 1, recruiterId: 11, email: 'Maya@brightpath.example' };

function createTables(database: Database.Database): void {
  for (const table of TABLES) {
    const columns = table.columns.map((column) => (column.name === 'id' ? '"id" INTEGER PRIMARY KEY' : `"${column.name}"`));
    database.exec(`CREATE TABLE "${table.name}" (${columns.join(', ')})`);
  }
}

function check<Params, Answer>(query: Query<Params, Answer>, params: Params, answer: Answer): Answer {
  query.params.parse(params);
  return query.answer.parse(answer);
}

/** Makes an empty mirror in memory; `indexes` are SQL statements run on it. */
export function createMirrorFixture(indexes: readonly string[] = []): MirrorFixture {
  const database = new Database(':memory:');
  createTables(database);
  for (const sql of indexes) database.exec(sql);
  const statements = new Map<string, Database.Statement>();
  const mirror: MirrorReader = {
    prepare: (sql) => {
      const known = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, known);
      return known;
    },
  };
  const unconfirmed = new Map<TableName, Set<number>>();
  const cache = new AnswerCache();
  const context: QueryContext = {
    mirror,
    reader: FIXTURE_READER,
    now: () => FIXTURE_NOW,
    unconfirmed: (table) => unconfirmed.get(table) ?? new Set(),
    cache,
  };
  return {
    context,
    unconfirmed,
    insert: (table, rows) => {
      const writeAll = database.transaction(() => {
        for (const row of rows) {
          const names = Object.keys(row).map((name) => `"${name}"`).join(', ');
          const places = Object.keys(row).map(() => '?').join(', ');
          database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${places})`).run(...Object.values(row));
        }
      });
      writeAll();
      cache.clear();
    },
    ask: (handler, params) => check(handler.query, params, handler.answer(context, params)),
    explain: (sql, ...values) => (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map((row) => row.detail),
    run: (sql) => {
      database.exec(sql);
      cache.clear();
    },
  };
}
