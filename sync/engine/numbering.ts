import type { Outcome, Patch } from '../protocol/pull.ts';
import type { PushReply } from '../protocol/push.ts';
import type { MirrorStore } from './ports.ts';
import { changeBelow, type RebaseSubject } from './rebase.ts';

/**
 * A device numbers its changes once for all; the gateway counts anew for every
 * registration. The difference is constant within one, because what was never
 * sent is always the newest, dense part of the queue.
 */
function localOutcomes(outcomes: readonly Outcome[], base: number): Outcome[] {
  return outcomes.map((outcome) => ({ ...outcome, mutationId: outcome.mutationId + base }));
}

/** A patch with the device's own numbers. */
export function localPatch(store: MirrorStore, patch: Patch): Patch {
  const base = store.fact('numberBase');
  return { ...patch, lastMutationId: patch.lastMutationId + base, outcomes: localOutcomes(patch.outcomes, base) };
}

/** A push's answer with the device's own numbers. */
export function localReply(store: MirrorStore, reply: PushReply): PushReply {
  const base = store.fact('numberBase');
  return { ...reply, lastMutationId: reply.lastMutationId + base, outcomes: localOutcomes(reply.outcomes, base) };
}

/** The gateway's number for the newest settled change. */
export function acknowledged(store: MirrorStore): number {
  return Math.max(0, store.fact('lastMutationId') - store.fact('numberBase'));
}

/**
 * Goes on under a new registration. What was never sent is numbered anew by it;
 * what was sent without an answer may or may not have arrived under the former
 * one, so that nobody but the user can decide: it is shown with its arguments.
 */
export function adoptClient(subject: RebaseSubject, clientId: number, now: number): void {
  const { store } = subject;
  if (store.fact('clientId') === clientId) return;
  const doubtful = store.queue.unsettled().filter((record) => record.sentAt !== null);
  const message = 'This was sent just before the sign-in ended, and no answer came. Check whether it is there; if not, try it again.';
  changeBelow(subject, new Set(doubtful.map((record) => record.id)), () => {
    for (const record of doubtful) {
      const unknown: Outcome = { mutationId: record.id, status: 'rejected', code: 'device.replaced', message };
      store.queue.update(record.id, { settled: true, outcome: record.outcome ?? unknown, decidedAt: record.decidedAt ?? now });
    }
    const firstUnsent = store.queue.unsettled()[0]?.id ?? store.fact('nextMutationId');
    store.setFact('numberBase', firstUnsent - 1);
    store.setFact('lastMutationId', firstUnsent - 1);
    store.setFact('clientId', clientId);
  });
}
