import { LOST_ACCESS_CODES } from '../protocol/session.ts';
import type { ScopeName } from '../protocol/pull.ts';
import type { EngineParts } from './engine-parts.ts';
import { applyStep } from './rebase.ts';

/** Whether a refusal means that the person may hold nothing on this device now. */
export function meansLostAccess(code: string): boolean {
  return LOST_ACCESS_CODES.has(code);
}

/**
 * Lets go of all rows that only scopes outside of `kept` hold, in one step and
 * without the gateway's help. What was not sent stays in the queue.
 */
export function letGo(parts: EngineParts, kept: readonly ScopeName[]): void {
  const subject = parts.subject();
  const { store } = subject;
  if (store.positions().every(({ scope }) => kept.includes(scope))) return;
  const now = parts.runtime.now();
  applyStep(
    subject,
    {
      type: 'patch',
      epoch: store.fact('epoch') ?? '',
      scopes: [...kept],
      patches: [],
      lastMutationId: store.fact('lastMutationId'),
      outcomes: [],
      idMap: [],
      serverNow: store.fact('lastSyncedAt') ?? now,
    },
    now,
  );
  parts.log('sync.access_lost', {});
}
