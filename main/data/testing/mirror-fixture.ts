import { openMemoryMirror } from '../../../db/mirror/mirror.ts';
import type { Query } from '../../../shared/queries/query.ts';
import { isTableName, type Rows, type TableName } from '../../../shared/generated/tables.ts';
import { SearchIndex } from '../search/search-index.ts';
import { AnswerCache } from '../answer-cache.ts';
import { createKeptValues } from '../kept-values.ts';
import type { MirrorReader, QueryContext, QueryHandler } from '../query-handler.ts';

/** A mirror in memory for tests of queries: the tables, a row writer, and a context to ask with. */
export interface MirrorFixture {
  readonly context: QueryContext;
  readonly insert: <T extends TableName>(table: T, rows: readonly (Partial<Rows[T]> & { id: number })[]) => void;
  /** Asks and checks the answer against the query's contract, and that the query names the tables it was read from. */
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

/** The mirrored tables a statement reads. */
function tablesIn(sql: string): readonly string[] {
  return [...sql.matchAll(/\b(?:FROM|JOIN)\s+"?(\w+)/giu)].flatMap(([, name = '']) => (isTableName(name) ? [name] : []));
}

/** A cache that notes what it is told its entries were read from. */
class NotingCache extends AnswerCache {
  readonly #read: Set<string>;

  constructor(read: Set<string>) {
    super();
    this.#read = read;
  }

  override remember<T>(key: string, reads: Parameters<AnswerCache['remember']>[1], compute: () => T): T {
    for (const name of reads) this.#read.add(name);
    return super.remember(key, reads, compute);
  }
}

function check<Params, Answer>(query: Query<Params, Answer>, params: Params, answer: Answer): Answer {
  query.params.parse(params);
  return query.answer.parse(answer);
}

/** Makes an empty mirror in memory, with the product's tables and indexes. */
export function createMirrorFixture(): MirrorFixture {
  const database = openMemoryMirror().database();
  const unconfirmed = new Map<TableName, Set<number>>();
  const read = new Set<string>();
  const cache = new NotingCache(read);
  const reading: MirrorReader = {
    prepare: (sql) => {
      for (const name of tablesIn(sql)) read.add(name);
      return database.prepare(sql);
    },
  };
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
    ask: (handler, params) => {
      read.clear();
      const answer = check(handler.query, params, handler.answer({ ...context, mirror: reading }, params));
      const unsaid = [...read].filter((name) => !(handler.query.reads as readonly string[]).includes(name));
      // A change of it would leave the answer on the screen as it was.
      if (unsaid.length > 0) throw new Error(`${handler.query.name} is read from ${unsaid.join(', ')} and does not say so.`);
      return answer;
    },
    planOf: (sql) =>
      database
        .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...Array.from({ length: sql.split('?').length - 1 }, () => null))
        .map((row) => row.detail),
  };
}
