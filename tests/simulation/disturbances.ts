import { below, count, pick, pickWeighted, type Weighted } from './chance.ts';
import { COMPANIES } from './company-data.ts';
import { DISK_TROUBLES, type DiskTrouble } from './failing-disk.ts';
import { DEVICE_POINTS } from './guarded-mirror.ts';
import { PRESENT, type Language } from './versions.ts';
import type { Turn } from './workload/changes.ts';
import { GATEWAY_POINTS, killDevice, killGateway, type World } from './world.ts';

const DAY_MS = 86_400_000;

export function partition({ world, random }: Turn): void {
  const { weather, devices, counts } = world;
  const device = below(random, devices.length);
  const dice = random();
  count(counts, 'partitions');
  const isCut = weather.deaf.delete(device) || weather.mute.delete(device);
  if (isCut) return void weather.mute.delete(device);
  if (dice < 0.6) weather.deaf.add(device);
  if (dice > 0.3) weather.mute.add(device);
}

export function crashDevice({ world, device }: Turn): void {
  if (!device.isAlive) return;
  count(world.counts, 'devices killed');
  killDevice(world, device);
}

export function armDevice({ world, device, random }: Turn): void {
  world.armedDevices.set(device.index, pick(random, DEVICE_POINTS));
}

export function crashGateway({ world, random }: Turn): void {
  count(world.counts, 'gateways killed');
  killGateway(world, below(random, world.gateways.length));
}

export function armGateway({ world, random }: Pick<Turn, 'world' | 'random'>): void {
  world.armedGateways.set(below(random, world.gateways.length), pick(random, GATEWAY_POINTS));
}

/** Some die before they have ever been level. */
export function armSome(world: World): void {
  const { random } = world;
  for (const device of world.devices) if (random() < 0.3) armDevice({ world, device, random });
  if (random() < 0.2) armGateway({ world, random });
}

export function restartDatabase({ world, random }: Turn): void {
  count(world.counts, 'database restarts');
  world.database.isUp = false;
  for (const gateway of world.gateways) gateway.loseDatabase();
  world.platform.cutAll('lost');
  world.time.schedule(below(random, 8_000), () => (world.database.isUp = true));
}

/** A machine's clock jumps by up to a day, either way. */
export function jumpClock({ world, random }: Turn): void {
  count(world.counts, 'clock jumps');
  world.skews.set(pick(random, [...world.skews.keys()]), Math.floor((random() - 0.5) * 2 * DAY_MS));
}

function tellDatabase({ platform }: World, sql: string, parameters: readonly unknown[]): void {
  void platform.query(sql, parameters).catch(() => undefined);
}

/** Its session ends at the gateway; later its user signs in again. */
export function endSession({ world, device }: Turn): void {
  const clientId = device.mirror.current().fact('clientId');
  if (clientId === null) return;
  count(world.counts, 'ended sessions');
  tellDatabase(world, 'UPDATE sync_session SET revoked_at = UTC_TIMESTAMP(3) WHERE client_id = ?', [clientId]);
}

/** An administrator revokes a device: its mirror is wiped, its unsent work with it. */
export function revokeDevice({ world, device }: Turn): void {
  const clientId = device.mirror.current().fact('clientId');
  if (clientId === null) return;
  count(world.counts, 'revoked devices');
  tellDatabase(world, 'UPDATE sync_client SET revoked_at = UTC_TIMESTAMP(3) WHERE id = ?', [clientId]);
}

/** Everyone who is not signed in tries to be. */
export function signInAgain({ device }: Pick<Turn, 'device'>): void {
  const state = device.act((engine) => engine.session().state);
  if (state === 'expired' || state === 'signed_out') void device.signIn();
}

/** The administrator of the platform goes to work in another company. */
export function changeCompany({ world, random }: Turn): void {
  const device = world.devices.find(({ company }) => company !== null);
  if (device === undefined) return;
  count(world.counts, 'companies entered');
  device.company = 1 + below(random, COMPANIES);
  void device.signIn();
}

export function backUp({ device }: Turn): void {
  device.keepImage();
}

export function restoreBackup({ world, device }: Turn): void {
  if (!device.restoreImage()) return;
  count(world.counts, 'restored mirrors');
  device.start();
}

/** The file lost its newest pages, the journal did not. */
export function loseTail({ world, device }: Turn): void {
  if (!device.loseTail()) return;
  count(world.counts, 'lost write-ahead logs');
  device.start();
}

