/**
 * The facts of the 95 documented tables, validated once and typed.
 *
 * `catalogue.json` is the one source: drizzle's schema, the migrations, the mirror and the shared table facts are all generated from it.
 */
import { z } from 'zod';
import catalogueJson from './catalogue.json' with { type: 'json' };
import { deleteRule, type DeleteRule } from './delete-rules.ts';
import { HARMLESS_COLUMNS } from './sensitive-review.ts';
import tableNumbers from './table-numbers.json' with { type: 'json' };

/** The family a MySQL column type belongs to; decides its SQLite type, its wire form and its checker. */
export type ColumnKind = 'int' | 'boolean' | 'text' | 'timestamp' | 'date' | 'time' | 'decimal' | 'json';
/** `secret` never leaves the server; `identity` leaves it on demand only, online and audited. */
export type Sensitivity = 'secret' | 'identity';
export type ColumnDefault = { kind: 'none' } | { kind: 'now' } | { kind: 'literal'; value: string | number | boolean };

/** A reference to another table's column, by property names. `deployed` is what the platform's own schema declares. */
export interface ReferenceFacts {
  table: string;
  column: string;
  onDelete: DeleteRule;
  deployed: { onDelete: DeleteRule | 'no action' } | null;
}

export interface ColumnFacts {
  /** The TypeScript property: the documented name. */
  name: string;
  /** The physical column in MySQL. */
  column: string;
  /** As written in DDL, e.g. `varchar(255)` or `enum('a','b')`. */
  type: string;
  kind: ColumnKind;
  enumValues: readonly string[] | null;
  notNull: boolean;
  primaryKey: boolean;
  default: ColumnDefault;
  onUpdateNow: boolean;
  unique: boolean;
  sensitive: Sensitivity | null;
  references: ReferenceFacts | null;
  /** `document`: named by the documentation, absent from the platform as deployed. */
  origin: 'platform' | 'document';
}

export interface IndexFacts {
  name: string;
  columns: readonly string[];
  unique: boolean;
}

export interface TableFacts {
  /** Permanent number, used on the wire and in `sync_*` tables. */
  no: number;
  name: string;
  table: string;
  domain: number;
  description: string;
  volume: 'low' | 'medium' | 'high' | null;
  serverOnly: boolean;
  columns: readonly ColumnFacts[];
  /** Indexes as deployed, by physical column. */
  indexes: readonly IndexFacts[];
}

export interface DomainFacts {
  number: number;
  name: string;
}

export interface Catalogue {
  source: string;
  domains: readonly DomainFacts[];
  tables: readonly TableFacts[];
}

const onDeleteSchema = z.enum(['cascade', 'set null', 'restrict']);
const columnSchema = z.strictObject({
  name: z.string(),
  column: z.string(),
  type: z.string(),
  notNull: z.boolean().optional(),
  primaryKey: z.boolean().optional(),
  autoIncrement: z.boolean().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  onUpdateNow: z.boolean().optional(),
  unique: z.boolean().optional(),
  sensitive: z.enum(['secret', 'identity']).optional(),
  references: z
    .string()
    .regex(/^\w+\.\w+$/u)
    .optional(),
  onDelete: onDeleteSchema.optional(),
  origin: z.literal('document').optional(),
  referenceOrigin: z.literal('document').optional(),
  documentedName: z.boolean().optional(),
  documentedReference: z.string().optional(),
});
const tableSchema = z.strictObject({
  name: z.string(),
  table: z.string(),
  domain: z.int(),
  description: z.string(),
  volume: z.enum(['low', 'medium', 'high']).nullable(),
  columns: z.array(columnSchema).min(2),
  indexes: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()).min(1), unique: z.boolean() })),
});
const catalogueSchema = z.strictObject({
  source: z.string(),
  domains: z.array(z.strictObject({ number: z.int(), name: z.string() })),
  tables: z.array(tableSchema),
});

type RawCatalogue = z.infer<typeof catalogueSchema>;
type RawTable = z.infer<typeof tableSchema>;
type RawColumn = z.infer<typeof columnSchema>;

/**
 * Tables no device ever holds: configuration of the platform itself, write-only logs, and the panel's tokens
 * (design 2). Nothing about them is captured, indexed or sent.
 */
const SERVER_ONLY: ReadonlySet<string> = new Set([
  'applicationLogs',
  'emailWebhookLogs',
  'environmentVariables',
  'panelActionTokens',
  'systemHealthMetrics',
  'systemSettings',
  'userActivityLogs',
]);

const SUSPICIOUS_NAME = /key|secret|token|password|webhook|tracking/iu;

