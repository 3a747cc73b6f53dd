import type { Connection } from 'mysql2/promise';
import { createPool } from '../../sync/gateway/pool.ts';
import { buildIndex } from '../../sync/gateway/sequencer/index-builder.ts';
import { startBenchServer } from './database.ts';
import { fillBenchDatabase, PEOPLE_SHARES } from './data.ts';
import { startBenchGateway, type BenchGateway } from './gateway.ts';

/** What the company of a bench looks like. */
export interface WorldOptions {
  readonly rows: number;
  /** Every application stands on job 1. */
  readonly onOneJob?: boolean | undefined;
  /** Hardly anything but candidates with their résumés: a third of the rows each. */
  readonly people?: boolean | undefined;
}

/** A company's database with its gateway, the gateway in a process of its own. */
export interface BenchWorld {
  readonly gateway: BenchGateway;
  /** A foreign program's connection to the database. */
  readonly connection: Connection;
  /** Opens one more connection; the caller ends it. */
  readonly connect: () => Promise<Connection>;
  readonly stop: () => Promise<void>;
}

async function indexed(url: string): Promise<void> {
  const pool = createPool(url);
  try {
    await buildIndex(pool);
  } finally {
    await pool.end();
  }
}

/** Starts a durable server, fills and indexes a company of the documented shape and starts the real gateway on it. */
export async function startBenchWorld(options: WorldOptions, progress: (text: string) => void): Promise<BenchWorld> {
  const server = await startBenchServer();
  try {
    progress(`filling and indexing a company of ${options.rows.toLocaleString('en')} rows`);
    const url = await server.createDatabase('company');
    const connection = await server.connect(url);
    await fillBenchDatabase(connection, options.rows, options.onOneJob, options.people === true ? PEOPLE_SHARES : undefined);
    await indexed(url);
    const gateway = await startBenchGateway(url);
    return {
      gateway,
      connection,
      connect: () => server.connect(url),
      stop: async () => {
        await gateway.stop();
        await connection.end();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
