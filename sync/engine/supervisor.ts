import type { AppError, ErrorKind } from '../../shared/errors.ts';
import { DEVICE_CLONED } from '../protocol/push.ts';
import { MAX_MUTATIONS_PER_PUSH } from '../protocol/version.ts';
import type { EngineParts } from './engine-parts.ts';
import { firstSync } from './first-sync.ts';
import { asAppError, placeOf } from './frames.ts';
import { disownClient } from './numbering.ts';
import type { MirrorStore } from './ports.ts';
import { followStream, ResyncNeeded } from './pull-loop.ts';
import { forgetVerdicts, isOwnFault, pushOnce } from './push-loop.ts';
import { letGo, meansLostAccess } from './lost-access.ts';
import { loadPending } from './queue.ts';
import { Doorbell, pause } from './runtime.ts';
import { DEVICE_REVOKED, isExclusion } from './session.ts';
import { Verifier } from './verifier.ts';

const BACKOFF_BASE_MS = 1_000;
const BACKOFF_CAP_MS = 30_000;
/** What only an update or an administrator can heal is asked again no more often than this, ms. */
const HOPELESS_RETRY_MS = 60_000;
/** Changes that wait while the connection stands are a fault after this many ms. */
const PROGRESS_DEADLINE_MS = 60_000;
const WATCH_EVERY_MS = 5_000;

/** What a push finds out about the connection or the file, too. */
const CONCERNS_THE_STREAM: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'corrupt',
  'unreachable',
  'incompatible',
  'unauthenticated',
  'forbidden',
  'conflict',
]);

const STUCK = {
  code: 'sync.stuck',
  message: 'Your changes are safe here but the server has not taken them for a minute. HotGigs keeps trying; tell your administrator if this stays.',
};

/**
 * Keeps the device level with the gateway from sign-in to sign-out: one loop
 * follows the stream (or takes the first sync), one sends the queue, and a watch
 * sees to it that neither waits for something that was lost.
 */
