import type { FastifyInstance } from 'fastify';
import { identityRequest } from '../protocol/identity.ts';
import type { IdentityReply } from '../protocol/identity.ts';
import { readIdentity } from './identity.ts';
import { requireOwnDevice } from './principals.ts';
import { createRateLimiter, RATE_LIMITS } from './rate-limit.ts';
import { parseBody } from './requests.ts';
import type { Services } from './services.ts';

/** `POST /identity/read`: papers of one person, for who looks at them now. Slow on purpose: nobody reads a whole company. */
export function addIdentityRoutes(app: FastifyInstance, services: Services): void {
  const { pool, readiness } = services;
  const perPerson = createRateLimiter(RATE_LIMITS.identityPerPerson);

  app.post('/identity/read', async (request): Promise<IdentityReply> => {
    const principal = await services.authenticate(request);
    const body = parseBody(identityRequest, request.body);
    readiness.require();
    await requireOwnDevice(pool, principal, body.clientId);
    perPerson.take(String(principal.account.userId));
    return readIdentity(pool, principal, body.candidateId);
  });
}