export function damage({ world, device, random }: Turn): void {
  if (!device.damage((items) => pick(random, items))) return;
  count(world.counts, 'damaged rows');
  device.start();
}

/** The workstation is updated while changes wait. */
export function upgradeDevice({ world, device, random }: Turn): void {
  count(world.counts, 'upgraded mirrors');
  device.upgrade(random);
  device.start();
}

const TROUBLES = Object.keys(DISK_TROUBLES) as DiskTrouble[];

/** One of the next writes to the device's files fails, or many from then on. */
export function failWrites({ device, random }: Turn): void {
  const trouble = pick(random, TROUBLES);
  const failures = 1 + below(random, trouble === 'full' ? 12 : 3);
  device.disk.fail(trouble, below(random, 12), failures);
}

const LANGUAGES: Weighted<(random: () => number) => Language> = [
  [1, (random) => ({ kind: 'protocol', ahead: pick(random, [1, -1] as const) })],
  [1, () => ({ kind: 'schema' })],
  [2, (random) => ({ kind: 'without', mutator: pick(random, ['applications.move', 'candidates.edit', 'interviews.schedule']) })],
];

const LONGEST_ROLLOUT_MS = 30_000;

/** A gateway is started again as another version; a little later somebody puts that right. */
export function changeVersion({ world, random }: Turn): void {
  const index = below(random, world.gateways.length);
  const gateway = world.gateways[index];
  if (gateway === undefined) return;
  const speak = (language: Language): void => {
    gateway.language = language;
    killGateway(world, index);
  };
  const language = pickWeighted(random, LANGUAGES)(random);
  count(world.counts, `gateways of another version: ${language.kind}`);
  speak(language);
  world.time.schedule(below(random, LONGEST_ROLLOUT_MS), () => speak(PRESENT));
}

/** The row index is of another version: whichever gateway starts first makes it anew, and every device takes a new copy. */
export function staleIndex({ world }: Turn): void {
  count(world.counts, 'indexes made anew');
  tellDatabase(world, "UPDATE sync_state SET value = 'of another version' WHERE name = 'index_schema'", []);
  world.gateways.forEach((_, index) => killGateway(world, index));
}

/** Changes are forgotten up to now, as the gateway itself forgets old ones: who has not got them takes a new copy. A panel's are kept while it holds anything. */
async function trim({ platform }: World): Promise<void> {
  const connection = await platform.getConnection();
  await connection.beginTransaction();
  await connection.query(
    "UPDATE sync_scope s SET s.floor = s.version WHERE s.kind <> 'panel' OR NOT EXISTS (SELECT 1 FROM sync_member h WHERE h.scope_id = s.id)",
  );
  await connection.query('DELETE c FROM sync_change c JOIN sync_scope s ON s.id = c.scope_id WHERE c.version <= s.floor');
  await connection.commit();
  connection.release();
}

export function trimLog({ world }: Pick<Turn, 'world'>): void {
  count(world.counts, 'trimmed logs');
  void trim(world).catch(() => count(world.counts, 'trims that failed'));
}

const LONGEST_ABSENCE_MS = 180_000;

/** A laptop lies in a drawer until its tokens have ended and the log does not reach back to it. */
export function longAbsence({ world, device, random }: Turn): void {
  if (!device.isAlive) return;
  count(world.counts, 'long absences');
  device.kill();
  const clientId = device.mirror.current().fact('clientId');
  world.time.schedule(world.weather.calm ? 0 : below(random, LONGEST_ABSENCE_MS), () => {
    if (!device.isAlive) device.start();
    if (world.weather.calm) return;
    if (clientId !== null) tellDatabase(world, 'UPDATE sync_session SET expires_at = UTC_TIMESTAMP(3) WHERE client_id = ?', [clientId]);
    trimLog({ world });
  });
}

/** Tables that nothing hangs on, so that the database lets them be emptied. */
const LEAVES = ['candidateTagAssignments', 'notifications', 'savedSearches'] as const;

/** All rows go without a trigger, and numbers begin anew. */
export function truncate({ world, random }: Turn): void {
  const { scrubs, platform, counts } = world;
  if (!scrubs) return;
  count(counts, 'truncated tables');
  void platform.query(`TRUNCATE TABLE \`${pick(random, LEAVES)}\``).catch(() => count(counts, 'foreign failures'));
}
