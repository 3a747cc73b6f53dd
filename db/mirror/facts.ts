import type { MirrorFacts } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';

const BEGINNING: MirrorFacts = {
  epoch: null,
  clientId: null,
  generation: null,
  account: null,
  lastMutationId: 0,
  nextMutationId: 1,
  numberBase: 0,
  nextTemporaryId: 1,
  nextUndoOrder: 1,
  clockOffset: null,
  lastSyncedAt: null,
  verifiedAt: null,
  repairedRows: 0,
  lacking: [],
};

/** Facts that travel with the queue into a new copy; the others belong to one copy. */
export const CARRIED_FACTS = [
  'clientId',
  'generation',
  'account',
  'lastMutationId',
  'nextMutationId',
  'numberBase',
  'nextTemporaryId',
  'nextUndoOrder',
  'clockOffset',
] as const;

/** Reads a named JSON value of the file, or null. */
export function readValue(database: MirrorDatabase, name: string): unknown {
  const row = database.prepare<{ value: string }>('SELECT value FROM _fact WHERE name = ?').get(name);
  return row === undefined ? null : JSON.parse(row.value);
}

/** Stores a named JSON value in the file. */
export function writeValue(database: MirrorDatabase, name: string, value: unknown): void {
  database.prepare('INSERT OR REPLACE INTO _fact (name, value) VALUES (?, ?)').run(name, JSON.stringify(value));
}

/** A fact, or what holds before it was ever set. */
export function readFact<K extends keyof MirrorFacts>(database: MirrorDatabase, key: K): MirrorFacts[K] {
  const value = readValue(database, key);
  return value === null ? BEGINNING[key] : (value as MirrorFacts[K]);
}
