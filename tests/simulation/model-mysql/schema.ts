import { CATALOGUE, tableFacts, type ColumnFacts, type TableFacts } from '../../../db/central/catalogue.ts';
import { createSyncTable, SYNC_TABLES } from '../../../db/central/sync-tables.ts';
import { foreignKeyName } from '../../../db/central/names.ts';
import { ModelError } from './errors.ts';
import { timeOf, timeText } from './functions.ts';

export type Value = string | number | bigint | null;

/** A column as the model knows it. */
export interface ModelColumn {
  readonly name: string;
  readonly notNull: boolean;
  readonly integer: boolean;
  /** MySQL compares these texts without regard to case. */
  readonly foldsCase: boolean;
  readonly byDefault: { readonly value: Value } | 'now' | undefined;
  readonly updatesNow: boolean;
  /** A value as the column stores it. @throws ModelError where strict mode refuses it */
  readonly store: (value: Value) => Value;
}

export interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly column: string;
  readonly parent: string;
  readonly onDelete: 'cascade' | 'set null' | 'restrict';
}

export interface ModelTable {
  readonly name: string;
  readonly columns: readonly ModelColumn[];
  readonly primaryKey: readonly string[];
  /** Further unique keys. */
  readonly uniques: readonly (readonly string[])[];
  readonly indexes: readonly (readonly string[])[];
  readonly autoIncrement: string | null;
  /** Its number in `sync_log`; null where no trigger stands. */
  readonly logNo: number | null;
  readonly references: readonly ForeignKey[];
  /** The keys that refer to it, in the order InnoDB follows them. */
  readonly referredBy: readonly ForeignKey[];
}

function storeText(type: string, name: string): ModelColumn['store'] {
  const options = /^enum\((.*)\)$/i
    .exec(type)?.[1]
    ?.split(',')
    .map((option) => option.trim().slice(1, -1));
  const limit = Number(/^(?:var)?char\((\d+)\)$/i.exec(type)?.[1] ?? Infinity);
  return (value) => {
    if (value === null) return null;
    const text = String(value);
    if (options !== undefined && !options.includes(text)) throw new ModelError('WARN_DATA_TRUNCATED', `Data truncated for column '${name}' at row 1`);
    if ([...text].length > limit) throw new ModelError('ER_DATA_TOO_LONG', `Data too long for column '${name}' at row 1`);
    return text;
  };
}

function storeTime(digits: number): ModelColumn['store'] {
  return (value) => {
    const moment = value === null ? NaN : timeOf(value);
    return Number.isNaN(moment) ? value : timeText(moment, digits);
  };
}

function storeInteger(value: Value): Value {
  if (value === null) return null;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') return BigInt(value.split('.')[0] ?? '0');
  return BigInt(Math.round(value));
}

/** How values of a column type are kept. */
function storeOf(type: string, name: string): ModelColumn['store'] {
  const base = type.toLowerCase();
  if (/^(tinyint|smallint|int|bigint|boolean|mediumint)/.test(base)) return storeInteger;
  if (/^(timestamp|datetime)/.test(base)) return storeTime(Number(/\((\d)\)/.exec(base)?.[1] ?? 0));
  const scale = /^decimal\(\d+,\s*(\d+)\)/.exec(base)?.[1];
  if (scale !== undefined) return (value) => (value === null ? null : Number(value).toFixed(Number(scale)));
  return storeText(type, name);
}

function isInteger(type: string): boolean {
  return /^(tinyint|smallint|int|bigint|boolean|mediumint)/i.test(type);
}

function columnOf(facts: ColumnFacts): ModelColumn {
  const { column: name, type, notNull, onUpdateNow } = facts;
  const literal = facts.default.kind === 'literal' ? facts.default.value : null;
  const value = typeof literal === 'boolean' ? Number(literal) : literal;
  return {
    name,
    notNull,
    integer: isInteger(type),
    foldsCase: /^(varchar|char|text|mediumtext|longtext|enum)/i.test(type),
    byDefault: facts.default.kind === 'now' ? 'now' : facts.default.kind === 'literal' ? { value } : notNull ? undefined : { value: null },
    updatesNow: onUpdateNow,
    store: storeOf(type, name),
  };
}

