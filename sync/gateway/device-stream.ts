import type { Pool } from 'mysql2/promise';
import type { ErrorBody } from '../../shared/errors.ts';
import type { Patch, PullRequest, ScopeName } from '../protocol/pull.ts';
import type { FrameWriter } from './frames.ts';
import { describeError } from './log.ts';
import type { Log } from './log.ts';
import { frameFromSteps, nextFrame } from './next-frame.ts';
import type { DevicePosition } from './next-frame.ts';
import { asRefusal } from './refusals.ts';
import type { StepMark } from './sequencer/recent-steps.ts';
import type { SharedPatches } from './sequencer/shared-patches.ts';
import type { ScopeState, Sequencer } from './sequencer/types.ts';
import type { Principal } from './principals.ts';

/** What a stream is opened with. */
export interface DeviceStreamOptions {
  readonly pool: Pool;
  readonly log: Log;
  readonly steps: Sequencer['steps'];
  /** What the streams of this gateway are told alike. */
  readonly shared: SharedPatches;
  readonly principal: Principal;
  /** What the device may hold to begin with; panels may come and go, all else ends the stream. */
  readonly scopes: readonly ScopeState[];
  readonly request: PullRequest;
  readonly frames: FrameWriter;
}

/** One device's open stream: where it stands, and one patch at a time from there. */
export class DeviceStream {
  readonly #options: DeviceStreamOptions;
  /** What the device may hold from the next step on. */
  #scopes: readonly ScopeState[];
  readonly #positions: Map<ScopeName, number>;
  /** What the device keeps, or was sent on this stream already. */
  #acked: number;
  /** The device's number and what it may hold, as it was last told; null before the first patch. */
  #told: { readonly lastMutationId: number; readonly scopes: readonly ScopeState[] } | null = null;
  /** The place among the leader's steps up to which the device has everything; null where only the tables know. */
  #mark: StepMark | null = null;
  #sending = false;
  #stale = false;

  constructor(options: DeviceStreamOptions) {
    this.#options = options;
    this.#scopes = options.scopes;
    this.#positions = new Map(options.request.positions.map(({ scope, version }) => [scope, version]));
    this.#acked = options.request.ackedMutationId;
  }

  get principal(): Principal {
    return this.#options.principal;
  }

  /** Answers when the stream is over, whoever ended it. */
  get over(): Promise<void> {
    const { closed } = this.#options.frames;
    return new Promise((resolve) => {
      if (closed.aborted) resolve();
      else closed.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** True when something published is for this device. */
  concerns(scopeIds: ReadonlySet<number>, clientIds: ReadonlySet<number>): boolean {
    return clientIds.has(this.principal.clientId) || this.holds(scopeIds);
  }

  /** True when the device holds one of the scopes. */
  holds(scopeIds: ReadonlySet<number>): boolean {
    return this.#scopes.some((scope) => scopeIds.has(scope.id));
  }

  /** What the device may hold from now on. A step that is under way still tells of what it might before; the next one tells of this. */
  grant(scopes: readonly ScopeState[]): void {
    const known = new Set(this.#scopes.map((scope) => scope.id));
    if (scopes.length === known.size && scopes.every((scope) => known.has(scope.id))) return;
    this.#scopes = scopes;
    void this.refresh();
  }

  /**
   * Sends what is new, in one patch. Asked again while a slow reader takes the
   * last one, it sends once more afterwards: everything since, together.
   */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#stale && !this.#options.frames.closed.aborted) {
        this.#stale = false;
        await this.#step();
      }
    } catch (error) {
      this.#options.log('warn', 'stream.failed', { ...describeError(error), clientId: this.principal.clientId });
      await this.end(asRefusal(error).body);
    } finally {
      this.#sending = false;
    }
  }

  /** Shows that the gateway is alive. */
  async beat(): Promise<void> {
    await this.#options.frames.send({ type: 'heartbeat', serverNow: Date.now() });
  }

  /** Says why, and ends. */
  async end(error: ErrorBody): Promise<void> {
    await this.#options.frames.goodbye(error);
  }

  /** The other side is gone: nothing needs to be said. */
  cut(): void {
    this.#options.frames.destroy();
  }

  async #step(): Promise<void> {
    const { request, frames } = this.#options;
    const scopes = this.#scopes;
    // A scope that comes back one day begins anew.
    for (const name of this.#positions.keys()) if (!scopes.some((scope) => scope.name === name)) this.#positions.delete(name);
    const device = { clientId: this.principal.clientId, epoch: request.epoch, positions: this.#positions, acked: this.#acked };
    const frame = (await this.#fromSteps(scopes, device)) ?? (await this.#fromTables(scopes, device));
    if (frame.type === 'resync') {
      await frames.send(frame);
      frames.end();
    } else if (this.#bringsNews(frame, scopes)) {
      for (const patch of frame.patches) this.#positions.set(patch.scope, patch.to);
      this.#told = { lastMutationId: frame.lastMutationId, scopes };
      this.#acked = Math.max(this.#acked, frame.lastMutationId);
      await frames.send(frame);
    }
  }

  /** A scope that is new to the device begins with all it holds, so the tables must tell. */
  async #fromSteps(scopes: readonly ScopeState[], device: DevicePosition): Promise<Patch | null> {
    const { pool, steps, shared } = this.#options;
    const since = this.#mark === null ? null : steps.since(this.#mark);
    if (since === null || this.#told?.scopes !== scopes) return null;
    const mark = steps.mark();
    const frame = await frameFromSteps(pool, scopes, device, since, this.#told.lastMutationId, shared);
    this.#mark = frame === null ? null : mark;
    return frame;
  }

  /** The mark is taken first: a snapshot opened after it shows at least the steps up to there. */
  async #fromTables(scopes: readonly ScopeState[], device: DevicePosition): Promise<Awaited<ReturnType<typeof nextFrame>>> {
    const { pool, steps } = this.#options;
    this.#mark = steps.mark();
    return nextFrame(pool, scopes, device);
  }

  #bringsNews(frame: Patch, scopes: readonly ScopeState[]): boolean {
    return this.#told?.scopes !== scopes || frame.patches.length > 0 || frame.lastMutationId !== this.#told.lastMutationId;
  }
}
