import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';
import type { WireValue } from '../protocol/rows.ts';
import type { Predicate, ReadUse, RowWrite } from './ports.ts';

type Row = Readonly<Record<string, WireValue>>;
type Users = Map<string, Set<number>>;

interface Uses {
  readonly reads: ReadUse;
  readonly writes: readonly RowWrite[];
}

/** Mutations that looked a table up by, or wrote rows into, the same columns. */
interface Lookup {
  readonly columns: readonly string[];
  readonly readers: Users;
  readonly writers: Users;
}

function add(users: Users, key: string, id: number): void {
  const known = users.get(key);
  if (known === undefined) users.set(key, new Set([id]));
  else known.add(id);
}

function drop(users: Users, key: string, id: number): void {
  const known = users.get(key);
  if (known === undefined) return;
  known.delete(id);
  if (known.size === 0) users.delete(key);
}

function rowKey(table: number, id: RowId): string {
  return `${table}:${id}`;
}

function valueKey(columns: readonly string[], row: Row): string {
  return JSON.stringify(columns.map((column) => row[column] ?? null));
}

/**
 * What the pending mutations read and wrote, turned around: which of them does
 * a row concern? Held in memory beside the queue, so that a pull of rows that
 * concern none of them costs a look-up a row.
 */
export class PendingIndex {
  readonly #uses = new Map<number, Uses>();
  readonly #users: Users = new Map();
  readonly #writers: Users = new Map();
  readonly #lookups = new Map<number, Map<string, Lookup>>();

  /** Every pending mutation's number, oldest first. */
  ids(): number[] {
    return [...this.#uses.keys()].toSorted((left, right) => left - right);
  }

  /** Adds a mutation's uses, replacing those it had. */
  set(id: number, reads: ReadUse, writes: readonly RowWrite[]): void {
    this.remove(id);
    this.#uses.set(id, { reads, writes });
    for (const [table, row] of reads.keys) add(this.#users, rowKey(table, row), id);
    for (const predicate of reads.predicates) add(this.#lookup(predicate).readers, JSON.stringify(predicate[2]), id);
    for (const write of writes) {
      add(this.#users, rowKey(write.table, write.id), id);
      add(this.#writers, rowKey(write.table, write.id), id);
      this.#eachLookup(write, (users, key) => add(users, key, id));
    }
  }

  /** Forgets a mutation. */
  remove(id: number): void {
    const uses = this.#uses.get(id);
    if (uses === undefined) return;
    this.#uses.delete(id);
    for (const [table, row] of uses.reads.keys) drop(this.#users, rowKey(table, row), id);
    for (const predicate of uses.reads.predicates) drop(this.#lookup(predicate).readers, JSON.stringify(predicate[2]), id);
    for (const write of uses.writes) {
      drop(this.#users, rowKey(write.table, write.id), id);
      drop(this.#writers, rowKey(write.table, write.id), id);
      this.#eachLookup(write, (users, key) => drop(users, key, id));
    }
  }

  /** Collects the mutations that read or wrote a row. */
  collectUsers(table: number, id: RowId, into: Set<number>): void {
    for (const user of this.#users.get(rowKey(table, id)) ?? []) into.add(user);
  }

  /** Whether any mutation looked this table up by values, so that new rows may concern it. */
  hasLookups(table: number): boolean {
    return this.#lookups.has(table);
  }

  /** Collects the mutations whose look-ups a row answers. A column the row lacks counts as a match. */
  collectReaders(table: number, row: Row, into: Set<number>): void {
    for (const lookup of this.#lookups.get(table)?.values() ?? []) {
      const complete = lookup.columns.every((column) => column in row);
      const found = complete ? [lookup.readers.get(valueKey(lookup.columns, row)) ?? []] : lookup.readers.values();
      for (const readers of found) for (const reader of readers) into.add(reader);
    }
  }

  /** The mutations and all later ones that build on what they wrote. */
  withDependants(first: ReadonlySet<number>): Set<number> {
    const all = new Set(first);
    for (const id of this.ids()) {
      if (!all.has(id)) continue;
      for (const dependant of this.#concernedBy(this.#uses.get(id)?.writes ?? [])) if (dependant > id) all.add(dependant);
    }
    return all;
  }

  /**
   * Whether a replay touched what a later mutation that was not undone reads or
   * wrote: then the order of the queue would be broken, and all must be replayed.
   */
  collides(id: number, reads: ReadUse, writes: readonly RowWrite[], undone: ReadonlySet<number>): boolean {
    const stands = (other: number): boolean => other > id && !undone.has(other);
    for (const other of this.#concernedBy(writes)) if (stands(other)) return true;
    for (const [table, row] of reads.keys) {
      for (const writer of this.#writers.get(rowKey(table, row)) ?? []) if (stands(writer)) return true;
    }
    for (const predicate of reads.predicates) {
      for (const writer of this.#lookup(predicate).writers.get(JSON.stringify(predicate[2])) ?? []) if (stands(writer)) return true;
    }
    return false;
  }

  /** The rows of a table that pending mutations wrote. */
  writtenRows(table: TableName): Set<RowId> {
    const { no } = tableByName(table);
    const rows = new Set<RowId>();
    for (const { writes } of this.#uses.values()) for (const write of writes) if (write.table === no) rows.add(write.id);
    return rows;
  }

  #concernedBy(writes: readonly RowWrite[]): Set<number> {
    const concerned = new Set<number>();
    for (const write of writes) {
      this.collectUsers(write.table, write.id, concerned);
      if (write.before !== null) this.collectReaders(write.table, write.before, concerned);
      if (write.after !== null) this.collectReaders(write.table, write.after, concerned);
    }
    return concerned;
  }

  #lookup(predicate: Predicate): Lookup {
    const [table, columns] = predicate;
    const key = columns.join(' ');
    const ofTable = this.#lookups.get(table) ?? new Map<string, Lookup>();
    this.#lookups.set(table, ofTable);
    const known = ofTable.get(key);
    if (known !== undefined) return known;
    const made: Lookup = { columns, readers: new Map(), writers: new Map() };
    ofTable.set(key, made);
    for (const [id, uses] of this.#uses) {
      for (const write of uses.writes) if (write.table === table) this.#eachValue(made, write, (value) => add(made.writers, value, id));
    }
    return made;
  }

  #eachLookup(write: RowWrite, visit: (users: Users, key: string) => void): void {
    for (const lookup of this.#lookups.get(write.table)?.values() ?? []) {
      this.#eachValue(lookup, write, (value) => visit(lookup.writers, value));
    }
  }

  #eachValue(lookup: Lookup, write: RowWrite, visit: (value: string) => void): void {
    if (write.before !== null) visit(valueKey(lookup.columns, write.before));
    if (write.after !== null) visit(valueKey(lookup.columns, write.after));
  }
}
