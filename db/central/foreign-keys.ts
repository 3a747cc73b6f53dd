/**
 * The foreign keys by which a delete travels without firing a trigger: CASCADE and SET NULL. Each has a permanent
 * number, under which `sync_edge` keeps who hangs on whom.
 */
import { isTableName, type TableName } from '../../shared/generated/tables.ts';
import { CATALOGUE, tableFacts, type ColumnFacts, type TableFacts } from './catalogue.ts';
import foreignKeyNumbers from './foreign-key-numbers.json' with { type: 'json' };

export interface CascadingForeignKey {
  /** Permanent number, `fk_no` in `sync_edge`. */
  no: number;
  childTable: TableName;
  /** Property name of the referring column. */
  childColumn: string;
  /** The referenced table; the referenced column is always `id`. */
  parentTable: TableName;
  onDelete: 'cascade' | 'set null';
  /** False where one end is a server-only table, whose rows no device holds. */
  mirrored: boolean;
}

const numbers: Readonly<Record<string, number>> = foreignKeyNumbers;

/** Every CASCADE and SET NULL foreign key of the documented schema, by number. */
export const CASCADING_FOREIGN_KEYS: readonly CascadingForeignKey[] = CATALOGUE.tables
  .flatMap((table) => table.columns.flatMap((column) => cascadingKey(table, column)))
  .toSorted((a, b) => a.no - b.no);

function cascadingKey(child: TableFacts, column: ColumnFacts): CascadingForeignKey[] {
  const reference = column.references;
  if (reference === null || reference.onDelete === 'restrict') return [];
  const no = numbers[`${child.name}.${column.name}`];
  if (no === undefined) throw new Error(`${child.name}.${column.name} has no number in foreign-key-numbers.json: append the next one.`);
  if (reference.column !== 'id')
    throw new Error(`${child.name}.${column.name} references ${reference.table}.${reference.column}; edges only know ids.`);
  const mirrored = !child.serverOnly && !tableFacts(reference.table).serverOnly;
  const ends = { childTable: tableName(child.name), childColumn: column.name, parentTable: tableName(reference.table) };
  return [{ no, ...ends, onDelete: reference.onDelete, mirrored }];
}

function tableName(name: string): TableName {
  if (!isTableName(name)) throw new Error(`shared/generated/tables.ts lacks "${name}": run \`npm run generate\`.`);
  return name;
}
