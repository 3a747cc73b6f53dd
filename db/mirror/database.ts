import type BetterSqlite3 from 'better-sqlite3';
import type { TableName } from '../../shared/generated/tables.ts';
import type { LocalTopic } from '../../shared/queries/query.ts';
import { AppError } from '../../shared/errors.ts';
import { damagedMirror, translateSqliteError } from './errors.ts';

/** What a commit changed: tables of the mirror, or local bookkeeping. */
export type ChangeTopic = TableName | LocalTopic;
export type ChangeListener = (changed: ReadonlySet<ChangeTopic>) => void;

/** So many looks without a write make a quiet moment. */
const QUIET_LOOKS = 6;

/**
 * One open mirror file: statements prepared once, short write transactions, and
 * word of what each commit changed. Everything is synchronous and in one
 * process, so that a transaction is never interleaved with another.
 */
export class MirrorDatabase {
  readonly #connection: BetterSqlite3.Database;
  readonly #statements = new Map<string, BetterSqlite3.Statement<unknown[], unknown>>();
  readonly #listeners = new Set<ChangeListener>();
  #changed = new Set<ChangeTopic>();
  #depth = 0;
  #uncleanEnd: boolean;
  /** Something was removed that must not be found in the write-ahead log for long. */
  #erased = false;
  #written = false;
  #quietLooks = 0;
  #onFull: () => void = () => undefined;

  /** @param uncleanEnd the program that had the file before did not close it */
  constructor(connection: BetterSqlite3.Database, uncleanEnd = false) {
    this.#connection = connection;
    this.#uncleanEnd = uncleanEnd;
  }

  /** Whether the file was left open by a program that ended, and has not been looked at since. */
  get uncleanEnd(): boolean {
    return this.#uncleanEnd;
  }

  /**
   * Looks at every page of every table, a table at each step: about 4 ms a
   * megabyte. Not at the search index: it can be made anew, and SQLite would
   * compare it word by word.
   * @throws AppError `corrupt`
   */
  *check(): Generator<void, void> {
    const tables = this.prepare<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_search\\_%' ESCAPE '\\'",
    ).all();
    for (const { name } of tables) {
      if (this.#guard(() => this.#connection.pragma(`quick_check("${name}")`, { simple: true })) !== 'ok') throw damagedMirror();
      yield;
    }
    this.#uncleanEnd = false;
  }

  /**
   * A statement, prepared on first use and kept. The text must be a constant of
   * the program or made of catalogue names; values go in as parameters. Its calls
   * throw AppError `corrupt` for a damaged page, like a transaction.
   */
  prepare<Row = unknown>(sql: string): BetterSqlite3.Statement<unknown[], Row> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#guarded(this.#guard(() => this.#connection.prepare<unknown[], unknown>(sql)));
      this.#statements.set(sql, statement);
    }
    return statement as BetterSqlite3.Statement<unknown[], Row>;
  }

  /** The connection below, for drizzle's query builder. Write only through {@link transaction}. */
  get connection(): BetterSqlite3.Database {
    return this.#connection;
  }

  /** Whether the file is still open. */
  get isOpen(): boolean {
    return this.#connection.open;
  }

  /** Runs statements without parameters: schema and pragmas. */
  execute(sql: string): void {
    this.#guard(() => this.#connection.exec(sql));
  }

  /**
   * Runs `work` in one durable transaction: when it returns, its writes are on
   * disk; when it throws, none is. Inside another transaction it is a savepoint.
   * @throws AppError `disk_full`, `busy` or `corrupt`
   */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return this.#nested(work);
    return this.#outermost(work);
  }

  /** Notes that the running transaction changes a table or topic; outside of one, tells at once. */
  touch(topic: ChangeTopic): void {
    this.#changed.add(topic);
    if (this.#depth === 0) this.#announce();
  }

  /** Notes that the running transaction removes rows for good. */
  noteErasure(): void {
    this.#erased = true;
  }

  /** Calls when a transaction failed for want of room on the disk. */
  onFull(listener: () => void): void {
    this.#onFull = listener;
  }

  /**
   * Folds the write-ahead log in and empties it: at once when rows were removed,
   * whose former content it would keep, else when nothing was written between
   * several looks. Meant to be called every few seconds.
   */
  tidy(): void {
    this.#quietLooks = this.#written ? 0 : this.#quietLooks + 1;
    this.#written = false;
    if (!this.#erased && this.#quietLooks !== QUIET_LOOKS) return;
    const [verdict] = this.#guard(() => this.#connection.pragma('wal_checkpoint(TRUNCATE)')) as { busy: number }[];
    if (verdict?.busy === 0) this.#erased = false;
  }

  /** Hears of every commit, after it. Answers the unsubscriber. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the file; with no reader left its write-ahead log is folded in. */
  close(): void {
    this.#statements.clear();
    this.#listeners.clear();
    this.#connection.close();
  }

  #outermost<T>(work: () => T): T {
    this.execute('BEGIN IMMEDIATE');
    this.#depth = 1;
    let result: T;
    try {
      result = work();
      this.execute('COMMIT');
      this.#written = true;
    } catch (thrown) {
      this.#changed = new Set();
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      const error = this.#typed(thrown);
      if (error instanceof AppError && error.kind === 'disk_full') this.#onFull();
      throw error;
    } finally {
      this.#depth = 0;
    }
    this.#announce();
    return result;
  }

  #nested<T>(work: () => T): T {
    const name = `level_${this.#depth}`;
    this.prepare(`SAVEPOINT ${name}`).run();
    this.#depth += 1;
    try {
      const result = work();
      this.prepare(`RELEASE ${name}`).run();
      return result;
    } catch (thrown) {
      if (this.#connection.inTransaction) {
        this.prepare(`ROLLBACK TO ${name}`).run();
        this.prepare(`RELEASE ${name}`).run();
      }
      throw this.#typed(thrown);
    } finally {
      this.#depth -= 1;
    }
  }

  #announce(): void {
    if (this.#changed.size === 0) return;
    const changed = this.#changed;
    this.#changed = new Set();
    for (const listener of this.#listeners) listener(changed);
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw this.#typed(thrown);
    }
  }

  /** Whoever reads a damaged page is told what it is, inside a transaction or not. */
  #guarded<S extends BetterSqlite3.Statement<unknown[], unknown>>(statement: S): S {
    for (const name of ['get', 'all', 'run'] as const) {
      const call: (...values: unknown[]) => unknown = statement[name].bind(statement);
      Object.assign(statement, {
        [name]: (...values: unknown[]): unknown => {
          try {
            return call(...values);
          } catch (thrown) {
            throw this.#typed(thrown);
          }
        },
      });
    }
    return statement;
  }

  /** A file that was closed, because one in its place could not be opened, is as good as damaged. */
  #typed(thrown: unknown): unknown {
    return this.#connection.open ? translateSqliteError(thrown) : damagedMirror();
  }
}
