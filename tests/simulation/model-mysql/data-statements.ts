import { question, tablesNamedIn } from './compile.ts';
import { ConnectionLost, ModelError, NotModelled } from './errors.ts';
import { timeText } from './functions.ts';
import { Numbers, RowWriter, tableNamed } from './rows.ts';
import type { ModelTable, Value } from './schema.ts';
import type { Answer, Header, ServerSurroundings } from './server.ts';
import { keyConditions } from './statements.ts';
import type { Assignment, Delete, Insert, LockMode, Part, Select, TableUse, Update } from './statements.ts';
import type { Version, VersionedStorage } from './storage.ts';
import { MustWait, type Transaction, type Transactions } from './transactions.ts';

export const NOTHING: Header = { affectedRows: 0, insertId: 0, changedRows: 0, warningStatus: 0 };

/** Reads and writes of rows inside a transaction. */
export class DataStatements {
  readonly transactions: Transactions;
  readonly #storage: VersionedStorage;
  readonly #surroundings: ServerSurroundings;
  readonly #truncated = new Map<string, number>();

  constructor(storage: VersionedStorage, transactions: Transactions, surroundings: ServerSurroundings) {
    this.#storage = storage;
    this.transactions = transactions;
    this.#surroundings = surroundings;
  }

  /** A table was emptied: snapshots of before cannot read it any more. */
  noteTruncated(table: string): void {
    this.#truncated.set(table, this.#storage.commits);
  }

  /** Runs a statement. @throws ModelError */
  async run(
    transaction: Transaction,
    statement: Select | Insert | Update | Delete,
    parameters: readonly unknown[],
    asArrays: boolean,
  ): Promise<Answer> {
    for (const table of tablesOf(statement)) transaction.tables.add(table);
    if (statement.kind === 'select' && statement.lock === null)
      return { kind: 'rows', rows: this.#read(transaction, statement, parameters, asArrays) };
    return this.#write(transaction, (rows) => {
      this.#seeCurrent(transaction);
      switch (statement.kind) {
        case 'select':
          return { kind: 'rows', rows: this.#lockAndRead(transaction, statement, parameters, asArrays, rows) };
        case 'insert':
          return { kind: 'header', header: this.#insert(transaction, statement, parameters, rows) };
        case 'update':
          return { kind: 'header', header: this.#update(transaction, statement, parameters, rows) };
        case 'delete':
          return { kind: 'header', header: this.#delete(transaction, statement, parameters, rows) };
      }
    });
  }

  /** A statement that takes locks: stopped by one, it is undone, waits, and begins again with the numbers it took. */
  async #write(transaction: Transaction, work: (rows: RowWriter) => Answer): Promise<Answer> {
    const mark = transaction.writes.length;
    const numbers = new Numbers();
    const rows = new RowWriter(this.#storage, this.transactions, transaction, numbers);
    for (;;) {
      numbers.rewind();
      try {
        return work(rows);
      } catch (thrown) {
        this.transactions.undoTo(transaction, mark);
        if (!(thrown instanceof MustWait)) throw thrown;
        await this.#waitFor(transaction, thrown);
        // The lock may have come just before the connection went.
        if (transaction.session.transaction !== transaction) throw new ConnectionLost();
      }
      this.#storage.surroundings.now = this.#surroundings.now();
      this.#storage.surroundings.connectionId = transaction.session.id;
    }
  }

  async #waitFor(transaction: Transaction, wanted: MustWait): Promise<void> {
    const { locks } = this.transactions;
    const late = new ModelError('ER_LOCK_WAIT_TIMEOUT', 'Lock wait timeout exceeded; try restarting transaction');
    const cancel = this.#surroundings.schedule(transaction.session.lockWaitMs, () => locks.cancel(transaction.id, late));
    try {
      await locks.wait(transaction, wanted.key, wanted.mode);
    } finally {
      cancel();
    }
  }

  #seeCurrent(transaction: Transaction): void {
    this.#storage.see({ upTo: this.#storage.commits, own: transaction.id, dirty: false });
  }

  #read(transaction: Transaction, statement: Select, parameters: readonly unknown[], asArrays: boolean): unknown[] {
    const { isolation } = transaction;
    if (isolation === 'REPEATABLE READ') transaction.snapshot ??= this.#storage.commits;
    const upTo = transaction.snapshot ?? this.#storage.commits;
    for (const table of tablesNamedIn(statement.all)) {
      if ((this.#truncated.get(table) ?? 0) > upTo)
        throw new ModelError('ER_TABLE_DEF_CHANGED', 'Table definition has changed, please retry transaction');
    }
    this.#storage.see({ upTo, own: transaction.id, dirty: isolation === 'READ UNCOMMITTED' });
    if (statement.all.tokens.some((token) => token.upper === 'INNODB_TRX')) this.#showTransactions();
    const { sql, values } = question([statement.all], parameters);
    return this.#storage.rows(sql, values, asArrays);
  }

  #showTransactions(): void {
    const open = this.transactions
      .open()
      .flatMap(({ startedAt, session }) => (startedAt === null ? [] : [{ startedAt: timeText(startedAt, 0), connectionId: session.id }]));
    this.#storage.showTransactions(open);
  }

  #lockAndRead(transaction: Transaction, statement: Select, parameters: readonly unknown[], asArrays: boolean, rows: RowWriter): unknown[] {
    const { lock } = statement;
    if (lock !== null) for (const use of lock.tables) this.#lockMatches(transaction, use, [lock.rest], parameters, lock.mode, rows);
    const { sql, values } = question([statement.all], parameters);
    return this.#storage.rows(sql, values, asArrays);
  }

