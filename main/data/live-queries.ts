import { toErrorBody, failure, type Result } from '../../shared/errors.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import type { LocalTopic, Query } from '../../shared/queries/query.ts';

/** Changes within this many ms are answered together: one frame of the window. */
export const COALESCE_MS = 16;

/** Word of what a commit changed. */
export type Changed = ReadonlySet<TableName | LocalTopic>;

/** Asks a query now; the parameters are parsed by its contract. */
export type Ask = (query: Query<unknown, unknown>, params: unknown) => Result<unknown>;

/** Runs a task after a delay; answers the canceller. */
export type Schedule = (delayMs: number, task: () => void) => () => void;

interface Subscription {
  readonly query: Query<unknown, unknown>;
  readonly params: unknown;
  /** The last answer as it was sent, to be silent when nothing changed. */
  lastSent: string | null;
}

export interface LiveQueriesOptions {
  readonly ask: Ask;
  readonly schedule: Schedule;
  readonly send: (id: number, result: Result<unknown>) => void;
}

function concerns(query: Query<unknown, unknown>, changed: Changed): boolean {
  // Whoever is signed in decides what every answer is about.
  return changed.has('session') || query.reads.some((name) => changed.has(name));
}

/**
 * The open questions of one window. Each is answered at once and again after
 * every change of what it reads, but only when the answer differs.
 */
export class LiveQueries {
  readonly #options: LiveQueriesOptions;
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #waiting = new Set<number>();
  #cancel: (() => void) | null = null;

  constructor(options: LiveQueriesOptions) {
    this.#options = options;
  }

  /** Begins to follow a query under the window's number for it, replacing one of the same number. */
  subscribe(id: number, query: Query<unknown, unknown>, params: unknown): void {
    this.#subscriptions.set(id, { query, params, lastSent: null });
    this.#answer(id);
  }

  /** Ends a subscription; one that is not there needs nothing. */
  unsubscribe(id: number): void {
    this.#subscriptions.delete(id);
    this.#waiting.delete(id);
  }

  /** Marks what reads anything that changed to be answered again soon. */
  changed(changed: Changed): void {
    this.refresh((query) => concerns(query, changed));
  }

  /** Marks the given queries to be answered again soon: time has passed. */
  refresh(isConcerned: (query: Query<unknown, unknown>) => boolean): void {
    for (const [id, subscription] of this.#subscriptions) {
      if (isConcerned(subscription.query)) this.#waiting.add(id);
    }
    if (this.#waiting.size === 0 || this.#cancel !== null) return;
    this.#cancel = this.#options.schedule(COALESCE_MS, () => this.#answerWaiting());
  }

  /** Ends everything: the window is gone. */
  close(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#subscriptions.clear();
    this.#waiting.clear();
  }

  #answerWaiting(): void {
    this.#cancel = null;
    const due = [...this.#waiting];
    this.#waiting.clear();
    for (const id of due) this.#answer(id);
  }

  #answer(id: number): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription === undefined) return;
    const result = this.#ask(subscription);
    const text = JSON.stringify(result);
    if (text === subscription.lastSent) return;
    subscription.lastSent = text;
    this.#options.send(id, result);
  }

  #ask(subscription: Subscription): Result<unknown> {
    try {
      return this.#options.ask(subscription.query, subscription.params);
    } catch (thrown) {
      return failure(toErrorBody(thrown, 'main'));
    }
  }
}
