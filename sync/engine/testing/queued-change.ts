import type { MutationRecord } from '../ports.ts';

/** A note that was added and never sent, as the queue keeps it; with what the test wants otherwise. */
export function queuedChange(id: number, changes: Partial<Omit<MutationRecord, 'id'>> = {}): MutationRecord {
  return {
    id,
    name: 'applications.addNote',
    argsVersion: 1,
    args: { applicationId: id, text: 'a note', noteId: -id },
    label: 'Add a note',
    origin: 'user',
    authoredAt: 1_000 + id,
    sentAt: null,
    decidedAt: null,
    outcome: null,
    serverVersion: null,
    resolutions: [],
    openConflicts: 0,
    settled: false,
    asNoop: false,
    inverse: null,
    undoneBy: null,
    undoOrder: null,
    target: null,
    dismissed: false,
    problem: null,
    reads: { keys: [], predicates: [] },
    ...changes,
  };
}
