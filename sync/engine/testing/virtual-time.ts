import type { Runtime } from '../runtime.ts';

interface Event {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
  cancelled: boolean;
}

/** Lets every promise that can go on do so. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A small generator of repeatable randomness (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Time that passes only when it is told to: timers fire in order, and hours take milliseconds. */
export class VirtualTime {
  #now: number;
  #order = 0;
  #events: Event[] = [];

  constructor(startMs: number) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, task: () => void): () => void {
    const event: Event = { at: this.#now + Math.max(0, delayMs), order: this.#order++, task, cancelled: false };
    const place = this.#events.findLastIndex((other) => other.at <= event.at);
    this.#events.splice(place + 1, 0, event);
    return () => {
      event.cancelled = true;
    };
  }

  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.schedule(delayMs, resolve));
  }

  /** Lets so many ms pass. */
  async advance(durationMs: number): Promise<void> {
    const end = this.#now + durationMs;
    await settlePromises();
    for (let next = this.#events[0]; next !== undefined && next.at <= end; next = this.#events[0]) {
      this.#events.shift();
      if (next.cancelled) continue;
      this.#now = Math.max(this.#now, next.at);
      next.task();
      await settlePromises();
    }
    this.#now = end;
  }

  /** Lets time pass until the condition holds; answers whether it came to hold within the limit. */
  async until(holds: () => boolean, limitMs: number): Promise<boolean> {
    const end = this.#now + limitMs;
    await settlePromises();
    while (!holds()) {
      const next = this.#events[0];
      if (next === undefined || next.at > end) return false;
      await this.advance(Math.max(0, next.at - this.#now));
    }
    return true;
  }

  /** A runtime in this time, with its own randomness and a wall clock that is wrong by `skewMs`. */
  runtime(random: () => number, skewMs = 0): Runtime {
    return {
      now: () => this.#now + skewMs,
      monotonic: () => this.#now,
      random,
      schedule: (delayMs, task) => this.schedule(delayMs, task),
      collectGarbage: () => undefined,
    };
  }
}
