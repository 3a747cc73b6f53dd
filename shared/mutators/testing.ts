import { isTemporaryId, type RowId } from '../ids.ts';
import type { TableName } from '../generated/tables.ts';
import { runSync, type Operation, type Step } from './port.ts';

type MemoryRow = Record<string, unknown> & { id: RowId };

/** A store of plain maps that runs mutators: the simplest thing the five verbs can mean. For tests. */
export class MemoryStore {
  readonly tables = new Map<TableName, Map<RowId, MemoryRow>>();

  /** Puts a row there as it is. */
  put(table: TableName, row: MemoryRow): void {
    this.rows(table).set(row.id, row);
  }

  /** All rows of a table, by id. */
  all(table: TableName): MemoryRow[] {
    return [...this.rows(table).values()].toSorted((a, b) => a.id - b.id);
  }

  /** Runs a step to its end on these rows. */
  run<T>(step: Step<T>): T {
    return runSync(step, (operation) => this.handle(operation));
  }

  private rows(table: TableName): Map<RowId, MemoryRow> {
    let rows = this.tables.get(table);
    if (rows === undefined) {
      rows = new Map();
      this.tables.set(table, rows);
    }
    return rows;
  }

  private matching(table: TableName, equals: Readonly<Record<string, unknown>>): MemoryRow[] {
    return this.all(table).filter((row) => Object.entries(equals).every(([key, value]) => row[key] === value));
  }

  private handle(operation: Operation): unknown {
    switch (operation.verb) {
      case 'get':
        return this.rows(operation.table).get(operation.id);
      case 'findBy':
        return this.matching(operation.table, operation.equals);
      case 'insert': {
        if (!isTemporaryId(operation.as)) throw new Error('A new row must come with a temporary id');
        const known = operation.naturalKey === undefined ? undefined : this.matching(operation.table, operation.naturalKey)[0];
        if (known !== undefined) return known.id;
        this.put(operation.table, { id: operation.as, ...operation.values });
        return operation.as;
      }
      case 'update': {
        const row = this.rows(operation.table).get(operation.id);
        if (row === undefined) throw new Error('row.gone');
        this.put(operation.table, { ...row, ...operation.changes });
        return undefined;
      }
      case 'delete':
        if (!this.rows(operation.table).delete(operation.id)) throw new Error('row.gone');
        return undefined;
    }
  }
}
