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
  };
}

/** Resolves after the delay, or at once when `wake` is called or the signal ends it. */
export function pause(runtime: Runtime, delayMs: number, signal: AbortSignal, onWake?: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    let cancel = (): void => {};
    const finish = (): void => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    cancel = runtime.schedule(delayMs, finish);
    signal.addEventListener('abort', finish);
    onWake?.(finish);
  });
}
