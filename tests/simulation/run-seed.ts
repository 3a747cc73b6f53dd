import type { Counts } from './chance.ts';
import { divergences, idFaults, logFaults, pairFaults, queueFaults, rebaseFaults, serverFaults, statusFaults, wireFaults } from './invariants.ts';
import { armSome, happen, signInAgain } from './operations.ts';
import { installVirtualProcesses } from './virtual-process.ts';
import { makeWorld, type World } from './world.ts';

/** How large a seed's history is. */
export interface SeedSize {
  readonly devices: number;
  readonly operations: number;
  /** Operations that do not happen; for finding out which ones a failure needs. */
  readonly without?: readonly string[] | undefined;
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

function stepFaults(world: World): string[] {
  return world.devices.flatMap((device) => {
    const found = [...rebaseFaults(device), ...idFaults(device), ...pairFaults(device), ...wireFaults(world, device)];
    return found.map((fault) => `device ${device.index}: ${fault}`);
  });
}

/** All faults end: processes run, clocks stand still, everyone may be what they were. */
async function heal(world: World): Promise<void> {
  const { weather, armedDevices, armedGateways, devices, gateways, database, time, platform } = world;
  weather.calm = true;
  weather.deaf.clear();
  weather.mute.clear();
  armedDevices.clear();
  armedGateways.clear();
  database.isUp = true;
  // What still waits for a lock, or for its turn to start again.
  await time.advance(60_000);
  for (const gateway of gateways) if (!gateway.isAlive) gateway.start();
  for (const device of devices) if (!device.isAlive) device.start();
  await during(world, platform.query("UPDATE users SET role = 'recruiter' WHERE companyId IS NOT NULL AND role = 'candidate'"));
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

async function settleDown(world: World): Promise<string[]> {
  await heal(world);
  let faults = await endFaults(world);
  for (let waited = 0; waited < HEAL_MS && faults.length > 0; waited += LOOK_EVERY_MS) {
    for (const device of world.devices) signInAgain(device);
    await world.time.advance(LOOK_EVERY_MS);
    faults = await endFaults(world);
  }
  return [...faults, ...(await during(world, serverFaults(world))), ...logFaults(world)];
}

/** Bugs that were caught on the way and only logged. */
function caughtBugs(world: World): string[] {
  return world.devices.flatMap((device) =>
    device.events
      .filter(({ figures }) => figures['place'] !== undefined && figures['place'] !== '')
      .map(({ event, figures }) => `device ${device.index}: ${event}: ${String(figures['place'])}`),
  );
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
  armSome(world);
  for (const device of world.devices) void device.signIn();
  // Faults may keep some from their first copy for long; most are at work soon.
  await world.time.until(() => world.devices.every((device) => device.mirror.current().hasCopy()), 20_000);
  for (let step = 0; step < size.operations; step += 1) {
    happen(world, without);
    // Often several things happen at once.
    await world.time.advance(world.random() < AT_ONCE ? 0 : world.random() * world.random() * LONGEST_PAUSE_MS);
    const faults = stepFaults(world);
    if (faults.length > 0 || world.faults.length > 0) return [...faults, ...world.faults].map((fault) => `step ${step}: ${fault}`);
  }
  return [...(await settleDown(world)), ...world.faults, ...caughtBugs(world)];
}

/**
 * Runs one seed: devices sign in under faults, live through random operations,
 * the faults stop, and everyone must agree with the oracle.
 */
export async function runSeed(seed: number, size: SeedSize): Promise<SeedReport> {
  const restore = installVirtualProcesses();
  try {
    const world = await makeWorld(seed, size.devices);
    const faults = await live(world, size);
    for (const device of world.devices) device.kill();
    for (const gateway of world.gateways) gateway.kill();
    await world.platform.end();
    await world.time.advance(0);
    for (const device of world.devices) device.mirror.close();
    return { seed, faults, counts: world.counts, trace: world.trace.toString() };
  } finally {
    restore();
  }
}
