import { seededRandom } from '../../sync/engine/testing/virtual-time.ts';
import { count, pick, pickNamed } from './chance.ts';
import * as disturbances from './disturbances.ts';
import { foreignTransaction } from './foreign-writers.ts';
import { attend, chain, change, echo, redo, undo, type Turn } from './workload/changes.ts';
import type { World } from './world.ts';

type Operation = (turn: Turn) => void;

function foreign({ world, random }: Turn): void {
  foreignTransaction(world, random).catch((thrown: unknown) => {
    world.faults.push(`another program: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  });
}

/** What happens in a world, by weight. */
const OPERATIONS: readonly (readonly [weight: number, operation: { readonly name: string; readonly run: Operation }])[] = [
  [52, { name: 'change', run: change }],
  [5, { name: 'chain', run: chain }],
  [10, { name: 'echo', run: echo }],
  [8, { name: 'undo', run: undo }],
  [4, { name: 'redo', run: redo }],
  [6, { name: 'attend', run: attend }],
  [24, { name: 'foreign', run: foreign }],
  [5, { name: 'partition', run: disturbances.partition }],
  [2, { name: 'crashDevice', run: disturbances.crashDevice }],
  [5, { name: 'armDevice', run: disturbances.armDevice }],
  [1, { name: 'crashGateway', run: disturbances.crashGateway }],
  [4, { name: 'armGateway', run: disturbances.armGateway }],
  [1, { name: 'restartDatabase', run: disturbances.restartDatabase }],
  [1, { name: 'jumpClock', run: disturbances.jumpClock }],
  [1, { name: 'endSession', run: disturbances.endSession }],
  [0.5, { name: 'revokeDevice', run: disturbances.revokeDevice }],
  [1, { name: 'changeCompany', run: disturbances.changeCompany }],
  [2, { name: 'backUp', run: disturbances.backUp }],
  [1, { name: 'restoreBackup', run: disturbances.restoreBackup }],
  [1, { name: 'loseTail', run: disturbances.loseTail }],
  [1, { name: 'damage', run: disturbances.damage }],
  [1, { name: 'upgradeDevice', run: disturbances.upgradeDevice }],
  [3, { name: 'failWrites', run: disturbances.failWrites }],
  [1, { name: 'changeVersion', run: disturbances.changeVersion }],
  [0.3, { name: 'staleIndex', run: disturbances.staleIndex }],
  [1, { name: 'truncate', run: disturbances.truncate }],
  [0.5, { name: 'trimLog', run: disturbances.trimLog }],
  [0.5, { name: 'longAbsence', run: disturbances.longAbsence }],
  [5, { name: 'signInAgain', run: disturbances.signInAgain }],
];

/** Names of all operations, for who wants to leave some out. */
export const OPERATION_NAMES: readonly string[] = OPERATIONS.map(([, { name }]) => name);

const WORK: ReadonlySet<string> = new Set(['change', 'echo', 'chain', 'undo', 'redo', 'attend']);

/** The chance of one step of a seed: its own, so that a step that is left out changes as little as possible of the others. */
export function chanceOf(seed: number, step: number): () => number {
  return seededRandom(Math.imul(seed, 0x9e3779b1) + step * 0x85ebca6b);
}

/** One random thing happens to one random device; those left out take their turn without doing anything. */
export function happen(world: World, random: () => number, without: ReadonlySet<string>): void {
  const { name, run } = pickNamed(random, OPERATIONS);
  // Who works does so where there is something to work on.
  const readable = world.devices.filter(({ isReadable }) => isReadable);
  const ready = WORK.has(name) ? readable.filter((candidate) => candidate.mirror.current().hasCopy()) : [];
  if (readable.length === 0) return;
  const device = pick(random, ready.length > 0 ? ready : readable);
  if (without.has(name)) return;
  world.trace.note(name);
  count(world.counts, `did ${name}`);
  run({ world, device, random });
}
