import type { RowId } from '../../shared/ids.ts';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { MutationRejection } from '../../shared/mutators/mutator.ts';
import type { Operation } from '../../shared/mutators/port.ts';
import type { UtcSecond } from '../../shared/time.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { WireValue } from '../../sync/protocol/rows.ts';
import type { MutationRecorder, Predicate, ReadUse, RowKey, RowWrite } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';
import { resolveId } from './id-map.ts';
import { noteAbout } from './people.ts';
import { childrenOf, deleteRow, type MirrorRow, selectBy, selectRow, toValues, updateRow, upsertRow } from './tables.ts';

function toWire(value: unknown): WireValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'string') return value;
  throw new Error('A mutator may store numbers, text and null only.');
}

function gone(): MutationRejection {
  return new MutationRejection('row.gone', 'This was deleted or is no longer shared with you. Your change is kept here.');
}

/**
 * The five verbs over SQLite for one mutation, inside the caller's transaction.
 * Every row is remembered as it was, so that the effect can be undone byte for
 * byte, and everything read is remembered, so that a pull knows whether it
 * concerns this mutation.
 */
export class SqliteMutatorStore implements MutationRecorder {
  readonly #database: MirrorDatabase;
  readonly #mutationId: number;
  readonly #now: UtcSecond;
  readonly #keys = new Map<string, RowKey>();
  readonly #predicates = new Map<string, Predicate>();
  readonly #writes: RowWrite[] = [];

  /** @param now what MySQL's clock would fill in, so that replays agree */
  constructor(database: MirrorDatabase, mutationId: number, now: UtcSecond) {
    this.#database = database;
    this.#mutationId = mutationId;
    this.#now = now;
  }

  readonly handle = (operation: Operation): unknown => {
    switch (operation.verb) {
      case 'get':
        return this.#get(operation.table, operation.id);
      case 'findBy':
        return this.#findBy(operation.table, operation.equals);
      case 'insert':
        return this.#insert(operation.table, operation.as, operation.values, operation.naturalKey);
      case 'update':
        return this.#update(operation.table, operation.id, operation.changes);
      case 'delete':
        return this.#delete(operation.table, operation.id);
    }
  };

  /** Keys and equalities read so far. */
  reads(): ReadUse {
    return { keys: [...this.#keys.values()], predicates: [...this.#predicates.values()] };
  }

  /** Rows written so far, in order. */
  writes(): readonly RowWrite[] {
    return this.#writes;
  }

  notePeople(): void {
    noteAbout(this.#database, this.#mutationId, [...this.#keys.values()], this.#writes);
  }

  #get(table: TableName, given: RowId): MirrorRow | undefined {
    const id = resolveId(this.#database, table, given);
    const { no } = tableByName(table);
    this.#keys.set(`${no}:${id}`, [no, id]);
    return this.#database.prepare<MirrorRow>(selectRow(table)).get(id);
  }

  #findBy(table: TableName, equals: Readonly<Record<string, unknown>>): MirrorRow[] {
    const columns = Object.keys(equals).toSorted();
    const values = columns.map((column) => toWire(equals[column]));
    const { no } = tableByName(table);
    this.#predicates.set(JSON.stringify([no, columns, values]), [no, columns, values]);
    const rows = this.#database.prepare<MirrorRow>(selectBy(table, columns)).all(...values);
    for (const row of rows) this.#keys.set(`${no}:${String(row['id'])}`, [no, row['id'] as RowId]);
    return rows;
  }

  #insert(table: TableName, as: RowId, values: Readonly<Record<string, unknown>>, naturalKey?: Readonly<Record<string, unknown>>): RowId {
    const existing = naturalKey === undefined ? undefined : this.#findBy(table, naturalKey)[0];
    if (existing !== undefined) {
      const id = existing['id'] as RowId;
      const { no } = tableByName(table);
      this.#database
        .prepare('INSERT OR REPLACE INTO _id_map (table_no, temporary_id, id, mutation_id) VALUES (?, ?, ?, ?)')
        .run(no, as, id, this.#mutationId);
      return id;
    }
    const row: Record<string, WireValue> = { id: as };
    for (const column of columnsOf(table, 'full')) {
      if (column.name === 'id') continue;
      const fallback = column.defaultNow === true ? this.#now : (column.defaultValue ?? null);
      row[column.name] = column.name in values ? toWire(values[column.name]) : fallback;
    }
    this.#write(table, as, null, row);
    return as;
  }

  #update(table: TableName, given: RowId, changes: Readonly<Record<string, unknown>>): void {
    const before = this.#get(table, given);
    if (before === undefined) throw gone();
    const after: Record<string, WireValue> = { ...before };
    for (const column of columnsOf(table, 'full')) {
      if (column.name in changes) after[column.name] = toWire(changes[column.name]);
      else if (column.updateNow === true) after[column.name] = this.#now;
    }
    this.#write(table, before['id'] as RowId, before, after);
  }

  #delete(table: TableName, given: RowId): void {
    const before = this.#get(table, given);
    if (before === undefined) throw gone();
    this.#remove(table, before);
  }

  /** Deletes as MySQL would: what refers to the row goes along or forgets it. */
  #remove(table: TableName, before: MirrorRow): void {
    const id = before['id'] as RowId;
    this.#write(table, id, before, null);
    for (const child of childrenOf(table)) {
      for (const row of this.#findBy(child.table, { [child.column]: id })) {
        if (child.onDelete === 'cascade') this.#remove(child.table, row);
        else this.#write(child.table, row['id'] as RowId, row, { ...row, [child.column]: null });
      }
    }
  }

  #write(table: TableName, id: RowId, before: MirrorRow | null, after: MirrorRow | null): void {
    const { no } = tableByName(table);
    this.#database
      .prepare('INSERT INTO _undo (mutation_id, seq, table_no, pk, before, after) VALUES (?, ?, ?, ?, ?, ?)')
      .run(
        this.#mutationId,
        this.#writes.length,
        no,
        id,
        before === null ? null : JSON.stringify(toValues(table, before)),
        after === null ? null : JSON.stringify(toValues(table, after)),
      );
    this.#writes.push({ table: no, id, before, after });
    if (after === null) this.#database.prepare(deleteRow(table)).run(id);
    else if (before === null) this.#database.prepare(upsertRow(table, 'full')).run(...toValues(table, after));
    else this.#replaceChanged(table, id, before, after);
    this.#database.touch(table);
  }

  #replaceChanged(table: TableName, id: RowId, before: MirrorRow, after: MirrorRow): void {
    const changed = Object.keys(after).filter((column) => after[column] !== before[column]);
    if (changed.length === 0) return;
    this.#database.prepare(updateRow(table, changed)).run(...changed.map((column) => after[column]), id);
  }
}
