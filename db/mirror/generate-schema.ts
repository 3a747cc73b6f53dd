/** The mirror's schema, generated: `node db/mirror/generate-schema.ts` writes it, the drift test compares it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '../../shared/generated/tables.ts';
import type { ColumnShape, TableShape } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';

const HEADER = '/**\n * Generated from the catalogue by db/mirror/generate-schema.ts. Do not edit: run `npm run generate`.\n */\n';

const mirrored = TABLES.filter((table) => !table.serverOnly);

/** Integers and flags compare as numbers; all else stays the text MySQL shows, decimals included. */
function sqliteType(column: ColumnShape): 'INTEGER' | 'TEXT' {
  return column.type === 'int' || column.type === 'boolean' ? 'INTEGER' : 'TEXT';
}

function createTable(table: TableShape): string {
  const columns = columnsOf(table.name, 'full').map((column) =>
    column.name === 'id' ? '"id" INTEGER PRIMARY KEY' : `"${column.name}" ${sqliteType(column)}`,
  );
  return `CREATE TABLE "${table.name}" (${columns.join(', ')})`;
}

function drizzleTable(table: TableShape): string {
  const columns = columnsOf(table.name, 'full').map((column) => {
    if (column.name === 'id') return "  id: integer('id').primaryKey(),";
    return `  ${column.name}: ${sqliteType(column) === 'INTEGER' ? 'integer' : 'text'}('${column.name}'),`;
  });
  return `export const ${table.name} = sqliteTable('${table.name}', {\n${columns.join('\n')}\n});\n`;
}

/** Text of every generated file of the mirror, by its URL. */
export function generatedMirrorFiles(): ReadonlyMap<string, string> {
  const statements = mirrored.map((table) => `  ${JSON.stringify(createTable(table))},`).join('\n');
  const sql = `${HEADER}export const MIRROR_TABLES_SQL: readonly string[] = [\n${statements}\n];\n`;
  const schema = `${HEADER}import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';\n\n${mirrored.map(drizzleTable).join('\n')}`;
  return new Map([
    [new URL('./generated/schema.sql.ts', import.meta.url).href, sql],
    [new URL('./schema.ts', import.meta.url).href, schema],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [url, text] of generatedMirrorFiles()) {
    mkdirSync(dirname(fileURLToPath(url)), { recursive: true });
    writeFileSync(new URL(url), text);
  }
}
