import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SCHEMA_HASH } from '../protocol/projections.ts';
import { companiesRequest, refreshRequest, signInRequest } from '../protocol/session.ts';
import type { CompaniesReply, HelloReply, SessionReply } from '../protocol/session.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { createRateLimiter, RATE_LIMITS } from './rate-limit.ts';
import { parseBody } from './requests.ts';
import type { Services } from './services.ts';
import { refreshSession } from './refresh.ts';
import { companiesOf, signIn, signOut } from './sessions.ts';

/** `GET /hello` and `/session/*`: what a device needs before it may ask for anything. */
export function addSessionRoutes(app: FastifyInstance, services: Services): void {
  const perEmail = createRateLimiter(RATE_LIMITS.signInPerEmail);
  const perAddress = createRateLimiter(RATE_LIMITS.signInPerAddress);

  app.get('/hello', (): HelloReply => ({
    product: 'hotgigs-gateway',
    protocol: PROTOCOL_VERSION,
    schemaHash: SCHEMA_HASH,
    serverNow: Date.now(),
    indexing: services.readiness.indexing(),
  }));

  /** Guesses at a password count, whatever they are for; the right one does not. */
  const limited = async <Reply>(request: FastifyRequest, email: string, work: () => Promise<Reply>): Promise<Reply> => {
    perEmail.take(email.toLowerCase());
    const reply = await work();
    perEmail.giveBack(email.toLowerCase());
    perAddress.giveBack(request.ip);
    return reply;
  };

  app.post('/session/sign-in', async (request): Promise<SessionReply> => {
    perAddress.take(request.ip);
    const body = parseBody(signInRequest, request.body);
    return limited(request, body.email, () => signIn(services.pool, services.passwords, body));
  });

  app.post('/session/companies', async (request): Promise<CompaniesReply> => {
    perAddress.take(request.ip);
    const body = parseBody(companiesRequest, request.body);
    return limited(request, body.email, () => companiesOf(services.pool, services.passwords, body));
  });

  app.post('/session/refresh', async (request): Promise<SessionReply> => {
    const { refreshToken } = parseBody(refreshRequest, request.body);
    return refreshSession(services.pool, refreshToken);
  });

  app.post('/session/sign-out', async (request): Promise<{ ok: true }> => {
    const principal = await services.authenticate(request);
    await signOut(services.pool, principal);
    services.streams.endFamily(principal.family);
    return { ok: true };
  });
}
