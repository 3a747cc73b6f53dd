import type { Pool } from 'mysql2/promise';
import type { ErrorBody } from '../../shared/errors.ts';
import type { Patch, PullRequest, ScopeName, StreamFrame } from '../protocol/pull.ts';
import type { FrameWriter } from './frames.ts';
import { describeError } from './log.ts';
import type { Log } from './log.ts';
import { withConnection } from './pool.ts';
import { asRefusal, refusal } from './refusals.ts';
import { readPatch } from './sequencer/change-reader.ts';
import { scopesFor } from './sequencer/scopes.ts';
import type { ScopeState, Sequencer } from './sequencer/types.ts';
import type { Timings } from './services.ts';
import { inspectSessions } from './sessions.ts';
import type { Principal } from './sessions.ts';

/** The open streams of this gateway. */
export interface StreamHub {
  /** Serves a stream until it is over: a patch at once, then one whenever something of the device's is published. */
  serve(principal: Principal, request: PullRequest, frames: FrameWriter): Promise<void>;
  /** Ends the streams of a session family, for sign-out. */
  endFamily(family: string): void;
  /** Says goodbye to everyone and stops the hub's clocks. */
  stop(): Promise<void>;
}

interface OpenStream {
  readonly principal: Principal;
  readonly frames: FrameWriter;
  readonly scopes: readonly ScopeState[];
  readonly positions: Map<ScopeName, number>;
  readonly epoch: string;
  /** What the device keeps or was sent on this stream already. */
  acked: number;
  /** The device's number as it was last told; null before the first patch. */
  told: number | null;
  pumping: boolean;
  stale: boolean;
}

/** What the hub needs of the gateway. */
export interface StreamHubOptions {
  readonly pool: Pool;
  readonly sequencer: Sequencer;
  readonly log: Log;
  readonly timings: Timings;
}

/** The device's scopes with its positions; null when it holds none of a scope it may have, and must take a first sync. */
export function heldPositions(scopes: readonly ScopeState[], positions: ReadonlyMap<ScopeName, number>): { scopeId: number; scope: ScopeName; version: number }[] | null {
  const held = [];
  for (const { id, name } of scopes) {
    const version = positions.get(name);
    if (version === undefined) return null;
    held.push({ scopeId: id, scope: name, version });
  }
  return held;
}

/** One step for a device: a patch from its positions, or word that it must take a first sync. */
export async function nextFrame(
  pool: Pool,
  scopes: readonly ScopeState[],
  device: { readonly clientId: number; readonly epoch: string; readonly positions: ReadonlyMap<ScopeName, number>; readonly acked: number },
): Promise<Extract<StreamFrame, { type: 'patch' | 'resync' }>> {
  const positions = heldPositions(scopes, device.positions);
  if (positions === null) return { type: 'resync', reason: 'There is more for this device than it has asked for so far.' };
  const answer = await readPatch(pool, { clientId: device.clientId, epoch: device.epoch, positions, ackedMutationId: device.acked });
  if (answer.kind === 'resync') return { type: 'resync', reason: answer.reason };
  return { ...answer.patch, scopes: scopes.map((scope) => scope.name) };
}

function bringsNews(stream: OpenStream, frame: Patch): boolean {
  return stream.told === null || frame.patches.length > 0 || frame.lastMutationId !== stream.told;
}

function sameAccess(a: Principal, b: Principal): boolean {
  return a.account.role === b.account.role && a.account.companyId === b.account.companyId;
}