function foreignKeysOf(table: TableFacts): ForeignKey[] {
  return table.columns.flatMap((column) => {
    const reference = column.references;
    if (reference === null) return [];
    const parent = tableFacts(reference.table).table;
    return [{ name: foreignKeyName(table, column), child: table.table, column: column.column, parent, onDelete: reference.onDelete }];
  });
}

function platformTable(table: TableFacts, referredBy: ReadonlyMap<string, readonly ForeignKey[]>): ModelTable {
  const references = foreignKeysOf(table);
  const unique = table.columns.filter((column) => column.unique).map((column) => [column.column]);
  return {
    name: table.table,
    columns: table.columns.map(columnOf),
    primaryKey: ['id'],
    uniques: [...unique, ...table.indexes.filter((index) => index.unique).map((index) => index.columns)],
    indexes: references.map((key) => [key.column]),
    autoIncrement: 'id',
    logNo: table.serverOnly ? null : table.no,
    references,
    referredBy: (referredBy.get(table.table) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** A sync table, read from the statement that makes it. */
function syncTable(name: string): ModelTable {
  const lines = createSyncTable(name)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.trim().replace(/,$/, ''));
  const keys = lines.filter((line) => /^(PRIMARY KEY|UNIQUE KEY|KEY) /.test(line));
  const columns = lines.filter((line) => !keys.includes(line));
  const listIn = (line: string): string[] => (/\(([^)]*)\)$/.exec(line)?.[1] ?? '').split(',').map((part) => part.trim());
  const inline = columns.find((line) => line.endsWith('PRIMARY KEY'));
  const primary = keys.find((line) => line.startsWith('PRIMARY'));
  return {
    name,
    columns: columns.map(syncColumn),
    primaryKey: primary === undefined ? [inline?.split(' ')[0] ?? ''] : listIn(primary),
    uniques: keys.filter((line) => line.startsWith('UNIQUE')).map(listIn),
    indexes: keys.filter((line) => line.startsWith('KEY')).map(listIn),
    autoIncrement: columns.find((line) => line.includes('AUTO_INCREMENT'))?.split(' ')[0] ?? null,
    logNo: null,
    references: [],
    referredBy: [],
  };
}

function syncColumn(line: string): ModelColumn {
  const [name = '', ...words] = line.split(' ');
  const rest = words.join(' ');
  const type = /^(\w+(?:\([^)]*\))?)/.exec(rest)?.[1] ?? '';
  const literal = /DEFAULT (?:'([^']*)'|(\S+))/.exec(rest);
  const notNull = rest.includes('NOT NULL') || rest.includes('PRIMARY KEY');
  const given = literal?.[1] ?? literal?.[2];
  const value = given === undefined ? null : isInteger(type) ? Number(given) : given;
  const byDefault = given === undefined && notNull ? undefined : { value };
  return { name, notNull, integer: isInteger(type), foldsCase: false, byDefault, updatesNow: false, store: storeOf(type, name) };
}

function buildTables(): ReadonlyMap<string, ModelTable> {
  const keys = CATALOGUE.tables.flatMap(foreignKeysOf);
  const referredBy = Map.groupBy(keys, (key) => key.parent);
  const tables = [...CATALOGUE.tables.map((table) => platformTable(table, referredBy)), ...SYNC_TABLES.map(syncTable)];
  return new Map(tables.map((table) => [table.name, table]));
}

/** Every table of the central database: the platform's as documented, and the sync layer's. */
export const MODEL_TABLES: ReadonlyMap<string, ModelTable> = buildTables();
