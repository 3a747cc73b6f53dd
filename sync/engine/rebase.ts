import { tableByNo } from '../../shared/generated/tables.ts';
import { isTemporaryId } from '../../shared/ids.ts';
import { idsIn } from '../../shared/mutators/id-paths.ts';
import type { AnyMutator } from '../../shared/mutators/mutator.ts';
import { findMutator } from '../../shared/mutators/registry.ts';
import { columnsOf } from '../protocol/projections.ts';
import type { Outcome, Patch, ScopePatch } from '../protocol/pull.ts';
import type { TableRows, WireValue } from '../protocol/rows.ts';
import type { Account } from '../protocol/session.ts';
import type { PendingIndex } from './pending-index.ts';
import type { MirrorStore, MutationRecord } from './ports.ts';
import { createdIds } from './queue.ts';
import { followIds, replay, type Replay } from './replay.ts';

/** Thrown inside a partial replay that would break the queue's order; all is replayed then. */
class OrderBroken extends Error {
  override readonly name = 'OrderBroken';
}

/** What a rebase works on. */
export interface RebaseSubject {
  readonly store: MirrorStore;
  readonly pending: PendingIndex;
  readonly account: Account;
}

function collectRows(pending: PendingIndex, content: TableRows, into: Set<number>): void {
  const table = tableByNo(content.table);
  if (table === undefined) return;
  const columns = pending.hasLookups(content.table) ? columnsOf(table.name, content.projection) : null;
  for (const row of content.rows) {
    pending.collectUsers(content.table, row[0] as number, into);
    if (columns === null) continue;
    const named: Record<string, WireValue> = {};
    columns.forEach((column, index) => (named[column.name] = row[index] ?? null));
    pending.collectReaders(content.table, named, into);
  }
}

/** The pending mutations that a step of the server concerns. */
function concerned({ store, pending }: RebaseSubject, step: Patch): Set<number> {
  const touched = new Set<number>();
  for (const id of pending.ids()) if (id <= step.lastMutationId) touched.add(id);
  for (const patch of step.patches) {
    for (const content of patch.rows) collectRows(pending, content, touched);
    for (const gone of patch.gone) for (const id of gone.ids) pending.collectUsers(gone.table, id, touched);
  }
  for (const [table, id] of store.rowsOfScopesNotIn(step.scopes)) pending.collectUsers(table, id, touched);
  return touched;
}

/** Undoes the mutations newest first, lets `change` happen below them, and runs them again in order. */
function rebuildAround(subject: RebaseSubject, undone: ReadonlySet<number>, change: () => void): Map<number, Replay> {
  const { store, pending, account } = subject;
  const order = [...undone].toSorted((left, right) => left - right);
  for (const id of order.toReversed()) store.revert(id);
  change();
  const replays = new Map<number, Replay>();
  for (const id of order) {
    const record = store.queue.get(id);
    if (record === null || record.settled) continue;
    const done = replay(store, account, record);
    if (pending.collides(id, done.reads, done.writes, undone)) throw new OrderBroken();
    store.queue.update(id, { reads: done.reads, problem: done.problem });
    replays.set(id, done);
  }
  return replays;
}

/**
 * Changes the rows below the pending mutations, in one transaction: only those
 * concerned and their dependants are undone and replayed, all of them where a
 * replay turns out to reach further. Nothing has changed when it throws.
 * @param touched the mutations whose rows `change` may change
 */
export function changeBelow(subject: RebaseSubject, touched: ReadonlySet<number>, change: () => void): void {
  const { store, pending } = subject;
  const attempt = (undone: ReadonlySet<number>): Map<number, Replay> => store.transaction(() => rebuildAround(subject, undone, change));
  let undone: ReadonlySet<number> = pending.withDependants(touched);
  let replays: Map<number, Replay>;
  try {
    replays = attempt(undone);
  } catch (thrown) {
    if (!(thrown instanceof OrderBroken)) throw thrown;
    undone = new Set(pending.ids());
    replays = attempt(undone);
  }
  for (const id of undone) {
    const done = replays.get(id);
    if (done === undefined) pending.remove(id);
    else pending.set(id, done.reads, done.writes);
  }
}

/** A change whose request was refused travels as a noop; for the user it stays a rejected one. */
export function verdictOn(record: MutationRecord, heard: Outcome): Outcome {
  const refused = record.asNoop && record.undoneBy === null ? record.problem : null;
  return refused === null ? heard : { mutationId: record.id, status: 'rejected', ...refused };
}

