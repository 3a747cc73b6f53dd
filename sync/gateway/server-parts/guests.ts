import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import { addEffects, cancelWaiting } from './effects.ts';
import type { AppliedMutation } from './server-part.ts';

const keyOf = (guestApplicationId: number): string => `guest-invitation:${guestApplicationId}:`;

/**
 * The invitations. Each carries a link to register with the address the guest
 * gave; it is made when the mail is sent, so that none lies anywhere before.
 */
export async function inviteGuestsOnServer(mutation: AppliedMutation): Promise<void> {
  const effects = mutation.updated.map(({ id, changes }) => ({
    kind: 'guest_invitation',
    key: `${keyOf(id)}${mutation.clientId}:${mutation.mutationId}`,
    payload: { guestApplicationId: id, invitation: changes['invitationCount'] },
  }));
  await addEffects(mutation, effects);
}

/** Cancels them while they wait. @throws MutationRejection when one of them has left: then none is taken back */
export async function takeInvitationBackOnServer({ connection, updated }: AppliedMutation): Promise<void> {
  for (const { id } of updated) {
    if ((await cancelWaiting(connection, keyOf(id))).length > 0) continue;
    throw new MutationRejection('guest.invitation_left', 'The invitation has left already, so it cannot be taken back any more.');
  }
}
