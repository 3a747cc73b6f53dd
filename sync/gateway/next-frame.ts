import type { Pool } from 'mysql2/promise';
import type { Patch, ScopeName, StreamFrame } from '../protocol/pull.ts';
import { patchFromSteps, readPatch, readPatchIn } from './sequencer/change-reader.ts';
import type { HeldPosition, PatchAnswer } from './sequencer/change-reader.ts';
import type { PublishedStep } from './sequencer/recent-steps.ts';
import type { SharedPatches } from './sequencer/shared-patches.ts';
import { isWholeInChanges } from './sequencer/scopes.ts';
import type { Queryable, ScopeState } from './sequencer/types.ts';

/** Where a device stands, by its own account. */
export interface DevicePosition {
  readonly clientId: number;
  readonly epoch: string;
  readonly positions: ReadonlyMap<ScopeName, number>;
  /** Outcomes and id maps up to here are kept by the device. */
  readonly acked: number;
}

/** The scopes a device may hold with its positions in them; null when it lacks one. A position in any other scope is passed over. */
function heldPositions(scopes: readonly ScopeState[], positions: ReadonlyMap<ScopeName, number>): HeldPosition[] | null {
  const held: HeldPosition[] = [];
  for (const { id, name } of scopes) {
    const version = positions.get(name) ?? (isWholeInChanges(name) ? 0 : undefined);
    if (version === undefined) return null;
    held.push({ scopeId: id, scope: name, version });
  }
  return held;
}

export type NextFrame = Patch | Extract<StreamFrame, { type: 'resync' }>;

const MORE_SCOPES: PatchAnswer = { kind: 'resync', reason: 'There is more for this device than it has asked for so far.' };

/**
 * One step for a device: a patch from where it stands, or word that it must take a first sync.
 * @param scopes what the device may hold now
 */
export async function nextFrame(pool: Pool, scopes: readonly ScopeState[], device: DevicePosition): Promise<NextFrame> {
  const positions = heldPositions(scopes, device.positions);
  if (positions === null) return frameOf(scopes, MORE_SCOPES);
  const { clientId, epoch, acked } = device;
  return frameOf(scopes, await readPatch(pool, { clientId, epoch, positions, ackedMutationId: acked }));
}

/** The same in a snapshot that is open already. */
export async function nextFrameIn(connection: Queryable, scopes: readonly ScopeState[], device: DevicePosition): Promise<NextFrame> {
  const positions = heldPositions(scopes, device.positions);
  if (positions === null) return frameOf(scopes, MORE_SCOPES);
  const { clientId, epoch, acked } = device;
  return frameOf(scopes, await readPatchIn(connection, { clientId, epoch, positions, ackedMutationId: acked }));
}

function frameOf(scopes: readonly ScopeState[], answer: PatchAnswer): NextFrame {
  const names = scopes.map((scope) => scope.name);
  if (answer.kind === 'resync') return { type: 'resync', reason: answer.reason, scopes: names };
  return { ...answer.patch, scopes: names };
}

/**
 * The same step out of the leader's memory, for a device that was level with the tables at a known place among its steps.
 * @param told the device's last mutation as it was told
 * @returns null when the tables must be asked
 */
export async function frameFromSteps(
  pool: Pool,
  scopes: readonly ScopeState[],
  device: DevicePosition,
  steps: readonly PublishedStep[],
  told: number,
  shared: SharedPatches,
): Promise<Patch | null> {
  const positions = heldPositions(scopes, device.positions);
  if (positions === null) return null;
  const { clientId, epoch, acked } = device;
  const patch = await patchFromSteps(pool, { clientId, epoch, positions, ackedMutationId: acked }, steps, told, shared);
  return patch === null ? null : { ...patch, scopes: scopes.map((scope) => scope.name) };
}
