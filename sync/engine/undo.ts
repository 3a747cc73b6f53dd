import { AppError } from '../../shared/errors.ts';
import { runSync, tx } from '../../shared/mutators/port.ts';
import type { MutationRecord } from './ports.ts';
import { createdIds, enqueue, namedIds, presentArgs, type QueueSubject } from './queue.ts';
import { changeBelow, renameRows, type RebaseSubject } from './rebase.ts';
import { contextOf } from './replay.ts';

export type HistorySubject = QueueSubject & RebaseSubject;

function cannot(code: string, message: string): AppError {
  return new AppError({ kind: 'conflict', origin: 'sync', code, message });
}

/** Whether later pending changes name rows that this one makes: then it cannot simply never have been. */
function isBuiltUpon({ store }: HistorySubject, record: MutationRecord): boolean {
  const made = new Set(createdIds(record).map(({ table, id }) => `${table}:${id}`));
  if (made.size === 0) return false;
  return store.queue.unsettled().some((later) => later.id > record.id && namedIds(later).some(({ table, id }) => made.has(`${table}:${id}`)));
}

function nextUndoOrder({ store }: HistorySubject): number {
  const order = store.fact('nextUndoOrder');
  store.setFact('nextUndoOrder', order + 1);
  return order;
}

/** Makes a change that certainly never left the device a `noop` of the same number. */
function takeBack(subject: HistorySubject, record: MutationRecord): void {
  changeBelow(subject, new Set([record.id]), () => {
    subject.store.queue.update(record.id, { asNoop: true, undoneBy: record.id, undoOrder: nextUndoOrder(subject) });
  });
}

function undoOne(subject: HistorySubject, record: MutationRecord): MutationRecord | null {
  if (record.undoneBy !== null || record.outcome?.status === 'rejected') {
    throw cannot('history.already_undone', 'This change has been taken back already.');
  }
  if (record.sentAt === null && !isBuiltUpon(subject, record)) {
    takeBack(subject, record);
    return null;
  }
  if (record.inverse === null) throw cannot('history.cannot_undo', 'This change cannot be undone any more.');
  return enqueue(subject, record.inverse, { origin: 'undo', target: record.id }, (inverse) => {
    subject.store.queue.update(record.id, { undoneBy: inverse.id, undoOrder: nextUndoOrder(subject) });
  });
}

/**
 * Takes back a change: one that was never sent becomes a noop of its number,
 * any other is answered by its inverse.
 * @param mutationId the change, or null for the newest that can be undone
 * @returns the record that was undone and the inverse that was queued; null when there is nothing to undo
 * @throws AppError `conflict` when it cannot be taken back, with the reason
 */
export function undo(subject: HistorySubject, mutationId: number | null): { undone: MutationRecord; queued: MutationRecord | null } | null {
  const record = mutationId === null ? subject.store.queue.newestUndoable() : subject.store.queue.get(mutationId);
  if (record === null) return null;
  return { undone: record, queued: undoOne(subject, record) };
}

/**
 * Does a change again as a new one, on today's rows: a redo as it was, a retry
 * with its guards and bases renewed.
 * @throws AppError `conflict` when nothing is left to do, or a rule forbids it now
 */
export function repeat(subject: HistorySubject, record: MutationRecord, origin: 'redo' | 'retry'): MutationRecord {
  const { name, args, argsVersion } = record;
  // The input is what the arguments hold besides the ids that preparing adds.
  const request = origin === 'redo' ? { name, input: args, argsVersion } : { name, input: renewedInput(subject, record) };
  if (request.input === null)
    throw cannot('mutation.nothing_left', 'There is nothing left to do: the data is as you wanted, or what it was about is gone.');
  return enqueue(subject, request, { origin, target: record.id }, (again) => takeOver(subject, record, again));
}

/**
 * A refused change's wish on the rows of now, as the input of a new one: what a
 * retry sends and an edit begins with. Null when nothing is left to do.
 * @throws AppError `conflict` when this version of HotGigs cannot read it any more
 */
export function renewedInput({ store, runtime, account }: HistorySubject, record: MutationRecord): unknown {
  if (record.args === null) return null;
  const { mutator, args } = presentArgs(store, record);
  const context = contextOf(account, runtime.now() + (store.fact('clockOffset') ?? 0));
  // Renewing only reads, so nothing is recorded under the number it is given.
  return runSync(mutator.renew(tx, args, context), store.record(record.id, context.now).handle);
}

/** Sends a refused change again as the user changed it. */
export function edit(subject: HistorySubject, record: MutationRecord, input: unknown): MutationRecord {
  return enqueue(subject, { name: record.name, input }, { origin: 'retry', target: record.id }, (again) => takeOver(subject, record, again));
}

/** A new change stands for a former one, whose rows are other names of the new ones once they are out of sight. */
function takeOver({ store }: HistorySubject, record: MutationRecord, again: MutationRecord): void {
  const isRefused = record.outcome?.status === 'rejected';
  if (record.asNoop || (isRefused && record.settled)) renameRows(store, record, again);
  store.queue.update(record.id, again.origin === 'redo' ? { undoOrder: null } : { dismissed: true });
}

/** Does the change again that was undone last; null when there is none. */
export function redo(subject: HistorySubject): MutationRecord | null {
  const record = subject.store.queue.lastUndone();
  return record === null ? null : repeat(subject, record, 'redo');
}
