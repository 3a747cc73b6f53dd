import type { MutationRecord } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';
import { CARRIED_FACTS, readFact, writeValue } from './facts.ts';
import type { JournalRecord } from './journal.ts';
import { SqliteQueueStore } from './queue-store.ts';

/** What could be read of a damaged mirror's queue and counters. */
export interface Salvage {
  readonly records: readonly MutationRecord[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly settings: readonly { name: string; value: string }[];
  /** Whom the changes are about. */
  readonly about: readonly { mutation_id: number; table_no: number; person: number }[];
}

const NOTHING: Salvage = { records: [], facts: {}, settings: [], about: [] };

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    // A page that cannot be read: the journal has a second copy of what matters.
    return null;
  }
}

/** Reads queue, counters and settings one by one, leaving out what the damage took. */
export function salvage(damaged: MirrorDatabase | null): Salvage {
  if (damaged === null) return NOTHING;
  const queue = new SqliteQueueStore(damaged);
  const ids = attempt(() => damaged.prepare<{ id: number }>('SELECT id FROM _mutation ORDER BY id').all()) ?? [];
  const records = ids.flatMap(({ id }) => attempt(() => queue.get(id)) ?? []);
  const facts: Record<string, unknown> = {};
  for (const key of CARRIED_FACTS) {
    const value = attempt(() => readFact(damaged, key));
    if (value !== null) facts[key] = value;
  }
  const settings = attempt(() => damaged.prepare<{ name: string; value: string }>('SELECT name, value FROM _setting').all()) ?? [];
  const about = attempt(() => damaged.prepare<Salvage['about'][number]>('SELECT mutation_id, table_no, person FROM _about').all()) ?? [];
  return { records, facts, settings, about };
}

/** The journal's changes as ledger records. They count as sent, because nobody knows any more. */
function journalRecords(journal: readonly JournalRecord[]): Map<number, MutationRecord> {
  const records = new Map<number, MutationRecord>();
  for (const record of journal) {
    if (record.kind !== 'mutation') continue;
    const { id, name, argsVersion, args, label, origin, authoredAt, inverse, asNoop } = record.entry;
    records.set(id, {
      id,
      name,
      argsVersion,
      args,
      label,
      origin,
      authoredAt,
      inverse,
      asNoop,
      sentAt: authoredAt,
      decidedAt: null,
      outcome: null,
      resolutions: [],
      openConflicts: 0,
      serverVersion: null,
      settled: false,
      undoneBy: asNoop ? id : null,
      undoOrder: null,
      target: null,
      dismissed: false,
      problem: null,
      reads: { keys: [], predicates: [] },
    });
  }
  return records;
}

/** Changes are sent in order: what stands before one that may have been sent may have been as well, whatever a file that lost its end says. */
function asSentInOrder(records: readonly MutationRecord[]): MutationRecord[] {
  const last = Math.max(0, ...records.filter(({ sentAt }) => sentAt !== null).map(({ id }) => id));
  return records
    .map((record) => (record.id < last ? { ...record, sentAt: record.sentAt ?? record.authoredAt } : record))
    .toSorted((left, right) => left.id - right.id);
}

/** Puts what was saved into an empty mirror: the union of file and journal, the file's word first. */
export function restoreQueue(database: MirrorDatabase, saved: Salvage, journal: readonly JournalRecord[]): void {
  const queue = new SqliteQueueStore(database);
  const records = journalRecords(journal);
  for (const record of saved.records) {
    const journaled = records.get(record.id);
    records.set(record.id, { ...record, asNoop: record.asNoop || journaled?.asNoop === true });
  }
  database.transaction(() => {
    for (const record of asSentInOrder([...records.values()])) queue.insert(record);
    for (const [key, value] of Object.entries(saved.facts)) writeValue(database, key, value);
    for (const { name, value } of saved.settings) database.prepare('INSERT INTO _setting (name, value) VALUES (?, ?)').run(name, value);
    const insert = database.prepare('INSERT INTO _about (mutation_id, table_no, person) VALUES (?, ?, ?)');
    for (const { mutation_id, table_no, person } of saved.about) insert.run(mutation_id, table_no, person);
    raiseCounters(database, [...records.keys()], journal);
  });
}

/** Numbers and temporary ids are never given twice, whatever of the file was lost. */
function raiseCounters(database: MirrorDatabase, ids: readonly number[], journal: readonly JournalRecord[]): void {
  let nextMutationId = Math.max(readFact(database, 'nextMutationId'), ...ids.map((id) => id + 1));
  let nextTemporaryId = readFact(database, 'nextTemporaryId');
  for (const record of journal) {
    const counters = record.kind === 'counters' ? record : record.entry;
    nextTemporaryId = Math.max(nextTemporaryId, counters.nextTemporaryId);
    if (record.kind === 'counters') nextMutationId = Math.max(nextMutationId, record.nextMutationId);
    if (readFact(database, 'clientId') === null || counters.numberBase > readFact(database, 'numberBase')) {
      writeValue(database, 'clientId', counters.clientId);
      writeValue(database, 'numberBase', counters.numberBase);
    }
  }
  writeValue(database, 'nextMutationId', nextMutationId);
  writeValue(database, 'nextTemporaryId', nextTemporaryId);
}
