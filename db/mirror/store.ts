import type { RowId } from '../../shared/ids.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import type { LocalTopic } from '../../shared/queries/query.ts';
import type { UtcSecond } from '../../shared/time.ts';
import type { IdMapping, ScopeName, ScopePatch, ScopePosition } from '../../sync/protocol/pull.ts';
import type { WireRow } from '../../sync/protocol/rows.ts';
import type {
  HeldRow,
  HeldSlice,
  JournalEntry,
  MirrorFacts,
  MirrorStore,
  MutationRecord,
  MutationRecorder,
  RowKey,
  RowWrite,
} from '../../sync/engine/ports.ts';
import { applyPatches, fillColumns, readPositions, rowsOfScopesNotIn } from './apply.ts';
import type { MirrorDatabase } from './database.ts';
import { removeStrayRows, visitHeldRows } from './digest.ts';
import { readFact, readValue, writeValue } from './facts.ts';
import { addIds, aliasId, resolveId } from './id-map.ts';
import type { JournalRecord, OutboxJournal } from './journal.ts';
import { SqliteMutatorStore } from './mutator-store.ts';
import { blankTheGone, JOURNAL_IS_STALE } from './people.ts';
import { SqliteQueueStore } from './queue-store.ts';
import { forgetUndo, revert, writesOf } from './undo-records.ts';

/** A journal larger than this is rewritten even while changes wait. */
const LARGE_JOURNAL_BYTES = 1024 * 1024;
const SMALL_JOURNAL_BYTES = 4 * 1024;

/** An open mirror file as the engine sees it. Without a journal (in memory) unsent work has one copy only. */
export class SqliteMirrorStore implements MirrorStore {
  readonly database: MirrorDatabase;
  readonly queue: SqliteQueueStore;
  readonly #journal: OutboxJournal | null;
  #trimmedAt = 0;
  /** A copy could not be written; the next one brings everything that waits. */
  #behind = false;
  /** People who left with what was applied last. */
  readonly #left: RowKey[] = [];

  constructor(database: MirrorDatabase, journal: OutboxJournal | null) {
    this.database = database;
    this.queue = new SqliteQueueStore(database);
    this.#journal = journal;
  }

  transaction<T>(work: () => T): T {
    return this.database.transaction(work);
  }

  fact<K extends keyof MirrorFacts>(key: K): MirrorFacts[K] {
    return readFact(this.database, key);
  }

  setFact<K extends keyof MirrorFacts>(key: K, value: MirrorFacts[K]): void {
    writeValue(this.database, key, value);
  }

  positions(): readonly ScopePosition[] {
    return readPositions(this.database);
  }

  hasCopy(): boolean {
    return readValue(this.database, 'complete') === true;
  }

  record(mutationId: number, now: UtcSecond): MutationRecorder {
    return new SqliteMutatorStore(this.database, mutationId, now);
  }

  writesOf(mutationId: number): readonly RowWrite[] {
    return writesOf(this.database, mutationId);
  }

  revert(mutationId: number): void {
    revert(this.database, mutationId);
  }

  forgetUndo(mutationId: number): void {
    forgetUndo(this.database, mutationId);
  }

  rowsOfScopesNotIn(scopes: readonly ScopeName[]): readonly RowKey[] {
    return rowsOfScopesNotIn(this.database, scopes);
  }

  apply(scopes: readonly ScopeName[], patches: readonly ScopePatch[]): void {
    this.#left.push(...applyPatches(this.database, scopes, patches));
  }

