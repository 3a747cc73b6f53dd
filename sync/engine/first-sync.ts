import { AppError } from '../../shared/errors.ts';
import { firstSyncFrame } from '../protocol/first-sync.ts';
import { SCHEMA_HASH } from '../protocol/projections.ts';
import { type IdMapping, type Outcome, type Patch, type ScopePosition, streamFrame } from '../protocol/pull.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { EngineParts } from './engine-parts.ts';
import { readFrames } from './frames.ts';
import { unreachableGateway } from './network-errors.ts';
import { acknowledged, localPatch, ownPart } from './numbering.ts';
import type { MirrorBuild, MirrorStore } from './ports.ts';
import { loadPending } from './queue.ts';
import { rewriteQueue, settle } from './rebase.ts';
import { replay } from './replay.ts';
import type { Runtime } from './runtime.ts';

/** What the gateway said of this device's own changes while the copy caught up. */
interface Verdicts {
  lastMutationId: number;
  epoch: string;
  serverNow: number;
  readonly outcomes: Map<number, Outcome>;
  readonly idMap: IdMapping[];
}

/** The copy cannot be continued; it begins again from nothing. */
class StartOver extends Error {
  override readonly name = 'StartOver';
}

function header(parts: EngineParts): { protocol: number; schemaHash: string; clientId: number } {
  const { clientId } = parts.session.info();
  if (clientId === null) throw new Error('Nobody is signed in.');
  return { protocol: PROTOCOL_VERSION, schemaHash: SCHEMA_HASH, clientId };
}

/** Nothing can be shown yet; and no waiting change would have to be shown on top of the server's rows. */
function wantsScreen({ mirror }: EngineParts): boolean {
  const store = mirror.current();
  return !store.hasCopy() && store.queue.unsettled().length === 0;
}

/** So many rows leave some 50 MB that nobody refers to and that the heap would rather grow by than look for. */
const COLLECTED_ROWS = 200_000;

function collector(runtime: Runtime, begin: number): (rowsDone: number) => void {
  let collected = begin;
  return (rowsDone) => {
    if (rowsDone < collected + COLLECTED_ROWS) return;
    collected = rowsDone;
    runtime.collectGarbage();
  };
}

async function copyChunks(parts: EngineParts, build: MirrorBuild, signal: AbortSignal): Promise<void> {
  const body = { ...header(parts), cursor: build.cursor(), screen: wantsScreen(parts) };
  const collect = collector(parts.runtime, build.progress().rowsDone);
  for await (const frame of readFrames(parts.session.stream('/sync/first', body, signal), firstSyncFrame)) {
    // It answers again, which whoever looks at the progress is told.
    parts.state.reached();
    switch (frame.type) {
      case 'screen':
        parts.mirror.showFirstScreen(frame.screen);
        break;
      case 'plan':
        if (!build.goesOn(frame)) throw new StartOver();
        if (build.cursor() === null) build.begin(frame);
        break;
      case 'chunk':
        build.addChunk(frame);
        collect(build.progress().rowsDone);
        break;
      case 'end':
        build.finishChunks(frame.reach);
        return;
      case 'heartbeat':
        parts.observeServerTime(frame.serverNow);
        break;
    }
    parts.state.copy(build.progress());
  }
  throw unreachableGateway();
}

function reached(positions: readonly ScopePosition[], reach: readonly ScopePosition[]): boolean {
  const versions = new Map(positions.map((position) => [position.scope, position.version]));
  return reach.every((goal) => (versions.get(goal.scope) ?? -1) >= goal.version);
}

async function pullOnce(parts: EngineParts, build: MirrorBuild, epoch: string, signal: AbortSignal): Promise<Patch> {
  const store = parts.mirror.current();
  const body = { ...header(parts), epoch, positions: build.positions(), ackedMutationId: acknowledged(store) };
  for await (const frame of readFrames(parts.session.stream('/sync/pull', body, signal), streamFrame)) {
    if (frame.type === 'resync') throw new StartOver();
    if (frame.type !== 'patch') continue;
    const step = localPatch(store, frame);
    // A copied profile is found out by the stream, when this copy is in use.
    return ownPart(store, step);
  }
  throw unreachableGateway();
}

/** Pulls until the copy is one snapshot that began after the last chunk. */
async function catchUp(parts: EngineParts, build: MirrorBuild, signal: AbortSignal): Promise<Verdicts> {
  const epoch = build.epoch();
  if (epoch === null) throw new StartOver();
  const verdicts: Verdicts = { lastMutationId: 0, epoch, serverNow: 0, outcomes: new Map(), idMap: [] };
  do {
    const step = await pullOnce(parts, build, epoch, signal);
    parts.observeServerTime(step.serverNow);
    build.apply(step.scopes, step.patches);
    verdicts.lastMutationId = step.lastMutationId;
    verdicts.serverNow = step.serverNow;
    for (const outcome of step.outcomes) verdicts.outcomes.set(outcome.mutationId, outcome);
    verdicts.idMap.push(...step.idMap);
    // A scope that the device lost meanwhile is not waited for.
    const held = build.reach().filter((goal) => step.scopes.includes(goal.scope));
    if (reached(build.positions(), held)) return verdicts;
  } while (!signal.aborted);
  throw unreachableGateway();
}

/** Completes the new copy inside its switch: what the server decided is settled, the rest runs again on top. */
function finish(parts: EngineParts, next: MirrorStore, verdicts: Verdicts): void {
  next.addIds(verdicts.idMap);
  settle(next, verdicts.lastMutationId, [...verdicts.outcomes.values()], parts.runtime.now());
  rewriteQueue(next);
  for (const record of next.queue.unsettled()) {
    const done = replay(next, parts.account(), record);
    next.queue.update(record.id, { reads: done.reads, problem: done.problem });
  }
  next.blankTheGone(null);
  next.setFact('epoch', verdicts.epoch);
  next.setFact('lastSyncedAt', verdicts.serverNow);
}

/**
 * Fetches a complete copy into a new file and switches to it, keeping the queue.
 * It goes on behind the last stored chunk after a lost connection and after a
 * killed process; when it throws, the file in use is as it was.
 */
export async function firstSync(parts: EngineParts, signal: AbortSignal): Promise<void> {
  const build = parts.mirror.build();
  parts.state.copy(build.progress());
  try {
    if (!build.chunksDone()) await copyChunks(parts, build, signal);
    parts.state.copy(build.progress(), true);
    const verdicts = await catchUp(parts, build, signal);
    parts.mirror.flip((next) => finish(parts, next, verdicts));
    loadPending(parts.mirror.current(), parts.pending);
    parts.state.copy(null);
    parts.log('first_sync.done', { rows: build.progress().rowsDone });
  } catch (thrown) {
    if (!mustStartOver(thrown)) throw thrown;
    parts.log('first_sync.start_over', {});
    parts.mirror.discardBuild();
    throw unreachableGateway(thrown);
  }
}

function mustStartOver(thrown: unknown): boolean {
  if (thrown instanceof StartOver) return true;
  return thrown instanceof AppError && (thrown.code === 'first_sync.cursor' || thrown.code === 'sync.bad_row');
}
