import { seededRandom, VirtualTime } from '../../sync/engine/testing/virtual-time.ts';
import { count, pick, type Counts } from './chance.ts';
import { COMPANIES, companyStorage, emailOf, PLATFORM_ADMIN, START, usersOf } from './company-data.ts';
import type { DevicePoint } from './guarded-mirror.ts';
import { ModelPool, type Fate, type Occasion, type Wire } from './model-mysql/pool.ts';
import { ModelServer } from './model-mysql/server.ts';
import type { Answerer, Path } from './network.ts';
import { SimulatedDevice } from './simulated-device.ts';
import { SimulatedGateway } from './simulated-gateway.ts';
import { Trace } from './trace.ts';

/** Where a gateway's process may die, named by what it is in the middle of. */
export const GATEWAY_POINTS = [
  'push.inside',
  'push.before-commit',
  'push.after-commit',
  'tick.inside',
  'tick.before-commit',
  'tick.after-commit',
  'session.after-commit',
] as const;
export type GatewayPoint = (typeof GATEWAY_POINTS)[number];

/** How a seed's surroundings behave; the rates are drawn once for each seed. */
export interface Weather {
  readonly loss: number;
  readonly duplication: number;
  readonly cuts: number;
  readonly slowestMs: number;
  readonly databaseLoss: number;
  readonly deadlocks: number;
  readonly databaseSlow: number;
  /** Devices that hear nothing, and devices that are not heard. */
  readonly deaf: Set<number>;
  readonly mute: Set<number>;
  calm: boolean;
}

/** One seed's world: a database, gateways, devices with clocks of their own, and the weather between them. */
export interface World {
  readonly seed: number;
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly server: ModelServer;
  /** Another program's way to the database. */
  readonly platform: ModelPool;
  readonly gateways: readonly SimulatedGateway[];
  readonly devices: readonly SimulatedDevice[];
  /** The user of each device. */
  readonly users: readonly number[];
  readonly weather: Weather;
  readonly counts: Counts;
  readonly trace: Trace;
  /** Clocks that were set wrong, by machine. */
  readonly skews: Map<string, number>;
  /** The points at which processes will die next. */
  readonly armedDevices: Map<number, DevicePoint>;
  readonly armedGateways: Map<number, GatewayPoint>;
  readonly database: { isUp: boolean };
  /** Whether writes that no trigger logs are found; only then may they happen. */
  readonly scrubs: boolean;
  /** What must never happen and did. */
  readonly faults: string[];
  /** Everything each device was told since it was last asked about. */
  readonly heard: Map<number, string[]>;
  readonly logLines: string[];
  /** Notes that their author may have written twice: taken back and written again, or tried again in doubt. */
  readonly repeated: Set<string>;
  /** What somebody asked for last. */
  lastChange: { readonly name: string; readonly input: unknown } | null;
}

const SLOWEST_MS = 20_000;

function drawWeather(random: () => number): Weather {
  return {
    loss: random() * 0.2,
    duplication: random() * 0.2,
    cuts: random() * 0.1,
    slowestMs: 1 + Math.floor(random() * random() * SLOWEST_MS),
    databaseLoss: random() * 0.003,
    deadlocks: random() * 0.01,
    databaseSlow: random() * 0.5,
    deaf: new Set(),
    mute: new Set(),
    calm: false,
  };
}

function pointsOf({ sql, written }: Occasion): readonly GatewayPoint[] {
  if (sql.startsWith('INSERT INTO sync_outcome')) return ['push.inside'];
  if (sql.startsWith('INSERT INTO sync_change')) return ['tick.inside'];
  if (sql !== 'COMMIT') return [];
  if (written.has('sync_outcome')) return ['push.before-commit', 'push.after-commit'];
  if (written.has('sync_change')) return ['tick.before-commit', 'tick.after-commit'];
  return written.has('sync_session') ? ['session.after-commit'] : [];
}

/** What befalls a gateway's statements. */
function gatewayWire(world: World, index: number, random: () => number): Wire {
  const strikes = (name: string, rate: number): boolean => {
    const hit = !world.weather.calm && random() < rate;
    if (hit) count(world.counts, name);
    return hit;
  };
  const dies = (occasion: Occasion): Fate | null => {
    const armed = world.armedGateways.get(index);
    const here = pointsOf(occasion).find((point) => point === armed);
    if (here === undefined) return null;
    world.armedGateways.delete(index);
    count(world.counts, `killed at ${here}`);
    if (!here.endsWith('after-commit')) {
      killGateway(world, index);
      return 'silent';
    }
    // What it committed stays; it hears nothing of it.
    queueMicrotask(() => killGateway(world, index));
    return 'silent-after';
  };
  return {
    travel: () => (!world.weather.calm && random() < world.weather.databaseSlow ? world.time.sleep(Math.floor(random() * 4)) : null),
    fateOf: (occasion) => {
      world.trace.note(occasion.sql);
      const death = dies(occasion);
      if (death !== null) return death;
      if (strikes('lost database connections', world.weather.databaseLoss)) return random() < 0.5 ? 'lost' : 'lost-after';
      return occasion.written.size > 0 && strikes('deadlocks', world.weather.deadlocks) ? 'deadlock' : 'done';
    },
    accepts: () => world.database.isUp,
    notModelled: hearNotModelled(world),
  };
}

