import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { SYNC_TABLES } from '../../db/central/sync-tables.ts';
import { HEARTBEAT_MS, STREAM_DEAD_MS } from '../protocol/version.ts';
import { createLog, describeError } from './log.ts';
import type { Log } from './log.ts';
import { addIdentityRoutes } from './identity-routes.ts';
import { createPasswordCheck } from './passwords.ts';
import { createPool, isTransient } from './pool.ts';
import { createRateLimiter, RATE_LIMITS } from './rate-limit.ts';
import { createReadiness } from './readiness.ts';
import type { Readiness } from './readiness.ts';
import { asRefusal, refusal } from './refusals.ts';
import { buildIndex } from './sequencer/index-builder.ts';
import { createScrubber } from './sequencer/scrubber.ts';
import type { Scrubber, ScrubberTimings } from './sequencer/scrubber.ts';
import { createSequencer } from './sequencer/sequencer.ts';
import type { Sequencer } from './sequencer/types.ts';
import { createHttpServer } from './server.ts';
import type { Services, Timings } from './services.ts';
import { addSessionRoutes } from './session-routes.ts';
import { authenticate } from './principals.ts';
import { StreamHub } from './stream-hub.ts';
import { addSyncRoutes } from './sync-routes.ts';
import { bearerToken } from './tokens.ts';

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

const TIMINGS: Timings = { heartbeatMs: HEARTBEAT_MS, deadMs: STREAM_DEAD_MS, inspectMs: 2_000 };

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

/** Pause before the index goes on after the connection was lost, in ms. */
const INDEX_PAUSE_MS = 1_000;

/** Builds the index where it is missing; it goes on where a lost connection stopped it. */
async function ensureIndex(pool: Pool, readiness: Readiness, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await buildIndex(pool, { onProgress: ({ percent }) => readiness.set(percent), signal });
      return;
    } catch (error) {
      if (!isTransient(error) && asRefusal(error).kind !== 'unavailable') throw error;
      log('warn', 'gateway.index_interrupted', describeError(error));
      await delay(INDEX_PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

interface Starting {
  readonly pool: Pool;
  readonly sequencer: Sequencer;
  readonly scrubber: Scrubber;
  readonly readiness: Readiness;
  readonly log: Log;
  readonly signal: AbortSignal;
}

async function becomeReady({ pool, sequencer, scrubber, readiness, log, signal }: Starting): Promise<void> {
  await ensureIndex(pool, readiness, log, signal);
  if (signal.aborted) return;
  await sequencer.start();
  scrubber.start();
  readiness.set(null);
  log('info', 'gateway.ready');
}

/**
 * Starts the service in front of MySQL: HTTP, sessions, sequencer. Stateless but
 * for MySQL; several may stand side by side on one database.
 * @throws AppError `database.not_migrated`, `database.unavailable`
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const log = options.log ?? createLog();
  const timings = { ...TIMINGS, ...options.timings };
  const pool = createPool(options.url);
  try {
    await requireSyncTables(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const sequencer = createSequencer({ pool, name: randomUUID(), log: (event) => log('info', event) });
  const readiness = createReadiness();
  const streams = new StreamHub({ pool, sequencer, log, timings });
  const perDevice = createRateLimiter(RATE_LIMITS.requestsPerDevice);
  const services: Services = {
    pool,
    sequencer,
    passwords: createPasswordCheck(pool),
    readiness,
    streams,
    log,
    timings,
    authenticate: async (request) => {
      const principal = await authenticate(pool, bearerToken(request.headers.authorization));
      perDevice.take(String(principal.clientId));
      return principal;
    },
  };
  const app = createHttpServer({ log, behindProxy: options.behindProxy ?? false });
  addSessionRoutes(app, services);
  addSyncRoutes(app, services);
  addIdentityRoutes(app, services);
  const stopping = new AbortController();
  const scrubber = createScrubber({ pool, sequencer, log, timings: options.scrubbing });
  const ready = becomeReady({ pool, sequencer, scrubber, readiness, log, signal: stopping.signal });
  ready.catch((error: unknown) => log('error', 'gateway.index_failed', describeError(error)));
  await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
  const { address, port, family } = app.server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    ready,
    sequencer,
    close: async () => {
      stopping.abort();
      await streams.stop();
      await app.close();
      await ready.catch(() => undefined);
      await scrubber.stop();
      await sequencer.stop();
      await pool.end();
    },
  };
}
