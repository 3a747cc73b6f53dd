import { failure, type Result, success } from '../../shared/errors.ts';
import type { RowId } from '../../shared/ids.ts';
import { identityReply, type IdentityReply } from '../protocol/identity.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { badAnswer } from './network-errors.ts';
import type { Session } from './session.ts';

/** Longer than this nobody looks at a spinner, ms. */
const PATIENCE_MS = 15_000;

/**
 * Asks the gateway for a person's identity papers. Nothing of the answer is
 * kept: it goes to the window and is gone with it. Each question is audited
 * there.
 * @param candidateId a row of the server; one that is only on this laptop has no papers yet
 */
export async function readIdentity(session: Session, candidateId: RowId): Promise<Result<IdentityReply>> {
  const { clientId } = session.info();
  if (clientId === null || candidateId < 0) {
    return failure({
      kind: 'not_found',
      origin: 'sync',
      code: 'identity.not_delivered',
      message: 'This person has not reached the server yet, so there are no papers to show. Try again when the change is delivered.',
    });
  }
  const body = { protocol: PROTOCOL_VERSION, clientId, candidateId };
  const answer = await session.request('/identity/read', body, AbortSignal.timeout(PATIENCE_MS));
  if (!answer.ok) return answer;
  const reply = identityReply.safeParse(answer.value);
  return reply.success ? success(reply.data) : failure(badAnswer(reply.error).body);
}
