import { tableByName, type TableName } from '../../../shared/generated/tables.ts';
import type { RowId } from '../../../shared/ids.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import type { Operation } from '../../../shared/mutators/port.ts';
import { columnsOf } from '../../protocol/projections.ts';
import type { WireValue } from '../../protocol/rows.ts';

export type ServerRow = Readonly<Record<string, WireValue>>;

interface Change {
  readonly table: TableName;
  readonly id: RowId;
  readonly before: ServerRow | null;
}

/** The reference server's tables: rows in maps, with undo inside a transaction and auto-increment outside of it. */
export class ServerTables {
  readonly #rows = new Map<TableName, Map<RowId, ServerRow>>();
  readonly #nextIds = new Map<TableName, number>();
  #changes: Change[] = [];

  rows(table: TableName): ReadonlyMap<RowId, ServerRow> {
    return this.#table(table);
  }

  get(table: TableName, id: RowId): ServerRow | undefined {
    return this.#table(table).get(id);
  }

  /** A new auto-increment number; like MySQL's, it is not given back by a rollback. */
  nextId(table: TableName): RowId {
    const id = this.#nextIds.get(table) ?? 1;
    this.#nextIds.set(table, id + 1);
    return id;
  }

  put(table: TableName, row: ServerRow): void {
    const id = row['id'] as RowId;
    this.#changes.push({ table, id, before: this.get(table, id) ?? null });
    this.#table(table).set(id, row);
    this.#nextIds.set(table, Math.max(this.#nextIds.get(table) ?? 1, id + 1));
  }

  delete(table: TableName, id: RowId): void {
    const before = this.get(table, id);
    if (before === undefined) return;
    this.#changes.push({ table, id, before });
    this.#table(table).delete(id);
  }

  /** How much has changed since the last {@link take}, to roll back to. */
  mark(): number {
    return this.#changes.length;
  }

  rollbackTo(mark: number): void {
    for (const change of this.#changes.splice(mark).toReversed()) {
      if (change.before === null) this.#table(change.table).delete(change.id);
      else this.#table(change.table).set(change.id, change.before);
    }
  }

  /** The keys changed since the last time, each once. */
  take(): { table: TableName; id: RowId }[] {
    const keys = new Map(this.#changes.map(({ table, id }) => [`${table}:${id}`, { table, id }]));
    this.#changes = [];
    return [...keys.values()];
  }

  #table(table: TableName): Map<RowId, ServerRow> {
    let rows = this.#rows.get(table);
    if (rows === undefined) {
      rows = new Map();
      this.#rows.set(table, rows);
    }
    return rows;
  }
}

/** Runs a mutator's verbs on the reference server, giving real ids to temporary ones. */
export class ServerVerbs {
  readonly #tables: ServerTables;
  readonly #now: string;
  readonly #map: (table: TableName, temporary: RowId, id: RowId) => void;

  constructor(tables: ServerTables, now: string, map: (table: TableName, temporary: RowId, id: RowId) => void) {
    this.#tables = tables;
    this.#now = now;
    this.#map = map;
  }

  readonly handle = (operation: Operation): unknown => {
    switch (operation.verb) {
      case 'get':
        return this.#tables.get(operation.table, operation.id);
      case 'findBy':
        return this.#findBy(operation.table, operation.equals);
      case 'insert':
        return this.#insert(operation);
      case 'update':
        return this.#update(operation.table, operation.id, operation.changes);
      case 'delete':
        if (this.#tables.get(operation.table, operation.id) === undefined) throw new MutationRejection('row.gone', 'Gone.');
        return this.#tables.delete(operation.table, operation.id);
    }
  };

  #findBy(table: TableName, equals: Readonly<Record<string, unknown>>): ServerRow[] {
    const rows = [...this.#tables.rows(table).values()];
    const found = rows.filter((row) => Object.entries(equals).every(([column, value]) => (row[column] ?? null) === (value ?? null)));
    return found.toSorted((left, right) => (left['id'] as number) - (right['id'] as number));
  }

  #insert(operation: Extract<Operation, { verb: 'insert' }>): RowId {
    const { table, as, values, naturalKey } = operation;
    const existing = naturalKey === undefined ? undefined : this.#findBy(table, naturalKey)[0];
    const id = existing === undefined ? this.#tables.nextId(table) : (existing['id'] as RowId);
    this.#map(table, as, id);
    if (existing !== undefined) return id;
    const row: Record<string, WireValue> = { id };
    for (const column of columnsOf(table, 'full')) {
      if (column.name === 'id') continue;
      const fallback = column.defaultNow === true ? this.#now : (column.defaultValue ?? null);
      row[column.name] = column.name in values ? ((values[column.name] ?? null) as WireValue) : fallback;
    }
    for (const [column, value] of Object.entries(row)) {
      const references = tableByName(table).columns.find((shape) => shape.name === column)?.references;
      if (references !== undefined && typeof value === 'number' && value < 0)
        throw new Error(`A temporary id reached the server in ${table}.${column}`);
    }
    this.#tables.put(table, row);
    return id;
  }

  #update(table: TableName, id: RowId, changes: Readonly<Record<string, unknown>>): void {
    const row = this.#tables.get(table, id);
    if (row === undefined) throw new MutationRejection('row.gone', 'Gone.');
    this.#tables.put(table, { ...row, ...(changes as ServerRow) });
  }
}
