import BetterSqlite3 from 'better-sqlite3';
import { logTriggers } from '../../../db/central/sync-tables.ts';
import { NotModelled } from './errors.ts';
import { addFunctions, type FunctionSurroundings } from './functions.ts';
import { MODEL_TABLES, type ModelTable, type Value } from './schema.ts';

/** `_xmax` of a version that nothing has ended. */
const NEVER = 9_000_000_000_000_000;
/** Initial rows were committed under this number. */
const FIRST_COMMIT = 1;

/** Which versions a statement sees: all committed up to a number, and its own transaction's. */
export interface Look {
  readonly upTo: number;
  /** The transaction that looks; 0 for none. */
  readonly own: number;
  /** Also what others have not committed: READ UNCOMMITTED. */
  readonly dirty: boolean;
}

/** One version of a row. Positive numbers are commits, negative ones transactions that have not ended. */
export interface Version {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly key: readonly Value[];
}

/** A version that a transaction made or ended, for its commit and its rollback. */
export interface Write {
  readonly table: string;
  readonly at: number;
  readonly made: boolean;
}

/** A version that ended with a commit and may still be seen by an older snapshot. */
interface Dead {
  readonly table: string;
  readonly at: number;
  readonly ended: number;
}

const CREATE_CONTEXT = 'CREATE TABLE _look (s INTEGER, me INTEGER, dirty INTEGER)';
const VISIBLE = `((_from > 0 AND _from <= (SELECT s FROM _look)) OR _from = (SELECT me FROM _look) OR (_from < 0 AND (SELECT dirty FROM _look)))
  AND (_to > (SELECT s FROM _look) OR (_to < 0 AND _to <> (SELECT me FROM _look) AND NOT (SELECT dirty FROM _look)))
  AND _hidden IS NOT (SELECT me FROM _look)`;

function quoted(name: string): string {
  return `\`${name}\``;
}

function createStatements(table: ModelTable): string[] {
  const stored = quoted(`v$${table.name}`);
  const columns = table.columns.map(
    (column) => `${quoted(column.name)} ${column.integer ? 'INTEGER' : `TEXT${column.foldsCase ? ' COLLATE NOCASE' : ''}`}`,
  );
  const names = table.columns.map((column) => quoted(column.name)).join(', ');
  const keys = [table.primaryKey, ...table.uniques, ...table.indexes];
  return [
    `CREATE TABLE ${stored} (_v INTEGER PRIMARY KEY, _from INTEGER, _to INTEGER, _hidden INTEGER, ${columns.join(', ')})`,
    ...keys.map((key, index) => `CREATE INDEX ${quoted(`i${index}$${table.name}`)} ON ${stored} (${key.map(quoted).join(', ')})`),
    `CREATE VIEW ${quoted(table.name)} AS SELECT ${names} FROM ${stored} WHERE ${VISIBLE}`,
  ];
}

/**
 * Rows in all their versions, in one SQLite database in memory. SQLite answers
 * the questions; which version of a row a question sees is decided by views over
 * the versions. Nothing is ever removed while a snapshot may still see it.
 */
export class VersionedStorage {
  readonly surroundings: FunctionSurroundings = { now: 0, connectionId: 0, lastInsertId: null };
  readonly #database = new BetterSqlite3(':memory:');
  readonly #statements = new Map<string, BetterSqlite3.Statement<unknown[], unknown>>();
  #look: Look = { upTo: -1, own: 0, dirty: false };
  #garbage: Dead[] = [];
  #saved: { readonly commits: number; readonly counters: ReadonlyMap<string, number> } = { commits: FIRST_COMMIT, counters: new Map() };
  /** The number of the last commit. */
  commits = FIRST_COMMIT;
  /** The next number of each table with AUTO_INCREMENT. Given for good, whatever becomes of the transaction. */
  counters = new Map<string, number>();

