/** Writes `shared/generated/tables.ts`: the table facts and row types that both the desktop and the service use. */
import { CATALOGUE, type ColumnFacts, type TableFacts } from './catalogue.ts';

const HEADER = `/**
 * Generated from db/central/catalogue.json by db/central/generate-tables.ts. Do not edit: run \`npm run generate\`.
 */
export type ColumnType = 'int' | 'boolean' | 'text' | 'timestamp' | 'date' | 'time' | 'decimal' | 'json';
export type DeleteRule = 'cascade' | 'set null' | 'restrict';

/** One column of a table, in catalogue order (\`id\` first). */
export interface ColumnShape {
  /** Property name in rows. */
  readonly name: string;
  /** Physical column in MySQL. */
  readonly column: string;
  readonly type: ColumnType;
  readonly notNull: boolean;
  /** \`secret\` columns never reach a device; \`identity\` columns only on demand. */
  readonly sensitive?: 'secret' | 'identity';
  /** The referenced table and column, by property names. */
  readonly references?: { readonly table: TableName; readonly column: string; readonly onDelete: DeleteRule };
  readonly enumValues?: readonly string[];
  /** What MySQL stores when an insert leaves the column out; booleans are 0 or 1. */
  readonly defaultValue?: string | number;
  /** MySQL stores the current time when an insert leaves the column out. */
  readonly defaultNow?: true;
  /** MySQL stores the current time when an update leaves the column out. */
  readonly updateNow?: true;
}

export interface TableShape {
  /** Permanent table number, used on the wire and in \`sync_*\` tables. */
  readonly no: number;
  readonly name: TableName;
  /** Physical table in MySQL. */
  readonly table: string;
  /** No device ever holds rows of this table. */
  readonly serverOnly: boolean;
  readonly columns: readonly ColumnShape[];
}
`;

const FOOTER = `
const byName: ReadonlyMap<string, TableShape> = new Map(TABLES.map((table) => [table.name, table]));
const byNo: ReadonlyMap<number, TableShape> = new Map(TABLES.map((table) => [table.no, table]));

/** Facts of one table by name; a name outside the catalogue is a programming error and throws. */
export function tableByName(name: TableName): TableShape {
  const found = byName.get(name);
  if (found === undefined) throw new Error(\`No table is named "\${name}".\`);
  return found;
}

/** Facts of one table by its permanent number, or \`undefined\` when a newer server sends one this build does not know. */
export function tableByNo(no: number): TableShape | undefined {
  return byNo.get(no);
}

/** Whether a string from outside names a table of the catalogue. */
export function isTableName(name: string): name is TableName {
  return byName.has(name);
}
`;

/** The whole text of \`shared/generated/tables.ts\`. */
export function generateTables(): string {
  const tables = CATALOGUE.tables.toSorted((a, b) => a.no - b.no);
  const serverOnly = tables.filter((table) => table.serverOnly).map((table) => `'${table.name}'`);
  return [
    HEADER,
    ...tables.map(rowInterface),
    'export interface Rows {',
    ...tables.map((table) => `  ${table.name}: ${rowName(table)};`),
    '}\n',
    'export type TableName = keyof Rows;',
    '/** Tables that exist on the server only. */',
    `export type ServerOnlyTableName = ${serverOnly.join(' | ')};`,
    '/** Tables a device may hold rows of. */',
    'export type MirroredTableName = Exclude<TableName, ServerOnlyTableName>;\n',
    '/** Every table of the central schema, by number. */',
    'export const TABLES: readonly TableShape[] = Object.freeze<readonly TableShape[]>([',
    ...tables.map(tableLiteral),
    ']);',
    FOOTER.trimEnd(),
    '',
  ].join('\n');
}

function rowName(table: TableFacts): string {
  return `${table.name.charAt(0).toUpperCase()}${table.name.slice(1)}Row`;
}

function rowInterface(table: TableFacts): string {
  const columns = table.columns.filter((column) => column.sensitive !== 'secret');
  return [`export interface ${rowName(table)} {`, ...columns.map((column) => `  ${column.name}: ${rowType(column)};`), '}\n'].join('\n');
}

function rowType(column: ColumnFacts): string {
  if (column.primaryKey) return 'number';
  if (column.kind === 'boolean') return '0 | 1 | null';
  return column.kind === 'int' ? 'number | null' : 'string | null';
}

function tableLiteral(table: TableFacts): string {
  const columns = table.columns.map((column) => `      ${columnLiteral(column)},`).join('\n');
  const head = `    no: ${table.no}, name: '${table.name}', table: '${table.table}', serverOnly: ${table.serverOnly},`;
  return `  {\n${head}\n    columns: [\n${columns}\n    ],\n  },`;
}

function columnLiteral(column: ColumnFacts): string {
  const parts = [`name: ${quote(column.name)}`, `column: ${quote(column.column)}`, `type: ${quote(column.kind)}`, `notNull: ${column.notNull}`];
  if (column.sensitive !== null) parts.push(`sensitive: ${quote(column.sensitive)}`);
  if (column.references !== null) {
    const { table, column: target, onDelete } = column.references;
    parts.push(`references: { table: ${quote(table)}, column: ${quote(target)}, onDelete: ${quote(onDelete)} }`);
  }
  if (column.enumValues !== null) parts.push(`enumValues: [${column.enumValues.map(quote).join(', ')}]`);
  if (column.default.kind === 'literal') parts.push(`defaultValue: ${literal(column.default.value)}`);
  if (column.default.kind === 'now') parts.push('defaultNow: true');
  if (column.onUpdateNow) parts.push('updateNow: true');
  return `{ ${parts.join(', ')} }`;
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? quote(value) : String(Number(value));
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
