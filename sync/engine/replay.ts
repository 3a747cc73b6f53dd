import { AppError } from '../../shared/errors.ts';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { isTemporaryId } from '../../shared/ids.ts';
import { idsIn, mapIds } from '../../shared/mutators/id-paths.ts';
import { type AnyMutator, MutationRejection, type MutatorContext } from '../../shared/mutators/mutator.ts';
import { runSync, tx } from '../../shared/mutators/port.ts';
import { findMutator } from '../../shared/mutators/registry.ts';
import { liftArgs } from '../../shared/mutators/upcast.ts';
import { toUtcSecond } from '../../shared/time.ts';
import type { Account } from '../protocol/session.ts';
import type { MirrorStore, MutationRecord, ReadUse, RowKey, RowWrite } from './ports.ts';

/** What one run of a mutation on the mirror read, wrote and left undone. */
export interface Replay {
  readonly reads: ReadUse;
  readonly writes: readonly RowWrite[];
  readonly problem: MutationRecord['problem'];
}

const NOTHING: Replay = { reads: { keys: [], predicates: [] }, writes: [], problem: null };

/** What a mutator may know, the same at every replay. */
export function contextOf(account: Account, authoredAt: number): MutatorContext {
  const { userId, email, recruiterId, companyId, role } = account;
  return { userId, email, recruiterId, companyId, role, now: toUtcSecond(authoredAt) };
}

/** Follows the id map through the ids of rows that a mutation names but does not make. */
export function followIds<T>(store: MirrorStore, mutator: AnyMutator, value: T): T {
  const named = mutator.ids.filter((field) => field.creates !== true);
  return mapIds(value, named, (table: TableName, id) => (isTemporaryId(id) ? store.resolveId(table, id) : id));
}

/**
 * What a run read, and the rows that its arguments name by ids that are not
 * final: a new row that only refers to one made before it must follow when that
 * one gets its number, or turns out to be another.
 * @param args as they are queued, before their ids are followed
 */
export function usedRows(store: MirrorStore, mutator: AnyMutator, args: unknown, reads: ReadUse): ReadUse {
  const named = mutator.ids.filter((field) => field.creates !== true);
  const keys = idsIn(args, named)
    .filter(({ id }) => isTemporaryId(id))
    .flatMap(({ field: { table }, id }) => [id, store.resolveId(table, id)].map((row): RowKey => [tableByName(table).no, row]));
  return keys.length === 0 ? reads : { ...reads, keys: [...reads.keys, ...keys] };
}

/** A change with arguments that an older program queued, as this one understands them; what is too old stays and is refused. */
export function lifted(record: MutationRecord): MutationRecord {
  const mutator = findMutator(record.name);
  if (mutator === undefined || record.argsVersion === mutator.argsVersion) return record;
  const lift = liftArgs(mutator, record.argsVersion, record.args);
  return lift.ok ? { ...record, args: lift.args, argsVersion: mutator.argsVersion } : record;
}

/**
 * Runs a queued mutation on today's rows. A rule that forbids it now leaves no
 * trace but its reason: the change stays queued and the server has the last word.
 * @throws AppError when the mirror itself fails
 */
export function replay(store: MirrorStore, account: Account, record: MutationRecord): Replay {
  const mutator = findMutator(record.name);
  if (record.asNoop || mutator === undefined) return { ...NOTHING, problem: record.problem };
  // A full disk may have kept what an older program queued from being lifted at the start.
  const { args } = lifted(record);
  const context = contextOf(account, record.authoredAt);
  const recorder = store.record(record.id, context.now);
  const reads = (): ReadUse => usedRows(store, mutator, args, recorder.reads());
  try {
    store.transaction(() => runSync(mutator.run(tx, followIds(store, mutator, args), context), recorder.handle));
    recorder.notePeople();
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    return { reads: reads(), writes: [], problem: describe(thrown) };
  }
  return { reads: reads(), writes: recorder.writes(), problem: null };
}

function describe(thrown: unknown): NonNullable<MutationRecord['problem']> {
  if (thrown instanceof MutationRejection) return { code: thrown.code, message: thrown.message };
  return {
    code: 'internal.unexpected',
    message: 'This change could not be shown on the current data. It is kept and still sent; the server decides.',
  };
}
