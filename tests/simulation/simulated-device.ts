import { Mirror } from '../../db/mirror/mirror.ts';
import { createEngine } from '../../sync/engine/engine.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import { createHttpTransport } from '../../sync/engine/http-transport.ts';
import type { SessionKeeper } from '../../sync/engine/ports.ts';
import { memoryKeeper } from '../../sync/engine/testing/device.ts';
import { guardMirror, ProcessKilled, type DevicePoint } from './guarded-mirror.ts';
import { memoryFiles } from './memory-files.ts';
import { fetchOver, type Answerer, type Path } from './network.ts';
import { PASSWORD } from './simulated-gateway.ts';
import { VirtualProcess, type ProcessSurroundings } from './virtual-process.ts';

/** What a simulated workstation is made of. */
export interface DeviceSetting {
  readonly index: number;
  readonly email: string;
  readonly surroundings: ProcessSurroundings;
  readonly path: Path;
  readonly answerer: () => Answerer | null;
  /** Hears of every named point that is passed; says whether the process dies there. */
  readonly diesAt: (point: DevicePoint) => boolean;
}

/** A workstation: its mirror and session outlive its processes, as files do. */
export class SimulatedDevice {
  readonly #files = memoryFiles();
  #image: { readonly bytes: Buffer; readonly nextMutationId: number } | null = null;
  mirror = new Mirror(this.#files);
  readonly events: { event: string; figures: Readonly<Record<string, unknown>> }[] = [];
  /** Changes that the engine acknowledged, for an oracle to ask about later. */
  readonly acknowledged = new Set<number>();
  readonly #keeper: SessionKeeper = memoryKeeper();
  readonly #setting: DeviceSetting;
  #process: VirtualProcess;
  engine: Engine;

  constructor(setting: DeviceSetting) {
    this.#setting = setting;
    this.#process = new VirtualProcess(setting.surroundings);
    this.engine = this.#boot();
  }

  get index(): number {
    return this.#setting.index;
  }

  get isAlive(): boolean {
    return this.#process.isAlive;
  }

  async signIn(): Promise<void> {
    await this.#process
      .run(() => this.engine.signIn({ gatewayUrl: 'https://gateway.test', email: this.#setting.email, password: PASSWORD }))
      .catch(ignoreKill);
  }

  /** Does something as its user; undefined when the process dies in the middle of it. */
  act<T>(work: (engine: Engine) => T): T | undefined {
    try {
      const answer = this.#process.run(() => work(this.engine));
      return this.#process.isAlive ? answer : undefined;
    } catch (thrown) {
      ignoreKill(thrown);
      return undefined;
    }
  }

  /** kill -9. Its loops are wound up only so that nothing is left hanging: nothing they do reaches anyone. */
  kill(): void {
    this.#process.kill();
    void this.engine.stop().catch(ignoreKill);
  }

  /** Keeps the mirror as it is now, as a backup of the laptop does. */
  keepImage(): void {
    this.#image = { bytes: this.#files.image(), nextMutationId: this.mirror.current().fact('nextMutationId') };
  }

  /**
   * The laptop comes back from its backup: what was done since is not in its
   * mirror, and what of it was never sent is nowhere.
   * @returns whether there was a backup
   */
  restoreImage(): boolean {
    if (this.#image === null) return false;
    const { bytes, nextMutationId } = this.#image;
    this.kill();
    this.#files.restore(bytes);
    this.mirror = new Mirror(this.#files);
    for (const id of this.acknowledged) if (id >= nextMutationId) this.acknowledged.delete(id);
    return true;
  }

  /** Starts the program again. */
  start(): void {
    this.#process = new VirtualProcess(this.#setting.surroundings);
    this.engine = this.#boot();
    this.act((engine) => engine.start());
  }

  #boot(): Engine {
    const { surroundings, path, answerer, diesAt } = this.#setting;
    const process = this.#process;
    const dies = (point: DevicePoint): boolean => {
      if (!process.isAlive || !diesAt(point)) return false;
      process.kill();
      queueMicrotask(() => this.kill());
      return true;
    };
    const runtime = {
      now: () => process.now(),
      monotonic: () => process.monotonic(),
      random: surroundings.random,
      schedule: (delayMs: number, task: () => void) => process.schedule(delayMs, () => guardedTask(task)),
    };
    const fetch = fetchOver(surroundings.time, path, process, answerer, () => void dies('push.sent'));
    return createEngine({
      mirror: guardMirror(this.mirror, () => process.isAlive, dies),
      transportTo: (url) => createHttpTransport(url, fetch, runtime),
      sessions: this.#keeper,
      runtime,
      device: { name: `laptop ${this.#setting.index}`, platform: 'linux' },
      log: (event, figures) => {
        if (!process.isAlive) return;
        this.events.push({ event, figures });
        // Who revokes a device takes its unsent work along.
        if (event === 'device.wiped') this.acknowledged.clear();
      },
    });
  }
}

function ignoreKill(thrown: unknown): void {
  if (!(thrown instanceof ProcessKilled)) throw thrown;
}

function guardedTask(task: () => void): void {
  try {
    task();
  } catch (thrown) {
    ignoreKill(thrown);
  }
}
