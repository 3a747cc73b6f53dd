import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { TAG_COLORS } from '../../shared/mutators/tags.ts';
import type { SimulatedDevice } from '../../sync/engine/testing/device.ts';
import { pick, type World } from './world.ts';

const TAG_NAMES = ['Keen', 'Call back', 'Remote'] as const;

function idsOf(device: SimulatedDevice, sql: string): number[] {
  return device.mirror
    .database()
    .prepare<{ id: number }>(sql)
    .all()
    .map((row) => row.id);
}

/** Notes a change that the device acknowledged, so that it must be found at the end. */
function acknowledge(world: World, device: SimulatedDevice, result: ReturnType<SimulatedDevice['engine']['mutate']>): void {
  world.counts[result.ok ? 'acknowledged' : 'refused'] = (world.counts[result.ok ? 'acknowledged' : 'refused'] ?? 0) + 1;
  if (result.ok) device.acknowledged.add(result.value.mutationId);
}

function moveSome(world: World, device: SimulatedDevice): void {
  const rows = device.mirror.database().prepare<{ id: number; status: string | null }>('SELECT id, status FROM applications').all();
  if (rows.length === 0) return;
  const to = pick(world.random, APPLICATION_STATUSES);
  const count = world.random() < 0.2 ? 5 : 1;
  const chosen = new Map(Array.from({ length: count }, () => pick(world.random, rows)).map((row) => [row.id, row]));
  const moves = [...chosen.values()].filter((row) => row.status !== to).map((row) => ({ applicationId: row.id, from: row.status, to }));
  if (moves.length > 0) acknowledge(world, device, device.engine.mutate({ name: 'applications.move', input: { moves } }));
}

function note(world: World, device: SimulatedDevice): void {
  const applications = idsOf(device, 'SELECT id FROM applications');
  if (applications.length === 0) return;
  const input = { applicationId: pick(world.random, applications), text: `note ${Math.floor(world.random() * 1e9)}` };
  acknowledge(world, device, device.engine.mutate({ name: 'applications.addNote', input }));
}

function removeNote(world: World, device: SimulatedDevice): void {
  const notes = idsOf(device, 'SELECT id FROM applicationFeedback');
  if (notes.length > 0)
    acknowledge(world, device, device.engine.mutate({ name: 'applications.removeNote', input: { noteId: pick(world.random, notes) } }));
}

function tag(world: World, device: SimulatedDevice): void {
  const candidates = idsOf(device, 'SELECT id FROM candidates');
  if (candidates.length === 0) return;
  const input = {
    tag: { name: pick(world.random, TAG_NAMES), color: pick(world.random, TAG_COLORS) },
    candidates: [{ candidateId: pick(world.random, candidates) }],
  };
  acknowledge(world, device, device.engine.mutate({ name: 'candidates.tag', input }));
}

function untag(world: World, device: SimulatedDevice): void {
  const assigned = device.mirror
    .database()
    .prepare<{ tagId: number; candidateId: number }>('SELECT tagId, candidateId FROM candidateTagAssignments')
    .all();
  if (assigned.length === 0) return;
  const { tagId, candidateId } = pick(world.random, assigned);
  acknowledge(world, device, device.engine.mutate({ name: 'candidates.untag', input: { tagId, candidates: [{ candidateId }] } }));
}

function undo(world: World, device: SimulatedDevice): void {
  const before = device.engine.receipts('all', 0, 1).total;
  const done = device.engine.undo(null);
  if (done.ok && device.engine.receipts('all', 0, 1).total > before) acknowledgeNewest(device);
  world.counts['undos'] = (world.counts['undos'] ?? 0) + 1;
}

function redo(_world: World, device: SimulatedDevice): void {
  const done = device.engine.redo();
  if (done.ok && done.value.label !== null) acknowledgeNewest(device);
}

function acknowledgeNewest(device: SimulatedDevice): void {
  const newest = device.engine.receipts('all', 0, 1).receipts[0];
  if (newest !== undefined) device.acknowledged.add(newest.mutationId);
}

function retry(world: World, device: SimulatedDevice): void {
  const rejected = device.engine.receipts('attention', 0, 50).receipts;
  if (rejected.length === 0) return;
  const { mutationId } = pick(world.random, rejected);
  if (world.random() < 0.5) device.engine.dismiss(mutationId);
  else if (device.engine.retry(mutationId).ok) acknowledgeNewest(device);
}

/** Another program's transaction: statuses, deletions with what hangs on them, new rows. */
function foreignWrite({ gateway, random, counts }: World): void {
  counts['foreign writes'] = (counts['foreign writes'] ?? 0) + 1;
  gateway.write((tables) => {
    const applications = [...tables.rows('applications').values()];
    const target = applications.length === 0 ? undefined : pick(random, applications);
    const dice = random();
    if (target === undefined || dice < 0.15) {
      const id = tables.nextId('applications');
      tables.put('candidates', { id: 5_000 + id, userId: 6_000 + id });
      tables.put('applications', { id, jobId: 1, candidateId: 5_000 + id, status: 'submitted', updatedAt: '2026-03-10 12:00:00' });
    } else if (dice < 0.28) {
      const id = target['id'] as number;
      for (const table of ['applicationHistory', 'applicationFeedback'] as const) {
        for (const row of tables.rows(table).values()) if (row['applicationId'] === id) tables.delete(table, row['id'] as number);
      }
      tables.delete('applications', id);
    } else tables.put('applications', { ...target, status: pick(random, APPLICATION_STATUSES) });
  });
}

function partition({ weather, devices, random, counts }: World): void {
  const device = Math.floor(random() * devices.length);
  if (!weather.partitioned.delete(device)) weather.partitioned.add(device);
  counts['partitions'] = (counts['partitions'] ?? 0) + 1;
}

async function crash(world: World, device: SimulatedDevice): Promise<void> {
  world.counts['crashes'] = (world.counts['crashes'] ?? 0) + 1;
  await device.restart();
}

function newEpoch({ gateway, random, counts }: World): void {
  counts['epochs'] = (counts['epochs'] ?? 0) + 1;
  gateway.newEpoch(`epoch-${Math.floor(random() * 1e9)}`);
}

/** A session ends at the gateway; later its owner signs in again. */
function endSession({ gateway, counts }: World, device: SimulatedDevice): void {
  const { clientId, state } = device.engine.session();
  if (clientId === null || state === 'expired') return;
  counts['ended sessions'] = (counts['ended sessions'] ?? 0) + 1;
  gateway.endSession(clientId);
}

function signInAgain(_world: World, device: SimulatedDevice): void {
  if (device.engine.session().state === 'expired') void device.signIn();
}

type Operation = (world: World, device: SimulatedDevice) => void | Promise<void>;

/** What happens in a world, by weight. */
const OPERATIONS: readonly (readonly [weight: number, operation: Operation])[] = [
  [24, moveSome],
  [10, note],
  [5, removeNote],
  [10, tag],
  [5, untag],
  [8, undo],
  [4, redo],
  [4, retry],
  [14, foreignWrite],
  [5, partition],
  [5, crash],
  [1, newEpoch],
  [1, endSession],
  [5, signInAgain],
];

const TOTAL = OPERATIONS.reduce((sum, [weight]) => sum + weight, 0);

/** One random thing happens to one random device. */
export async function happen(world: World): Promise<void> {
  const device = pick(world.random, world.devices);
  let left = world.random() * TOTAL;
  const chosen = OPERATIONS.find(([weight]) => (left -= weight) < 0)?.[1] ?? moveSome;
  await chosen(world, device);
}
