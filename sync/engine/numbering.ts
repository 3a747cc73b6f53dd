import { AppError } from '../../shared/errors.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import type { IdMapping, Outcome, Patch } from '../protocol/pull.ts';
import { DEVICE_CLONED } from '../protocol/push.ts';
import type { PushReply } from '../protocol/push.ts';
import type { SessionReply } from '../protocol/session.ts';
import type { MirrorStore } from './ports.ts';
import { createdIds } from './queue.ts';
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

/** The profile was copied and both are used: only a new registration keeps their numbers apart. */
export function clonedProfile(): AppError {
  return new AppError({
    kind: 'conflict',
    origin: 'sync',
    code: DEVICE_CLONED,
    message: 'This profile was copied and is used in two places. Sign in again here; nothing of your unsent work is lost.',
  });
}

/** The newest number up to which the server's word is about changes made here, and not under the same numbers by a copy of this profile. */
function ownUpTo(store: MirrorStore, step: Patch): number {
  const heard = new Map(step.outcomes.map((outcome) => [outcome.mutationId, outcome.authoredAt]));
  for (let id = store.fact('lastMutationId') + 1; id <= step.lastMutationId; id += 1) {
    const record = store.queue.get(id);
    const authoredAt = heard.get(id);
    const isOwn = record === null ? id < store.fact('nextMutationId') : authoredAt === undefined || authoredAt === record.authoredAt;
    if (!isOwn) return id - 1;
  }
  return step.lastMutationId;
}

/**
 * What of a step is about this device's own changes. A copy of the profile that
 * went on under the same registration leaves a rest, which must not be taken for
 * a verdict on what waits here; the rows are the server's in any case.
 * @param step with the device's own numbers
 */
export function ownPart(store: MirrorStore, step: Patch): Patch {
  const lastMutationId = ownUpTo(store, step);
  if (lastMutationId === step.lastMutationId) return step;
  const made = store.queue
    .unsettled()
    .filter((record) => record.id <= lastMutationId)
    .flatMap((record) => createdIds(record));
  const isOwn = ({ table, temporaryId }: IdMapping): boolean => made.some((row) => tableByName(row.table).no === table && row.id === temporaryId);
  return {
    ...step,
    lastMutationId,
    outcomes: step.outcomes.filter((outcome) => outcome.mutationId <= lastMutationId),
    idMap: step.idMap.filter(isOwn),
  };
}

/** Lets go of the registration, so that the next sign-in makes a new one; the queue stays. */
export function disownClient(store: MirrorStore): void {
  store.transaction(() => {
    store.setFact('clientId', null);
    store.setFact('generation', null);
  });
}

/** The gateway's number for the newest settled change. */
export function acknowledged(store: MirrorStore): number {
  return Math.max(0, store.fact('lastMutationId') - store.fact('numberBase'));
}

type Registration = Pick<SessionReply, 'clientId' | 'generation'>;

/**
 * Goes on under a new registration. What was never sent is numbered anew by it;
 * what was sent without an answer may or may not have arrived under the former
 * one, so that nobody but the user can decide: it is shown with its arguments.
 * Number and generation of a registration are stored together or not at all.
 */
export function adoptClient(subject: RebaseSubject, { clientId, generation }: Registration, now: number): void {
  const { store } = subject;
  if (store.fact('clientId') === clientId) {
    store.transaction(() => store.setFact('generation', generation ?? null));
    return;
  }
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
    store.setFact('generation', generation ?? null);
  });
}
