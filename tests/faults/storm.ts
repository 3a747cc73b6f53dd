import { setTimeout as delay } from 'node:timers/promises';
import { createPool } from '../../sync/gateway/pool.ts';
import { buildIndex } from '../../sync/gateway/sequencer/index-builder.ts';
import { seededRandom } from '../../sync/engine/testing/virtual-time.ts';
import { stopAllChildren } from '../../tools/system/children.ts';
import { FaultProxy, type Weather } from './fault-proxy.ts';
import { ForeignWriter } from './foreign-writer.ts';
import { GatewayProcess } from './gateway-process.ts';
import { effectFaults, historyFaults, mirrorFaults, noteFaults, oracleOf, queueFaults, type Oracle } from './storm-checks.ts';
import { StormLaptop } from './storm-laptop.ts';
import { createStormWorld, type StormWorld } from './storm-world.ts';

/** How long a storm lasts at least, and what must have happened in it. */
export interface StormSize {
  readonly seconds: number;
  readonly gatewayKills: number;
  readonly databaseKills: number;
}

export interface StormReport {
  readonly counts: Readonly<Record<string, number>>;
  /** Empty when nothing was lost, doubled, stuck or different. */
  readonly faults: readonly string[];
}

/** Between devices and gateways. */
const BAD_WEATHER: Weather = { cut: 0.12, cutRequest: 0.06, truncated: 0.06, slow: 0.12, halfOpen: 0.05, blackHole: 0.04, duplicated: 0.15 };
/** Between gateways and database: only connections that break. */
const FRAGILE_CABLE: Weather = { cut: 0.05, cutRequest: 0.05, truncated: 0, slow: 0, halfOpen: 0, blackHole: 0, duplicated: 0 };
const GATEWAYS = 2;
const LONGEST_BREAK_MS = 90;
const PATIENCE_MS = 90_000;

interface Storm {
  readonly world: StormWorld;
  readonly random: () => number;
  readonly toGateways: FaultProxy;
  readonly toDatabase: FaultProxy;
  readonly gateways: readonly GatewayProcess[];
  readonly laptops: StormLaptop[];
  databaseKills: number;
  over: boolean;
}

async function gather(world: StormWorld, seed: number): Promise<Storm> {
  const random = seededRandom(seed);
  const pool = createPool(world.url);
  await buildIndex(pool);
  await pool.end();
  const toDatabase = await FaultProxy.start(() => [world.server.port], seededRandom(seed + 1));
  const databaseUrl = world.url.replace(String(world.server.port), String(toDatabase.port));
  const gateways = Array.from({ length: GATEWAYS }, () => new GatewayProcess(databaseUrl));
  await Promise.all(gateways.map((gateway) => gateway.start()));
  const toGateways = await FaultProxy.start(() => gateways.flatMap((gateway) => gateway.port ?? []), seededRandom(seed + 2));
  const laptops = world.people.map((person, index) => new StormLaptop(`laptop-${index}`, person, seededRandom(seed * 31 + index)));
  return { world, random, toGateways, toDatabase, gateways, laptops, databaseKills: 0, over: false };
}

async function signIn({ laptops, toGateways }: Storm): Promise<void> {
  for (const { workstation, person } of laptops) {
    const answer = await workstation.signIn(`http://127.0.0.1:${toGateways.port}`, person.email);
    if (!answer.ok) throw new Error(`Sign-in before the storm failed: ${answer.error.message}`);
    await workstation.until('online', () => workstation.engine.status().state === 'online');
  }
}

async function work(storm: Storm, laptop: StormLaptop): Promise<void> {
  while (!storm.over) {
    await laptop.act();
    await delay(storm.random() * LONGEST_BREAK_MS);
  }
}

async function killGateway(storm: Storm, gateway: GatewayProcess, pauseMs: number): Promise<void> {
  while (!storm.over) {
    await delay(pauseMs * (0.5 + storm.random()));
    await gateway.kill();
    await gateway.start();
  }
}

async function killDatabase(storm: Storm, kills: number, pauseMs: number): Promise<void> {
  while (storm.databaseKills < kills) {
    await delay(pauseMs);
    await storm.world.server.kill('SIGKILL');
    storm.databaseKills += 1;
    await storm.world.server.start();
  }
}

