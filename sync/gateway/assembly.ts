import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'mysql2/promise';
import { HEARTBEAT_MS, STREAM_DEAD_MS } from '../protocol/version.ts';
import { addIdentityRoutes } from './identity-routes.ts';
import { describeError } from './log.ts';
import type { Log } from './log.ts';
import type { PasswordCheck } from './passwords.ts';
import { isTransient } from './pool.ts';
import { KnownSenders } from './known-senders.ts';
import { authenticate, sessionEnded } from './principals.ts';
import { createRateLimiter, RATE_LIMITS } from './rate-limit.ts';
import { createReadiness } from './readiness.ts';
import type { Readiness } from './readiness.ts';
import { asRefusal } from './refusals.ts';
import { buildIndex } from './sequencer/index-builder.ts';
import { LostLeadership } from './sequencer/leader.ts';
import { createScrubber } from './sequencer/scrubber.ts';
import type { ScrubberTimings } from './sequencer/scrubber.ts';
import { createSequencer } from './sequencer/sequencer.ts';
import type { Sequencer } from './sequencer/types.ts';
import type { Services, Timings } from './services.ts';
import { addSessionRoutes } from './session-routes.ts';
import { StreamHub } from './stream-hub.ts';
import { addSyncRoutes } from './sync-routes.ts';
import { bearerToken } from './tokens.ts';

/** What a gateway is put together from. */
export interface AssemblyOptions {
  readonly pool: Pool;
  /** For pushes and the sequencer, with `batches`. */
  readonly writers: Pool;
  readonly passwords: PasswordCheck;
  readonly log: Log;
  readonly timings?: Partial<Timings> | undefined;
  /** Where its addresses go. */
  readonly app: FastifyInstance;
  /** null: writes that no trigger logged are not looked for. */
  readonly scrubbing?: Partial<ScrubberTimings> | null | undefined;
  readonly tickIntervalMs?: number | undefined;
}

/** A gateway without its listener and its database. */
export interface Assembly {
  readonly sequencer: Sequencer;
  /** Builds the index where it is missing and begins to sequence. */
  readonly becomeReady: (signal: AbortSignal) => Promise<void>;
  /** Says goodbye to the devices. */
  readonly endStreams: () => Promise<void>;
  /** Ends what runs beside the requests. */
  readonly stop: () => Promise<void>;
}

const TIMINGS: Timings = { heartbeatMs: HEARTBEAT_MS, deadMs: STREAM_DEAD_MS, inspectMs: 2_000 };
/** Pause before the index goes on after the connection was lost, in ms. */
const INDEX_PAUSE_MS = 1_000;
/** Pause before a gateway that was replaced looks whether it is needed again, in ms. */
const REPLACED_PAUSE_MS = 5_000;

/** Builds the index where it is missing; it goes on where a lost connection stopped it. A gateway that another version has replaced waits to be needed again. */
async function ensureIndex(pool: Pool, readiness: Readiness, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await buildIndex(pool, { onProgress: ({ percent }) => readiness.set(percent), signal });
      return;
    } catch (error) {
      // Somebody who took over builds it, or has built it by now.
      const { kind } = asRefusal(error);
      const passes = error instanceof LostLeadership || isTransient(error) || kind === 'unavailable' || kind === 'incompatible';
      if (kind === 'incompatible') readiness.refuse(asRefusal(error));
      if (!passes) throw error;
      log('warn', 'gateway.index_interrupted', describeError(error));
      await delay(kind === 'incompatible' ? REPLACED_PAUSE_MS : INDEX_PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Makes the services of a gateway and puts its routes on a server; nothing runs yet. */
export function assembleGateway({ pool, writers, passwords, log, app, scrubbing, tickIntervalMs, ...options }: AssemblyOptions): Assembly {
  const timings = { ...TIMINGS, ...options.timings };
  const sequencer = createSequencer({ pool: writers, name: randomUUID(), tickIntervalMs, log: (event) => log('info', event) });
  const readiness = createReadiness();
  const streams = new StreamHub({ pool, sequencer, log, timings });
  const senders = new KnownSenders();
  const perDevice = createRateLimiter(RATE_LIMITS.requestsPerDevice);
  const services: Services = {
    pool,
    writers,
    sequencer,
    passwords,
    readiness,
    streams,
    log,
    timings,
    authenticate: async (request) => {
      const token = bearerToken(request.headers.authorization);
      const principal = await authenticate(pool, token);
      if (token !== null) senders.note(token, principal);
      perDevice.take(String(principal.clientId));
      return principal;
    },
    recognise: async (request) => {
      const token = bearerToken(request.headers.authorization);
      if (token === null) throw sessionEnded();
      const known = senders.find(token);
      if (known === undefined) return { token, principal: await services.authenticate(request) };
      perDevice.take(String(known.clientId));
      return { token, principal: known };
    },
    forget: ({ token }) => senders.forget(token),
  };
  addSessionRoutes(app, services);
  addSyncRoutes(app, services);
  addIdentityRoutes(app, services);
  const scrubber = scrubbing === null ? null : createScrubber({ pool, sequencer, log, timings: scrubbing });
  return {
    sequencer,
    becomeReady: async (signal) => {
      await ensureIndex(pool, readiness, log, signal);
      if (signal.aborted) return;
      await sequencer.start();
      scrubber?.start();
      readiness.set(null);
      log('info', 'gateway.ready');
    },
    endStreams: () => streams.stop(),
    stop: async () => {
      await scrubber?.stop();
      await sequencer.stop();
    },
  };
}
