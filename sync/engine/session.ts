import { AppError, type ErrorBody, failure, type Result, success, toErrorBody } from '../../shared/errors.ts';
import { companiesReply, type CompaniesReply, sessionReply, type SessionReply } from '../protocol/session.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { Credentials, EngineLog, SessionInfo, SignIn } from './engine-contract.ts';
import { badAnswer } from './network-errors.ts';
import type { SessionKeeper, StoredSession, Transport, TransportOptions } from './ports.ts';

/** An access token this close to its end is renewed before it is used, ms. */
const RENEW_BEFORE_MS = 30_000;

/** An administrator revoked this device: the only case in which the mirror is wiped unasked. */
export const DEVICE_REVOKED = 'session.device_revoked';

/** Whether the person may not use a device now: deactivated, or of another role. Revoking is more than that. */
export function isExclusion(error: ErrorBody): boolean {
  return error.kind === 'forbidden' && error.code !== DEVICE_REVOKED;
}

export interface SessionOptions {
  readonly keeper: SessionKeeper;
  readonly transportTo: (gatewayUrl: string) => Transport;
  readonly device: { readonly name: string; readonly platform: string };
  /** The registration this mirror's queue is numbered in, to go on with it. */
  readonly known: () => { readonly clientId: number; readonly generation: number | null } | null;
  /** The server's clock as far as it is known, ms. */
  readonly serverNow: () => number;
  readonly onServerTime: (serverNow: number) => void;
  readonly onChange: () => void;
  readonly log: EngineLog;
}

