import { AppError } from '../../shared/errors.ts';
import type { FieldConflict, FieldValue } from '../../shared/mutators/conflicts.ts';
import type { Outcome } from '../protocol/pull.ts';
import { conflictsOf } from './ledger.ts';
import type { ConflictResolution, MutationRecord } from './ports.ts';
import { enqueue, presentArgs, type QueueSubject } from './queue.ts';

/** Which conflict of a change. */
export type ConflictKey = Pick<ConflictResolution, 'table' | 'id' | 'field'>;

/** The user's word on it. */
export type ConflictDecision = { readonly choice: 'theirs' } | { readonly choice: 'mine' } | { readonly choice: 'edit'; readonly value: FieldValue };

function settled(): AppError {
  return new AppError({
    kind: 'not_found',
    origin: 'sync',
    code: 'sync.conflict_settled',
    message: 'This field does not wait for a decision any more.',
  });
}

/**
 * Decides one open conflict: keeping theirs only notes it, anything else queues
 * a change whose base is theirs, so that a third edit meanwhile is met as a
 * conflict again.
 * @returns the queued change, or null when theirs stays
 * @throws AppError `not_found` when nothing is open there, or what queueing throws
 */
export function resolveConflict(subject: QueueSubject, mutationId: number, key: ConflictKey, decision: ConflictDecision): MutationRecord | null {
  const { store } = subject;
  const record = store.queue.get(mutationId);
  const isMeant = (one: ConflictKey): boolean => one.table === key.table && one.id === key.id && one.field === key.field;
  if (record === null || conflictsOf(record).find(isMeant)?.open !== true) throw settled();
  const note = (): void => {
    const resolutions = [...record.resolutions, { table: key.table, id: key.id, field: key.field, choice: decision.choice }];
    store.queue.update(record.id, { resolutions, openConflicts: record.openConflicts - 1 });
  };
  if (decision.choice === 'theirs') {
    store.transaction(note);
    return null;
  }
  const { mutator, args } = presentArgs(store, record);
  // What the gateway answered is what the mutator reported, so its names are those of the mutator's fields.
  const conflict = record.outcome?.conflicts?.find(isMeant) as (NonNullable<Outcome['conflicts']>[number] & FieldConflict) | undefined;
  const request = conflict && mutator.resolve(args, conflict, decision.choice === 'mine' ? conflict.mine : decision.value);
  if (request === undefined || request === null) throw settled();
  return enqueue(subject, request, { origin: 'user', target: record.id }, note);
}
