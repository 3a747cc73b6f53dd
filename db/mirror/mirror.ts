import { AppError } from '../../shared/errors.ts';
import { TABLES } from '../../shared/generated/tables.ts';
import type { FirstScreen } from '../../sync/protocol/first-screen.ts';
import type { MirrorBuild, MirrorHost, MirrorStore } from '../../sync/engine/ports.ts';
import { SqliteMirrorBuild } from './build.ts';
import type { ChangeListener, ChangeTopic, MirrorDatabase } from './database.ts';
import { CARRIED_FACTS, readFact, writeValue } from './facts.ts';
import { fillFirstScreen, type FirstScreenCopy } from './first-screen.ts';
import { type FolderOptions, FolderStorage } from './folder-storage.ts';
import { mirrorIndexes } from './indexes.ts';
import { CARRIED_TABLES } from './local-tables.ts';
import { memoryStorage } from './memory-storage.ts';
import { restoreQueue, salvage, type Salvage } from './salvage.ts';
import type { MirrorStorage } from './storage.ts';
import { SqliteMirrorStore } from './store.ts';

const EVERYTHING: ReadonlySet<ChangeTopic> = new Set<ChangeTopic>([
  ...TABLES.filter((table) => !table.serverOnly).map((table) => table.name),
  'queue',
  'sync',
  'session',
  'settings',
  'kept',
  'seen',
]);

/** A profile's mirror over its whole life: the file in use changes, listeners and callers stay. */
export class Mirror implements MirrorHost {
  readonly #storage: MirrorStorage;
  readonly #listeners = new Set<ChangeListener>();
  #store: SqliteMirrorStore;
  #build: SqliteMirrorBuild | null = null;
  #firstScreen: FirstScreenCopy | null = null;
  /** Set when the file was found damaged: how many unsent changes were saved into the new one. */
  #recovered: number | null = null;
  /** What was read of a damaged file and does not lie in a new one yet. */
  #saved: Salvage | null = null;
  #isClosed = false;

  constructor(storage: MirrorStorage) {
    this.#storage = storage;
    this.#store = this.#openOrRebuild();
  }

  current(): SqliteMirrorStore {
    return this.#store;
  }

  /** The database in use, for queries. Ask at every use: a first sync or rebuild replaces it. */
  database(): MirrorDatabase {
    return this.#store.database;
  }

  /** Unsent changes that a damaged file left, when one was replaced since the start; else null. */
  recovered(): number | null {
    return this.#recovered;
  }

  build(): MirrorBuild {
    this.#build ??= new SqliteMirrorBuild(this.#storage.openBuild(), () => this.#storage.freeBytes());
    return this.#build;
  }

  showFirstScreen(screen: FirstScreen | null): void {
    const former = this.#firstScreen;
    this.#firstScreen = screen === null ? null : fillFirstScreen(this.#storage.openInMemory(), screen);
    former?.reader.close();
    if (former !== null || screen !== null) this.#announceEverything();
  }

  hasFirstScreen(): boolean {
    return this.#firstScreen !== null;
  }

  /** What can be asked before there is a complete copy, or null. Ask at every use: it goes when the copy comes. */
  firstScreen(): FirstScreenCopy | null {
    return this.#firstScreen;
  }

  discardBuild(): void {
    this.showFirstScreen(null);
    this.#storage.discardBuild(this.#build?.database ?? null);
    this.#build = null;
  }