/** Who is signed in: tokens in memory, the refresh token with the keeper, one refresh at a time. */
export class Session {
  readonly #options: SessionOptions;
  #stored: StoredSession | null;
  /** What the keeper has of it. */
  #kept: StoredSession | null;
  #access: { readonly token: string; readonly expiresAt: number } | null = null;
  #refreshing: Promise<Result<string>> | null = null;
  #ended = false;
  #notice: string | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#stored = options.keeper.load();
    this.#kept = this.#stored;
  }

  get stored(): StoredSession | null {
    return this.#stored;
  }

  /** A session that the gateway ended: the data stays, but only signing in again goes on. */
  get ended(): boolean {
    return this.#ended;
  }

  /** What the window shows, but for the copying that only the engine knows of. */
  info(): Omit<SessionInfo, 'state'> {
    const { gatewayUrl = null, account = null, clientId = null } = this.#stored ?? {};
    return { gatewayUrl, account, clientId, notice: this.#notice };
  }

  /** Signs in and keeps the session. Wrong passwords and the like come back as the gateway put them. */
  async signIn({ gatewayUrl, email, password, companyId }: SignIn): Promise<Result<SessionReply>> {
    const chosen = companyId === undefined ? {} : { companyId };
    const body = { protocol: PROTOCOL_VERSION, email, password, ...chosen, device: this.#device() };
    const answer = await this.#options.transportTo(gatewayUrl).request('POST', '/session/sign-in', body, {});
    if (!answer.ok) return answer;
    const reply = sessionReply.safeParse(answer.value);
    return reply.success ? success(reply.data) : failure(badAnswer(reply.error).body);
  }

  /** The companies a person may choose to work in; asked before signing in. */
  async companies({ gatewayUrl, email, password }: Credentials): Promise<Result<CompaniesReply>> {
    const body = { protocol: PROTOCOL_VERSION, email, password };
    const answer = await this.#options.transportTo(gatewayUrl).request('POST', '/session/companies', body, {});
    if (!answer.ok) return answer;
    const reply = companiesReply.safeParse(answer.value);
    return reply.success ? success(reply.data) : failure(badAnswer(reply.error).body);
  }

  /** Takes a sign-in's or refresh's answer into use. */
  adopt(gatewayUrl: string, reply: SessionReply): void {
    const { refreshToken, clientId, account, leaseDays } = reply;
    this.#stored = { gatewayUrl, refreshToken, clientId, account, leaseDays };
    this.#access = { token: reply.accessToken, expiresAt: reply.accessExpiresAt };
    this.#ended = false;
    this.#notice = null;
    this.#keep();
    this.#options.onServerTime(reply.serverNow);
    this.#options.onChange();
  }

  /** Forgets the session here and, where it can be reached, at the gateway. Throws what the keeper throws; then nothing is forgotten. */
  signOut(): void {
    const stored = this.#stored;
    const token = this.#access?.token;
    this.#options.keeper.clear();
    this.#stored = null;
    this.#access = null;
    this.#notice = null;
    this.#ended = false;
    this.#options.onChange();
    if (stored !== null && token !== undefined) {
      // Not waited for: away from the network the laptop must be free at once; the token ends by itself.
      void this.#options.transportTo(stored.gatewayUrl).request('POST', '/session/sign-out', { refreshToken: stored.refreshToken }, { token });
    }
  }

  /** A request with a valid access token, renewed once when the gateway does not accept it. */
  async request(path: string, body: unknown, signal: AbortSignal): Promise<Result<unknown>> {
    this.#keep();
    const first = await this.#withToken((transport, options) => transport.request('POST', path, body, options), signal);
    if (first.ok || first.error.kind !== 'unauthenticated' || this.#ended) return first;
    this.#access = null;
    return this.#withToken((transport, options) => transport.request('POST', path, body, options), signal);
  }

  /** A stream with a valid access token. Throws AppError. */
  async *stream(path: string, body: unknown, signal: AbortSignal): AsyncIterable<unknown> {
    const token = await this.#token();
    if (!token.ok) throw new AppError(token.error);
    try {
      yield* this.#transport().stream(path, body, { token: token.value, signal });
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.kind === 'unauthenticated') this.#access = null;
      throw thrown;
    }
  }

  /** The gateway's word that this device may not be used any more: nothing of the session is kept. */
  revoke(message: string): void {
    this.#options.keeper.clear();
    this.#stored = null;
    this.end(message);
  }

  /** The gateway's word that this session is over. */
  end(message: string): void {
    this.#access = null;
    this.#ended = true;
    this.#notice = message;
    this.#options.onChange();
  }

  /** A token that cannot be written now is written with a later request: till then only a restart would miss it. */
  #keep(): void {
    if (this.#stored === null || this.#stored === this.#kept) return;
    try {
      this.#options.keeper.save(this.#stored);
      this.#kept = this.#stored;
    } catch (thrown) {
      this.#options.log('session.not_kept', { code: toErrorBody(thrown, 'sync').code });
    }
  }

  #device(): { name: string; platform: string; clientId?: number; generation?: number } {
    const known = this.#options.known();
    if (known === null) return this.#options.device;
    const { clientId, generation } = known;
    return { ...this.#options.device, clientId, ...(generation !== null && { generation }) };
  }

  async #withToken(
    call: (transport: Transport, options: TransportOptions) => Promise<Result<unknown>>,
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    const token = await this.#token();
    return token.ok ? call(this.#transport(), { token: token.value, signal }) : token;
  }

  #transport(): Transport {
    if (this.#stored === null) throw new Error('Nobody is signed in.');
    return this.#options.transportTo(this.#stored.gatewayUrl);
  }

  async #token(): Promise<Result<string>> {
    const access = this.#access;
    if (access !== null && access.expiresAt - RENEW_BEFORE_MS > this.#options.serverNow()) return success(access.token);
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** A refresh token works once, so nothing may cancel or repeat this call while it runs. */
  async #refresh(): Promise<Result<string>> {
    const stored = this.#stored;
    if (stored === null) return failure({ kind: 'unauthenticated', origin: 'sync', code: 'session.none', message: 'Sign in to go on.' });
    const answer = await this.#options.transportTo(stored.gatewayUrl).request('POST', '/session/refresh', { refreshToken: stored.refreshToken }, {});
    if (this.#stored !== stored)
      return failure({ kind: 'cancelled', origin: 'sync', code: 'session.changed', message: 'Someone else signed in meanwhile.' });
    if (!answer.ok) {
      if (answer.error.kind === 'unauthenticated' || isExclusion(answer.error)) this.end(answer.error.message);
      return answer;
    }
    const reply = sessionReply.safeParse(answer.value);
    if (!reply.success) return failure(badAnswer(reply.error).body);
    this.adopt(stored.gatewayUrl, reply.data);
    return success(reply.data.accessToken);
  }
}
