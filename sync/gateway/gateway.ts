import type { AddressInfo } from 'node:net';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { SYNC_TABLES } from '../../db/central/sync-tables.ts';
import { assembleGateway } from './assembly.ts';
import { createLog, describeError } from './log.ts';
import type { Log } from './log.ts';
import { createPasswordCheck } from './passwords.ts';
import { createPool } from './pool.ts';
import { refusal } from './refusals.ts';
import type { ScrubberTimings } from './sequencer/scrubber.ts';
import type { Sequencer } from './sequencer/types.ts';
import { createHttpServer } from './server.ts';
import type { Timings } from './services.ts';

/** How a gateway is started. */
export interface GatewayOptions {
  /** `mysql://user:password@host:port/database` */
  readonly url: string;
  /** 0 for a free one. */
  readonly port: number;
  /** `127.0.0.1` by default: TLS is the business of a proxy in front. */
  readonly host?: string | undefined;
  readonly behindProxy?: boolean | undefined;
  readonly log?: Log | undefined;
  readonly timings?: Partial<Timings> | undefined;
  readonly scrubbing?: Partial<ScrubberTimings> | undefined;
}

/** A running gateway. */
export interface Gateway {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** Answers when the database's index is there and changes are being sequenced. */
  readonly ready: Promise<void>;
  readonly sequencer: Sequencer;
  /** Says goodbye to the devices, finishes what is running and closes everything. */
  close(): Promise<void>;
}

/** Refuses a database without the sync layer's tables, rather than failing at the first request. */
async function requireSyncTables(pool: Pool): Promise<void> {
  const [rows] = await pool.query<RowDataPacket[]>('SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()');
  const present = new Set(rows.map((row) => String(row['name']).toLowerCase()));
  if (SYNC_TABLES.every((table) => present.has(table))) return;
  throw refusal(
    'unavailable',
    'database.not_migrated',
    'This database lacks the tables of the sync layer. Run "npm run central -- migrate --url …" (or "adopt" for a database of the platform) and start the gateway again.',
  );
}

/**
 * Starts the service in front of MySQL: HTTP, sessions, sequencer. Stateless but
 * for MySQL; several may stand side by side on one database.
 * @throws AppError `database.not_migrated`, `database.unavailable`
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const log = options.log ?? createLog();
  const pool = createPool(options.url);
  const writers = createPool(options.url, { batches: true });
  try {
    await requireSyncTables(pool);
  } catch (error) {
    await pool.end();
    await writers.end();
    throw error;
  }
  const app = createHttpServer({ log, behindProxy: options.behindProxy ?? false });
  const { timings, scrubbing } = options;
  const { sequencer, ...assembly } = assembleGateway({ pool, writers, passwords: createPasswordCheck(pool), log, timings, app, scrubbing });
  const stopping = new AbortController();
  const ready = assembly.becomeReady(stopping.signal);
  ready.catch((error: unknown) => log('error', 'gateway.index_failed', describeError(error)));
  await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
  const { address, port, family } = app.server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    ready,
    sequencer,
    close: async () => {
      stopping.abort();
      await assembly.endStreams();
      await app.close();
      await ready.catch(() => undefined);
      await assembly.stop();
      await pool.end();
      await writers.end();
    },
  };
}
