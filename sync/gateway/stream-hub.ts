import type { Pool } from 'mysql2/promise';
import type { AppError } from '../../shared/errors.ts';
import type { PullRequest } from '../protocol/pull.ts';
import { DeviceStream } from './device-stream.ts';
import type { FrameWriter } from './frames.ts';
import { describeError } from './log.ts';
import type { Log } from './log.ts';
import { withConnection } from './pool.ts';
import { refusal } from './refusals.ts';
import { scopesFor, usersOnPanels } from './sequencer/scopes.ts';
import { SharedPatches } from './sequencer/shared-patches.ts';
import type { PublishedScope, Sequencer } from './sequencer/types.ts';
import type { Timings } from './services.ts';
import { inspectSessions } from './principals.ts';
import type { Principal, SessionState } from './principals.ts';

/**
 * How long the news wait for more of them, ms for each open stream. To tell a
 * stream costs about 15 µs, half of it the write to its socket, so 1,000 devices
 * told of each of 50 changes a second would take a whole core; in rounds they take
 * about a third of one, and few devices wait for nothing.
 */
const ROUND_MS_PER_STREAM = 0.03;
/** Below this a timer would only add to the wait. */
const SHORTEST_ROUND_MS = 2;

/** What the hub needs of the gateway. */
export interface StreamHubOptions {
  readonly pool: Pool;
  readonly sequencer: Sequencer;
  readonly log: Log;
  readonly timings: Timings;
}

/** The open streams of this gateway, one a device at most. */
export class StreamHub {
  readonly #options: StreamHubOptions;
  readonly #streams = new Set<DeviceStream>();
  readonly #stopListening: () => void;
  readonly #heartbeats: NodeJS.Timeout;
  readonly #inspections: NodeJS.Timeout;
  /** Published and not told yet: scopes by id, and devices whose queue went on. */
  readonly #news = { scopes: new Map<number, PublishedScope>(), clients: new Set<number>() };
  readonly #shared = new SharedPatches();
  /** Panels that somebody may have come to or left, and that nobody's access was looked up for yet. */
  readonly #panels = new Set<number>();
  /** How often panels were told of. */
  #panelRounds = 0;
  #granting = false;
  #round: NodeJS.Timeout | null = null;
  #inspecting = false;