/** Waits until every laptop is level and shows what the oracle says; answers what still differs when patience ends. */
async function settle({ laptops }: Storm, oracle: Oracle): Promise<string[]> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    for (const { workstation } of laptops) workstation.engine.syncNow();
    const waiting = laptops
      .filter((laptop) => !laptop.isLevel())
      .map((laptop) => `${laptop.person.email} is stuck: ${JSON.stringify(laptop.workstation.engine.status())}`);
    const different = waiting.length > 0 ? waiting : (await Promise.all(laptops.map((laptop) => mirrorFaults(oracle, laptop)))).flat();
    if (different.length === 0 || Date.now() > end) return different;
    await delay(250);
  }
}

async function judge(storm: Storm): Promise<string[]> {
  const pool = createPool(storm.world.url);
  const oracle = oracleOf(pool);
  try {
    const faults = await settle(storm, oracle);
    for (const laptop of storm.laptops) {
      const found = [...(await queueFaults(oracle, laptop)), ...(await historyFaults(oracle, laptop)), ...(await noteFaults(oracle, laptop))];
      faults.push(...found.map((fault) => `${laptop.person.email}: ${fault}`));
    }
    return [...faults, ...(await effectFaults(oracle))];
  } finally {
    await pool.end();
  }
}

async function disperse(storm: Storm): Promise<void> {
  await Promise.all(storm.laptops.map((laptop) => laptop.workstation.close()));
  await Promise.all(storm.gateways.map((gateway) => gateway.stop()));
  await storm.toGateways.close();
  await storm.toDatabase.close();
}

function countsOf(storm: Storm, writers: readonly ForeignWriter[]): Record<string, number> {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    'gateway kills': sum(storm.gateways.map((gateway) => gateway.kills)),
    'database kills': storm.databaseKills,
    changes: sum(storm.laptops.map((laptop) => laptop.acknowledged.size)),
    'laptop restarts': sum(storm.laptops.map((laptop) => laptop.restarts)),
    'foreign writes': sum(writers.map((writer) => writer.committed)),
    'cascading deletes': sum(writers.map((writer) => writer.deleted)),
    'connections struck': sum([...Object.values(storm.toGateways.counts), ...Object.values(storm.toDatabase.counts)]),
    'pushes doubled': storm.toGateways.counts.duplicated ?? 0,
  };
}

function isEnough(storm: Storm, size: StormSize, begin: number): boolean {
  const kills = storm.gateways.reduce((total, gateway) => total + gateway.kills, 0);
  return Date.now() - begin >= size.seconds * 1_000 && kills >= size.gatewayKills && storm.databaseKills >= size.databaseKills;
}

async function blow(storm: Storm, seed: number, size: StormSize): Promise<StormReport> {
  await signIn(storm);
  storm.toGateways.weather = BAD_WEATHER;
  storm.toDatabase.weather = FRAGILE_CABLE;
  const { doomed } = storm.world;
  const half = doomed.length / 2;
  const writers = [doomed.slice(0, half), doomed.slice(half)].map(
    (ids, index) => new ForeignWriter(storm.world, seededRandom(seed + 100 + index), ids),
  );
  const begin = Date.now();
  const busy = [
    ...storm.laptops.map((laptop) => work(storm, laptop)),
    ...storm.gateways.map((gateway) => killGateway(storm, gateway, (size.seconds * 1_000 * GATEWAYS) / size.gatewayKills / 2)),
    killDatabase(storm, size.databaseKills, (size.seconds * 1_000) / (size.databaseKills + 1)),
  ];
  while (!isEnough(storm, size, begin)) await Promise.race([delay(100), Promise.all(busy)]);
  storm.over = true;
  await Promise.all([...busy, ...writers.map((writer) => writer.stop())]);
  storm.toDatabase.heal();
  storm.toGateways.heal();
  const faults = await judge(storm);
  return { counts: countsOf(storm, writers), faults };
}

/**
 * Laptops work through a storm: gateways and database killed with SIGKILL,
 * broken and doubled connections, foreign programs writing. Then it heals, and
 * everything acknowledged must be there once, on every laptop alike. Real
 * processes keep no exact order, so a seed repeats the choices, not the history.
 */
export async function runStorm(seed: number, size: StormSize): Promise<StormReport> {
  const world = await createStormWorld();
  try {
    const storm = await gather(world, seed);
    try {
      return await blow(storm, seed, size);
    } finally {
      await disperse(storm);
    }
  } finally {
    // Also what was started before something went wrong.
    await stopAllChildren();
    await world.remove();
  }
}