function hearNotModelled({ faults }: Pick<World, 'faults'>): Wire['notModelled'] {
  return ({ message }) => void faults.push(`not modelled: ${message}`);
}

/** kill -9 of a gateway; something starts it again a little later. */
export function killGateway(world: World, index: number): void {
  const gateway = world.gateways[index];
  if (gateway === undefined || !gateway.isAlive) return;
  gateway.kill();
  world.time.schedule(world.weather.calm ? 0 : Math.floor(world.random() * 15_000), () => gateway.start());
}

/** kill -9 of a device's program; its user starts it again a little later. */
export function killDevice(world: World, device: SimulatedDevice): void {
  device.kill();
  startAgain(world, device);
}

function startAgain(world: World, device: SimulatedDevice): void {
  world.time.schedule(world.weather.calm ? 0 : Math.floor(world.random() * 30_000), () => {
    if (!device.isAlive) device.start();
  });
}

function pathOf(world: World, index: number, random: () => number): Path {
  const strikes = (name: string, rate: number): boolean => {
    const hit = !world.weather.calm && random() < rate;
    if (hit) count(world.counts, name);
    return hit;
  };
  const { weather } = world;
  return {
    delayMs: () => (weather.calm ? 1 : Math.floor(random() * weather.slowestMs)),
    blockedOut: () => !weather.calm && weather.mute.has(index),
    blockedIn: () => !weather.calm && weather.deaf.has(index),
    losesRequest: () => strikes('lost requests', weather.loss),
    losesReply: () => strikes('lost replies', weather.loss),
    duplicates: () => strikes('duplicates', weather.duplication),
    cuts: () => strikes('cut streams', weather.cuts),
    hear: (text) => {
      world.trace.note(text);
      world.heard.get(index)?.push(text);
    },
  };
}

function addDevice(world: World, index: number, userId: number): SimulatedDevice {
  const { time, seed, skews } = world;
  const machine = `device ${index}`;
  const random = seededRandom(seed * 31 + index);
  skews.set(machine, Math.floor((random() - 0.5) * (random() < 0.3 ? 2 * 86_400_000 : 4_000)));
  const device: SimulatedDevice = new SimulatedDevice({
    index,
    email: emailOf(userId),
    company: userId === PLATFORM_ADMIN ? 1 + (seed % COMPANIES) : null,
    onDiskTrouble: (trouble) => count(world.counts, `disk ${trouble}`),
    surroundings: { time, random: seededRandom(seed * 17 + index), skewMs: () => skews.get(machine) ?? 0 },
    path: pathOf(world, index, random),
    answerer: (): Answerer | null => {
      const listening = world.gateways.filter((gateway) => gateway.isAlive);
      return listening.length === 0 ? null : (request, exchange) => pick(random, listening).handle(request, exchange);
    },
    diesAt: (point) => {
      count(world.counts, `passed ${point}`);
      if (world.armedDevices.get(index) !== point) return false;
      world.armedDevices.delete(index);
      count(world.counts, `killed at ${point}`);
      startAgain(world, device);
      return true;
    },
  });
  world.heard.set(index, []);
  return device;
}

function addGateway(world: World, index: number): SimulatedGateway {
  const { time, seed, skews, server } = world;
  const machine = `gateway ${index}`;
  skews.set(machine, 0);
  return new SimulatedGateway({
    name: machine,
    server,
    wire: gatewayWire(world, index, seededRandom(seed * 13 + index)),
    surroundings: { time, random: seededRandom(seed * 7 + index), skewMs: () => skews.get(machine) ?? 0 },
    scrubs: world.scrubs,
    tickIntervalMs: 100 + Math.floor(world.random() * 400),
    log: (line) => world.logLines.push(line),
    onBug: (place) => world.faults.push(`${machine}: ${place}`),
  });
}

/** Makes the world of a seed. */
export async function makeWorld(seed: number, deviceCount: number): Promise<World> {
  const random = seededRandom(seed);
  const time = new VirtualTime(START);
  const server = new ModelServer(await companyStorage(), { now: () => time.now(), schedule: (delayMs, task) => time.schedule(delayMs, task) });
  const faults: string[] = [];
  const quiet: Wire = { travel: () => null, fateOf: () => 'done', accepts: () => world.database.isUp, notModelled: hearNotModelled({ faults }) };
  const gateways: SimulatedGateway[] = [];
  const devices: SimulatedDevice[] = [];
  const users = usersOf(seed, deviceCount);
  const world: World = {
    seed,
    time,
    random,
    server,
    platform: new ModelPool(server, 'platform', quiet),
    gateways,
    devices,
    users,
    weather: drawWeather(random),
    counts: {},
    trace: new Trace(),
    skews: new Map(),
    armedDevices: new Map(),
    armedGateways: new Map(),
    database: { isUp: true },
    scrubs: random() < 0.25,
    faults,
    heard: new Map(),
    logLines: [],
    repeated: new Set(),
    lastChange: null,
  };
  const gatewayCount = random() < 0.5 ? 1 : 2;
  for (let index = 0; index < gatewayCount; index += 1) gateways.push(addGateway(world, index));
  for (let index = 0; index < deviceCount; index += 1) devices.push(addDevice(world, index, users[index] ?? 1));
  for (const gateway of gateways) gateway.start();
  return world;
}