  constructor() {
    addFunctions(this.#database, this.surroundings);
    const information = 'CREATE TABLE information_schema_tables (table_schema TEXT, table_name TEXT, avg_row_length INTEGER, table_rows INTEGER)';
    const transactions = 'CREATE TABLE information_schema_innodb_trx (trx_started TEXT, trx_mysql_thread_id INTEGER)';
    const triggers = 'CREATE TABLE information_schema_triggers (trigger_schema TEXT, trigger_name TEXT, action_statement TEXT)';
    const columns = 'CREATE TABLE information_schema_columns (table_schema TEXT, table_name TEXT, column_name TEXT, column_type TEXT)';
    for (const sql of [CREATE_CONTEXT, information, transactions, triggers, columns]) this.#database.exec(sql);
    this.#database.exec('INSERT INTO _look VALUES (0, 0, 0)');
    for (const table of MODEL_TABLES.values()) {
      for (const sql of createStatements(table)) this.#database.exec(sql);
      this.#database.prepare('INSERT INTO information_schema_tables VALUES (?, ?, 200, 100)').run('model', table.name);
    }
    const trigger = this.#database.prepare('INSERT INTO information_schema_triggers VALUES (?, ?, ?)');
    for (const { name, body } of logTriggers()) trigger.run('model', name, body);
    const column = this.#database.prepare('INSERT INTO information_schema_columns VALUES (?, ?, ?, ?)');
    for (const table of MODEL_TABLES.values()) {
      for (const { name, integer } of table.columns) column.run('model', table.name, name, integer ? 'int' : 'text');
    }
    this.#database.exec('BEGIN');
  }

  /** What stands now is what {@link reset} comes back to. */
  save(): void {
    this.#sweepAll();
    this.#database.exec('COMMIT; BEGIN');
    this.#saved = { commits: this.commits, counters: new Map(this.counters) };
  }

  /** Everything as it was saved. */
  reset(): void {
    this.#database.exec('ROLLBACK; BEGIN');
    this.commits = this.#saved.commits;
    this.counters = new Map(this.#saved.counters);
    this.#garbage = [];
    this.#look = { upTo: -1, own: 0, dirty: false };
  }

  close(): void {
    this.#database.close();
  }

  /** From here on questions see these versions. */
  see(look: Look): void {
    const { upTo, own, dirty } = this.#look;
    if (upTo === look.upTo && own === look.own && dirty === look.dirty) return;
    this.#look = look;
    this.#prepared('UPDATE _look SET s = ?, me = ?, dirty = ?').run(BigInt(look.upTo), BigInt(look.own === 0 ? 0 : -look.own), look.dirty ? 1n : 0n);
  }

  /** Rows as objects, or as arrays; integers beyond 2^53 are text, as the driver gives them. */
  rows(sql: string, parameters: readonly unknown[], asArrays: boolean): unknown[] {
    const statement = this.#prepared(sql).raw(asArrays).safeIntegers(false);
    const rows = statement.all(...parameters);
    if (!rows.some((row) => Object.values(row as object).some((value) => typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)))
      return rows;
    const exact = statement.safeIntegers(true).all(...parameters);
    return exact.map((row) => (asArrays ? (row as Value[]).map(driverValue) : mapValues(row as Record<string, Value>)));
  }

  /** Rows as arrays with exact integers. */
  exact(sql: string, parameters: readonly unknown[]): Value[][] {
    return this.#prepared(sql)
      .raw(true)
      .safeIntegers(true)
      .all(...parameters) as Value[][];
  }

  /** Versions with these values that are not surely gone: alive, or ended by a transaction that has not. */
  standing(table: ModelTable, columns: readonly string[], values: readonly Value[]): Version[] {
    const wheres = columns.map((column) => `${quoted(column)} = ?`).join(' AND ');
    const key = table.primaryKey.map(quoted).join(', ');
    const sql = `SELECT _v, _from, _to, ${key} FROM ${quoted(`v$${table.name}`)} WHERE ${wheres} AND (_to < 0 OR _to = ${NEVER}) ORDER BY ${key}`;
    return this.exact(sql, values).map(([at, from, to, ...rest]) => ({ at: Number(at), from: Number(from), to: Number(to), key: rest }));
  }

  /** All columns of a version, in the table's order. */
  valuesAt(table: ModelTable, at: number): Value[] {
    const names = table.columns.map((column) => quoted(column.name)).join(', ');
    return this.exact(`SELECT ${names} FROM ${quoted(`v$${table.name}`)} WHERE _v = ?`, [BigInt(at)])[0] ?? [];
  }

  /** Writes a version of a transaction's; answers its place. */
  add(table: ModelTable, transaction: number, values: readonly Value[]): Write {
    const names = table.columns.map((column) => quoted(column.name)).join(', ');
    const marks = table.columns.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quoted(`v$${table.name}`)} (_from, _to, ${names}) VALUES (?, ${NEVER}, ${marks})`;
    const { lastInsertRowid } = this.#prepared(sql).run(BigInt(-transaction), ...values);
    return { table: table.name, at: Number(lastInsertRowid), made: true };
  }

  /**
   * Ends a version for a transaction. Where its snapshot is older than the
   * version, the one it still sees is hidden from it: InnoDB shows a transaction
   * its own writes only.
   */
  end(table: ModelTable, transaction: number, version: Version, snapshot: number | null): Write {
    const stored = quoted(`v$${table.name}`);
    this.#prepared(`UPDATE ${stored} SET _to = ? WHERE _v = ?`).run(BigInt(-transaction), BigInt(version.at));
    if (snapshot !== null && version.from > snapshot) {
      const wheres = table.primaryKey.map((column) => `${quoted(column)} = ?`).join(' AND ');
      this.#prepared(`UPDATE ${stored} SET _hidden = ? WHERE ${wheres} AND _from > 0 AND _from <= ? AND _to > ? AND _to < ${NEVER}`).run(
        BigInt(-transaction),
        ...version.key,
        BigInt(snapshot),
        BigInt(snapshot),
      );
    }
    return { table: table.name, at: version.at, made: false };
  }

  /** Takes writes back, newest first. */
  undo(writes: readonly Write[]): void {
    for (const { table, at, made } of writes.toReversed()) {
      const stored = quoted(`v$${table}`);
      this.#prepared(made ? `DELETE FROM ${stored} WHERE _v = ?` : `UPDATE ${stored} SET _to = ${NEVER} WHERE _v = ?`).run(BigInt(at));
    }
  }

  /** Makes a transaction's writes visible to all later looks. */
  commit(writes: readonly Write[], oldestSnapshot: number): void {
    if (writes.length === 0) return;
    this.commits += 1;
    for (const { table, at, made } of writes) {
      const stored = quoted(`v$${table}`);
      this.#prepared(`UPDATE ${stored} SET ${made ? '_from' : '_to'} = ? WHERE _v = ?`).run(BigInt(this.commits), BigInt(at));
      if (!made) this.#garbage.push({ table, at, ended: this.commits });
    }
    this.sweep(oldestSnapshot);
  }

  /** Removes versions that no snapshot sees any more. */
  sweep(oldestSnapshot: number): void {
    const kept: Dead[] = [];
    for (const dead of this.#garbage) {
      if (dead.ended > oldestSnapshot) kept.push(dead);
      else this.#prepared(`DELETE FROM ${quoted(`v$${dead.table}`)} WHERE _v = ?`).run(BigInt(dead.at));
    }
    this.#garbage = kept;
  }

  /** Empties a table and begins its numbers anew. */
  truncate(table: ModelTable): void {
    this.#prepared(`DELETE FROM ${quoted(`v$${table.name}`)}`).run();
    this.#garbage = this.#garbage.filter((dead) => dead.table !== table.name);
    this.counters.delete(table.name);
    this.commits += 1;
  }

  /** What `information_schema.INNODB_TRX` shows. */
  showTransactions(open: readonly { readonly startedAt: string; readonly connectionId: number }[]): void {
    this.#prepared('DELETE FROM information_schema_innodb_trx').run();
    for (const { startedAt, connectionId } of open) {
      this.#prepared('INSERT INTO information_schema_innodb_trx VALUES (?, ?)').run(startedAt, BigInt(connectionId));
    }
  }

  /** The next number of a table; one that is given moves the counter on. */
  nextNumber(table: string, given: number | null): number {
    const next = this.counters.get(table) ?? 1;
    const number = given ?? next;
    this.counters.set(table, Math.max(next, number + 1));
    return number;
  }

  #prepare(sql: string): BetterSqlite3.Statement<unknown[], unknown> {
    try {
      return this.#database.prepare<unknown[], unknown>(sql);
    } catch (cause) {
      throw new NotModelled(`SQLite does not understand: ${sql}`, { cause });
    }
  }

  #sweepAll(): void {
    this.sweep(this.commits);
  }

  #prepared(sql: string): BetterSqlite3.Statement<unknown[], unknown> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function driverValue(value: Value): Value {
  if (typeof value !== 'bigint') return value;
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();
}

function mapValues(row: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, driverValue(value)]));
}