  flip(finish: (next: MirrorStore) => void): void {
    if (this.#build === null) throw new Error('There is no built mirror to switch to.');
    const former = this.#store.database;
    const database = this.#storage.promote(this.#build.database);
    this.#build = null;
    const next = new SqliteMirrorStore(database, this.#storage.journal);
    try {
      database.transaction(() => {
        carryOver(former, database);
        writeValue(database, 'complete', true);
        finish(next);
      });
    } catch (thrown) {
      this.#storage.discardBuild(database);
      throw thrown;
    }
    this.#storage.switchToPromoted(former);
    if (next.queue.counts().pending === 0) this.#storage.destroySetAside();
    this.#use(next);
  }

  announceWipe(): void {
    this.#storage.announceWipe();
  }

  isWipeDue(): boolean {
    return this.#storage.isWipeDue();
  }

  withdrawWipe(): void {
    this.#storage.withdrawWipe();
  }

  wipe(): void {
    this.discardBuild();
    try {
      this.#storage.destroy(this.#store.database);
    } finally {
      this.#use(new SqliteMirrorStore(this.#storage.openCurrent(), this.#storage.journal));
    }
  }

  rebuild(): void {
    if (this.#isClosed) throw new Error('The mirror is closed.');
    this.discardBuild();
    this.#use(this.#rebuilt(this.#store.database));
  }

  tidy(): void {
    this.#store.cleanJournal();
    this.#store.database.tidy();
    if (this.#store.hasCopy()) this.#storage.keepBallast();
  }

  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the files. What was committed is safe. */
  close(): void {
    this.#isClosed = true;
    this.#firstScreen?.reader.close();
    this.#build?.database.close();
    this.#store.database.close();
    this.#storage.close();
  }

  #openOrRebuild(): SqliteMirrorStore {
    try {
      const store = new SqliteMirrorStore(this.#storage.openCurrent(), this.#storage.journal);
      if (!knowsItsQueue(store, this.#storage)) return this.#listen(this.#rebuilt(store.database));
      store.completeJournal();
      return this.#listen(store);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.kind !== 'corrupt') throw thrown;
      return this.#listen(this.#rebuilt(null));
    }
  }

  #rebuilt(damaged: MirrorDatabase | null): SqliteMirrorStore {
    // Kept until it is stored: the disk may refuse the new file, and the next attempt has nothing else to read it from.
    this.#saved ??= salvage(damaged);
    const journal = this.#storage.journal?.read() ?? [];
    this.#storage.setAside(damaged);
    const store = new SqliteMirrorStore(this.#storage.openCurrent(), this.#storage.journal);
    try {
      restoreQueue(store.database, this.#saved, journal);
    } catch (thrown) {
      store.database.close();
      throw thrown;
    }
    this.#saved = null;
    this.#recovered = store.queue.counts().pending;
    return store;
  }

  #use(store: SqliteMirrorStore): void {
    this.#store = this.#listen(store);
    this.#firstScreen?.reader.close();
    this.#firstScreen = null;
    this.#announceEverything();
  }

  #announceEverything(): void {
    for (const listener of this.#listeners) listener(EVERYTHING);
  }

  #listen(store: SqliteMirrorStore): SqliteMirrorStore {
    store.database.onFull(() => this.#storage.dropBallast());
    store.database.onChange((changed) => {
      for (const listener of this.#listeners) listener(changed);
    });
    return store;
  }
}

/**
 * A change is in the journal only after it was durable in the file: a file that
 * knows less than the journal lost the end of its write-ahead log.
 */
function knowsItsQueue(store: SqliteMirrorStore, { journal }: MirrorStorage): boolean {
  const next = store.fact('nextMutationId');
  return journal?.read().every((record) => (record.kind === 'mutation' ? record.entry.id < next : record.nextMutationId <= next)) ?? true;
}

function carryOver(from: MirrorDatabase, to: MirrorDatabase): void {
  for (const table of CARRIED_TABLES) {
    const rows = from.prepare<Record<string, unknown>>(`SELECT * FROM ${table}`).all();
    const columns = Object.keys(rows[0] ?? {});
    for (const row of rows) {
      to.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(row));
    }
  }
  // A replay's guesses belong to undo records that stay behind.
  to.prepare('DELETE FROM _id_map WHERE mutation_id IS NOT NULL').run();
  for (const fact of CARRIED_FACTS) writeValue(to, fact, readFact(from, fact));
}

/**
 * Opens a profile's mirror. A damaged file is set aside and replaced by an empty
 * one with the queue restored from file and journal.
 * @throws AppError `mirror.wrong_key`, `mirror.newer_version`, `mirror.addon`, `disk_full`, `busy`
 */
export function openMirror(options: FolderOptions): Mirror {
  return new Mirror(new FolderStorage(options));
}

/** A mirror that lives as long as the process, with every index, for tests and simulations. */
export function openMemoryMirror(): Mirror {
  const mirror = new Mirror(memoryStorage());
  for (const sql of mirrorIndexes()) mirror.database().execute(sql);
  return mirror;
}
