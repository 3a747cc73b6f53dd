import { happen } from './operations.ts';
import { divergences, idFaults, queueFaults, rebaseFaults, statusFaults } from './invariants.ts';
import { makeWorld, type World } from './world.ts';

/** How large a seed's history is. */
export interface SeedSize {
  readonly devices: number;
  readonly operations: number;
}

/** What a seed showed: no faults is a pass. `trace` is the same for the same seed. */
export interface SeedReport {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly trace: string;
}

const HEAL_MS = 10 * 60_000;
const LONGEST_PAUSE_MS = 20_000;

async function settleDown(world: World): Promise<void> {
  const { weather, devices, time } = world;
  weather.calm = true;
  weather.partitioned.clear();
  const calm = (): boolean => devices.every((device) => statusFaults(device).length === 0 && divergences(world, device).length === 0);
  for (let waited = 0; waited < HEAL_MS && !calm(); waited += 5_000) {
    for (const device of devices) if (['signed_out', 'expired'].includes(device.engine.session().state)) void device.signIn();
    await time.advance(5_000);
  }
}

async function signInAll(world: World): Promise<void> {
  for (const device of world.devices) {
    for (let attempt = 0; attempt < 5 && device.engine.session().state === 'signed_out'; attempt += 1) {
      const signingIn = device.signIn();
      await world.time.until(() => device.engine.session().state !== 'signing_in', 120_000);
      await signingIn;
    }
  }
}

/**
 * Runs one seed: devices sign in under faults, live through random operations,
 * the faults stop, and everyone must agree. Every step also checks that pending
 * work can be undone to the server's rows.
 */
export async function runSeed(seed: number, size: SeedSize): Promise<SeedReport> {
  const world = makeWorld(seed, size.devices);
  const faults: string[] = [];
  await signInAll(world);
  for (let step = 0; step < size.operations && faults.length === 0; step += 1) {
    await happen(world);
    await world.time.advance(world.random() * world.random() * LONGEST_PAUSE_MS);
    if (step % 4 === 0) faults.push(...world.devices.flatMap((device) => [...rebaseFaults(device), ...idFaults(device)]));
  }
  await settleDown(world);
  const trace = world.gateway.applied.map(({ clientId, mutation, outcome }) => `${clientId}.${mutation.id}${outcome.status[0] ?? ''}`).join(' ');
  world.devices.forEach((device, index) => {
    const found = [...statusFaults(device), ...queueFaults(world, device), ...divergences(world, device)];
    const bugs = device.events
      .filter(({ figures }) => figures['place'] !== undefined && figures['place'] !== '')
      .map(({ event, figures }) => `${event}: ${String(figures['place'])}`);
    faults.push(...[...found, ...bugs].map((fault) => `device ${index}: ${fault}`));
  });
  await Promise.all(world.devices.map((device) => stopWithin(world, device.engine.stop())));
  for (const device of world.devices) device.mirror.close();
  return { seed, faults, counts: world.counts, trace };
}

/** A stopping engine may wait for an answer that travels in virtual time. */
async function stopWithin({ time }: World, stopping: Promise<void>): Promise<void> {
  let stopped = false;
  const done = stopping.then(() => (stopped = true));
  await time.until(() => stopped, 120_000);
  await done;
}
