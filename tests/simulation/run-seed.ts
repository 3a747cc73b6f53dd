import type { MirrorDatabase } from '../../db/mirror/database.ts';
import { count, type Counts } from './chance.ts';
import { divergences, idFaults, logFaults, pairFaults, queueFaults, rebaseFaults, serverFaults, statusFaults, wireFaults } from './invariants.ts';
import { armSome, signInAgain } from './disturbances.ts';
import { keepGuestInvited } from './foreign-writings.ts';
import { chanceOf, happen } from './operations.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import { PRESENT } from './versions.ts';
import { installVirtualProcesses } from './virtual-process.ts';
import { makeWorld, type World } from './world.ts';

/** How large a seed's history is. */
export interface SeedSize {
  readonly devices: number;
  readonly operations: number;
  /** Operations that do not happen; for finding out which ones a failure needs. */
  readonly without?: readonly string[] | undefined;
  /** Steps in which nothing happens, for the same. */
  readonly skip?: readonly number[] | undefined;
}

/** What a seed showed: no faults is a pass. `trace` is the same for the same seed. */
export interface SeedReport {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly counts: Readonly<Counts>;
  readonly trace: string;
}

/** Everything must be level again so soon after the last fault has healed. */
const HEAL_MS = 240_000;
const LOOK_EVERY_MS = 5_000;
const LONGEST_PAUSE_MS = 10_000;
const AT_ONCE = 0.4;
const MOST_ATTEMPTS = 15;

/** Rows written to a mirror when it was last looked at: what nothing has touched since is as sound as it was. */
const seenAt = new WeakMap<MirrorDatabase, number>();

function mirrorFaults(device: SimulatedDevice): string[] {
  if (!device.isReadable) return [];
  const database = device.mirror.database();
  const written = (): number => database.prepare<{ amount: number }>('SELECT total_changes() AS amount').all()[0]?.amount ?? 0;
  if (seenAt.get(database) === written()) return [];
  const faults = [...rebaseFaults(device), ...idFaults(device), ...pairFaults(device)];
  // Looking writes too, and takes it back.
  seenAt.set(database, written());
  return faults;
}

function stepFaults(world: World): string[] {
  return world.devices.flatMap((device) =>
    [...mirrorFaults(device), ...wireFaults(world, device)].map((fault) => `device ${device.index}: ${fault}`),
  );
}

/** Everyone has a reason to be let in. What other programs still have open is waited for. */
async function letEveryoneIn(world: World): Promise<void> {
  const connection = await world.platform.getConnection();
  const insist = async (work: () => Promise<unknown>): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await work();
        return;
      } catch (thrown) {
        if (attempt === MOST_ATTEMPTS) throw thrown;
        await world.time.sleep(1_000);
      }
    }
  };
  await insist(() => connection.query("UPDATE users SET role = 'recruiter' WHERE companyId IS NOT NULL AND role = 'candidate'"));
  await insist(() => connection.query("UPDATE team_members SET status = 'active'"));
  await insist(() => keepGuestInvited({ world, connection, random: world.random }));
  connection.release();
}

/** All faults end: processes run, clocks stand still, everyone may be what they were. */
async function heal(world: World): Promise<void> {
  const { weather, armedDevices, armedGateways, devices, gateways, database, time } = world;
  weather.calm = true;
  weather.deaf.clear();
  weather.mute.clear();
  armedDevices.clear();
  armedGateways.clear();
  database.isUp = true;
  // What still waits for a lock, or for its turn to start again.
  await time.advance(60_000);
  for (const gateway of gateways) {
    if (gateway.language !== PRESENT) gateway.kill();
    gateway.language = PRESENT;
    if (!gateway.isAlive) gateway.start();
  }
  for (const device of devices) {
    device.disk.mend();
    if (!device.isAlive) device.start();
    device.look();
  }
  await during(world, letEveryoneIn(world));
}

async function endFaults(world: World): Promise<string[]> {
  const faults = world.devices.flatMap((device) => statusFaults(device).map((fault) => `device ${device.index}: ${fault}`));
  // Comparing rows is dear, and of no use before everyone is level.
  if (faults.length > 0) return faults;
  for (const device of world.devices) {
    const found = [...pairFaults(device), ...wireFaults(world, device)];
    found.push(...(await during(world, divergences(world, device))));
    found.push(...(await during(world, queueFaults(world, device))));
    faults.push(...found.map((fault) => `device ${device.index}: ${fault}`));
  }
  return faults;
}

