import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { RowId } from '../../shared/ids.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { idsIn } from '../../shared/mutators/id-paths.ts';
import { type AnyMutator, MutationRejection, type MutationRequest } from '../../shared/mutators/mutator.ts';
import { runSync, tx } from '../../shared/mutators/port.ts';
import { findMutator } from '../../shared/mutators/registry.ts';
import { liftArgs } from '../../shared/mutators/upcast.ts';
import type { PendingIndex } from './pending-index.ts';
import type { JournalEntry, MirrorStore, MutationOrigin, MutationRecord } from './ports.ts';
import { contextOf, followIds, lifted, usedRows } from './replay.ts';
import type { Runtime } from './runtime.ts';

/** What queueing works on. */
export interface QueueSubject {
  readonly store: MirrorStore;
  readonly pending: PendingIndex;
  readonly runtime: Runtime;
}

/** Where a new mutation comes from. */
export interface Provenance {
  readonly origin: MutationOrigin;
  readonly target: number | null;
}

const BY_USER: Provenance = { origin: 'user', target: null };

function refuse(kind: 'invalid_input' | 'conflict' | 'forbidden' | 'unavailable', code: string, message: string): AppError {
  return new AppError({ kind, origin: 'sync', code, message });
}

function parseInput(mutator: AnyMutator, { input, argsVersion = mutator.argsVersion }: MutationRequest): unknown {
  const lift = liftArgs(mutator, argsVersion, input);
  if (!lift.ok) throw refuse('conflict', 'mutation.too_old', 'This was made by a version of HotGigs that is too old. Do it anew.');
  const parsed = mutator.input.safeParse(lift.args);
  if (parsed.success) return parsed.data;
  const first = parsed.error instanceof z.ZodError ? parsed.error.issues[0]?.message : undefined;
  throw refuse('invalid_input', 'mutation.invalid_input', first ?? 'This cannot be done like that. Check what you entered.');
}

function knownMutator(name: string): AnyMutator {
  const mutator = findMutator(name);
  if (mutator === undefined) throw refuse('invalid_input', 'mutation.unknown', 'This version of HotGigs does not know that action. Update HotGigs.');
  return mutator;
}

/** Gives the device's next temporary ids; the counter is stored with the change that used them. */
function temporaryIds(store: MirrorStore): { next: (table: TableName) => RowId; save: () => number } {
  let counter = store.fact('nextTemporaryId');
  return {
    next: () => -counter++,
    save: () => {
      store.setFact('nextTemporaryId', counter);
      return counter;
    },
  };
}

/** A record as the journal keeps it. */
export function journalEntry(store: MirrorStore, record: MutationRecord): JournalEntry {
  const { id, name, argsVersion, args, label, origin, authoredAt, inverse, asNoop } = record;
  const owner = { clientId: store.fact('clientId'), numberBase: store.fact('numberBase'), nextTemporaryId: store.fact('nextTemporaryId') };
  return { ...owner, id, name, argsVersion, args, label, origin, authoredAt, inverse, asNoop };
}

function author(subject: QueueSubject, mutator: AnyMutator, request: MutationRequest, provenance: Provenance): MutationRecord {
  const { store, runtime, pending } = subject;
  const account = store.fact('account');
  if (account === null || !store.hasCopy()) {
    throw refuse('unavailable', 'mutation.not_ready', 'Your data is still being copied to this laptop. Wait until that is done.');
  }
  if (!mutator.roles.includes(account.role)) throw refuse('forbidden', 'mutation.role', 'Your role does not allow this. Ask your administrator.');
  const id = store.fact('nextMutationId');
  const authoredAt = Math.round(runtime.now() + (store.fact('clockOffset') ?? 0));
  const context = contextOf(account, authoredAt);
  const ids = temporaryIds(store);
  const args: unknown = mutator.prepare(followIds(store, mutator, parseInput(mutator, request)), ids.next);
  const back = runSync(mutator.inverse(tx, args, context), store.record(id, context.now).handle);
  const inverse = back && { ...back, argsVersion: knownMutator(back.name).argsVersion };
  const recorder = store.record(id, context.now);
  runSync(mutator.run(tx, args, context), recorder.handle);
  recorder.notePeople();
  ids.save();
  store.setFact('nextMutationId', id + 1);
  const record: MutationRecord = {
    id,
    name: mutator.name,
    argsVersion: mutator.argsVersion,
    args,
    label: mutator.label(args),
    ...provenance,
    authoredAt,
    sentAt: null,
    decidedAt: null,
    outcome: null,
    resolutions: [],
    openConflicts: 0,
    serverVersion: null,
    settled: false,
    asNoop: false,
    inverse,
    undoneBy: null,
    undoOrder: null,
    dismissed: false,
    problem: null,
    reads: usedRows(store, mutator, args, recorder.reads()),
  };
  store.queue.insert(record);
  pending.set(id, record.reads, recorder.writes());
  return record;
}