  /** Starts the hub's two clocks: heartbeats, and looking at everyone's access again. */
  constructor(options: StreamHubOptions) {
    this.#options = options;
    this.#stopListening = options.sequencer.onPublished((changed, clients) => {
      for (const scope of changed) this.#news.scopes.set(scope.scopeId, scope);
      for (const client of clients) this.#news.clients.add(client);
      this.#planRound();
    });
    this.#heartbeats = setInterval(() => {
      for (const stream of this.#streams) void stream.beat();
    }, options.timings.heartbeatMs);
    this.#inspections = setInterval(() => {
      void this.#inspect();
      void this.#grantPanels();
    }, options.timings.inspectMs);
  }

  /** Serves a stream until it is over: a patch at once, then one whenever something of the device's is published. */
  async serve(principal: Principal, request: PullRequest, frames: FrameWriter): Promise<void> {
    const { sequencer } = this.#options;
    const stream = await this.#open(principal, request, frames);
    sequencer.setActive(true);
    void stream.refresh();
    await stream.over;
    this.#streams.delete(stream);
    if (this.#streams.size === 0) sequencer.setActive(false);
  }

  async #open(principal: Principal, request: PullRequest, frames: FrameWriter): Promise<DeviceStream> {
    const { pool, log, sequencer } = this.#options;
    for (;;) {
      const { round, scopes } = await withConnection(pool, async (connection) => ({
        round: this.#panelRounds,
        scopes: await scopesFor(connection, principal.account),
      }));
      // Who is not among the streams yet hears nothing of a panel that was told of meanwhile.
      if (round !== this.#panelRounds) continue;
      const replaced = refusal('conflict', 'stream.replaced', 'This device opened a newer stream.');
      for (const other of this.#streams) if (other.principal.clientId === principal.clientId) this.#end(other, replaced);
      const stream = new DeviceStream({ pool, log, steps: sequencer.steps, shared: this.#shared, principal, scopes, request, frames });
      this.#streams.add(stream);
      return stream;
    }
  }

  /** Ends the streams of a session family, for sign-out. */
  endFamily(family: string): void {
    const signedOut = refusal('unauthenticated', 'session.ended', 'You were signed out.');
    for (const stream of this.#streams) if (stream.principal.family === family) this.#end(stream, signedOut);
  }

  /** Says goodbye to everyone and stops the clocks. */
  async stop(): Promise<void> {
    this.#stopListening();
    if (this.#round !== null) clearTimeout(this.#round);
    clearInterval(this.#heartbeats);
    clearInterval(this.#inspections);
    const stopping = refusal('unavailable', 'gateway.stopping', 'The gateway is being restarted; connecting again in a moment.');
    await Promise.all([...this.#streams].map((stream) => stream.end(stopping.body)));
    this.#streams.clear();
  }

  /** Tells few devices at once, many together with what comes soon after. */
  #planRound(): void {
    if (this.#round !== null) return;
    const wait = this.#streams.size * ROUND_MS_PER_STREAM;
    if (wait < SHORTEST_ROUND_MS) this.#tell();
    else this.#round = setTimeout(() => this.#tell(), wait);
  }

  #tell(): void {
    this.#round = null;
    const { scopes, clients } = this.#news;
    const [scopeIds, clientIds] = [new Set(scopes.keys()), new Set(clients)];
    const panels = [...scopes.values()].filter((scope) => scope.scope.startsWith('panel:'));
    scopes.clear();
    clients.clear();
    for (const stream of this.#streams) if (stream.concerns(scopeIds, clientIds)) void stream.refresh();
    if (panels.length === 0) return;
    this.#panelRounds += 1;
    for (const panel of panels) this.#panels.add(panel.scopeId);
    void this.#grantPanels();
  }

  /**
   * Whoever came to a panel, or left it, holds its scope from now on, or no more.
   * One look after the other: an older one must not have the last word.
   */
  async #grantPanels(): Promise<void> {
    if (this.#granting) return;
    this.#granting = true;
    while (this.#panels.size > 0) {
      const scopeIds = new Set(this.#panels);
      this.#panels.clear();
      try {
        await this.#grantScopes(scopeIds);
      } catch (error) {
        this.#options.log('warn', 'stream.panels_failed', describeError(error));
        // The next inspection tries it again.
        for (const scopeId of scopeIds) this.#panels.add(scopeId);
        break;
      }
    }
    this.#granting = false;
  }

  async #grantScopes(scopeIds: ReadonlySet<number>): Promise<void> {
    if (this.#streams.size === 0) return;
    await withConnection(this.#options.pool, async (connection) => {
      const invited = await usersOnPanels(connection, [...scopeIds]);
      for (const stream of this.#streams) {
        const { userId } = stream.principal.account;
        if (invited.has(userId) || stream.holds(scopeIds)) stream.grant(await scopesFor(connection, stream.principal.account));
      }
    });
  }

  #end(stream: DeviceStream, error: AppError): void {
    this.#streams.delete(stream);
    void stream.end(error.body);
  }

  async #inspect(): Promise<void> {
    if (this.#inspecting || this.#streams.size === 0) return;
    this.#inspecting = true;
    try {
      const open = [...this.#streams];
      const sessions = open.map((stream) => stream.principal.sessionId);
      const states = await inspectSessions(this.#options.pool, sessions);
      for (const stream of open) this.#judge(stream, states.get(stream.principal.sessionId));
    } catch (error) {
      this.#options.log('warn', 'stream.inspection_failed', describeError(error));
    } finally {
      this.#inspecting = false;
    }
  }

  #judge(stream: DeviceStream, state: SessionState | undefined): void {
    if (state === undefined || !this.#streams.has(stream)) return;
    if (!state.ok) this.#end(stream, state.error);
    else if (!hasSameAccess(state.principal, stream.principal)) {
      this.#end(stream, refusal('conflict', 'session.changed', 'Your access has changed; connecting again.'));
    } else if (Date.now() >= stream.principal.expiresAt) {
      this.#end(stream, refusal('unauthenticated', 'session.expired', 'The access token ended; refresh it.'));
    } else if (state.silentMs > this.#options.timings.deadMs) stream.cut();
  }
}

function hasSameAccess(a: Principal, b: Principal): boolean {
  return a.account.role === b.account.role && a.account.companyId === b.account.companyId && a.account.email === b.account.email;
}
