import { collectGarbage } from './collect-garbage.ts';

/** Everything the engine takes from its surroundings, so that a simulation can stand in for them. */
export interface Runtime {
  /** The device's wall clock, ms since the epoch; only ever shown or sent, never waited on. */
  readonly now: () => number;
  /** A clock that only goes forward, ms. */
  readonly monotonic: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Runs `task` once after the delay; answers the canceller. */
  readonly schedule: (delayMs: number, task: () => void) => () => void;
  /** Gives back what nothing refers to any more; stops the process for some 25 ms. */
  readonly collectGarbage: () => void;
}

/** The real clock, timers and randomness of the process. */
export function systemRuntime(): Runtime {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    random: () => Math.random(),
    schedule: (delayMs, task) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    collectGarbage,
  };
}

/** Resolves after the delay, or as soon as the signal ends it. */
export function pause(runtime: Runtime, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Doorbell().wait(runtime, delayMs, signal);
}

/** Watches over work that may take long, but not stand still. */
export interface Watchdog {
  /** It moved on. */
  readonly moved: () => void;
  /** It has ended. */
  readonly stop: () => void;
}

/** Calls `onStill` when the work has not moved on for so long, ms. */
export function watchdog(runtime: Runtime, limitMs: number, onStill: () => void): Watchdog {
  let cancel = runtime.schedule(limitMs, onStill);
  return {
    moved: () => {
      cancel();
      cancel = runtime.schedule(limitMs, onStill);
    },
    stop: () => cancel(),
  };
}

/** Lets a loop sleep until its time is up or someone rings; a ring while it is busy is not lost. */
export class Doorbell {
  #rung = false;
  #wake: (() => void) | null = null;

  /** Wakes the sleeper, or keeps the next one from falling asleep. */
  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Forgets rings so far: what they were for is about to be done. */
  answer(): void {
    this.#rung = false;
  }

  wait(runtime: Runtime, delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted || this.#rung) {
        resolve();
        return;
      }
      let cancel = (): void => undefined;
      const finish = (): void => {
        cancel();
        this.#wake = null;
        signal.removeEventListener('abort', finish);
        resolve();
      };
      cancel = runtime.schedule(delayMs, finish);
      this.#wake = finish;
      signal.addEventListener('abort', finish);
    });
  }
}
