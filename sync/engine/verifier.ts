import { type AppError, failure, type Result, success } from '../../shared/errors.ts';
import { backFill } from './back-fill.ts';
import type { EngineParts } from './engine-parts.ts';
import { asAppError, placeOf } from './frames.ts';
import { cancelledCall, unreachableGateway } from './network-errors.ts';
import type { MirrorStore } from './ports.ts';
import { ResyncNeeded } from './pull-loop.ts';
import { Doorbell, pause, watchdog } from './runtime.ts';
import { verify, type Verification } from './verify.ts';

/** The first screen has been drawn by then, ms after the device is level. */
const AFTER_FIRST_SCREEN_MS = 3_000;
const DAILY_MS = 24 * 60 * 60_000;
/** Nothing was changed here for so long: nobody is in the middle of something, ms. */
const IDLE_MS = 60_000;
/** How often it is asked whether a comparison is due, ms. */
const LOOK_EVERY_MS = 60_000;
/** The pause after one that failed, doubled each time, ms. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60_000;
/** A comparison that does not move on for so long is given up, so that the stream goes on, ms. One of a large copy takes longer as a whole. */
const LONGEST_STILL_MS = 20_000;

export interface VerifierOptions {
  readonly parts: EngineParts;
  /** Ends with the session's loops. */
  readonly signal: AbortSignal;
  /** The copy must be taken again. */
  readonly onResync: () => void;
  readonly onDamage: (error: AppError) => void;
}

interface Waiter {
  readonly resolve: (result: Result<Verification>) => void;
}

/**
 * Sees to it that the copy is compared with the server: after the first screen
 * of a new copy, after the program did not end cleanly, daily in a quiet moment,
 * and when the user asks.
 */
export class Verifier {
  readonly #options: VerifierOptions;
  readonly #bell = new Doorbell();
  #waiters: Waiter[] = [];
  #failures = 0;
  #notBefore = 0;
  #changedAt: number;
  /** The file that was compared or checked since it was opened. */
  #looked: unknown = null;
  /** It was time for a look and the gateway was away. */
  #missed = false;

  constructor(options: VerifierOptions) {
    this.#options = options;
    this.#changedAt = options.parts.runtime.monotonic();
  }

  /** The user did something. */
  changed(): void {
    this.#changedAt = this.#options.parts.runtime.monotonic();
  }

  /** The device is level with the server. */
  level(): void {
    const { parts } = this.#options;
    if (this.#looked === parts.mirror.current()) {
      if (this.#missed) this.#bell.ring();
      return;
    }
    this.#looked = parts.mirror.current();
    this.#failures = 0;
    this.#notBefore = parts.runtime.monotonic() + AFTER_FIRST_SCREEN_MS;
    this.#bell.ring();
  }

  /** Compares at once, whatever the time. */
  now(): Promise<Result<Verification>> {
    if (this.#options.parts.state.connection !== 'online') return Promise.resolve(failure(unreachableGateway().body));
    return new Promise((resolve) => {
      this.#waiters.push({ resolve });
      this.#bell.ring();
    });
  }

  /** Runs until the signal ends it. */
  async run(): Promise<void> {
    const { parts, signal } = this.#options;
    try {
      while (!signal.aborted) {
        this.#bell.answer();
        // Read once: a moment that came between two looks at the clock would be slept through.
        let now = parts.runtime.monotonic();
        if (this.#waiters.length > 0 || this.#isDue(now)) {
          await this.#attempt();
          now = parts.runtime.monotonic();
        }
        if (signal.aborted) break;
        await this.#bell.wait(parts.runtime, this.#restMs(now), signal);
      }
    } finally {
      for (const waiter of this.#waiters.splice(0)) waiter.resolve(failure(unreachableGateway().body));
    }
  }

  #restMs(now: number): number {
    const wait = this.#notBefore - now;
    return wait > 0 && wait < LOOK_EVERY_MS ? wait : LOOK_EVERY_MS;
  }

  #isDue(now: number): boolean {
    const { parts } = this.#options;
    const store = parts.mirror.current();
    if (!store.hasCopy() || now < this.#notBefore) return false;
    this.#missed = parts.state.connection !== 'online';
    if (this.#missed) return false;
    const verifiedAt = store.fact('verifiedAt');
    if (verifiedAt === null || store.endedUncleanly()) return true;
    const age = parts.runtime.now() + (store.fact('clockOffset') ?? 0) - verifiedAt;
    return age >= DAILY_MS && now - this.#changedAt >= IDLE_MS;
  }

  async #attempt(): Promise<void> {
    const waiters = this.#waiters.splice(0);
    const result = await this.#compare();
    const { runtime } = this.#options.parts;
    this.#failures = result.ok ? 0 : this.#failures + 1;
    const rest = result.ok ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.#failures - 1, 10));
    this.#notBefore = runtime.monotonic() + rest;
    for (const waiter of waiters) waiter.resolve(result);
  }

  async #compare(): Promise<Result<Verification>> {
    const { parts, signal, onResync, onDamage } = this.#options;
    try {
      await backFill(parts, signal);
      const store = parts.mirror.current();
      // A copy that was only just made needs no look at its pages.
      if (store.fact('verifiedAt') !== null || store.endedUncleanly()) await this.#lookAtPages(store);
      return success(await this.#verify());
    } catch (thrown) {
      if (thrown instanceof ResyncNeeded) onResync();
      const error = thrown instanceof ResyncNeeded ? unreachableGateway() : asAppError(thrown);
      if (error.kind === 'corrupt') onDamage(error);
      parts.log('verify.failed', { kind: error.kind, code: thrown instanceof ResyncNeeded ? 'resync' : error.code, place: placeOf(error) });
      return failure(error.body);
    }
  }

  /** Nobody waits until all of a large file was read. */
  async #lookAtPages(store: MirrorStore): Promise<void> {
    const { parts, signal } = this.#options;
    const look = store.check();
    while (look.next().done !== true) {
      await pause(parts.runtime, 0, signal);
      // Another file may have taken the place of this one, which is closed then.
      if (signal.aborted || parts.mirror.current() !== store) throw cancelledCall();
    }
  }

  /** As long as it moves on. */
  async #verify(): Promise<Verification> {
    const { parts, signal } = this.#options;
    const still = new AbortController();
    const watch = watchdog(parts.runtime, LONGEST_STILL_MS, () => still.abort());
    try {
      return await verify(parts, AbortSignal.any([signal, still.signal]), watch.moved);
    } finally {
      watch.stop();
    }
  }
}