export class Supervisor {
  readonly #parts: EngineParts;
  readonly #controller = new AbortController();
  readonly #done: Promise<unknown>;
  #attempt = 0;
  readonly #pullBell = new Doorbell();
  readonly #pushBell = new Doorbell();
  #stream: AbortController | null = null;
  readonly #verifier: Verifier;
  /** A comparison found more than it can repair. */
  #wantsCopy = false;
  /** The file that was found damaged; the next connection begins with another one. */
  #damaged: MirrorStore | null = null;
  /** When the queue last moved or was empty, on the monotonic clock. */
  #progressAt: number;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#progressAt = parts.runtime.monotonic();
    this.#verifier = new Verifier({
      parts,
      signal: this.#controller.signal,
      onResync: () => {
        this.#wantsCopy = true;
        this.reconnect();
      },
      onDamage: () => this.#foundDamage(),
    });
    const loops = [() => this.#pullLoop(), () => this.#pushLoop(), () => this.#watch(), () => this.#verifier.run()];
    this.#done = Promise.all(loops.map((loop) => this.#keepRunning(loop)));
  }

  /** Ends the loops. */
  async stop(): Promise<void> {
    this.#controller.abort();
    await this.#done;
  }

  /** There is something to send. */
  kick(): void {
    this.#verifier.changed();
    this.#pushBell.ring();
  }

  /** Compares the copy with the server now. */
  verifyNow(): ReturnType<Verifier['now']> {
    return this.#verifier.now();
  }

  /** Tries now instead of at the end of the pause. */
  retryNow(): void {
    this.#attempt = 0;
    this.#pullBell.ring();
    this.#pushBell.ring();
  }

  /** Leaves the connection as it is and makes a new one, as after the mirror was replaced. */
  reconnect(): void {
    this.#stream?.abort();
    this.retryNow();
  }

  /** A loop that ended would leave the device behind without a word: whatever it fell over is told, and it begins again. */
  async #keepRunning(loop: () => Promise<void>): Promise<void> {
    const { signal } = this.#controller;
    while (!signal.aborted) {
      try {
        await loop();
        return;
      } catch (thrown) {
        const error = asAppError(thrown);
        this.#parts.log('loop.failed', { kind: error.kind, code: error.code, place: placeOf(error) });
        if (error.kind === 'corrupt') this.#foundDamage();
        await pause(this.#parts.runtime, this.#pauseAfter(error), signal);
      }
    }
  }

  async #pullLoop(): Promise<void> {
    const { signal } = this.#controller;
    while (!signal.aborted && !this.#parts.session.ended) {
      this.#pullBell.answer();
      const wait = await this.#connect();
      if (wait > 0) await this.#pullBell.wait(this.#parts.runtime, wait, signal);
    }
  }

  /** One connection from its first attempt to its end. Answers how long to pause before the next, ms. */
  async #connect(): Promise<number> {
    const { mirror, state } = this.#parts;
    this.#stream = new AbortController();
    const { signal } = this.#stream;
    const forward = (): void => this.#stream?.abort();
    this.#controller.signal.addEventListener('abort', forward);
    try {
      if (this.#damaged !== null) this.#rebuild();
      if (this.#wantsCopy || !mirror.current().hasCopy()) await firstSync(this.#parts, signal);
      this.#wantsCopy = false;
      await followStream(this.#parts, signal, () => this.#onPatch());
      state.connecting();
      return this.#backoff();
    } catch (thrown) {
      // Awaited here: a resync still runs inside, and stopping must reach it. What an answer to the trouble asks of
      // the store may be refused: that is told instead, and the trouble comes back with the next connection.
      return await this.#onTrouble(thrown, signal).catch((refused: unknown) => this.#rest(asAppError(refused)));
    } finally {
      this.#controller.signal.removeEventListener('abort', forward);
    }
  }

  #onPatch(): void {
    this.#attempt = 0;
    this.#pushBell.ring();
    this.#verifier.level();
  }

  async #onTrouble(thrown: unknown, signal: AbortSignal): Promise<number> {
    if (thrown instanceof ResyncNeeded) return this.#resync(signal);
    const error = asAppError(thrown);
    const { state, session } = this.#parts;
    if (this.#controller.signal.aborted) return 0;
    if (error.kind === 'cancelled') {
      // The other loop found the connection wanting and had it made anew.
      state.connecting();
      return this.#backoff();
    }
    if (error.kind === 'unauthenticated' && !session.ended && this.#attempt === 0) {
      // An access token that ended in mid-stream: the next attempt renews it.
      this.#tell(error);
      this.#attempt = 1;
      state.connecting();
      return 0;
    }
    if (error.code === DEVICE_REVOKED) return this.#wipe(error);
    if (meansLostAccess(error.code)) letGo(this.#parts, []);
    if (error.code === DEVICE_CLONED) this.#disown(error);
    if (isExclusion(error.body)) session.end(error.body.message);
    return this.#rest(error);
  }

  #tell(error: AppError): void {
    this.#parts.log('sync.trouble', { kind: error.kind, code: error.code, place: placeOf(error) });
  }

  /** Says what keeps the connection from standing. Answers how long to leave it, ms. */
  #rest(error: AppError): number {
    this.#tell(error);
    if (error.kind === 'corrupt' && this.#damaged === null) {
      this.#damaged = this.#parts.mirror.current();
      return 0;
    }
    this.#parts.state.failed(error, this.#parts.runtime.now());
    return this.#pauseAfter(error);
  }

  /** Another loop met damage: the one of the connection takes another file into use, where a refusal of the disk is heard. */
  #foundDamage(): void {
    this.#damaged = this.#parts.mirror.current();
    this.reconnect();
  }

  /** Takes a whole new copy beside the one in use; work goes on meanwhile. */
  async #resync(signal: AbortSignal): Promise<number> {
    this.#parts.log('sync.resync', {});
    this.#parts.state.reached();
    try {
      await firstSync(this.#parts, signal);
      return 0;
    } catch (thrown) {
      return this.#onTrouble(thrown, signal);
    }
  }

  #rebuild(): void {
    const { mirror, pending, log } = this.#parts;
    // Somebody who read it may have been there before.
    if (mirror.current() === this.#damaged) {
      mirror.rebuild();
      log('mirror.rebuilt', { pending: mirror.current().queue.unsettled().length });
    }
    loadPending(mirror.current(), pending);
    this.#damaged = null;
  }

  /** Another copy of this profile goes on under the registration; here a new one is needed. */
  #disown(error: AppError): void {
    disownClient(this.#parts.mirror.current());
    this.#parts.session.end(error.body.message);
  }

  #wipe(error: AppError): number {
    this.#tell(error);
    this.#parts.wipe(error.body.message);
    this.#controller.abort();
    return 0;
  }

  #pauseAfter(error: AppError): number {
    const asked = error.body.retryAfterSeconds;
    if (asked !== undefined) return asked * 1_000 * (1 + this.#parts.runtime.random() * 0.5);
    const hopeless = error.kind === 'incompatible' || error.kind === 'disk_full';
    return hopeless ? HOPELESS_RETRY_MS : this.#backoff();
  }

  /** Full jitter, so that a thousand laptops do not come back in step. */
  #backoff(): number {
    const ceiling = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** this.#attempt);
    this.#attempt = Math.min(this.#attempt + 1, 16);
    return this.#parts.runtime.random() * ceiling;
  }

  async #pushLoop(): Promise<void> {
    const { signal } = this.#controller;
    let failures = 0;
    let limit = MAX_MUTATIONS_PER_PUSH;
    while (!signal.aborted) {
      this.#pushBell.answer();
      const result = await this.#push(limit);
      if (result === 'refused') limit = Math.max(1, Math.floor(limit / 2));
      failures = result === 'failed' ? failures + 1 : 0;
      if (result === 'pushed') {
        this.#parts.state.warn(null);
        this.#progressAt = this.#parts.runtime.monotonic();
        limit = Math.min(MAX_MUTATIONS_PER_PUSH, limit * 2);
      }
      if (result === 'pushed' || result === 'refused') continue;
      const wait = failures === 0 ? PROGRESS_DEADLINE_MS : this.#parts.runtime.random() * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** failures);
      await this.#pushBell.wait(this.#parts.runtime, wait, signal);
    }
  }

  async #push(limit: number): Promise<'idle' | 'pushed' | 'refused' | 'failed'> {
    const { state, mirror, session } = this.#parts;
    if (state.connection !== 'online' || session.ended) return 'idle';
    try {
      const result = await pushOnce(this.#parts, limit, this.#controller.signal);
      if (result === 'gap') forgetVerdicts(mirror.current());
      return result === 'empty' ? 'idle' : result === 'gap' ? 'failed' : 'pushed';
    } catch (thrown) {
      return this.#onPushTrouble(asAppError(thrown), limit);
    }
  }

  #onPushTrouble(error: AppError, limit: number): 'refused' | 'failed' {
    this.#parts.log('push.trouble', { kind: error.kind, code: error.code, place: placeOf(error) });
    if (isOwnFault(error) && limit > 1) return 'refused';
    if (error.kind === 'corrupt') this.#damaged = this.#parts.mirror.current();
    // The next step tells which changes are this profile's own.
    if (error.code === DEVICE_CLONED) this.#stream?.abort();
    // The stream's loop finds out what is wrong with the connection and says so.
    if (CONCERNS_THE_STREAM.has(error.kind)) this.#stream?.abort();
    return 'failed';
  }

  #tidy(): void {
    try {
      this.#parts.mirror.tidy();
    } catch (thrown) {
      // A full disk or a damaged page: whoever writes or reads next finds out and says so.
      this.#parts.log('mirror.not_tidied', { code: asAppError(thrown).code });
    }
  }

  /** Pending and online must mean progress: else the connection is made anew, and the user is told. */
  async #watch(): Promise<void> {
    const { runtime, mirror, state } = this.#parts;
    const { signal } = this.#controller;
    while (!signal.aborted) {
      await pause(runtime, WATCH_EVERY_MS, signal);
      this.#tidy();
      const waiting = mirror.current().queue.unsettled().length > 0;
      if (!waiting) state.warn(null);
      if (!waiting || state.connection !== 'online') this.#progressAt = runtime.monotonic();
      else if (runtime.monotonic() - this.#progressAt > PROGRESS_DEADLINE_MS) {
        this.#progressAt = runtime.monotonic();
        state.warn(STUCK);
        this.#stream?.abort();
      }
    }
  }
}
