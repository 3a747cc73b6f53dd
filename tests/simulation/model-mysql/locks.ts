import { ModelError } from './errors.ts';
import type { LockMode } from './statements.ts';

/** Who holds and waits for locks: a transaction, by its number; `weight` is how much it would lose. */
export interface Locker {
  readonly id: number;
  readonly weight: () => number;
}

interface Waiter {
  readonly locker: Locker;
  readonly mode: LockMode;
  readonly settle: (error: Error | null) => void;
}

interface Lock {
  readonly holders: Map<number, LockMode>;
  waiters: Waiter[];
}

/**
 * Row locks as InnoDB gives them: shared and exclusive, first come first served,
 * a circle of waiters broken at once by ending the one with the least to lose.
 * Gaps are not locked: the gateway's writers run in READ COMMITTED.
 */
export class Locks {
  readonly #locks = new Map<string, Lock>();
  readonly #held = new Map<number, Set<string>>();
  readonly #waiting = new Map<number, { readonly key: string; readonly waiter: Waiter }>();
  /** Deadlocks broken so far. */
  deadlocks = 0;

  /** Takes the lock if nobody stands in the way. */
  tryTake(locker: Locker, key: string, mode: LockMode): boolean {
    const lock = this.#locks.get(key) ?? { holders: new Map<number, LockMode>(), waiters: [] };
    const held = lock.holders.get(locker.id);
    if (held === 'exclusive' || held === mode) return true;
    if (!compatible(lock, locker.id, mode) || lock.waiters.length > 0) return false;
    this.#grant(lock, locker, key, mode);
    return true;
  }

  /** Whether the lock could be taken now. */
  isFree(locker: Locker, key: string, mode: LockMode): boolean {
    const lock = this.#locks.get(key);
    return lock === undefined || compatible(lock, locker.id, mode);
  }

  /**
   * Waits for a lock. @throws ModelError when this transaction was chosen to end a
   * deadlock, or whatever {@link cancel} was given
   */
  wait(locker: Locker, key: string, mode: LockMode): Promise<void> {
    if (this.tryTake(locker, key, mode)) return Promise.resolve();
    const lock = this.#locks.get(key) as Lock;
    return new Promise((resolve, reject) => {
      const settle = (error: Error | null): void => {
        this.#waiting.delete(locker.id);
        lock.waiters = lock.waiters.filter((other) => other.locker !== locker);
        if (error === null) resolve();
        else reject(error);
      };
      const waiter = { locker, mode, settle };
      lock.waiters.push(waiter);
      this.#waiting.set(locker.id, { key, waiter });
      this.#breakCircle(locker);
    });
  }

  /** Ends a wait with an error; nothing happens when the transaction does not wait. */
  cancel(id: number, error: Error): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    waiting.waiter.settle(error);
    this.#wake(waiting.key);
  }

  /** Gives back everything a transaction holds. */
  release(id: number): void {
    const keys = this.#held.get(id) ?? [];
    this.#held.delete(id);
    for (const key of keys) this.#locks.get(key)?.holders.delete(id);
    for (const key of keys) this.#wake(key);
  }

  #grant(lock: Lock, locker: Locker, key: string, mode: LockMode): void {
    this.#locks.set(key, lock);
    lock.holders.set(locker.id, mode);
    const held = this.#held.get(locker.id) ?? new Set();
    this.#held.set(locker.id, held.add(key));
  }

  #wake(key: string): void {
    const lock = this.#locks.get(key);
    if (lock === undefined) return;
    for (let first = lock.waiters[0]; first !== undefined && compatible(lock, first.locker.id, first.mode); first = lock.waiters[0]) {
      this.#grant(lock, first.locker, key, first.mode);
      first.settle(null);
    }
    if (lock.holders.size === 0 && lock.waiters.length === 0) this.#locks.delete(key);
  }

  #breakCircle(from: Locker): void {
    const circle = this.#circle(from.id, from.id, []);
    if (circle === null) return;
    this.deadlocks += 1;
    const lockers = circle.flatMap((id) => this.#waiting.get(id)?.waiter.locker ?? []);
    const victim = lockers.reduce((least, locker) => (locker.weight() < least.weight() ? locker : least), from);
    this.cancel(victim.id, new ModelError('ER_LOCK_DEADLOCK', 'Deadlock found when trying to get lock; try restarting transaction'));
  }

  /** The transactions on the way from one that waits back to itself; null when there is none. */
  #circle(start: number, at: number, way: readonly number[]): number[] | null {
    if (way.includes(at)) return null;
    for (const next of this.#inTheWayOf(at)) {
      if (next === start) return [...way, at];
      const found = this.#circle(start, next, [...way, at]);
      if (found !== null) return found;
    }
    return null;
  }

  #inTheWayOf(id: number): number[] {
    const waiting = this.#waiting.get(id);
    const lock = waiting === undefined ? undefined : this.#locks.get(waiting.key);
    if (waiting === undefined || lock === undefined) return [];
    const before = lock.waiters.slice(0, lock.waiters.indexOf(waiting.waiter)).map((waiter) => waiter.locker.id);
    const holders = [...lock.holders].filter(([holder, mode]) => holder !== id && (mode === 'exclusive' || waiting.waiter.mode === 'exclusive'));
    return [...holders.map(([holder]) => holder), ...before];
  }
}

function compatible(lock: Lock, id: number, mode: LockMode): boolean {
  return [...lock.holders].every(([holder, held]) => holder === id || (mode === 'shared' && held === 'shared'));
}
