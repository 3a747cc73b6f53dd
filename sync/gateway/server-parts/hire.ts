import { addEffects, cancelWaiting } from './effects.ts';
import type { AppliedMutation } from './server-part.ts';

const keyOf = (associateId: number): string => `welcome-mail:${associateId}`;

/** The welcome to who was hired (`domain-rules.md` 1.12); waits, so that undo can still cancel it. */
export async function hireOnServer(mutation: AppliedMutation): Promise<void> {
  const effects = mutation.inserted
    .filter(({ table }) => table === 'associates')
    .map(({ id, values }) => ({
      kind: 'welcome_email',
      key: keyOf(id),
      payload: { associateId: id, candidateId: values['candidateId'], startDate: values['startDate'] },
    }));
  await addEffects(mutation, effects);
}

/** A welcome that was not sent yet is not sent. */
export async function takeHireBackOnServer({ connection, deleted }: AppliedMutation): Promise<void> {
  for (const { table, id } of deleted) if (table === 'associates') await cancelWaiting(connection, keyOf(id));
}