/** Validates raw catalogue facts; throws an `Error` naming every fault it finds. Exported for its tests; use `CATALOGUE`. */
export function parseCatalogue(raw: unknown, numbers: Readonly<Record<string, number>>): Catalogue {
  const parsed = catalogueSchema.parse(raw);
  const faults = [...unreviewedColumns(parsed), ...brokenReferences(parsed), ...missingNumbers(parsed, numbers)];
  if (faults.length > 0) throw new Error(`The catalogue is not usable:\n- ${faults.join('\n- ')}`);
  return {
    source: parsed.source,
    domains: parsed.domains,
    tables: parsed.tables.map((table) => toTable(table, numbers[table.name] ?? 0)),
  };
}

function unreviewedColumns(catalogue: RawCatalogue): string[] {
  return eachColumn(catalogue).flatMap(({ table, column }) => {
    const reviewed = column.sensitive !== undefined || `${table.name}.${column.name}` in HARMLESS_COLUMNS;
    if (reviewed || !(SUSPICIOUS_NAME.test(column.name) || SUSPICIOUS_NAME.test(column.column))) return [];
    return [`${table.name}.${column.name} looks like a secret: give it a "sensitive" class or a reason in sensitive-review.ts`];
  });
}

function brokenReferences(catalogue: RawCatalogue): string[] {
  const known = new Set(eachColumn(catalogue).map(({ table, column }) => `${table.name}.${column.name}`));
  return eachColumn(catalogue).flatMap(({ table, column }) =>
    column.references === undefined || known.has(column.references)
      ? []
      : [`${table.name}.${column.name} references ${column.references}, which does not exist`],
  );
}

function missingNumbers(catalogue: RawCatalogue, numbers: Readonly<Record<string, number>>): string[] {
  return catalogue.tables
    .filter((table) => numbers[table.name] === undefined)
    .map((table) => `${table.name} has no number in table-numbers.json: append the next one`);
}

function eachColumn(catalogue: RawCatalogue): { table: RawTable; column: RawColumn }[] {
  return catalogue.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
}

function toTable(raw: RawTable, no: number): TableFacts {
  return { ...raw, no, serverOnly: SERVER_ONLY.has(raw.name), columns: raw.columns.map((column) => toColumn(raw.name, column)) };
}

function toColumn(table: string, raw: RawColumn): ColumnFacts {
  return {
    name: raw.name,
    column: raw.column,
    type: raw.type,
    kind: kindOf(raw.type),
    enumValues: enumValuesOf(raw.type),
    notNull: raw.notNull === true || raw.primaryKey === true,
    primaryKey: raw.primaryKey === true,
    default: defaultOf(raw),
    onUpdateNow: raw.onUpdateNow === true,
    unique: raw.unique === true,
    sensitive: raw.sensitive ?? null,
    references: referenceOf(table, raw),
    origin: raw.origin ?? 'platform',
  };
}

function kindOf(type: string): ColumnKind {
  const family = type.replace(/\(.*$/u, '');
  switch (family) {
    case 'int':
    case 'boolean':
    case 'text':
    case 'timestamp':
    case 'date':
    case 'time':
    case 'decimal':
    case 'json':
      return family;
    case 'varchar':
    case 'enum':
      return 'text';
    default:
      throw new Error(`The catalogue uses the column type "${type}", which nothing here knows how to mirror.`);
  }
}

function enumValuesOf(type: string): readonly string[] | null {
  if (!type.startsWith('enum(')) return null;
  return [...type.matchAll(/'([^']*)'/gu)].map((match) => match[1] ?? '');
}

function defaultOf(raw: RawColumn): ColumnDefault {
  // The extractor wrote "fn" for drizzle's auto-increment function; the database has no default there.
  if (raw.default === undefined || raw.autoIncrement === true) return { kind: 'none' };
  if (raw.default === 'SQL:(now())') return { kind: 'now' };
  return { kind: 'literal', value: raw.default };
}

function referenceOf(table: string, raw: RawColumn): ReferenceFacts | null {
  if (raw.references === undefined) return null;
  const [parentTable = '', parentColumn = ''] = raw.references.split('.');
  const documentOnly = raw.origin === 'document' || raw.referenceOrigin === 'document';
  return {
    table: parentTable,
    column: parentColumn,
    onDelete: raw.onDelete ?? deleteRule(table, raw.name, raw.notNull === true),
    deployed: documentOnly ? null : { onDelete: raw.onDelete ?? 'no action' },
  };
}

/** The product's catalogue, validated when this module loads. */
export const CATALOGUE: Catalogue = parseCatalogue(catalogueJson, tableNumbers);

const byName = new Map(CATALOGUE.tables.map((table) => [table.name, table]));

/** Facts of one table by its documented name; an unknown name is a programming error. */
export function tableFacts(name: string): TableFacts {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`The catalogue has no table "${name}".`);
  return found;
}

/** Facts of one column by documented names; an unknown name is a programming error. */
export function columnFacts(table: string, name: string): ColumnFacts {
  const found = tableFacts(table).columns.find((column) => column.name === name);
  if (found === undefined) throw new Error(`The catalogue has no column "${table}.${name}".`);
  return found;
}
