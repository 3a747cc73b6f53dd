import { ModelError, NotModelled } from './errors.ts';
import { timeText } from './functions.ts';
import { MODEL_TABLES, type ForeignKey, type ModelColumn, type ModelTable, type Value } from './schema.ts';
import type { LockMode } from './statements.ts';
import type { VersionedStorage, Version } from './storage.ts';
import { MustWait, type Transaction, type Transactions } from './transactions.ts';

const LOG = tableNamed('sync_log');

/** @throws NotModelled for a table the central database does not have */
export function tableNamed(name: string): ModelTable {
  const table = MODEL_TABLES.get(name);
  if (table === undefined) throw new NotModelled(`There is no table ${name}.`);
  return table;
}

function indexOf(table: ModelTable, column: string): number {
  const index = table.columns.findIndex((candidate) => candidate.name === column);
  if (index < 0) throw new NotModelled(`${table.name} has no column ${column}.`);
  return index;
}

/** What one statement has numbered so far: a statement that begins again after a wait keeps its numbers. */
export class Numbers {
  readonly #given: number[] = [];
  #next = 0;

  rewind(): void {
    this.#next = 0;
  }

  take(give: () => number): number {
    const known = this.#given[this.#next];
    const number = known ?? give();
    if (known === undefined) this.#given.push(number);
    this.#next += 1;
    return number;
  }
}

/** Writing rows as InnoDB does: keys, foreign keys, cascades without triggers, and the log's triggers. */
export class RowWriter {
  readonly #storage: VersionedStorage;
  readonly #transactions: Transactions;
  readonly #transaction: Transaction;
  readonly #numbers: Numbers;

  constructor(storage: VersionedStorage, transactions: Transactions, transaction: Transaction, numbers: Numbers) {
    this.#storage = storage;
    this.#transactions = transactions;
    this.#transaction = transaction;
    this.#numbers = numbers;
  }

