import type { ColumnShape, ColumnType, TableName } from '../../shared/generated/tables.ts';
import { columnsOf } from './projections.ts';
import type { Projection, WireRow } from './rows.ts';

type ValueCheck = (value: unknown) => boolean;

const isText: ValueCheck = (value) => value === null || typeof value === 'string';
const isInteger: ValueCheck = (value) => value === null || Number.isSafeInteger(value);
const isFlag: ValueCheck = (value) => value === null || Number.isInteger(value);

/** Times, dates and decimals travel as the text MySQL shows; their exact shape is the server's. */
const CHECKS: Readonly<Record<ColumnType, ValueCheck>> = {
  int: isInteger,
  boolean: isFlag,
  text: isText,
  timestamp: isText,
  date: isText,
  time: isText,
  decimal: isText,
  json: isText,
};

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
  const { length } = columns;
  const numbered = columns.map((column, index): readonly [number, ValueCheck] => [index, CHECKS[column.type]]);
  return (row) => {
    if (!Array.isArray(row) || row.length !== length || !isRowId(row[0])) return false;
    for (const [index, check] of numbered) {
      if (!check(row[index])) return false;
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
  const wrong = columns.find((column, index) => index > 0 && !CHECKS[column.type](row[index]));
  return wrong === undefined ? null : `${table}.${wrong.name} is not of type ${wrong.type}.`;
}
