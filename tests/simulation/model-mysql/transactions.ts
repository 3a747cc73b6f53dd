import { ConnectionLost } from './errors.ts';
import { Locks, type Locker } from './locks.ts';
import type { Isolation, LockMode } from './statements.ts';
import type { VersionedStorage, Write } from './storage.ts';

/** What a connection has told the server about itself. */
export interface Session {
  readonly id: number;
  isolation: Isolation;
  /** For the next transaction alone. */
  nextIsolation: Isolation | null;
  lockWaitMs: number;
  /** `affectedRows` of an UPDATE counts the rows found, not those changed. */
  readonly countsFound: boolean;
  transaction: Transaction | null;
}

export function openSession(id: number, countsFound: boolean): Session {
  return { id, isolation: 'REPEATABLE READ', nextIsolation: null, lockWaitMs: 50_000, countsFound, transaction: null };
}

/** A running transaction. */
export interface Transaction extends Locker {
  readonly session: Session;
  readonly isolation: Isolation;
  /** False for the transaction of a single statement. */
  readonly explicit: boolean;
  startedAt: number | null;
  /** The commit up to which its plain reads see; null before the first, or where each statement sees anew. */
  snapshot: number | null;
  writes: Write[];
  readonly savepoints: Map<string, number>;
  readonly tables: Set<string>;
}

/** Thrown by a statement that stands before a lock: undone, it waits and begins again. */
export class MustWait extends Error {
  readonly key: string;
  readonly mode: LockMode;

  constructor(key: string, mode: LockMode) {
    super(key);
    this.key = key;
    this.mode = mode;
  }
}

/** The transactions of a server: which are open, what they hold, and their ends. */
export class Transactions {
  readonly locks = new Locks();
  readonly #storage: VersionedStorage;
  readonly #open = new Map<number, Transaction>();
  #last = 0;

  constructor(storage: VersionedStorage) {
    this.#storage = storage;
  }

  /** Open ones in order of their beginning. */
  open(): Transaction[] {
    return [...this.#open.values()];
  }

  begin(session: Session, explicit: boolean): Transaction {
    this.#last += 1;
    const writes: Write[] = [];
    const transaction: Transaction = {
      id: this.#last,
      session,
      isolation: session.nextIsolation ?? session.isolation,
      explicit,
      startedAt: null,
      snapshot: null,
      writes,
      savepoints: new Map(),
      tables: new Set(),
      weight: () => transaction.writes.length,
    };
    session.nextIsolation = null;
    session.transaction = transaction;
    this.#open.set(transaction.id, transaction);
    return transaction;
  }

  commit(transaction: Transaction): void {
    this.#close(transaction);
    this.#storage.commit(transaction.writes, this.#oldestSnapshot());
    this.locks.release(transaction.id);
  }

  rollback(transaction: Transaction): void {
    this.undoTo(transaction, 0);
    this.#close(transaction);
    this.#storage.sweep(this.#oldestSnapshot());
    this.locks.release(transaction.id);
  }

  undoTo(transaction: Transaction, mark: number): void {
    this.#storage.undo(transaction.writes.slice(mark));
    transaction.writes.length = mark;
  }

  /** The connection is gone: what it had open never was. */
  abandon(session: Session): void {
    const { transaction } = session;
    if (transaction === null) return;
    this.locks.cancel(transaction.id, new ConnectionLost());
    this.rollback(transaction);
  }

  /** Whether anyone else has written what is not committed. */
  othersWrite(transaction: Transaction): boolean {
    return this.open().some((other) => other !== transaction && other.writes.length > 0);
  }

  #close(transaction: Transaction): void {
    this.#open.delete(transaction.id);
    if (transaction.session.transaction === transaction) transaction.session.transaction = null;
  }

  #oldestSnapshot(): number {
    return Math.min(this.#storage.commits, ...this.open().map((transaction) => transaction.snapshot ?? Infinity));
  }
}
