import type { MirrorDatabase } from '../../db/mirror/database.ts';
import { damagedMirror } from '../../db/mirror/errors.ts';
import { Mirror } from '../../db/mirror/mirror.ts';
import { createEngine } from '../../sync/engine/engine.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import { createHttpTransport } from '../../sync/engine/http-transport.ts';
import type { SessionKeeper } from '../../sync/engine/ports.ts';
import { memoryKeeper } from '../../sync/engine/testing/device.ts';
import { FailingDisk, type DiskTrouble } from './failing-disk.ts';
import { guardMirror, ProcessKilled, type DevicePoint } from './guarded-mirror.ts';
import { memoryFiles, type FileImage } from './memory-files.ts';
import { fetchOver, type Answerer, type Path } from './network.ts';
import { PASSWORD } from './simulated-gateway.ts';
import { makeOlder } from './versions.ts';
import { VirtualProcess, type ProcessSurroundings } from './virtual-process.ts';

/** What a simulated workstation is made of. */
export interface DeviceSetting {
  readonly index: number;
  readonly email: string;
  /** The company an administrator of the platform works in first; null for everyone else. */
  readonly company: number | null;
  readonly surroundings: ProcessSurroundings;
  readonly path: Path;
  readonly answerer: () => Answerer | null;
  /** Hears of every named point that is passed; says whether the process dies there. */
  readonly diesAt: (point: DevicePoint) => boolean;
  readonly onDiskTrouble: (trouble: DiskTrouble) => void;
}

/** Text that users read and no rule reads, damaged without anything else noticing. */
const DAMAGEABLE = [
  ['candidates', 'bio'],
  ['users', 'name'],
  ['jobs', 'description'],
] as const;

/** A workstation: its mirror and session outlive its processes, as files do. */
export class SimulatedDevice {
  readonly disk: FailingDisk;
  readonly #files: ReturnType<typeof memoryFiles>;
  #image: (FileImage & { readonly nextMutationId: number; readonly file: MirrorDatabase }) | null = null;
  mirror: Mirror;
  readonly events: { event: string; figures: Readonly<Record<string, unknown>> }[] = [];
  /** Changes that the engine acknowledged, for an oracle to ask about later. */
  readonly acknowledged = new Set<number>();
  /** As whom its user worked when nothing was waiting last. */
  workedAs: string | null = null;
  /** What a comparison found although nothing had damaged the mirror. */
  readonly surprises: string[] = [];
  /** Whether its mirror was damaged, so that only a comparison finds out. */
  isDamaged = false;
  /** The company its user chooses at the next sign-in; null for who cannot. */
  company: number | null;
  readonly #keeper: SessionKeeper = memoryKeeper();
  readonly #setting: DeviceSetting;
  #process: VirtualProcess;
  engine: Engine;

  constructor(setting: DeviceSetting) {
    this.#setting = setting;
    this.company = setting.company;
    this.disk = new FailingDisk(setting.onDiskTrouble);
    this.#files = memoryFiles(this.disk);
    this.mirror = new Mirror(this.#files);
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
    const who = { gatewayUrl: 'https://gateway.test', email: this.#setting.email, password: PASSWORD };
    await this.#process.run(() => this.engine.signIn({ ...who, ...(this.company !== null && { companyId: this.company }) })).catch(ignoreKill);
  }

  /** Does something as its user; undefined when the process dies in the middle of it, or there is no file to read. */
  act<T>(work: (engine: Engine) => T): T | undefined {
    try {
      const answer = this.#process.run(() => work(this.engine));
      return this.#process.isAlive ? answer : undefined;
    } catch (thrown) {
      if (this.isReadable) ignoreKill(thrown);
      return undefined;
    }
  }

  /** Whether there is a file to read: one that could not be made after damage is tried again by whoever reads next. */
  get isReadable(): boolean {
    return this.mirror.database().connection.open;
  }

  /** What its window does all the time: it reads, and tells of damage that it meets. */
  look(): void {
    if (!this.isReadable) this.act((engine) => engine.reportDamage(damagedMirror()));
  }

  /** kill -9. Its loops are wound up only so that nothing is left hanging: nothing they do reaches anyone. */
  kill(): void {
    this.#process.kill();
    void this.engine.stop().catch(ignoreKill);
  }

  /** Keeps the files as they are now, as a backup of the laptop does. */
  keepImage(): void {
    this.#image = { ...this.#files.image(), nextMutationId: this.mirror.current().fact('nextMutationId'), file: this.mirror.database() };
  }

  /**
   * The laptop comes back from its backup: what was done since is not in its
   * files, and what of it was never sent is nowhere.
   * @returns whether there was a backup
   */
  restoreImage(): boolean {
    if (this.#image === null) return false;
    const { mirror, journal, nextMutationId } = this.#image;
    this.kill();
    this.#files.restore({ mirror, journal });
    for (const id of this.acknowledged) if (id >= nextMutationId) this.acknowledged.delete(id);
    return true;
  }

  /**
   * The end of the mirror's write-ahead log is lost, back to where the last image
   * was taken; the journal is whole. Receipts of what was decided since go along.
   * @returns whether there was an image of the file in use, and the disk had taken everything into the journal
   */
  loseTail(): boolean {
    if (this.#image?.file !== this.mirror.database() || !this.#hasSecondCopies()) return false;
    const { mirror } = this.#image;
    const { queue } = this.mirror.current();
    const decided = [...this.acknowledged].filter((id) => queue.get(id)?.outcome !== null);
    this.kill();
    this.#files.restore({ mirror });
    this.#open();
    for (const id of decided) if (this.mirror.current().queue.get(id) === null) this.acknowledged.delete(id);
    return true;
  }

  #hasSecondCopies(): boolean {
    const held = new Set(this.#files.journal?.read().map((record) => (record.kind === 'mutation' ? record.entry.id : 0)));
    return this.mirror
      .current()
      .queue.undecided(Number.MAX_SAFE_INTEGER)
      .every(({ id }) => held.has(id));
  }

  /**
   * A text in the mirror is not what the server sent any more, and the program
   * ended without closing the file: its next start must find that by comparing.
   * @returns whether there was anything to damage
   */
  damage(choose: <T>(items: readonly T[]) => T): boolean {
    const store = this.mirror.current();
    if (!store.hasCopy() || store.queue.unsettled().length > 0) return false;
    const [table, column] = choose(DAMAGEABLE);
    const ids = store.database.prepare<{ id: number }>(`SELECT id FROM "${table}"`).all();
    if (ids.length === 0) return false;
    const { id } = choose(ids);
    this.kill();
    this.#files.reopenUnclean((file) => void file.prepare(`UPDATE "${table}" SET "${column}" = 'damaged' WHERE id = ?`).run(id));
    this.isDamaged = true;
    return true;
  }

  /** The program was killed and its file is as an older version left it; the next start is one of the present version. */
  upgrade(random: () => number): void {
    this.kill();
    this.disk.rest(() => this.#files.upgrade((file) => makeOlder(file, random)));
  }

  /** Starts the program again. */
  start(): void {
    this.#process = new VirtualProcess(this.#setting.surroundings);
    this.#open();
    this.engine = this.#boot();
    this.act((engine) => engine.start());
  }

  #open(): void {
    this.mirror = this.disk.rest(() => new Mirror(this.#files));
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
      collectGarbage: () => undefined,
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
        if (event === 'verify.mismatch' && !this.isDamaged) this.surprises.push(`a comparison found other rows of ${String(figures['tables'])}`);
        if (event === 'first_sync.done' || event === 'verify.equal') this.isDamaged = false;
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