/** What the gateway made of each kind of change. */
async function countVerdicts({ platform, counts }: World): Promise<void> {
  const [rows] = (await platform.query('SELECT name, status, COUNT(*) AS amount FROM sync_outcome GROUP BY name, status')) as [
    { name: string; status: string; amount: number }[],
  ];
  for (const { name, status, amount } of rows) count(counts, `${status} ${name}`, amount);
}

async function settleDown(world: World): Promise<string[]> {
  await heal(world);
  let faults = await endFaults(world);
  for (let waited = 0; waited < HEAL_MS && faults.length > 0; waited += LOOK_EVERY_MS) {
    for (const device of world.devices) {
      device.look();
      signInAgain({ device });
      // Only a comparison finds what was damaged; a user would ask for one.
      if (device.isDamaged) void device.act((engine) => engine.verifyNow());
    }
    // What devices and other programs still had in hand may have taken it back.
    await during(world, letEveryoneIn(world));
    await world.time.advance(LOOK_EVERY_MS);
    faults = await endFaults(world);
  }
  await during(world, countVerdicts(world));
  return [...faults, ...(await during(world, serverFaults(world))), ...logFaults(world)];
}

/** Bugs that were caught on the way and only logged, and differences that only a bug can have made. */
function caughtBugs(world: World): string[] {
  return world.devices.flatMap((device) => {
    const bugs = device.events
      .filter(({ figures }) => figures['place'] !== undefined && figures['place'] !== '')
      .map(({ event, figures }) => `${event}: ${String(figures['place'])}`);
    // What went without a trigger is in the index until the gateway looks there.
    const surprises = world.counts['truncated tables'] === undefined ? device.surprises : [];
    return [...bugs, ...surprises].map((fault) => `device ${device.index}: ${fault}`);
  });
}

/** A statement may wait for time to pass. */
async function during<T>(world: World, work: Promise<T>): Promise<T> {
  let done = false;
  const finished = work.finally(() => (done = true));
  finished.catch(() => undefined);
  await world.time.until(() => done, 120_000);
  return finished;
}

async function live(world: World, size: SeedSize): Promise<string[]> {
  const without = new Set(size.without);
  const skip = new Set(size.skip);
  armSome(world);
  for (const device of world.devices) void device.signIn();
  // Faults may keep some from their first copy for long; most are at work soon.
  await world.time.until(() => world.devices.every((device) => device.mirror.current().hasCopy()), 20_000);
  for (let step = 0; step < size.operations; step += 1) {
    const random = chanceOf(world.seed, step);
    // Often several things happen at once.
    const pause = random() < AT_ONCE ? 0 : random() * random() * LONGEST_PAUSE_MS;
    for (const device of world.devices) device.look();
    if (!skip.has(step)) happen(world, random, without);
    await world.time.advance(pause);
    const faults = stepFaults(world);
    if (faults.length > 0 || world.faults.length > 0) return [...faults, ...world.faults].map((fault) => `step ${step}: ${fault}`);
  }
  return [...(await settleDown(world)), ...world.faults, ...caughtBugs(world)];
}

function placeIn(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n').slice(0, 8).join(' ') : String(thrown);
}

/**
 * Runs one seed: devices sign in under faults, live through random operations,
 * the faults stop, and everyone must agree with the oracle.
 */
export async function runSeed(seed: number, size: SeedSize): Promise<SeedReport> {
  const restore = installVirtualProcesses();
  const unheard: string[] = [];
  const hear = (thrown: unknown): void => void unheard.push(`nobody heard of: ${placeIn(thrown)}`);
  process.on('unhandledRejection', hear);
  try {
    const world = await makeWorld(seed, size.devices);
    const faults = await live(world, size).catch((thrown: unknown) => [`it fell over: ${placeIn(thrown)}`]);
    for (const device of world.devices) device.kill();
    for (const gateway of world.gateways) gateway.kill();
    await world.platform.end();
    await world.time.advance(0);
    for (const device of world.devices) device.mirror.close();
    return { seed, faults: [...faults, ...unheard], counts: world.counts, trace: world.trace.toString() };
  } finally {
    process.off('unhandledRejection', hear);
    restore();
  }
}
