import { toUtcSecond } from '../../shared/time.ts';
import { fieldLabel } from '../../shared/mutators/conflicts.ts';
import type { ReceiptConflict } from '../../shared/queries/sync.ts';
import type { LedgerEntry } from './engine-contract.ts';
import type { MirrorStore, MutationRecord } from './ports.ts';

function stateOf(record: MutationRecord): LedgerEntry['state'] {
  if (record.outcome?.status === 'rejected') return 'rejected';
  if (record.undoneBy !== null) return 'undone';
  if (record.outcome !== null) return 'delivered';
  return record.sentAt === null ? 'on_this_laptop' : 'sent';
}

function reasonOf(record: MutationRecord): string | null {
  return record.outcome?.message ?? record.problem?.message ?? null;
}

function canUndo(record: MutationRecord): boolean {
  if (record.undoneBy !== null || record.asNoop || record.origin === 'undo' || record.outcome?.status === 'rejected') return false;
  return record.inverse !== null || record.sentAt === null;
}

/** The conflicts of a change, with what the user decided about those they are asked about. */
export function conflictsOf(record: MutationRecord): ReceiptConflict[] {
  return (record.outcome?.conflicts ?? []).map((conflict) => {
    const { table, id, field, kept } = conflict;
    const decided = record.resolutions.find((one) => one.table === table && one.id === id && one.field === field);
    const isAsked = record.outcome?.status === 'applied' && kept === 'theirs';
    return { ...conflict, label: fieldLabel(field), choice: decided?.choice ?? null, open: isAsked && decided === undefined };
  });
}

/** A change's receipt: where it is, and what can be done about it. */
export function toEntry(record: MutationRecord): LedgerEntry {
  const rejected = record.outcome?.status === 'rejected';
  return {
    mutationId: record.id,
    name: record.name,
    args: record.args,
    label: record.origin === 'undo' ? `Undo: ${record.label}` : record.label,
    state: stateOf(record),
    authoredAt: toUtcSecond(record.authoredAt),
    sentAt: record.sentAt === null ? null : toUtcSecond(record.sentAt),
    deliveredAt: record.outcome?.status === 'applied' && record.decidedAt !== null ? toUtcSecond(record.decidedAt) : null,
    serverVersion: record.outcome?.status === 'applied' ? record.serverVersion : null,
    reason: reasonOf(record),
    skipped: (record.outcome?.skipped ?? []).map((row) => row.message),
    conflicts: conflictsOf(record),
    canUndo: canUndo(record),
    canRetry: rejected && !record.dismissed,
  };
}

/** A page of the device's changes with their receipts, newest first. */
export function receipts(
  store: MirrorStore,
  filter: Parameters<MirrorStore['queue']['list']>[0],
  offset: number,
  limit: number,
): { total: number; receipts: LedgerEntry[] } {
  const { total, records } = store.queue.list(filter, offset, limit);
  return { total, receipts: records.map(toEntry) };
}
