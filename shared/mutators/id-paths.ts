import type { RowId } from '../ids.ts';
import type { TableName } from '../generated/tables.ts';
import type { IdField } from './mutator.ts';

/** Changes one id of a table; answers the same id where nothing is known of it. */
export type IdTranslation = (table: TableName, id: RowId) => RowId;

function mapAt(value: unknown, path: readonly string[], change: (id: RowId) => RowId): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return typeof value === 'number' ? change(value) : value;
  if (head === '*') return Array.isArray(value) ? value.map((item) => mapAt(item, rest, change)) : value;
  if (typeof value !== 'object' || value === null || !(head in value)) return value;
  const record = value as Record<string, unknown>;
  return { ...record, [head]: mapAt(record[head], rest, change) };
}

/**
 * Rewrites the row ids inside a mutation's arguments. Arguments are never
 * changed in place; a path that is not there is passed over.
 */
export function mapIds<Args>(args: Args, fields: readonly IdField[], translate: IdTranslation): Args {
  return fields.reduce<unknown>((mapped, field) => mapAt(mapped, field.path.split('.'), (id) => translate(field.table, id)), args) as Args;
}

/** The rows a mutation's arguments name, in the order of its id fields. */
export function idsIn(args: unknown, fields: readonly IdField[]): { readonly field: IdField; readonly id: RowId }[] {
  const found: { field: IdField; id: RowId }[] = [];
  for (const field of fields) {
    mapIds(args, [field], (_table, id) => {
      found.push({ field, id });
      return id;
    });
  }
  return found;
}
