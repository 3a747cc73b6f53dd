/** Making and repairing the central schema. */
import { readFileSync } from 'node:fs';
import type { Connection } from 'mysql2/promise';
import { AppError } from '../../shared/errors.ts';
import { applyDifference, type AdoptionPlan, type SchemaProgress } from './adoption.ts';
import { CATALOGUE } from './catalogue.ts';
import { explainDatabaseError } from './errors.ts';
import { readDatabase, type FoundDatabase } from './information.ts';
import { buildMigrations, migrationStatements } from './migrations.ts';
import { withSchemaSession } from './schema-session.ts';
import { ensureState, readState, recordSchema } from './state.ts';

export interface MigrateOptions {
  onProgress?: ((progress: SchemaProgress) => void) | undefined;
}

export type MigrateResult = { kind: 'created'; statements: number } | { kind: 'repaired'; plan: AdoptionPlan };

/**
 * Makes the whole schema in an empty database. In a database that is ours already it puts back what is missing
 * (a dropped trigger, the rest of an interrupted run). A database that holds the platform's tables and was never
 * adopted is refused with `central.not_adopted`: adopting is the operator's decision.
 */
export async function migrate(connection: Connection, options: MigrateOptions = {}): Promise<MigrateResult> {
  const found = await readDatabase(connection);
  if (found.tables.has('sync_state')) return repair(connection, options);
  if (hasPlatformTables(found)) {
    const message = `The database "${found.name}" already holds the platform's tables. See what adopting it would do with "adopt --plan", then run "adopt".`;
    throw new AppError({ kind: 'conflict', origin: 'db', code: 'central.not_adopted', message });
  }
  return withSchemaSession(connection, () => create(connection, options));
}

function hasPlatformTables(found: FoundDatabase): boolean {
  return CATALOGUE.tables.some((table) => found.tables.has(found.fold(table.table)));
}

async function repair(connection: Connection, options: MigrateOptions): Promise<MigrateResult> {
  return withSchemaSession(connection, async () => {
    const keepConstraints = (await readState(connection, 'keep_constraints')) === '1';
    return { kind: 'repaired', plan: await applyDifference(connection, { keepConstraints, onProgress: options.onProgress }) };
  });
}

/** The caller holds a schema session: the tables refer to each other in circles, and no key is checked while they are made. */
async function create(connection: Connection, options: MigrateOptions): Promise<MigrateResult> {
  const statements = buildMigrations().flatMap(({ name, title }) => committedStatements(name).map((sql) => ({ sql, step: title })));
  await ensureState(connection);
  for (const [done, { sql, step }] of statements.entries()) {
    options.onProgress?.({ done, total: statements.length, step });
    await connection.query(sql).catch((error: unknown) => {
      throw explainDatabaseError(error, 'create the schema');
    });
  }
  await recordSchema(connection);
  options.onProgress?.({ done: statements.length, total: statements.length, step: 'the schema is as documented' });
  return { kind: 'created', statements: statements.length };
}

/** The statements of one committed migration. */
export function committedStatements(name: string): string[] {
  return migrationStatements(readFileSync(new URL(`./migrations/${name}.sql`, import.meta.url), 'utf8'));
}
