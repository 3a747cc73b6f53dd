import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { TAG_COLORS } from '../../shared/mutators/tags.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import { count, pick } from './chance.ts';
import { foreignTransaction } from './foreign-writers.ts';
import { DEVICE_POINTS } from './guarded-mirror.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import { GATEWAY_POINTS, killDevice, killGateway, type World } from './world.ts';

const TAG_NAMES = ['Keen', 'Call back', 'Remote'] as const;
const DAY_MS = 86_400_000;

function rowsOf<Row>(device: SimulatedDevice, sql: string): Row[] {
  return device.mirror.database().prepare<Row>(sql).all();
}

function idsOf(device: SimulatedDevice, sql: string): number[] {
  return rowsOf<{ id: number }>(device, sql).map((row) => row.id);
}

/** Notes a change that the device acknowledged, so that it must be found at the end. */
function mutate(world: World, device: SimulatedDevice, name: string, input: unknown): void {
  const result = device.act((engine) => engine.mutate({ name, input }));
  if (result === undefined) return count(world.counts, 'changes cut short');
  count(world.counts, result.ok ? 'acknowledged' : 'refused');
  if (result.ok) device.acknowledged.add(result.value.mutationId);
}

function moveSome(world: World, device: SimulatedDevice): void {
  const rows = rowsOf<{ id: number; status: string | null }>(device, 'SELECT id, status FROM applications');
  if (rows.length === 0) return;
  const to = pick(world.random, APPLICATION_STATUSES);
  const amount = world.random() < 0.2 ? 5 : 1;
  const chosen = new Map(Array.from({ length: amount }, () => pick(world.random, rows)).map((row) => [row.id, row]));
  const moves = [...chosen.values()].filter((row) => row.status !== to).map((row) => ({ applicationId: row.id, from: row.status, to }));
  if (moves.length > 0) mutate(world, device, 'applications.move', { moves });
}

function note(world: World, device: SimulatedDevice): void {
  const applications = idsOf(device, 'SELECT id FROM applications');
  if (applications.length === 0) return;
  mutate(world, device, 'applications.addNote', {
    applicationId: pick(world.random, applications),
    text: `note ${Math.floor(world.random() * 1e15)}`,
  });
}

function removeNote(world: World, device: SimulatedDevice): void {
  const notes = idsOf(device, 'SELECT id FROM applicationFeedback');
  if (notes.length > 0) mutate(world, device, 'applications.removeNote', { noteId: pick(world.random, notes) });
}

function tag(world: World, device: SimulatedDevice): void {
  const candidates = idsOf(device, 'SELECT id FROM candidates');
  if (candidates.length === 0) return;
  mutate(world, device, 'candidates.tag', {
    tag: { name: pick(world.random, TAG_NAMES), color: pick(world.random, TAG_COLORS) },
    candidates: [{ candidateId: pick(world.random, candidates) }],
  });
}

function untag(world: World, device: SimulatedDevice): void {
  const assigned = rowsOf<{ tagId: number; candidateId: number }>(device, 'SELECT tagId, candidateId FROM candidateTagAssignments');
  if (assigned.length === 0) return;
  const { tagId, candidateId } = pick(world.random, assigned);
  mutate(world, device, 'candidates.untag', { tagId, candidates: [{ candidateId }] });
}

/** What a change of the engine's own making is acknowledged under: the newest of the ledger. */
function acknowledgeNewest(device: SimulatedDevice, before: number): void {
  const page = device.act((engine: Engine) => engine.receipts('all', 0, 1));
  const newest = page?.receipts[0];
  if (newest !== undefined && page !== undefined && page.total > before) device.acknowledged.add(newest.mutationId);
}

function history(name: 'undo' | 'redo'): Operation {
  return (world, device) => {
    const before = device.act((engine) => engine.receipts('all', 0, 1).total);
    const done = device.act((engine) => (name === 'undo' ? engine.undo(null) : engine.redo()));
    if (before !== undefined && done?.ok === true) acknowledgeNewest(device, before);
    count(world.counts, `${name}s`);
  };
}

function retry(world: World, device: SimulatedDevice): void {
  const page = device.act((engine) => engine.receipts('attention', 0, 50));
  if (page === undefined || page.receipts.length === 0) return;
  const { mutationId } = pick(world.random, page.receipts);
  const before = device.act((engine) => engine.receipts('all', 0, 1).total);
  if (world.random() < 0.5) device.act((engine) => engine.dismiss(mutationId));
  else if (device.act((engine) => engine.retry(mutationId))?.ok === true && before !== undefined) acknowledgeNewest(device, before);
}

function partition({ weather, devices, random, counts }: World): void {
  const device = Math.floor(random() * devices.length);
  const dice = random();
  count(counts, 'partitions');
  const isCut = weather.deaf.delete(device) || weather.mute.delete(device);
  if (isCut) return void weather.mute.delete(device);
  if (dice < 0.6) weather.deaf.add(device);
  if (dice > 0.3) weather.mute.add(device);
}

function crashDevice(world: World, device: SimulatedDevice): void {
  if (!device.isAlive) return;
  count(world.counts, 'devices killed');
  killDevice(world, device);
}

function armDevice(world: World, device: SimulatedDevice): void {
  world.armedDevices.set(device.index, pick(world.random, DEVICE_POINTS));
}