/** Makes the hub and starts its two clocks: heartbeats, and looking at access again. */
export function createStreamHub({ pool, sequencer, log, timings }: StreamHubOptions): StreamHub {
  const streams = new Set<OpenStream>();

  const step = async (stream: OpenStream): Promise<void> => {
    const { principal, scopes, epoch, positions, acked, frames } = stream;
    const frame = await nextFrame(pool, scopes, { clientId: principal.clientId, epoch, positions, acked });
    if (frame.type === 'resync') {
      await frames.send(frame);
      frames.end();
      return;
    }
    if (!bringsNews(stream, frame)) return;
    for (const patch of frame.patches) positions.set(patch.scope, patch.to);
    stream.told = frame.lastMutationId;
    stream.acked = Math.max(acked, frame.lastMutationId);
    await frames.send(frame);
  };

  const pump = async (stream: OpenStream): Promise<void> => {
    stream.stale = true;
    if (stream.pumping) return;
    stream.pumping = true;
    try {
      while (stream.stale && !stream.frames.closed.aborted) {
        stream.stale = false;
        await step(stream);
      }
    } catch (error) {
      log('warn', 'stream.failed', { ...describeError(error), clientId: stream.principal.clientId });
      await stream.frames.goodbye(asRefusal(error).body);
    } finally {
      stream.pumping = false;
    }
  };

  const end = (stream: OpenStream, error: ErrorBody): void => {
    streams.delete(stream);
    void stream.frames.goodbye(error);
  };

  const unsubscribe = sequencer.onPublished((changed, clients) => {
    const scopeIds = new Set(changed.map((scope) => scope.scopeId));
    const clientIds = new Set(clients);
    for (const stream of streams) {
      if (clientIds.has(stream.principal.clientId) || stream.scopes.some((scope) => scopeIds.has(scope.id))) void pump(stream);
    }
  });

  const heartbeats = setInterval(() => {
    const beat: StreamFrame = { type: 'heartbeat', serverNow: Date.now() };
    for (const stream of streams) void stream.frames.send(beat);
  }, timings.heartbeatMs);

  const inspect = async (): Promise<void> => {
    const open = [...streams];
    const states = await inspectSessions(pool, open.map((stream) => stream.principal.sessionId));
    for (const stream of open) {
      const state = states.get(stream.principal.sessionId);
      if (state === undefined || !streams.has(stream)) continue;
      if (!state.ok) end(stream, state.error.body);
      else if (!sameAccess(state.principal, stream.principal)) end(stream, refusal('conflict', 'session.changed', 'Your access has changed; connecting again.').body);
      else if (Date.now() >= stream.principal.expiresAt) end(stream, refusal('unauthenticated', 'session.expired', 'The access token ended; refresh it.').body);
      else if (state.silentMs > timings.deadMs) stream.frames.destroy();
    }
  };
  let inspecting = false;
  const inspections = setInterval(() => {
    if (inspecting || streams.size === 0) return;
    inspecting = true;
    inspect()
      .catch((error: unknown) => log('warn', 'stream.inspection_failed', describeError(error)))
      .finally(() => (inspecting = false));
  }, timings.inspectMs);

  const over = (stream: OpenStream): Promise<void> =>
    new Promise((resolve) => {
      if (stream.frames.closed.aborted) resolve();
      else stream.frames.closed.addEventListener('abort', () => resolve(), { once: true });
    });

  return {
    serve: async (principal, request, frames) => {
      const scopes = await withConnection(pool, (connection) => scopesFor(connection, principal.account));
      const stream: OpenStream = {
        principal,
        frames,
        scopes,
        positions: new Map(request.positions.map(({ scope, version }) => [scope, version])),
        epoch: request.epoch,
        acked: request.ackedMutationId,
        told: null,
        pumping: false,
        stale: false,
      };
      for (const other of streams) {
        if (other.principal.clientId === principal.clientId) end(other, refusal('conflict', 'stream.replaced', 'This device opened a newer stream.').body);
      }
      streams.add(stream);
      sequencer.setActive(true);
      void pump(stream);
      await over(stream);
      streams.delete(stream);
      if (streams.size === 0) sequencer.setActive(false);
    },
    endFamily: (family) => {
      const error = refusal('unauthenticated', 'session.ended', 'You were signed out.').body;
      for (const stream of streams) if (stream.principal.family === family) end(stream, error);
    },
    stop: async () => {
      unsubscribe();
      clearInterval(heartbeats);
      clearInterval(inspections);
      const error = refusal('unavailable', 'gateway.stopping', 'The gateway is being restarted; connecting again in a moment.').body;
      await Promise.all([...streams].map((stream) => stream.frames.goodbye(error)));
      streams.clear();
    },
  };
}
