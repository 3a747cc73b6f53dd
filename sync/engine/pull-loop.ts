import { SCHEMA_HASH } from '../protocol/projections.ts';
import { type Patch, type ScopePatch, streamFrame } from '../protocol/pull.ts';
import { HEARTBEAT_MS, PROTOCOL_VERSION, STREAM_DEAD_MS } from '../protocol/version.ts';
import type { EngineParts } from './engine-parts.ts';
import { readFrames } from './frames.ts';
import { letGo } from './lost-access.ts';
import { badAnswer, unreachableGateway } from './network-errors.ts';
import { acknowledged, clonedProfile, localPatch, ownPart } from './numbering.ts';
import type { MirrorStore } from './ports.ts';
import { applyStep, fits } from './rebase.ts';

/** Settled changes kept in the ledger for the list of receipts and for undo. */
const LEDGER_LENGTH = 5_000;

/** The gateway wants the device to take a first sync again. */
export class ResyncNeeded extends Error {
  override readonly name = 'ResyncNeeded';
}

/** Whether a step tells of a state before the one the device has: sent before an answer that overtook it. */
function isOvertaken(store: MirrorStore, step: Patch): boolean {
  const positions = new Map(store.positions().map((position) => [position.scope, position.version]));
  const lead = (patch: ScopePatch): number => patch.to - (positions.get(patch.scope) ?? 0);
  if (step.patches.some((patch) => lead(patch) > 0)) return false;
  return step.lastMutationId < store.fact('lastMutationId') || step.patches.some((patch) => lead(patch) < 0);
}

/**
 * Applies one step of the server. Only one caller may be at it at a time (`EngineParts.gate`).
 * @throws ResyncNeeded for a step of another epoch, `device.cloned` where a copy of this profile goes on, AppError for one that does not go on from here
 */
export function takeStep(parts: EngineParts, frame: Patch): void {
  const subject = parts.subject();
  if (frame.epoch !== subject.store.fact('epoch')) throw new ResyncNeeded();
  const before = subject.store.fact('lastMutationId');
  const step = localPatch(subject.store, frame);
  if (isOvertaken(subject.store, step)) return;
  if (!fits(subject.store, frame.patches)) throw badAnswer();
  const own = ownPart(subject.store, step);
  applyStep(subject, own, parts.runtime.now());
  if (own.lastMutationId > before) {
    subject.store.transaction(() => subject.store.queue.prune(LEDGER_LENGTH));
    trimJournal(parts);
  }
  if (own !== step) throw clonedProfile();
}

/** The journal as it is holds more than it must, never less: a full disk only puts this off. */
function trimJournal({ mirror, log }: EngineParts): void {
  try {
    mirror.current().trimJournal();
  } catch {
    log('journal.not_trimmed', {});
  }
}

/**
 * Follows the gateway's stream: a patch at once, then one for every change.
 * Silence in either direction ends it. Returns when the gateway ends it.
 * @param onPatch hears after every applied patch
 * @throws AppError, or ResyncNeeded when the copy must be taken again
 */
export async function followStream(parts: EngineParts, signal: AbortSignal, onPatch: () => void): Promise<void> {
  const { runtime, session, state } = parts;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  let heard = runtime.monotonic();
  const stopBeating = every(runtime, HEARTBEAT_MS, () => {
    // The wall clock may jump and timers may sleep with the laptop; only a clock that never goes back tells silence.
    if (runtime.monotonic() - heard > STREAM_DEAD_MS) controller.abort();
    else void session.request('/sync/alive', { clientId: session.info().clientId }, controller.signal);
  });
  try {
    for await (const frame of readFrames(session.stream('/sync/stream', positionOf(parts), controller.signal), streamFrame)) {
      heard = runtime.monotonic();
      if (frame.type === 'resync') {
        if (frame.scopes !== undefined) letGo(parts, frame.scopes);
        throw new ResyncNeeded();
      }
      parts.observeServerTime(frame.serverNow);
      if (frame.type !== 'patch') continue;
      await inTurn(parts, () => takeStep(parts, frame));
      if (state.connection !== 'online') state.online();
      onPatch();
    }
  } catch (thrown) {
    throw controller.signal.aborted && !signal.aborted ? unreachableGateway(thrown) : thrown;
  } finally {
    stopBeating();
    signal.removeEventListener('abort', abort);
  }
}

async function inTurn({ gate }: EngineParts, work: () => void): Promise<void> {
  const leave = await gate.enter();
  try {
    work();
  } finally {
    leave();
  }
}

/** Where the device stands, as every request that brings it on says. */
export function positionOf({ mirror, session }: EngineParts): Record<string, unknown> {
  const store = mirror.current();
  return {
    protocol: PROTOCOL_VERSION,
    schemaHash: SCHEMA_HASH,
    clientId: session.info().clientId,
    epoch: store.fact('epoch'),
    positions: store.positions(),
    ackedMutationId: acknowledged(store),
  };
}

function every(runtime: EngineParts['runtime'], periodMs: number, task: () => void): () => void {
  let cancel = (): void => undefined;
  const next = (): void => {
    cancel = runtime.schedule(periodMs, () => {
      next();
      task();
    });
  };
  next();
  return () => cancel();
}
