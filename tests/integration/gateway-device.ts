/** A device as the gateway sees one: plain HTTP. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { FirstSyncFrame } from '../../sync/protocol/first-sync.ts';
import type { Patch, ScopePosition, StreamFrame } from '../../sync/protocol/pull.ts';
import { SCHEMA_HASH } from '../../sync/protocol/projections.ts';
import type { PushedMutation, PushReply } from '../../sync/protocol/push.ts';
import type { SessionReply } from '../../sync/protocol/session.ts';
import { PROTOCOL_VERSION } from '../../sync/protocol/version.ts';
import { PASSWORD } from './gateway-world.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly error?: { readonly kind: string; readonly code: string; readonly message: string; readonly retryAfterSeconds?: number };
  } & Record<string, unknown>;
}

/** Sends a JSON body and reads a JSON answer. */
export async function post(address: string, path: string, body: unknown, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${address}${path}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
}

export function signInBody(email: string, password: string = PASSWORD): Record<string, unknown> {
  return { protocol: PROTOCOL_VERSION, email, password, device: { name: 'Test laptop', platform: 'linux' } };
}

/** Reads newline-delimited frames as they come. */
export async function* readFrames<Frame>(response: Response): AsyncGenerator<Frame> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of response.body ?? []) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Frame;
  }
}

/** Everything that comes until the other side ends it. */
export async function allFrames<Frame>(frames: AsyncGenerator<Frame>): Promise<Frame[]> {
  const all: Frame[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}

/** A signed-in device. */
export interface Device {
  readonly session: SessionReply;
  readonly versions: { readonly protocol: number; readonly schemaHash: string; readonly clientId: number };
  post(path: string, body: unknown): Promise<Answer>;
  /** Pushes and expects to be heard. */
  push(...mutations: readonly PushedMutation[]): Promise<PushReply>;
  firstSync(cursor?: string | null): Promise<FirstSyncFrame[]>;
  pull(epoch: string, positions: readonly ScopePosition[], ackedMutationId?: number): Promise<StreamFrame>;
  stream(epoch: string, positions: readonly ScopePosition[], signal?: AbortSignal): Promise<AsyncGenerator<StreamFrame>>;
}

/** Signs in and answers a device. */
export async function signInDevice(address: string, email: string, choice: { companyId?: number } = {}): Promise<Device> {
  const answer = await post(address, '/session/sign-in', { ...signInBody(email), ...choice });
  if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status} ${answer.body.error?.code}`);
  return deviceOf(address, answer.body as unknown as SessionReply);
}

/** A device with tokens it has already. */
export function deviceOf(address: string, session: SessionReply): Device {
  const versions = { protocol: PROTOCOL_VERSION, schemaHash: SCHEMA_HASH, clientId: session.clientId };
  const send = async (path: string, body: unknown, signal?: AbortSignal): Promise<Response> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${session.accessToken}` };
    const response = await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal: signal ?? null });
    assert.ok(response.ok, `${path} answered ${response.status}${response.ok ? '' : `: ${await response.text()}`}`);
    return response;
  };
  return {
    session,
    versions,
    post: (path, body) => post(address, path, body, session.accessToken),
    push: async (...mutations) => (await (await send('/sync/push', { ...versions, mutations })).json()) as PushReply,
    firstSync: async (cursor = null) => allFrames(readFrames<FirstSyncFrame>(await send('/sync/first', { ...versions, cursor }))),
    pull: async (epoch, positions, ackedMutationId = 0) => {
      const response = await send('/sync/pull', { ...versions, epoch, positions, ackedMutationId });
      for await (const frame of readFrames<StreamFrame>(response)) return frame;
      throw new Error('The pull brought no frame');
    },
    stream: async (epoch, positions, signal) =>
      readFrames<StreamFrame>(await send('/sync/stream', { ...versions, epoch, positions, ackedMutationId: 0 }, signal)),
  };
}

/**
 * Answers when a transaction of the connection's database waits for a lock. Looks
 * again after a while: the server's list only renews itself when left alone for 100 ms.
 */
export async function lockWait(connection: Connection): Promise<void> {
  const sql = `SELECT t.trx_id FROM information_schema.innodb_trx t JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
    WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()`;
  for (;;) {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    if (rows.length > 0) return;
    await delay(120);
  }
}

/** Where a finished first sync leaves a device. */
export function endOf(frames: readonly FirstSyncFrame[]): { epoch: string; reach: ScopePosition[]; lowest: ScopePosition[] } {
  const plan = frames.find((frame) => frame.type === 'plan');
  const end = frames.find((frame) => frame.type === 'end');
  if (plan === undefined || end === undefined) throw new Error('The first sync did not end');
  const lowest = end.reach.map(({ scope, version }) => {
    const versions = frames.flatMap((frame) => (frame.type === 'chunk' && frame.position.scope === scope ? [frame.position.version] : []));
    return { scope, version: Math.min(version, ...versions) };
  });
  return { epoch: plan.epoch, reach: end.reach, lowest };
}

/** The next frame that is a patch and fits; heartbeats and others are passed over. */
export async function nextPatch(frames: AsyncGenerator<StreamFrame>, fits: (patch: Patch) => boolean = () => true): Promise<Patch> {
  for (;;) {
    const { value, done } = await frames.next();
    if (done === true) throw new Error('The stream ended');
    if (value.type === 'goodbye') throw new Error(`The stream said goodbye: ${value.error.code}`);
    if (value.type === 'patch' && fits(value)) return value;
  }
}

/** A move of one application, numbered as the device's `id`th change. */
export function moveMutation(
  id: number,
  applicationId: number,
  from: string,
  to: string,
  historyId: number = -id,
  authoredAt: number = Date.now(),
): PushedMutation {
  return { id, name: 'applications.move', argsVersion: 1, args: { moves: [{ applicationId, from, to, historyId }] }, authoredAt };
}
