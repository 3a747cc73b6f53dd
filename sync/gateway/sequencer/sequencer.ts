import { AppError } from '../../../shared/errors.ts';
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { acquire, databaseErrorCode, isTransient } from '../pool.ts';
import { createFollower } from './follower.ts';
import { countHoles } from './holes.ts';
import { isOwnIndex, notIndexed, OWNER_STATES } from './index-owner.ts';
import { LostLeadership, renewLead, resignLead, takeLead } from './leader.ts';
import type { Leadership } from './leader.ts';
import { hasNews } from './log-reader.ts';
import type { LogPosition } from './log-reader.ts';
import { createMaintenance } from './maintenance.ts';
import { createRecentSteps } from './recent-steps.ts';
import { createScopeBook } from './scope-book.ts';
import { readStates } from './state.ts';
import type { Suspects, Uncaptured } from './suspects.ts';
import { runTick } from './tick.ts';
import type { ExpectedRow, PublishedListener, Sequencer, SequencerOptions, SequencerStatus, TickResult } from './types.ts';

const LEASE_MS = 5_000;
const ACTIVE_INTERVAL_MS = 15;
const IDLE_INTERVAL_MS = 250;
/** Between two looks at what another process publishes, while somebody waits for it. */
const FOLLOWING_INTERVAL_MS = 5;
/** Pause after a failure that repeating at once would not cure. */
const FAILURE_PAUSE_MS = 250;
/** How long a caller of `tick` waits before it is told that nobody publishes. */
const TICK_LIMIT_MS = 10_000;

const NOTHING: TickResult = { scopes: [], clients: [], consumed: 0 };

interface Waiter {
  readonly deadline: number;
  readonly expected: readonly ExpectedRow[];
  resolve(result: TickResult): void;
  reject(error: unknown): void;
}

/** The sequencer of one process. One of several leads and publishes; the others watch it and stand ready. */
export function createSequencer(options: SequencerOptions): Sequencer {
  return new LoopingSequencer(options);
}

class LoopingSequencer implements Sequencer {
  readonly steps = createRecentSteps();
  readonly #options: SequencerOptions;
  readonly #pool: Pool;
  readonly #leaseMs: number;
  readonly #listeners = new Set<PublishedListener>();
  readonly #clock: () => number;
  #book = createScopeBook();
  #follower = createFollower();
  #maintenance = createMaintenance();
  #connection: PoolConnection | null = null;
  #leadership: Leadership | null = null;
  #position: LogPosition | null = null;
  #renewedAt = 0;
  #indexed = false;
  #active = false;
  #stopping = false;
  #lastError: string | null = null;
  #waiters: Waiter[] = [];
  /** For the next tick to look at, and what it found. */
  #suspects: Suspects | undefined;
  #uncaptured: Uncaptured[] = [];
  #wake: () => void = () => undefined;
  #loop: Promise<void> | null = null;

  constructor(options: SequencerOptions) {
    this.#options = options;
    this.#pool = options.pool;
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
    this.#clock = options.clock ?? Date.now;
  }

