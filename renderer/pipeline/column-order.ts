import { TABLE_COLUMNS, type TableColumn } from './layout.ts';

/**
 * The chosen columns with one more or one less. A new one stands behind the
 * shown column that comes before it in the order columns have by themselves.
 */
export function withToggled(columns: readonly TableColumn[], id: TableColumn): readonly TableColumn[] {
  if (columns.includes(id)) return columns.filter((one) => one !== id);
  const before = TABLE_COLUMNS.slice(0, TABLE_COLUMNS.indexOf(id)).findLast((one) => columns.includes(one));
  return columns.toSpliced(before === undefined ? 0 : columns.indexOf(before) + 1, 0, id);
}

/** The chosen columns with one put next to another. */
export function withMoved(columns: readonly TableColumn[], id: TableColumn, side: 'before' | 'after', other: TableColumn): readonly TableColumn[] {
  if (id === other) return columns;
  const rest = columns.filter((one) => one !== id);
  return rest.toSpliced(rest.indexOf(other) + (side === 'after' ? 1 : 0), 0, id);
}
