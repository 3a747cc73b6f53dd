import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timersPromises from 'node:timers/promises';
import type { VirtualTime } from '../../sync/engine/testing/virtual-time.ts';

const running = new AsyncLocalStorage<VirtualProcess>();

/** What a virtual process is given instead of the machine's clock and chance. */
export interface ProcessSurroundings {
  readonly time: VirtualTime;
  readonly random: () => number;
  /** How wrong this machine's clock is, ms; asked at every look. */
  readonly skewMs: () => number;
}

/**
 * A program as the simulation runs it: code that runs inside takes time, timers
 * and randomness from the simulation without knowing it. A killed one never
 * hears of its timers again.
 */
export class VirtualProcess {
  readonly #surroundings: ProcessSurroundings;
  #isAlive = true;

  constructor(surroundings: ProcessSurroundings) {
    this.#surroundings = surroundings;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get random(): () => number {
    return this.#surroundings.random;
  }

  /** This machine's wall clock. */
  now(): number {
    return this.#surroundings.time.now() + this.#surroundings.skewMs();
  }

  monotonic(): number {
    return this.#surroundings.time.now();
  }

  run<T>(work: () => T): T {
    return running.run(this, work);
  }

  schedule(delayMs: number, task: () => void): () => void {
    return this.#surroundings.time.schedule(delayMs, () => {
      if (this.#isAlive) this.run(task);
    });
  }

  kill(): void {
    this.#isAlive = false;
  }
}

/** What setTimeout answers inside a virtual process. */
class VirtualTimer {
  readonly cancel: () => void;

  constructor(cancel: () => void) {
    this.cancel = cancel;
  }

  unref(): this {
    return this;
  }

  ref(): this {
    return this;
  }
}

function bytes(random: () => number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

function uuid(random: () => number): string {
  const hex = bytes(random, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

type Task = (...values: unknown[]) => void;

function interval(process: VirtualProcess, task: Task, periodMs: number, values: unknown[]): VirtualTimer {
  let cancel = (): void => undefined;
  const next = (): void => {
    cancel = process.schedule(periodMs, () => {
      next();
      task(...values);
    });
  };
  next();
  return new VirtualTimer(() => cancel());
}

function delay(process: VirtualProcess, ms: number, value: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = process.schedule(ms, () => resolve(value));
    const abort = (): void => {
      cancel();
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

interface Replacement {
  readonly owner: Record<string, unknown>;
  readonly name: string;
  readonly make: (real: Task) => unknown;
}

/** Calls inside a virtual process go to `inside`, all others where they always went. */
function within(inside: (process: VirtualProcess, ...values: never[]) => unknown): Replacement['make'] {
  return (real) =>
    function replaced(this: unknown, ...values: unknown[]): unknown {
      const process = running.getStore();
      return process === undefined ? Reflect.apply(real, this, values) : inside(process, ...(values as never[]));
    };
}

const clearing: Replacement['make'] = (real) => (timer: unknown) => (timer instanceof VirtualTimer ? timer.cancel() : real(timer));

function owner(of: object): Record<string, unknown> {
  return of as Record<string, unknown>;
}

const REPLACEMENTS: readonly Replacement[] = [
  { owner: owner(Date), name: 'now', make: within((process) => process.now()) },
  { owner: owner(performance), name: 'now', make: within((process) => process.monotonic()) },
  { owner: owner(Math), name: 'random', make: within((process) => process.random()) },
  {
    owner: owner(globalThis),
    name: 'setTimeout',
    make: within((process, task: Task, ms: number, ...values: unknown[]) => new VirtualTimer(process.schedule(ms, () => task(...values)))),
  },
  {
    owner: owner(globalThis),
    name: 'setInterval',
    make: within((process, task: Task, ms: number, ...values: unknown[]) => interval(process, task, ms, values)),
  },
  { owner: owner(globalThis), name: 'clearTimeout', make: clearing },
  { owner: owner(globalThis), name: 'clearInterval', make: clearing },
  {
    owner: owner(AbortSignal),
    name: 'timeout',
    make: within((process, ms: number) => {
      const controller = new AbortController();
      process.schedule(ms, () => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')));
      return controller.signal;
    }),
  },
  {
    owner: owner(timersPromises),
    name: 'setTimeout',
    make: within((process, ms: number, value: unknown, options?: { signal?: AbortSignal }) => delay(process, ms, value, options?.signal)),
  },
  { owner: owner(crypto), name: 'randomBytes', make: within((process, length: number) => bytes(process.random, length)) },
  { owner: owner(crypto), name: 'randomUUID', make: within((process) => uuid(process.random)) },
];

/** Puts virtual time and chance into place for everything that runs in a {@link VirtualProcess}; answers the way back. */
export function installVirtualProcesses(): () => void {
  const real = REPLACEMENTS.map((replacement) => replacement.owner[replacement.name]);
  for (const { owner: target, name, make } of REPLACEMENTS) target[name] = make(target[name] as Task);
  syncBuiltinESMExports();
  return () => {
    REPLACEMENTS.forEach(({ owner: target, name }, index) => (target[name] = real[index]));
    syncBuiltinESMExports();
  };
}