  async start(): Promise<void> {
    if (this.#loop !== null) return;
    this.#stopping = false;
    await this.#turn([]);
    this.#loop = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#loop;
    this.#loop = null;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(stopped());
    if (this.#connection !== null && this.#leadership !== null) await resignLead(this.#connection, this.#leadership).catch(() => undefined);
    this.#forget();
  }

  tick(expected: readonly ExpectedRow[] = []): Promise<TickResult> {
    if (this.#loop === null || this.#stopping) return Promise.reject(stopped());
    return new Promise((resolve, reject) => {
      this.#waiters.push({ deadline: Date.now() + TICK_LIMIT_MS, expected, resolve, reject });
      this.#wake();
    });
  }

  async examine(suspects: Suspects): Promise<readonly Uncaptured[]> {
    this.#suspects = suspects;
    try {
      await this.tick();
      return this.#uncaptured.splice(0);
    } finally {
      this.#suspects = undefined;
    }
  }

  onPublished(listener: PublishedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  isLeader(): boolean {
    return this.#leadership !== null;
  }

  status(): SequencerStatus {
    return {
      leader: this.isLeader(),
      indexed: this.#indexed,
      high: this.#position?.high ?? 0,
      holes: countHoles(this.#position?.holes ?? []),
      lastError: this.#lastError,
    };
  }

  setActive(active: boolean): void {
    this.#active = active;
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      await this.#pause();
      if (this.#stopping) return;
      // Only who asked before this turn began is answered by it.
      await this.#turn(this.#waiters.splice(0));
    }
  }

  /** Waits for the next look, less when someone asks. */
  async #pause(): Promise<void> {
    const asked = this.#waiters.length > 0;
    if (asked && this.#lastError === null && this.isLeader()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#restMs(asked));
      this.#wake = () => {
        if ((asked || this.#lastError !== null) && !this.#stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }

  #restMs(asked: boolean): number {
    if (this.#lastError !== null) return FAILURE_PAUSE_MS;
    if (asked) return FOLLOWING_INTERVAL_MS;
    return this.#active ? (this.#options.tickIntervalMs ?? ACTIVE_INTERVAL_MS) : IDLE_INTERVAL_MS;
  }

  /** One look at the log. Whoever waits is answered, or keeps waiting after a failure that will pass. */
  async #turn(waiters: readonly Waiter[]): Promise<void> {
    try {
      const result = await this.#attempt(waiters);
      this.#lastError = null;
      for (const waiter of waiters) waiter.resolve(result);
    } catch (error) {
      this.#note(error);
      this.#keepWaiting(waiters, error);
    }
  }

  #keepWaiting(waiters: readonly Waiter[], error: unknown): void {
    const now = Date.now();
    for (const waiter of waiters) {
      const hopeful = error instanceof LostLeadership || error instanceof StillFollowing || isTransient(error);
      if (hopeful && now < waiter.deadline) this.#waiters.push(waiter);
      else waiter.reject(error instanceof AppError ? error : unavailable(error));
    }
  }

  async #attempt(waiters: readonly Waiter[]): Promise<TickResult> {
    const connection = await this.#connect();
    // Who cannot publish by the index leaves the lead to whoever makes it.
    if (!this.#indexed && !isOwnIndex(await readStates(connection, OWNER_STATES))) throw notIndexed();
    if (this.#leadership === null) {
      this.#leadership = await takeLead(connection, this.#options.name, this.#leaseMs);
      this.#position = null;
      this.#renewedAt = this.#clock();
      if (this.#leadership !== null) this.#begin(this.#leadership);
    }
    if (this.#leadership === null) return this.#follow(connection, waiters.length > 0);
    return this.#lead(connection, this.#leadership, waiters);
  }

  #begin({ fence }: Leadership): void {
    this.steps.begin();
    this.#options.log?.('sequencer.leading', { fence });
  }

  async #lead(connection: PoolConnection, leadership: Leadership, waiters: readonly Waiter[]): Promise<TickResult> {
    const now = this.#clock();
    const sweep = this.#position !== null && (await this.#maintenance.isSweepDue(connection, now));
    const look = waiters.length > 0 || sweep || this.#position === null || (await hasNews(connection, this.#position));
    if (!look) {
      await this.#keepLease(connection, leadership, now);
      return NOTHING;
    }
    const expected = waiters.flatMap((waiter) => waiter.expected);
    const [book, position, suspects] = [this.#book, this.#position, this.#suspects];
    const output = await runTick(connection, { leadership, leaseMs: this.#leaseMs, book, position, sweep, suspects, expected, now });
    if (output === null) {
      await resignLead(connection, leadership);
      throw notIndexed();
    }
    this.#suspects = undefined;
    this.#uncaptured.push(...output.uncaptured);
    this.#indexed = true;
    this.#renewedAt = now;
    this.#position = output.position;
    if (sweep) this.#maintenance.swept(now);
    if (publishes(output.result)) this.steps.add(output.step);
    this.#announce(output.result);
    return output.result;
  }

  async #keepLease(connection: PoolConnection, leadership: Leadership, now: number): Promise<void> {
    const position = this.#position;
    // A clock that was set back says nothing about the lease's age.
    if (Math.abs(now - this.#renewedAt) > this.#leaseMs / 3) {
      await renewLead(connection, leadership, this.#leaseMs);
      this.#renewedAt = now;
    }
    if (position === null) return;
    this.#position = await this.#maintenance.run(connection, { leadership, leaseMs: this.#leaseMs, position, now });
  }

  async #follow(connection: PoolConnection, asked: boolean): Promise<TickResult> {
    const news = await this.#follower.look(connection);
    if (news === null) throw notIndexed();
    this.#indexed = true;
    this.#announce(news);
    if (asked && !(await this.#follower.isPublished(connection))) throw new StillFollowing();
    return news;
  }

  #announce(result: TickResult): void {
    if (!publishes(result)) return;
    for (const listener of this.#listeners) listener(result.scopes, result.clients);
  }

  /** A connection of its own, proven to read in snapshots. */
  async #connect(): Promise<PoolConnection> {
    if (this.#connection !== null) return this.#connection;
    const connection = await acquire(this.#pool);
    this.#connection = connection;
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const [rows] = await connection.query<RowDataPacket[]>(`SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')`);
    if (rows.length === 0 || rows.some((row) => row['Value'] !== 'REPEATABLE-READ'))
      throw new Error('The database does not give the sequencer snapshots (REPEATABLE READ).');
    return connection;
  }

  /** Whatever was in memory may be of a transaction that never was; the connection may still hold it open. */
  #forget(): void {
    this.#connection?.destroy();
    this.#connection = null;
    this.#leadership = null;
    this.#position = null;
    this.#book = createScopeBook();
    this.steps.end();
  }

  #note(error: unknown): void {
    if (error instanceof StillFollowing) return;
    this.#forget();
    if (error instanceof LostLeadership) {
      this.#options.log?.('sequencer.superseded', {});
      return;
    }
    this.#indexed = error instanceof AppError ? false : this.#indexed;
    this.#lastError = databaseErrorCode(error) || (error instanceof Error ? error.message : 'unknown');
    this.#options.log?.('sequencer.failed', { code: databaseErrorCode(error) });
  }
}

function publishes(result: TickResult): boolean {
  return result.scopes.length > 0 || result.clients.length > 0;
}

/** The leader is another process and has not published yet what the caller waits for. */
class StillFollowing extends Error {
  override readonly name = 'StillFollowing';
}

function stopped(): AppError {
  return new AppError({
    kind: 'unavailable',
    origin: 'gateway',
    code: 'sequencer.stopped',
    message: 'The server is shutting down. Your work is kept and will be sent when it is back.',
    retryAfterSeconds: 2,
  });
}

function unavailable(cause: unknown): AppError {
  return new AppError(
    {
      kind: 'unavailable',
      origin: 'gateway',
      code: 'sequencer.unavailable',
      message: 'The server cannot publish changes right now. Your work is kept and will be sent as soon as it can.',
      retryAfterSeconds: 2,
    },
    { cause },
  );
}
