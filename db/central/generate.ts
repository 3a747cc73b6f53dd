/** Everything generated from the catalogue: `node db/central/generate.ts` writes it, the drift test compares it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSchema } from './generate-schema.ts';
import { generateTables } from './generate-tables.ts';
import { buildMigrations, migrationText } from './migrations.ts';

/** Text of every generated file by its URL. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const at = (path: string): string => new URL(path, import.meta.url).href;
  return new Map([
    [at('../../shared/generated/tables.ts'), generateTables()],
    ...[...generateSchema()].map(([file, text]): [string, string] => [at(`./schema/${file}`), text]),
    ...buildMigrations().map((migration): [string, string] => [at(`./migrations/${migration.name}.sql`), migrationText(migration)]),
  ]);
}

/** Writes every generated file; returns how many. */
export function writeGeneratedFiles(): number {
  const files = generatedFiles();
  for (const [url, text] of files) {
    mkdirSync(dirname(fileURLToPath(url)), { recursive: true });
    writeFileSync(new URL(url), text);
  }
  return files.size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${writeGeneratedFiles()} files written from the catalogue`);
