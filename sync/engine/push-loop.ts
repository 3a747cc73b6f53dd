import { AppError } from '../../shared/errors.ts';
import { SCHEMA_HASH } from '../protocol/projections.ts';
import { DEVICE_CLONED, NOOP_MUTATION, type PushedMutation, pushReply, type PushReply } from '../protocol/push.ts';
import { MAX_BODY_BYTES, MAX_MUTATIONS_PER_PUSH, PROTOCOL_VERSION } from '../protocol/version.ts';
import type { EngineParts } from './engine-parts.ts';
import { badAnswer } from './network-errors.ts';
import { localReply } from './numbering.ts';
import type { MirrorStore, MutationRecord } from './ports.ts';
import { changeBelow, verdictOn, verdictUpdate } from './rebase.ts';

/** Room for the envelope and what JSON adds to a batch's arguments. */
const BATCH_BYTES = MAX_BODY_BYTES * 0.8;

/** What became of an attempt to push. */
export type PushResult = 'empty' | 'pushed' | 'gap';

function toWire(record: MutationRecord, base: number): PushedMutation {
  const { id, argsVersion, authoredAt } = record;
  if (record.asNoop) return { id: id - base, name: NOOP_MUTATION, argsVersion: 1, args: {}, authoredAt };
  return { id: id - base, name: record.name, argsVersion, args: record.args, authoredAt };
}

/** The oldest changes without a verdict that fit into one request; always at least one. */
function nextBatch(store: MirrorStore, limit: number): MutationRecord[] {
  const batch: MutationRecord[] = [];
  let bytes = 0;
  for (const record of store.queue.undecided(limit)) {
    bytes += Buffer.byteLength(JSON.stringify(record.args));
    if (batch.length > 0 && bytes > BATCH_BYTES) break;
    batch.push(record);
  }
  return batch;
}

/** From here on nobody may take them for never sent; durable before the first byte leaves. */
function markSent(store: MirrorStore, batch: readonly MutationRecord[], now: number): readonly MutationRecord[] {
  const fresh = batch.filter((record) => record.sentAt === null);
  if (fresh.length === 0) return fresh;
  store.transaction(() => {
    for (const record of fresh) store.queue.update(record.id, { sentAt: now });
  });
  return fresh;
}

/** The gateway refused the whole request: what travelled for the first time certainly had no effect. */
function markUnsent(store: MirrorStore, fresh: readonly MutationRecord[]): void {
  store.transaction(() => {
    for (const record of fresh) store.queue.update(record.id, { sentAt: null });
  });
}

function storeVerdicts(parts: EngineParts, batch: readonly MutationRecord[], reply: PushReply): void {
  const store = parts.mirror.current();
  const asked = new Set(batch.map((record) => record.id));
  store.transaction(() => {
    for (const outcome of reply.outcomes) {
      const record = asked.has(outcome.mutationId) ? store.queue.get(outcome.mutationId) : null;
      if (record === null || record.outcome !== null) continue;
      store.queue.update(record.id, { ...verdictUpdate(verdictOn(record, outcome)), decidedAt: parts.runtime.now() });
    }
  });
}

/** A request that the gateway will never take as it is: its number goes as a noop, its arguments stay to be seen. */
function refuseLocally(parts: EngineParts, record: MutationRecord, error: AppError): void {
  const subject = parts.subject();
  parts.log('push.refused', { code: error.code });
  changeBelow(subject, new Set([record.id]), () => {
    subject.store.queue.update(record.id, { asNoop: true, problem: { code: error.code, message: error.body.message } });
  });
}

/** Whether the gateway refuses a request as such, so that sending it again as it is would never help. */
export function isOwnFault(error: AppError): boolean {
  return error.kind === 'invalid_input' || error.kind === 'too_large';
}

/**
 * Sends the oldest changes that have no verdict, in one request, and stores what
 * the gateway decided. Repeating it is harmless: the gateway knows each number.
 * @param limit changes at most; one at a time finds a request that is refused as such
 * @throws AppError when no verdict came
 */
export async function pushOnce(parts: EngineParts, limit: number, signal: AbortSignal): Promise<PushResult> {
  const store = parts.mirror.current();
  const batch = nextBatch(store, Math.min(limit, MAX_MUTATIONS_PER_PUSH));
  if (batch.length === 0) return 'empty';
  const fresh = markSent(store, batch, parts.runtime.now());
  const base = store.fact('numberBase');
  const body = {
    protocol: PROTOCOL_VERSION,
    schemaHash: SCHEMA_HASH,
    clientId: parts.session.info().clientId,
    mutations: batch.map((record) => toWire(record, base)),
  };
  const answer = await parts.session.request('/sync/push', body, signal);
  if (!answer.ok && answer.error.code === DEVICE_CLONED) markUnsent(store, fresh);
  if (!answer.ok) return handleRefusal(parts, batch, new AppError(answer.error));
  const reply = pushReply.safeParse(answer.value);
  if (!reply.success) throw badAnswer(reply.error);
  parts.observeServerTime(reply.data.serverNow);
  storeVerdicts(parts, batch, localReply(parts.mirror.current(), reply.data));
  return 'pushed';
}

function handleRefusal(parts: EngineParts, batch: readonly MutationRecord[], error: AppError): PushResult {
  if (error.code === 'push.gap') return 'gap';
  const [only] = batch;
  if (isOwnFault(error) && batch.length === 1 && only !== undefined && !only.asNoop) {
    refuseLocally(parts, only, error);
    return 'pushed';
  }
  throw error;
}

/** Sends again what the gateway should have known: it lost its newest changes, as after a restore. */
export function forgetVerdicts(store: MirrorStore): void {
  store.transaction(() => {
    for (const record of store.queue.unsettled()) {
      if (record.outcome !== null) store.queue.update(record.id, { outcome: null, decidedAt: null });
    }
  });
}
