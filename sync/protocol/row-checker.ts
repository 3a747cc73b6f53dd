import type { ColumnShape, ColumnType, TableName } from '../../shared/generated/tables.ts';
import { columnsOf } from './projections.ts';
import type { Projection, WireRow } from './rows.ts';

/** Integers and flags travel as numbers; all else as the text MySQL shows, whose exact shape is the server's. */
function isNumeric(type: ColumnType): boolean {
  return type === 'int' || type === 'boolean';
}

function fits(value: unknown, numeric: boolean): boolean {
  return value === null || (numeric ? Number.isSafeInteger(value) : typeof value === 'string');
}

/** Whether a value may stand in a column of that type; in one that is not known nothing may. */
export function isOfType(type: ColumnType | undefined, value: unknown): boolean {
  return type !== undefined && fits(value, isNumeric(type));
}

type RowCheck = (row: WireRow) => boolean;
const cache = new Map<string, RowCheck>();

/**
 * Whether an array from outside is a row of the table in the projection: its
 * length, its id and the type of every value. Fast, for every row that arrives;
 * {@link describeRowProblem} says afterwards what was wrong.
 */
export function checkRow(table: TableName, projection: Projection, row: WireRow): boolean {
  const key = `${table}:${projection}`;
  let check = cache.get(key);
  if (check === undefined) {
    check = buildCheck(columnsOf(table, projection));
    cache.set(key, check);
  }
  return check(row);
}

function buildCheck(columns: readonly ColumnShape[]): RowCheck {
  const numeric = columns.map((column) => isNumeric(column.type));
  return (row) => {
    if (!Array.isArray(row) || row.length !== numeric.length || !isRowId(row[0])) return false;
    for (let index = 1; index < numeric.length; index += 1) {
      if (!fits(row[index], numeric[index] ?? false)) return false;
    }
    return true;
  };
}

function isRowId(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** Names what makes a row unacceptable, without its values; null when it is acceptable. */
export function describeRowProblem(table: TableName, projection: Projection, row: WireRow): string | null {
  const columns = columnsOf(table, projection);
  if (!Array.isArray(row)) return `A row of ${table} is not an array.`;
  if (row.length !== columns.length) return `A row of ${table} has ${row.length} values instead of ${columns.length}.`;
  if (!isRowId(row[0])) return `A row of ${table} has no usable id.`;
  const wrong = columns.find((column, index) => index > 0 && !fits(row[index], isNumeric(column.type)));
  return wrong === undefined ? null : `${table}.${wrong.name} is not of type ${wrong.type}.`;
}