  /** Locks the rows that match, also by what others have not committed; answers the keys as this transaction sees them. */
  #lockMatches(
    transaction: Transaction,
    use: TableUse,
    rest: readonly (string | Part)[],
    parameters: readonly unknown[],
    mode: LockMode,
    rows: RowWriter,
  ): Value[][] {
    const table = tableNamed(use.table);
    const { sql, values } = question([`SELECT ${keyOf(table, use.alias)}`, ...rest], parameters);
    for (const key of this.#examined(table, use.alias, rest.at(-1), parameters)) rows.pass(table, key, mode);
    if (this.transactions.othersWrite(transaction)) {
      this.#storage.see({ upTo: this.#storage.commits, own: transaction.id, dirty: true });
      const dirty = this.#storage.exact(sql, values);
      this.#seeCurrent(transaction);
      for (const key of dirty) if (!key.includes(null)) rows.lock(table, key, mode);
    }
    const keys = this.#storage.exact(sql, values).filter((key) => !key.includes(null));
    for (const key of keys) rows.lock(table, key, mode);
    return keys;
  }

  /** The rows a statement is led to by their key, whatever else it asks of them. */
  #examined(table: ModelTable, alias: string, rest: string | Part | undefined, parameters: readonly unknown[]): Value[][] {
    const conditions = typeof rest === 'object' ? keyConditions(rest, alias, table.primaryKey) : [];
    if (conditions.length === 0) return [];
    const wheres = conditions.flatMap((condition, index) => (index === 0 ? [condition] : ['AND', condition]));
    const from = (source: string): Value[][] => {
      const { sql, values } = question([`SELECT ${keyOf(table, table.name)} FROM ${source}`, ...wheres], parameters);
      return this.#storage.exact(sql, values);
    };
    // What an open transaction made and deleted again is there until it ends, though nobody sees it.
    return [...from(`\`${table.name}\` WHERE`), ...from(`\`v$${table.name}\` AS \`${table.name}\` WHERE _from < 0 AND _to < 0 AND`)];
  }

  #insert(transaction: Transaction, statement: Insert, parameters: readonly unknown[], rows: RowWriter): Header {
    const table = tableNamed(statement.table);
    this.#storage.surroundings.lastInsertId = null;
    this.#lockSource(transaction, statement, parameters, rows);
    let affectedRows = 0;
    let firstNumber: number | null = null;
    for (const given of this.#rowsOf(statement, parameters)) {
      if (given.length !== statement.columns.length)
        throw new NotModelled(`${table.name}: ${given.length} values for ${statement.columns.length} columns.`);
      const byColumn = new Map(statement.columns.map((column, index) => [column, given[index]]));
      const { values, number } = rows.insert(
        table,
        table.columns.map((column) => byColumn.get(column.name)),
      );
      const done = this.#insertOne(transaction, statement, table, values, parameters, rows);
      affectedRows += done.affected;
      if (done.placed) firstNumber ??= number;
    }
    return { ...NOTHING, affectedRows, insertId: this.#storage.surroundings.lastInsertId ?? firstNumber ?? 0 };
  }

  /** Outside of READ COMMITTED the rows that an INSERT reads are locked, so that its log can be played again. */
  #lockSource(transaction: Transaction, { source }: Insert, parameters: readonly unknown[], rows: RowWriter): void {
    if (source.kind !== 'query' || transaction.isolation !== 'REPEATABLE READ') return;
    for (const use of source.tables) this.#lockMatches(transaction, use, [source.rest], parameters, 'shared', rows);
  }

  #insertOne(
    transaction: Transaction,
    statement: Insert,
    table: ModelTable,
    values: readonly Value[],
    parameters: readonly unknown[],
    rows: RowWriter,
  ): { affected: number; placed: boolean } {
    const replaces = statement.onDuplicate !== null || statement.replace;
    const standing = rows.duplicateOf(table, values, replaces ? 'exclusive' : 'shared');
    if (standing !== null && statement.onDuplicate !== null) {
      const changed = this.#updateDuplicate(statement.onDuplicate, table, standing, values, parameters, rows);
      return { affected: changed ? 2 : transaction.session.countsFound ? 1 : 0, placed: false };
    }
    if (standing !== null && statement.replace) rows.delete(table, standing, true);
    try {
      rows.place(table, values);
    } catch (thrown) {
      if (!statement.ignore || !(thrown instanceof ModelError)) throw thrown;
      return { affected: 0, placed: false };
    }
    return { affected: standing === null ? 1 : 2, placed: true };
  }

  #updateDuplicate(
    assignments: readonly Assignment[],
    table: ModelTable,
    standing: Version,
    incoming: readonly Value[],
    parameters: readonly unknown[],
    rows: RowWriter,
  ): boolean {
    const wheres = table.primaryKey.map((column) => `\`${column}\` = ?`).join(' AND ');
    const changes = new Map<string, Value>();
    for (const { column, value } of assignments) {
      const { part, extra } = withIncoming(value, table, incoming, parameters);
      const { sql, values } = question(['SELECT', part, `FROM \`${table.name}\` WHERE ${wheres}`], extra);
      changes.set(column, this.#storage.exact(sql, [...values, ...standing.key])[0]?.[0] ?? null);
    }
    return rows.update(table, standing, changes, true);
  }

  #rowsOf(statement: Insert, parameters: readonly unknown[]): (Value | undefined)[][] {
    const { source } = statement;
    if (source.kind === 'bulk') return rowsGiven(parameters[source.parameter]);
    if (source.kind === 'query') {
      const { sql, values } = question([source.query], parameters);
      return this.#storage.exact(sql, values);
    }
    return source.rows.map((row, index) => {
      const whole = source.bulk[index];
      const list = whole === null || whole === undefined ? null : parameters[whole];
      return Array.isArray(list) ? list.map(plain) : row.map((part) => this.#valueOf(part, parameters));
    });
  }

  #valueOf(part: Part, parameters: readonly unknown[]): Value | undefined {
    const [only] = part.tokens;
    if (part.tokens.length === 1 && only?.kind === 'parameter') return plain(parameters[part.first]);
    if (part.tokens.length === 1 && only?.upper === 'DEFAULT') return undefined;
    const { sql, values } = question(['SELECT', part], parameters);
    return this.#storage.exact(sql, values)[0]?.[0] ?? null;
  }

  #update(transaction: Transaction, statement: Update, parameters: readonly unknown[], rows: RowWriter): Header {
    const table = tableNamed(statement.target.table);
    this.#lockMatches(transaction, statement.target, ['FROM', statement.from, statement.rest], parameters, 'exclusive', rows);
    const values = statement.assignments.flatMap(({ value }, index) => (index === 0 ? [value] : [',', value]));
    const asked = question([`SELECT ${keyOf(table, statement.target.alias)},`, ...values, 'FROM', statement.from, statement.rest], parameters);
    const found = this.#storage.exact(asked.sql, asked.values);
    let changedRows = 0;
    for (const row of found) {
      const key = row.slice(0, table.primaryKey.length);
      const version = rows.current(table, key, 'exclusive');
      if (version === null) continue;
      const changes = new Map(statement.assignments.map(({ column }, index) => [column, row[key.length + index] ?? null]));
      if (rows.update(table, version, changes, true)) changedRows += 1;
    }
    return { ...NOTHING, affectedRows: transaction.session.countsFound ? found.length : changedRows, changedRows };
  }

  #delete(transaction: Transaction, statement: Delete, parameters: readonly unknown[], rows: RowWriter): Header {
    const table = tableNamed(statement.target.table);
    const keys = this.#lockMatches(transaction, statement.target, [statement.rest], parameters, 'exclusive', rows);
    let affectedRows = 0;
    for (const key of keys) {
      const version = rows.current(table, key, 'exclusive');
      // A cascade of this very statement may have taken it.
      if (version === null) continue;
      rows.delete(table, version, true);
      affectedRows += 1;
    }
    return { ...NOTHING, affectedRows };
  }
}