/**
 * Queues a change and shows its effect at once: effect, undo records, queue row
 * and counters in one durable transaction, then the journal's copy.
 * @param along further writes of the same transaction, given the new record
 * @throws AppError `invalid_input`, `forbidden`, `unavailable`, or `conflict` with the domain rule's own sentence
 */
export function enqueue(
  subject: QueueSubject,
  request: MutationRequest,
  provenance: Provenance = BY_USER,
  along: (record: MutationRecord) => void = () => undefined,
): MutationRecord {
  const { store, pending } = subject;
  const mutator = knownMutator(request.name);
  const expected = store.fact('nextMutationId');
  try {
    return store.transaction(() => {
      const record = author(subject, mutator, request, provenance);
      if (provenance.origin === 'user' || provenance.origin === 'retry') store.queue.clearRedo();
      along(record);
      return record;
    });
  } catch (thrown) {
    pending.remove(expected);
    if (thrown instanceof MutationRejection) throw refuse('conflict', thrown.code, thrown.message);
    throw thrown;
  }
}

/** The temporary ids a mutation gave to rows it makes, in the order of its fields. */
export function createdIds(record: Pick<MutationRecord, 'name' | 'args'>): { table: TableName; id: RowId }[] {
  const fields = findMutator(record.name)?.ids.filter((field) => field.creates === true) ?? [];
  return idsIn(record.args, fields).map(({ field, id }) => ({ table: field.table, id }));
}

/** The rows a mutation names without making them. */
export function namedIds(record: Pick<MutationRecord, 'name' | 'args'>): { table: TableName; id: RowId }[] {
  const fields = findMutator(record.name)?.ids.filter((field) => field.creates !== true) ?? [];
  return idsIn(record.args, fields).map(({ field, id }) => ({ table: field.table, id }));
}

/**
 * A change's mutator and its arguments as this program understands them, with the ids known by now.
 * @throws AppError `conflict` for a change of a version that is too old
 */
export function presentArgs(store: MirrorStore, record: MutationRecord): { readonly mutator: AnyMutator; readonly args: unknown } {
  const mutator = knownMutator(record.name);
  const parsed = mutator.args.safeParse(lifted(record).args);
  if (!parsed.success) throw refuse('conflict', 'mutation.too_old', 'This was made by a version of HotGigs that is too old. Do it anew.');
  return { mutator, args: followIds(store, mutator, parsed.data) };
}

/** On a full disk they stay as they were: the gateway lifts them as well, and the next start does. */
function keepLifted(store: MirrorStore, id: number, lift: Pick<MutationRecord, 'args' | 'argsVersion'>): void {
  try {
    store.transaction(() => store.queue.update(id, lift));
  } catch (thrown) {
    if (!(thrown instanceof AppError) || (thrown.kind !== 'disk_full' && thrown.kind !== 'busy')) throw thrown;
  }
}

/** Reads what the queue holds unsettled into memory, as after a start or a switch of files. */
export function loadPending(store: MirrorStore, pending: PendingIndex): void {
  for (const id of pending.ids()) pending.remove(id);
  for (const record of store.queue.unsettled()) {
    const { id, args, argsVersion } = lifted(record);
    if (argsVersion !== record.argsVersion) keepLifted(store, id, { args, argsVersion });
    pending.set(id, record.reads, store.writesOf(id));
  }
}
