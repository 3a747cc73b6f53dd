/** Writes drizzle's MySQL schema from the catalogue, one file a domain. */
import { CATALOGUE, tableFacts, type ColumnFacts, type DomainFacts, type TableFacts } from './catalogue.ts';
import { indexedColumns } from './indexing.ts';
import { foreignKeyName, indexName, uniqueName } from './names.ts';

/** File names of the sixteen domains, by their documented number. */
const DOMAIN_FILES: readonly string[] = [
  'identity',
  'resumes',
  'customers',
  'jobs',
  'applications',
  'assessments',
  'organization',
  'email',
  'notifications',
  'linkedin',
  'calendar',
  'onboarding',
  'analytics',
  'gamification',
  'reporting',
  'security',
];

function domainFile(number: number): string {
  const file = DOMAIN_FILES[number - 1];
  if (file === undefined) throw new Error(`Domain ${number} has no schema file: name it in generate-schema.ts.`);
  return file;
}

/** The text of every schema file, by file name. */
export function generateSchema(): ReadonlyMap<string, string> {
  return new Map(CATALOGUE.domains.map((domain) => [`${domainFile(domain.number)}.generated.ts`, domainText(domain)]));
}

function domainText(domain: DomainFacts): string {
  const tables = CATALOGUE.tables.filter((table) => table.domain === domain.number);
  const body = tables.map(tableText).join('\n\n');
  const builders = [...new Set(['mysqlTable', ...[...body.matchAll(/(?<=[^.\w'"`])[a-z]\w*(?=\()/gu)].map(([name]) => name)])]
    .filter(isBuilder)
    .toSorted();
  return [
    '/**',
    ` * ${domain.number}. ${domain.name}.`,
    ' * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.',
    ' */',
    `import { ${builders.join(', ')} } from 'drizzle-orm/mysql-core';`,
    ...importsOf(domain, tables),
    '',
    body,
    '',
  ].join('\n');
}

const BUILDERS: ReadonlySet<string> = new Set([
  'boolean',
  'date',
  'decimal',
  'foreignKey',
  'index',
  'int',
  'json',
  'mysqlEnum',
  'mysqlTable',
  'text',
  'time',
  'timestamp',
  'uniqueIndex',
  'varchar',
]);

function isBuilder(name: string): boolean {
  return BUILDERS.has(name);
}

function importsOf(domain: DomainFacts, tables: readonly TableFacts[]): string[] {
  const parents = tables.flatMap((table) => table.columns.flatMap((column) => (column.references ? [tableFacts(column.references.table)] : [])));
  const outside = [...new Set(parents)].filter((table) => table.domain !== domain.number);
  const files = [...new Set(outside.map((table) => domainFile(table.domain)))].toSorted();
  return files.map((file) => {
    const names: string[] = outside.filter((table) => domainFile(table.domain) === file).map((table) => table.name);
    return `import { ${names.toSorted().join(', ')} } from './${file}.generated.ts';`;
  });
}

function tableText(table: TableFacts): string {
  const columns = table.columns.map((column) => `    ${column.name}: ${columnText(table, column)},`).join('\n');
  const extras = [...indexTexts(table), ...table.columns.flatMap((column) => foreignKeyText(table, column))];
  const config = extras.length === 0 ? '' : `\n  (table) => [\n${extras.map((extra) => `    ${extra},`).join('\n')}\n  ],`;
  return `/** ${table.description} */\nexport const ${table.name} = mysqlTable(\n  ${quote(table.table)},\n  {\n${columns}\n  },${config}\n);`;
}

function columnText(table: TableFacts, column: ColumnFacts): string {
  const parts = [builderCall(column)];
  if (column.primaryKey) parts.push('autoincrement()', 'primaryKey()');
  else if (column.notNull) parts.push('notNull()');
  if (column.default.kind === 'now') parts.push('defaultNow()');
  if (column.default.kind === 'literal') parts.push(`default(${JSON.stringify(column.default.value).replaceAll('"', "'")})`);
  if (column.onUpdateNow) parts.push('onUpdateNow()');
  if (column.unique) parts.push(`unique(${quote(uniqueName(table, column))})`);
  return parts.join('.');
}

function builderCall(column: ColumnFacts): string {
  const name = quote(column.column);
  const [, first, second] = /\((\d+)(?:,(\d+))?\)/u.exec(column.type) ?? [];
  if (column.enumValues !== null) return `mysqlEnum(${name}, [${column.enumValues.map(quote).join(', ')}])`;
  switch (column.kind) {
    case 'text':
      return first === undefined ? `text(${name})` : `varchar(${name}, { length: ${first} })`;
    case 'decimal':
      return `decimal(${name}, { precision: ${first}, scale: ${second} })`;
    case 'timestamp':
    case 'date':
      return `${column.kind}(${name}, { mode: 'string' })`;
    default:
      return `${column.kind}(${name})`;
  }
}

function indexTexts(table: TableFacts): string[] {
  const property = (physical: string): string => {
    const column = table.columns.find((candidate) => candidate.column === physical);
    if (column === undefined) throw new Error(`An index of ${table.name} names the column ${physical}, which does not exist.`);
    return `table.${column.name}`;
  };
  const deployed = table.indexes.map(
    (index) => `${index.unique ? 'uniqueIndex' : 'index'}(${quote(index.name)}).on(${index.columns.map(property).join(', ')})`,
  );
  return [...deployed, ...indexedColumns(table).map((column) => `index(${quote(indexName(table, column))}).on(table.${column.name})`)];
}

function foreignKeyText(table: TableFacts, column: ColumnFacts): string[] {
  const reference = column.references;
  if (reference === null) return [];
  const name = quote(foreignKeyName(table, column));
  const ends = `columns: [table.${column.name}], foreignColumns: [${reference.table}.${reference.column}]`;
  return [`foreignKey({ name: ${name}, ${ends} }).onDelete(${quote(reference.onDelete)})`];
}

function quote(text: string): string {
  return `'${text}'`;
}
