/** Fills a migrated, empty database with the demo: two agencies, their people, jobs, applications and everything around them. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { AppError, must } from '../../shared/errors.ts';
import { tableFacts } from '../central/catalogue.ts';
import { DEMO_ACCOUNTS, type DemoAccount } from './accounts.ts';
import { HOUR } from './clock.ts';
import { generateAll } from './generate.ts';
import type { DemoSize } from './sizes.ts';
import { buildWorld, type Output } from './world.ts';
import { MysqlWriter } from './writer.ts';

export interface SeedOptions {
  readonly size: DemoSize;
  /** Equal seeds (with equal `now`) give equal rows. Default 1. */
  readonly seed?: number | undefined;
  /** Where the history ends; rounded down to a whole second. Default: the current hour. */
  readonly now?: Date | undefined;
  /** `done` of `total` are units of the table's generator: candidates, applications ... */
  readonly onProgress?: ((step: { table: string; done: number; total: number }) => void) | undefined;
  /** Stops between two statements; what is committed by then stays, so empty the database before the next try. */
  readonly signal?: AbortSignal | undefined;
}

export interface SeedResult {
  /** Rows written, by documented table name. */
  readonly rows: Record<string, number>;
  readonly accounts: readonly DemoAccount[];
}

/**
 * Writes the demo data through `connection` (a mysql2 connection of its own: session settings are changed while it runs
 * and restored after). Throws an `AppError` of kind `conflict` when the database already holds users, the signal's
 * reason when aborted, and the driver's error when a statement fails.
 */
export async function seedDatabase(connection: Connection, options: SeedOptions): Promise<SeedResult> {
  await refuseUnlessEmpty(connection);
  const now = options.now === undefined ? Math.floor(Date.now() / 1000 / HOUR) * HOUR : Math.floor(options.now.getTime() / 1000);
  const world = buildWorld(options.seed ?? 1, options.size, now);
  const writer = new MysqlWriter(connection, options.signal);
  const output: Output = { writer, progress: (table, done, total) => options.onProgress?.({ table, done, total }) };
  await withLoadingSession(connection, async () => {
    await generateAll(world, output);
    await writer.finish();
  });
  await countRows(connection, Object.keys(writer.rows));
  return { rows: writer.rows, accounts: DEMO_ACCOUNTS };
}

/** What is stopped soon after it was filled would else believe its tables empty for good, and join them accordingly. */
async function countRows(connection: Connection, names: readonly string[]): Promise<void> {
  const tables = names.map((name) => `\`${tableFacts(name).table}\``);
  await connection.query(`ANALYZE LOCAL TABLE ${tables.join(', ')}`);
}

async function refuseUnlessEmpty(connection: Connection): Promise<void> {
  const [found] = await connection.query<RowDataPacket[]>('SELECT id FROM `users` LIMIT 1');
  if (found.length === 0) return;
  throw new AppError({
    kind: 'conflict',
    origin: 'db',
    code: 'demo.not_empty',
    message: 'The database already holds users, so no demo data was written. Use an empty database, or recreate this one first.',
  });
}

/** Key checks cost a lookup per row and the generator keeps them anyway (tested); instants are written in UTC. */
async function withLoadingSession(connection: Connection, work: () => Promise<void>): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT @@SESSION.time_zone AS zone, @@SESSION.foreign_key_checks AS keyChecks, @@SESSION.unique_checks AS uniqueChecks, @@SESSION.autocommit AS autocommit',
  );
  const { zone, keyChecks, uniqueChecks, autocommit } = must(rows[0], 'session settings');
  const restore = (): Promise<unknown> =>
    connection.query('SET SESSION time_zone = ?, foreign_key_checks = ?, unique_checks = ?, autocommit = ?', [
      zone,
      keyChecks,
      uniqueChecks,
      autocommit,
    ]);
  await connection.query("SET SESSION time_zone = '+00:00', foreign_key_checks = 0, unique_checks = 0, autocommit = 0");
  try {
    await work();
  } catch (error) {
    // On a lost connection this fails too; the first error is the one that says why.
    await connection
      .query('ROLLBACK')
      .then(restore)
      .catch(() => undefined);
    throw error;
  }
  await restore();
}
