import { AppError, failure, type Result, success } from '../../../shared/errors.ts';
import type { DigestRequest } from '../../protocol/digest.ts';
import type { ScopePosition } from '../../protocol/pull.ts';
import type { PushedMutation } from '../../protocol/push.ts';
import { HEARTBEAT_MS } from '../../protocol/version.ts';
import { cancelledCall, unreachableGateway } from '../network-errors.ts';
import type { Transport, TransportOptions } from '../ports.ts';
import { fakeDigest } from './fake-digest.ts';
import type { FakeGateway } from './fake-gateway.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What may go wrong on the way; each is asked once for every message. */
export interface Faults {
  /** Nothing gets through in either direction, and nobody is told. */
  readonly partitioned: () => boolean;
  readonly delayMs: () => number;
  readonly losesRequest: () => boolean;
  /** The gateway did it, but its answer never arrives. */
  readonly losesReply: () => boolean;
  /** The request arrives a second time, later. */
  readonly duplicates: () => boolean;
  readonly cutsStream: () => boolean;
}

export const NO_FAULTS: Faults = {
  partitioned: () => false,
  delayMs: () => 1,
  losesRequest: () => false,
  losesReply: () => false,
  duplicates: () => false,
  cutsStream: () => false,
};

const SILENCE_MS = 30_000;

interface StreamBody {
  readonly clientId: number;
  readonly epoch: string;
  readonly positions: readonly ScopePosition[];
  readonly ackedMutationId: number;
  readonly cursor: string | null;
  readonly screen: boolean;
}

/** The way to a {@link FakeGateway}, in virtual time and with faults. Everything is copied as JSON would. */
export class FakeTransport implements Transport {
  readonly #gateway: FakeGateway;
  readonly #time: VirtualTime;
  readonly #faults: Faults;
  /** Every body that travelled, as the wire would show it. */
  readonly recorded: string[] = [];

  constructor(gateway: FakeGateway, time: VirtualTime, faults: Faults = NO_FAULTS) {
    this.#gateway = gateway;
    this.#time = time;
    this.#faults = faults;
  }

  async request(_method: 'GET' | 'POST', path: string, body: unknown, options: TransportOptions): Promise<Result<unknown>> {
    await this.#time.sleep(this.#faults.delayMs());
    if (this.#faults.partitioned() || this.#faults.losesRequest()) return this.#silence();
    const text = JSON.stringify(body);
    const result = this.#answer(path, JSON.parse(text) as Record<string, unknown>);
    if (this.#faults.duplicates())
      this.#time.schedule(this.#faults.delayMs() * 5, () => this.#answer(path, JSON.parse(text) as Record<string, unknown>));
    await this.#time.sleep(this.#faults.delayMs());
    if (this.#faults.partitioned() || this.#faults.losesReply()) return this.#silence();
    return options.signal?.aborted === true ? failure(cancelledCall().body) : this.#copied(result);
  }

  async *stream(path: string, body: unknown, options: TransportOptions): AsyncIterable<unknown> {
    await this.#time.sleep(this.#faults.delayMs());
    if (this.#faults.partitioned() || this.#faults.losesRequest()) {
      await this.#time.sleep(SILENCE_MS);
      throw unreachableGateway();
    }
    const request = JSON.parse(JSON.stringify(body)) as StreamBody;
    for await (const frame of this.#frames(path, request, options.signal)) {
      await this.#time.sleep(this.#faults.delayMs());
      if (options.signal?.aborted === true) throw cancelledCall();
      if (this.#faults.partitioned() || this.#faults.cutsStream()) throw unreachableGateway();
      const text = JSON.stringify(frame);
      this.recorded.push(text);
      yield JSON.parse(text);
    }
  }

  #frames(path: string, request: StreamBody, signal: AbortSignal | undefined): AsyncIterable<unknown> | Iterable<unknown> {
    if (path === '/sync/first') return this.#gateway.firstSync(request.clientId, request.cursor, request.screen);
    if (path === '/sync/pull') return [this.#gateway.pull(request.clientId, request.epoch, request.positions, request.ackedMutationId) ?? RESYNC];
    return this.#follow(request, signal);
  }

  /** A patch at once, then one for every publication, and heartbeats between. */
  async *#follow(request: StreamBody, signal: AbortSignal | undefined): AsyncIterable<unknown> {
    let positions = request.positions;
    let told = -1;
    let ring = (): void => undefined;
    const stopListening = this.#gateway.onPublished(() => ring());
    const onAbort = (): void => ring();
    signal?.addEventListener('abort', onAbort);
    try {
      for (;;) {
        const patch = this.#gateway.pull(request.clientId, request.epoch, positions, request.ackedMutationId);
        if (patch === null) {
          yield RESYNC;
          return;
        }
        const isNews = told !== patch.lastMutationId || patch.patches.length > 0;
        if (isNews) {
          told = patch.lastMutationId;
          const moved = new Map(patch.patches.map((step) => [step.scope, step.to]));
          positions = positions.map(({ scope, version }) => ({ scope, version: moved.get(scope) ?? version }));
          yield patch;
        }
        const beat = await this.#next((wake) => (ring = wake));
        if (signal?.aborted === true) throw cancelledCall();
        if (beat) yield { type: 'heartbeat', serverNow: this.#time.now() };
      }
    } finally {
      stopListening();
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Waits for a ring; answers true when a heartbeat is due first. */
  #next(onReady: (wake: () => void) => void): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#time.schedule(HEARTBEAT_MS, () => resolve(true));
      onReady(() => {
        cancel();
        resolve(false);
      });
    });
  }

  async #silence(): Promise<Result<unknown>> {
    await this.#time.sleep(SILENCE_MS);
    return failure(unreachableGateway().body);
  }

  #answer(path: string, body: Record<string, unknown>): Result<unknown> {
    try {
      if (path === '/session/sign-in')
        return this.#session(this.#gateway.signIn(String(body['email']), (body['device'] as { clientId?: number }).clientId));
      if (path === '/session/refresh') return this.#refresh(String(body['refreshToken']));
      if (path === '/sync/push') return this.#gateway.push(Number(body['clientId']), body['mutations'] as PushedMutation[]);
      if (path === '/sync/digest') return success(fakeDigest(this.#gateway, body as unknown as DigestRequest));
      return success({ ok: true });
    } catch (thrown) {
      if (thrown instanceof AppError) return failure(thrown.body);
      throw thrown;
    }
  }

  #refresh(token: string): Result<unknown> {
    const clientId = Number(token);
    const account = this.#gateway.accountOf(clientId);
    return this.#session(account.ok ? success({ clientId, account: account.value }) : account);
  }

  #session(signedIn: ReturnType<FakeGateway['signIn']>): Result<unknown> {
    if (!signedIn.ok) return signedIn;
    const { clientId, account } = signedIn.value;
    const serverNow = this.#time.now();
    return success({
      accessToken: `access-${clientId}`,
      accessExpiresAt: serverNow + 15 * 60_000,
      refreshToken: String(clientId).padStart(64, '0'),
      clientId,
      account,
      leaseDays: 14,
      serverNow,
    });
  }

  #copied(result: Result<unknown>): Result<unknown> {
    const text = JSON.stringify(result);
    this.recorded.push(text);
    return JSON.parse(text) as Result<unknown>;
  }
}

const RESYNC = { type: 'resync', reason: 'The log was trimmed.' } as const;