function keyOf(table: ModelTable, alias: string): string {
  return table.primaryKey.map((column) => `\`${alias}\`.\`${column}\``).join(', ');
}

function plain(value: unknown): Value {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return value as Value;
}

function rowsGiven(parameter: unknown): Value[][] {
  if (!Array.isArray(parameter) || parameter.length === 0) throw new ModelError('ER_PARSE_ERROR', 'You have an error in your SQL syntax: no rows');
  return (parameter as unknown[][]).map((row) => row.map(plain));
}

function tablesOf(statement: Select | Insert | Update | Delete): Iterable<string> {
  switch (statement.kind) {
    case 'select':
      return tablesNamedIn(statement.all);
    case 'insert':
      return statement.source.kind === 'query' ? [statement.table, ...tablesNamedIn(statement.source.query)] : [statement.table];
    case 'update':
      return [...tablesNamedIn(statement.from), ...tablesNamedIn(statement.rest)];
    case 'delete':
      return [statement.target.table, ...tablesNamedIn(statement.rest)];
  }
}

/** `VALUES(column)` becomes one more parameter: the value the row would have had. */
function withIncoming(
  part: Part,
  table: ModelTable,
  incoming: readonly Value[],
  parameters: readonly unknown[],
): { part: Part; extra: readonly unknown[] } {
  const extra: unknown[] = [];
  const tokens: Part['tokens'][number][] = [];
  let taken = part.first;
  for (let index = 0; index < part.tokens.length; index += 1) {
    const token = part.tokens[index];
    if (token === undefined) break;
    if (token.upper === 'VALUES' && part.tokens[index + 1]?.upper === '(') {
      const name = part.tokens[index + 2]?.text.replaceAll('`', '') ?? '';
      extra.push(incoming[table.columns.findIndex((column) => column.name === name)] ?? null);
      tokens.push({ kind: 'parameter', text: '?', upper: '' });
      index += 3;
      continue;
    }
    if (token.kind === 'parameter') extra.push(parameters[taken++]);
    tokens.push(token);
  }
  return { part: { tokens, first: 0, count: extra.length }, extra };
}