  blankTheGone(settled: readonly number[] | null): void {
    // Those of a step that was taken back are looked for as well, and found to be here.
    blankTheGone(this.database, settled, this.#left.splice(0));
  }

  fillColumns(table: TableName, columns: readonly string[], rows: readonly WireRow[]): void {
    fillColumns(this.database, table, columns, rows);
  }

  visitHeldRows(slice: HeldSlice, visit: (row: HeldRow) => void): RowId | null {
    return visitHeldRows(this.database, slice, visit);
  }

  endedUncleanly(): boolean {
    return this.database.uncleanEnd;
  }

  check(): Generator<void, void> {
    return this.database.check();
  }

  removeStrayRows(): number {
    return removeStrayRows(this.database);
  }

  resolveId(table: TableName, id: RowId): RowId {
    return resolveId(this.database, table, id);
  }

  addIds(mappings: readonly IdMapping[]): void {
    addIds(this.database, mappings);
  }

  aliasId(table: TableName, id: RowId, target: RowId): void {
    aliasId(this.database, table, id, target);
  }

  touch(topic: TableName | LocalTopic): void {
    this.database.touch(topic);
  }

  journal(entries: readonly JournalEntry[]): void {
    if (this.#journal === null) return;
    try {
      // What an earlier failure left out comes along as soon as there is room again.
      if (this.#behind) this.#rewriteJournal(this.#journal);
      else this.#journal.append(entries);
      this.#behind = false;
    } catch (thrown) {
      this.#behind = true;
      throw thrown;
    }
  }

  trimJournal(): void {
    if (this.#journal === null) return;
    const size = this.#journal.size();
    const worthIt = this.queue.counts().pending === 0 ? size > SMALL_JOURNAL_BYTES : size > LARGE_JOURNAL_BYTES + 2 * this.#trimmedAt;
    if (worthIt) this.#rewriteJournal(this.#journal);
  }

  /** Adds what a program that died right after a change left out: later ones must not be all that a lost file leaves. */
  completeJournal(): void {
    if (this.#journal === null) return;
    const known = new Set(this.#journal.read().map((record) => (record.kind === 'mutation' ? record.entry.id : 0)));
    const missing = this.queue.undecided(Number.MAX_SAFE_INTEGER).filter((record) => !known.has(record.id));
    if (missing.length === 0) return;
    try {
      this.#journal.append(missing.map((record) => this.#toEntry(record)));
    } catch {
      this.#behind = true;
    }
  }

  /** Rewrites the journal at once where it lacks what a failure left out, or holds what was removed from the queue. */
  cleanJournal(): void {
    const isStale = readValue(this.database, JOURNAL_IS_STALE) === true;
    if (this.#journal === null || (!isStale && !this.#behind)) return;
    this.#rewriteJournal(this.#journal);
    this.#behind = false;
    if (isStale) this.transaction(() => writeValue(this.database, JOURNAL_IS_STALE, false));
  }

  bytes(): number {
    const { pages } = this.database.prepare<{ pages: number }>('SELECT page_count AS pages FROM pragma_page_count()').get() ?? { pages: 0 };
    const { size } = this.database.prepare<{ size: number }>('SELECT page_size AS size FROM pragma_page_size()').get() ?? { size: 0 };
    return pages * size;
  }

  #rewriteJournal(journal: OutboxJournal): void {
    const counters: JournalRecord = {
      kind: 'counters',
      clientId: this.fact('clientId'),
      numberBase: this.fact('numberBase'),
      nextMutationId: this.fact('nextMutationId'),
      nextTemporaryId: this.fact('nextTemporaryId'),
    };
    const waiting = this.queue.undecided(Number.MAX_SAFE_INTEGER);
    journal.rewrite([counters, ...waiting.map((record): JournalRecord => ({ kind: 'mutation', entry: this.#toEntry(record) }))]);
    this.#trimmedAt = journal.size();
  }

  #toEntry(record: MutationRecord): JournalEntry {
    const { id, name, argsVersion, args, label, origin, authoredAt, inverse, asNoop } = record;
    const owner = { clientId: this.fact('clientId'), numberBase: this.fact('numberBase'), nextTemporaryId: this.fact('nextTemporaryId') };
    return { ...owner, id, name, argsVersion, args, label, origin, authoredAt, inverse, asNoop };
  }
}
