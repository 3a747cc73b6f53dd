import fastify from 'fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AppError } from '../../shared/errors.ts';
import { MAX_BODY_BYTES } from '../protocol/version.ts';
import { describeError } from './log.ts';
import type { Log } from './log.ts';
import { createRateLimiter, RATE_LIMITS } from './rate-limit.ts';
import { asRefusal, httpStatus, refusal } from './refusals.ts';

/** Sent with every answer. There is no CORS header: no web page may call the gateway. */
const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
} as const;

/** How the HTTP server is set up. */
export interface HttpOptions {
  readonly log: Log;
  /** True behind a TLS proxy on this machine, whose word about the peer's address is taken. */
  readonly behindProxy: boolean;
}

function answer(reply: FastifyReply, error: AppError): FastifyReply {
  const { retryAfterSeconds } = error.body;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  return reply.status(httpStatus(error.body)).send({ error: error.body });
}

/** Makes the HTTP server without routes: limits, headers, typed refusals and one log line a request. */
export function createHttpServer({ log, behindProxy }: HttpOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: true,
    trustProxy: behindProxy ? 'loopback' : false,
    logger: false,
    // Only a body's `__proto__` is worth refusing; unknown fields are dropped by the schemas.
    onProtoPoisoning: 'error',
  });
  const perAddress = createRateLimiter(RATE_LIMITS.requestsPerAddress);

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(SECURITY_HEADERS);
    perAddress.take(request.ip);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url;
    log('info', 'request', { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
  app.setErrorHandler((thrown, request, reply) => {
    const error = asRefusal(thrown);
    const route = request.routeOptions.url;
    if (error.kind === 'internal') log('error', 'request.failed', { route, ...describeError(thrown) });
    else log('info', 'request.refused', { route, code: error.code });
    return answer(reply, error);
  });
  app.setNotFoundHandler((_request, reply) => answer(reply, refusal('not_found', 'request.unknown', 'The gateway has no such address.')));
  return app;
}