/** What is kept of a verdict; fields that the user was asked about wait for an answer. */
export function verdictUpdate(verdict: Outcome): Pick<MutationRecord, 'outcome' | 'openConflicts'> {
  const asked = verdict.status === 'applied' ? (verdict.conflicts ?? []).filter(({ kept }) => kept === 'theirs') : [];
  return { outcome: verdict, openConflicts: asked.length };
}

/** Marks what the server has decided: their effects are now the server's rows. Answers their numbers. */
export function settle(store: MirrorStore, lastMutationId: number, outcomes: readonly Outcome[], now: number): number[] {
  const positions = store.positions();
  const serverVersion = (positions.find(({ scope }) => scope.startsWith('company:')) ?? positions[0])?.version ?? null;
  const known = new Map(outcomes.map((outcome) => [outcome.mutationId, outcome]));
  const decided = store.queue.unsettled(lastMutationId);
  for (const record of decided) {
    const heard = record.outcome ?? known.get(record.id);
    // The gateway forgets outcomes only once they were acknowledged, so an unknown one was applied before a rebuild.
    const outcome = verdictOn(record, heard ?? { mutationId: record.id, status: record.asNoop ? 'noop' : 'applied' });
    // A verdict that the push's answer brought may have been acted upon already.
    const verdict = record.outcome === null ? verdictUpdate(outcome) : { outcome };
    store.queue.update(record.id, { ...verdict, settled: true, serverVersion, decidedAt: record.decidedAt ?? now, problem: null });
    if (outcome.status !== 'rejected') continue;
    reopenTarget(store, record);
    if (record.dismissed) leaveToRepetition(store, record);
  }
  store.setFact('lastMutationId', lastMutationId);
  return decided.map(({ id }) => id);
}

/** An undo that the server refused has undone nothing. */
function reopenTarget(store: MirrorStore, record: MutationRecord): void {
  if (record.origin === 'undo' && record.target !== null) store.queue.update(record.target, { undoneBy: null, undoOrder: null });
}

/**
 * Temporary ids of rows that never came to be become other names of the rows of
 * the change that is made in its place, so that what builds on them finds them.
 */
export function renameRows(store: MirrorStore, record: MutationRecord, again: MutationRecord): void {
  const made = createdIds(again);
  createdIds(record).forEach(({ table, id }, index) => {
    const renewed = made[index];
    if (renewed !== undefined) store.aliasId(table, id, renewed.id);
  });
}

/** A refused change that was sent again before its rows went: until now they were shown under their own names. */
function leaveToRepetition(store: MirrorStore, record: MutationRecord): void {
  const again = store.queue.unsettled().find(({ target, origin }) => target === record.id && origin === 'retry');
  if (again !== undefined) renameRows(store, record, again);
}

/** Queued arguments follow the id map, so that none keeps a temporary id whose row is known. */
export function rewriteQueue(store: MirrorStore): void {
  for (const record of store.queue.unsettled()) {
    const mutator = findMutator(record.name);
    if (mutator === undefined || !namesTemporaryRow(mutator, record.args)) continue;
    const args = followIds(store, mutator, record.args);
    if (JSON.stringify(args) !== JSON.stringify(record.args)) store.queue.update(record.id, { args });
  }
}

function namesTemporaryRow(mutator: AnyMutator, args: unknown): boolean {
  return idsIn(args, mutator.ids).some(({ field, id }) => field.creates !== true && isTemporaryId(id));
}

/** Whether a patch goes on where the device stands in every scope. */
export function fits(store: MirrorStore, patches: readonly ScopePatch[]): boolean {
  const positions = new Map(store.positions().map((position) => [position.scope, position.version]));
  return patches.every((patch) => patch.from <= (positions.get(patch.scope) ?? 0) && patch.to >= (positions.get(patch.scope) ?? 0));
}

/**
 * Applies one consistent step of the server below the pending mutations: rows,
 * scopes, outcomes and the id map of one snapshot, in one transaction.
 */
export function applyStep(subject: RebaseSubject, step: Patch, now: number): void {
  const { store } = subject;
  changeBelow(subject, concerned(subject, step), () => {
    store.apply(step.scopes, step.patches);
    store.addIds(step.idMap);
    const settled = settle(store, step.lastMutationId, step.outcomes, now);
    if (step.idMap.length > 0) rewriteQueue(store);
    store.blankTheGone(settled);
    store.setFact('epoch', step.epoch);
    store.setFact('lastSyncedAt', step.serverNow);
  });
  store.touch('sync');
}
