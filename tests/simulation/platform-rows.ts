import type { ColumnShape, TableName } from '../../shared/generated/tables.ts';
import { tableByName } from '../../shared/generated/tables.ts';

type Values = Readonly<Record<string, unknown>>;

/** A statement as another program of the platform sends it. */
export interface ForeignStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

function fillerOf(column: ColumnShape, salt: string): unknown {
  if (column.references !== undefined) throw new Error(`${column.name} must be given: it refers to ${column.references.table}.`);
  if (column.enumValues !== undefined) return column.enumValues[0];
  switch (column.type) {
    case 'int':
    case 'boolean':
    case 'decimal':
      return 1;
    case 'timestamp':
      return '2026-01-02 03:04:05';
    case 'date':
      return '2026-01-02';
    case 'time':
      return '09:00:00';
    case 'json':
      return '[]';
    case 'text':
      return `${column.name} ${salt}`;
  }
}

function isRequired(column: ColumnShape): boolean {
  return column.name !== 'id' && column.notNull && column.defaultValue === undefined && column.defaultNow !== true;
}

/**
 * An INSERT of one row with property names; required columns that are not given
 * are filled. `salt` keeps texts that must differ apart.
 */
export function insertOf(table: TableName, values: Values, salt: string): ForeignStatement {
  const shape = tableByName(table);
  const filled = shape.columns.flatMap((column): [string, unknown][] => {
    if (column.name in values) return [[column.column, values[column.name]]];
    return isRequired(column) ? [[column.column, fillerOf(column, salt)]] : [];
  });
  const names = filled.map(([name]) => `\`${name}\``).join(', ');
  return { sql: `INSERT INTO \`${shape.table}\` (${names}) VALUES (?)`, parameters: [filled.map(([, value]) => value)] };
}
