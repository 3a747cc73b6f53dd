import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { digestRequest } from '../protocol/digest.ts';
import type { DigestReply } from '../protocol/digest.ts';
import { firstSyncRequest } from '../protocol/first-sync.ts';
import { aliveRequest, pullRequest } from '../protocol/pull.ts';
import { pushRequest } from '../protocol/push.ts';
import type { PushReply } from '../protocol/push.ts';
import { createDigests } from './digest.ts';
import { prepareFirstSync } from './first-sync.ts';
import { openFrames } from './frames.ts';
import type { FrameWriter } from './frames.ts';
import { describeError } from './log.ts';
import { nextFrame } from './next-frame.ts';
import { withConnection } from './pool.ts';
import { push } from './push/push.ts';
import { asRefusal } from './refusals.ts';
import { parseBody } from './requests.ts';
import { scopesFor } from './sequencer/scopes.ts';
import type { Services } from './services.ts';
import { markSeen, requireOwnDevice } from './principals.ts';

/** `/sync/*`: first sync, pull, stream, push. Every one asks again who sends it. */
export function addSyncRoutes(app: FastifyInstance, services: Services): void {
  const { pool, sequencer, streams, log, readiness, timings } = services;

  /** Answers with frames; what goes wrong on the way is said in a last frame. */
  const stream = async (request: FastifyRequest, reply: FastifyReply, send: (frames: FrameWriter) => Promise<void>): Promise<void> => {
    const frames = openFrames(request, reply, timings.deadMs);
    try {
      await send(frames);
    } catch (error) {
      log('warn', 'stream.failed', { route: request.routeOptions.url, ...describeError(error) });
      await frames.goodbye(asRefusal(error).body);
    }
  };

  app.post('/sync/first', async (request, reply) => {
    const principal = await services.authenticate(request);
    const body = parseBody(firstSyncRequest, request.body);
    readiness.require();
    await requireOwnDevice(pool, principal, body.clientId);
    const firstSync = await prepareFirstSync({ pool, sequencer, principal, request: body });
    await stream(request, reply, (frames) => firstSync.send(frames));
  });

  app.post('/sync/pull', async (request, reply) => {
    const principal = await services.authenticate(request);
    const body = parseBody(pullRequest, request.body);
    readiness.require();
    await requireOwnDevice(pool, principal, body.clientId);
    const scopes = await withConnection(pool, (connection) => scopesFor(connection, principal.account));
    const positions = new Map(body.positions.map(({ scope, version }) => [scope, version]));
    const frame = await nextFrame(pool, scopes, { clientId: principal.clientId, epoch: body.epoch, positions, acked: body.ackedMutationId });
    await stream(request, reply, async (frames) => {
      await frames.send(frame);
      frames.end();
    });
  });

  const digests = createDigests(pool, sequencer);
  app.post('/sync/digest', async (request): Promise<DigestReply> => {
    const principal = await services.authenticate(request);
    const body = parseBody(digestRequest, request.body);
    readiness.require();
    await requireOwnDevice(pool, principal, body.clientId);
    const scopes = await withConnection(pool, (connection) => scopesFor(connection, principal.account));
    const positions = new Map(body.positions.map(({ scope, version }) => [scope, version]));
    const device = { clientId: principal.clientId, epoch: body.epoch, positions, acked: body.ackedMutationId };
    return digests.answer(scopes, device, body.question);
  });

  app.post('/sync/stream', async (request, reply) => {
    const principal = await services.authenticate(request);
    const body = parseBody(pullRequest, request.body);
    readiness.require();
    await requireOwnDevice(pool, principal, body.clientId);
    await markSeen(pool, principal.clientId);
    await stream(request, reply, (frames) => streams.serve(principal, body, frames));
  });

  app.post('/sync/alive', async (request): Promise<{ ok: true }> => {
    const principal = await services.authenticate(request);
    const { clientId } = parseBody(aliveRequest, request.body);
    await requireOwnDevice(pool, principal, clientId);
    await markSeen(pool, clientId);
    return { ok: true };
  });
  addPushRoute(app, services);
}

function addPushRoute(app: FastifyInstance, services: Services): void {
  const { pool, sequencer, log, readiness } = services;
  app.post('/sync/push', async (request): Promise<PushReply> => {
    const sender = await services.recognise(request);
    const body = parseBody(pushRequest, request.body);
    readiness.require();
    await requireOwnDevice(pool, sender.principal, body.clientId);
    const { reply, written } = await push({ pool: services.writers, log, token: sender.token, clientId: body.clientId }, body.mutations).catch(
      (error: unknown) => {
        services.forget(sender);
        throw error;
      },
    );
    // The effects are durable now; showing them to everyone is the sequencer's business and must not delay the reply.
    sequencer.tick(written).catch((error: unknown) => log('warn', 'push.tick_failed', describeError(error)));
    return reply;
  });
}