/** Some die before they have ever been level. */
export function armSome(world: World): void {
  for (const device of world.devices) if (world.random() < 0.3) armDevice(world, device);
  if (world.random() < 0.2) armGateway(world);
}

function crashGateway(world: World): void {
  count(world.counts, 'gateways killed');
  killGateway(world, Math.floor(world.random() * world.gateways.length));
}

function armGateway(world: World): void {
  world.armedGateways.set(Math.floor(world.random() * world.gateways.length), pick(world.random, GATEWAY_POINTS));
}

function restartDatabase(world: World): void {
  count(world.counts, 'database restarts');
  world.database.isUp = false;
  for (const gateway of world.gateways) gateway.loseDatabase();
  world.platform.cutAll('lost');
  world.time.schedule(Math.floor(world.random() * 8_000), () => (world.database.isUp = true));
}

/** A machine's clock jumps by up to a day, either way. */
function jumpClock({ skews, random, counts }: World): void {
  count(counts, 'clock jumps');
  skews.set(pick(random, [...skews.keys()]), Math.floor((random() - 0.5) * 2 * DAY_MS));
}

/** Its session ends at the gateway; later its user signs in again. */
function endSession(world: World, device: SimulatedDevice): void {
  const clientId = device.mirror.current().fact('clientId');
  if (clientId === null) return;
  count(world.counts, 'ended sessions');
  void world.platform.query('UPDATE sync_session SET revoked_at = UTC_TIMESTAMP(3) WHERE client_id = ?', [clientId]).catch(() => undefined);
}

/** An administrator revokes a device: its mirror is wiped, its unsent work with it. */
function revokeDevice(world: World, device: SimulatedDevice): void {
  const clientId = device.mirror.current().fact('clientId');
  if (clientId === null) return;
  count(world.counts, 'revoked devices');
  void world.platform.query('UPDATE sync_client SET revoked_at = UTC_TIMESTAMP(3) WHERE id = ?', [clientId]).catch(() => undefined);
}

/** Everyone who is not signed in tries to be. */
export function signInAgain(device: SimulatedDevice): void {
  const state = device.act((engine) => engine.session().state);
  if (state === 'expired' || state === 'signed_out') void device.signIn();
}

function backUp(_world: World, device: SimulatedDevice): void {
  device.keepImage();
}

function restoreBackup(world: World, device: SimulatedDevice): void {
  if (!device.restoreImage()) return;
  count(world.counts, 'restored mirrors');
  device.start();
}

/** Changes are forgotten up to now: who has not got them takes a new copy. */
async function trimLog(world: World): Promise<void> {
  count(world.counts, 'trimmed logs');
  const connection = await world.platform.getConnection();
  await connection.beginTransaction();
  await connection.query('UPDATE sync_scope SET floor = version');
  await connection.query('DELETE c FROM sync_change c JOIN sync_scope s ON s.id = c.scope_id WHERE c.version <= s.floor');
  await connection.commit();
  connection.release();
}

/** Tables that nothing hangs on, so that the database lets them be emptied. */
const LEAVES = ['candidateTagAssignments', 'notifications'] as const;

/** All rows go without a trigger, and numbers begin anew. */
function truncate({ scrubs, platform, random, counts }: World): void {
  if (!scrubs) return;
  count(counts, 'truncated tables');
  void platform.query(`TRUNCATE TABLE \`${pick(random, LEAVES)}\``).catch(() => count(counts, 'foreign failures'));
}

type Operation = (world: World, device: SimulatedDevice) => void;

/** What happens in a world, by weight. */
const OPERATIONS: readonly (readonly [weight: number, name: string, operation: Operation])[] = [
  [22, 'move', moveSome],
  [10, 'note', note],
  [5, 'removeNote', removeNote],
  [14, 'tag', tag],
  [5, 'untag', untag],
  [7, 'undo', history('undo')],
  [4, 'redo', history('redo')],
  [4, 'retry', retry],
  [22, 'foreign', (world) => void foreignTransaction(world)],
  [5, 'partition', partition],
  [2, 'crashDevice', crashDevice],
  [5, 'armDevice', armDevice],
  [1, 'crashGateway', crashGateway],
  [4, 'armGateway', armGateway],
  [1, 'restartDatabase', restartDatabase],
  [1, 'jumpClock', jumpClock],
  [1, 'endSession', endSession],
  [0.5, 'revokeDevice', revokeDevice],
  [2, 'backUp', backUp],
  [1, 'restoreBackup', restoreBackup],
  [1, 'truncate', truncate],
  [0.5, 'trimLog', (world) => void trimLog(world).catch(() => count(world.counts, 'trims that failed'))],
  [5, 'signInAgain', (_world, device) => signInAgain(device)],
];

const TOTAL = OPERATIONS.reduce((sum, [weight]) => sum + weight, 0);

/** Names of all operations, for who wants to leave some out. */
export const OPERATION_NAMES: readonly string[] = OPERATIONS.map(([, name]) => name);

/** One random thing happens to one random device; those left out take their turn without doing anything. */
export function happen(world: World, without: ReadonlySet<string>): void {
  const device = pick(world.random, world.devices);
  let left = world.random() * TOTAL;
  const [, name, operation] = OPERATIONS.find(([weight]) => (left -= weight) < 0) ?? [0, 'move', moveSome];
  if (without.has(name)) return;
  world.trace.note(name);
  operation(world, device);
}