  /** Takes a row's lock. @throws MustWait */
  lock(table: ModelTable, key: readonly Value[], mode: LockMode): void {
    const name = `${table.name}:${key.join(':')}`;
    if (!this.#transactions.locks.tryTake(this.#transaction, name, mode)) throw new MustWait(name, mode);
  }

  /** Goes by a row whose lock it will not keep. @throws MustWait while another holds it */
  pass(table: ModelTable, key: readonly Value[], mode: LockMode): void {
    const name = `${table.name}:${key.join(':')}`;
    if (!this.#transactions.locks.isFree(this.#transaction, name, mode)) throw new MustWait(name, mode);
  }

  /** The version of a row that this transaction would change, locked; null when there is none. */
  current(table: ModelTable, key: readonly Value[], mode: LockMode): Version | null {
    this.lock(table, key, mode);
    return this.#storage.standing(table, table.primaryKey, key).find((version) => !this.#isEnded(version)) ?? null;
  }

  /** The row that stands in the way of new values, with the key it shares. */
  duplicateOf(table: ModelTable, values: readonly Value[], mode: LockMode, except: Version | null = null): Version | null {
    for (const unique of [table.primaryKey, ...table.uniques]) {
      const wanted = unique.map((column) => values[indexOf(table, column)] ?? null);
      if (wanted.includes(null)) continue;
      for (const version of this.#storage.standing(table, unique, wanted)) {
        if (except !== null && version.key.join(':') === except.key.join(':')) continue;
        this.lock(table, version.key, mode);
        if (!this.#isEnded(version)) return version;
      }
    }
    return null;
  }

  /**
   * Inserts a row. Columns left out are `undefined`.
   * @returns the number the row was given, or null where it brought its own
   */
  insert(table: ModelTable, given: readonly (Value | undefined)[]): { values: Value[]; number: number | null } {
    let number: number | null = null;
    const values = table.columns.map((column, index) => {
      const value = given[index];
      const isNumbered = column.name === table.autoIncrement;
      if (isNumbered && (value === undefined || value === null || Number(value) === 0)) {
        number = this.#numbers.take(() => this.#storage.nextNumber(table.name, null));
        return BigInt(number);
      }
      if (isNumbered) this.#storage.nextNumber(table.name, Number(value));
      return value === undefined ? this.#defaultOf(column) : stored(column, value);
    });
    return { values, number };
  }

  /** Puts a prepared row in place. @throws ModelError for a duplicate or a missing parent */
  place(table: ModelTable, values: readonly Value[]): void {
    if (this.duplicateOf(table, values, 'shared') !== null) {
      throw new ModelError('ER_DUP_ENTRY', `Duplicate entry for a key of '${table.name}'`);
    }
    for (const key of table.references) this.#requireParent(key, values[indexOf(table, key.column)] ?? null, values);
    const own = table.primaryKey.map((column) => values[indexOf(table, column)] ?? null);
    this.lock(table, own, 'exclusive');
    this.#transaction.writes.push(this.#storage.add(table, this.#transaction.id, values));
    this.#log(table, own, 'I');
  }

  /**
   * Changes columns of a row.
   * @param fires whether triggers fire: not for what a cascade does
   * @returns whether anything was different
   */
  update(table: ModelTable, version: Version, changes: ReadonlyMap<string, Value>, fires: boolean): boolean {
    const before = this.#storage.valuesAt(table, version.at);
    const after = table.columns.map((column, index) => {
      const change = changes.get(column.name);
      return change === undefined ? (before[index] ?? null) : stored(column, change);
    });
    const changed = table.columns.filter((_, index) => after[index] !== before[index]);
    if (changed.length > 0) {
      if (fires) this.#touchTimes(table, changes, after);
      this.#requireKeys(table, version, changed, after);
      this.end(table, version);
      this.#transaction.writes.push(this.#storage.add(table, this.#transaction.id, after));
    }
    if (fires) this.#log(table, version.key, 'U');
    return changed.length > 0;
  }

  /** Deletes a row and whatever hangs on it. @throws ModelError where something forbids it */
  delete(table: ModelTable, version: Version, fires: boolean): void {
    this.end(table, version);
    for (const key of table.referredBy) this.#deleteThrough(key, version);
    if (fires) this.#log(table, version.key, 'D');
  }

  end(table: ModelTable, version: Version): void {
    this.#transaction.writes.push(this.#storage.end(table, this.#transaction.id, version, this.#transaction.snapshot));
  }

  #deleteThrough(key: ForeignKey, parent: Version): void {
    const child = tableNamed(key.child);
    for (const found of this.#storage.standing(child, [key.column], [parent.key[0] ?? null])) {
      this.lock(child, found.key, key.onDelete === 'restrict' ? 'shared' : 'exclusive');
      const version = this.#storage.standing(child, child.primaryKey, found.key).find((candidate) => !this.#isEnded(candidate));
      if (version === undefined || this.#storage.valuesAt(child, version.at)[indexOf(child, key.column)] !== parent.key[0]) continue;
      if (key.onDelete === 'restrict') throw new ModelError('ER_ROW_IS_REFERENCED_2', `Cannot delete or update a parent row: ${key.name}`);
      if (key.onDelete === 'cascade') this.delete(child, version, false);
      else this.update(child, version, new Map([[key.column, null]]), false);
    }
  }

  #requireKeys(table: ModelTable, version: Version, changed: readonly ModelColumn[], after: readonly Value[]): void {
    const names = new Set(changed.map((column) => column.name));
    if (table.primaryKey.some((column) => names.has(column))) throw new NotModelled(`A changed primary key of ${table.name}.`);
    if (table.uniques.some((unique) => unique.some((column) => names.has(column))) && this.duplicateOf(table, after, 'shared', version) !== null) {
      throw new ModelError('ER_DUP_ENTRY', `Duplicate entry for a key of '${table.name}'`);
    }
    for (const key of table.references) {
      if (names.has(key.column)) this.#requireParent(key, after[indexOf(table, key.column)] ?? null, after);
    }
  }

  #requireParent(key: ForeignKey, id: Value, row: readonly Value[]): void {
    if (id === null || (key.parent === key.child && row[0] === id)) return;
    const parent = tableNamed(key.parent);
    const standing = this.#storage.standing(parent, ['id'], [id]);
    if (standing.length > 0 && this.current(parent, [id], 'shared') !== null) return;
    throw new ModelError('ER_NO_REFERENCED_ROW_2', `Cannot add or update a child row: ${key.name}`);
  }

  /** What transactions that have not ended did to a version is known to hold only where it is this one. */
  #isEnded(version: Version): boolean {
    return version.to === -this.#transaction.id;
  }

  #touchTimes(table: ModelTable, changes: ReadonlyMap<string, Value>, after: Value[]): void {
    table.columns.forEach((column, index) => {
      if (column.updatesNow && !changes.has(column.name)) after[index] = column.store(timeText(this.#storage.surroundings.now, 3));
    });
  }

  #defaultOf(column: ModelColumn): Value {
    if (column.byDefault === undefined) throw new ModelError('ER_NO_DEFAULT_FOR_FIELD', `Field '${column.name}' doesn't have a default value`);
    return column.store(column.byDefault === 'now' ? timeText(this.#storage.surroundings.now, 3) : column.byDefault.value);
  }

  #log(table: ModelTable, key: readonly Value[], op: 'I' | 'U' | 'D'): void {
    if (table.logNo === null) return;
    const seq = this.#numbers.take(() => this.#storage.nextNumber(LOG.name, null));
    const values = [BigInt(seq), BigInt(table.logNo), key[0] ?? null, op];
    this.#transaction.writes.push(this.#storage.add(LOG, this.#transaction.id, values));
  }
}

function stored(column: ModelColumn, value: Value): Value {
  if (value === null && column.notNull) throw new ModelError('ER_BAD_NULL_ERROR', `Column '${column.name}' cannot be null`);
  return column.store(value);
}
