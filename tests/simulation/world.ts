import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { recruiterAccount, SimulatedDevice } from '../../sync/engine/testing/device.ts';
import { FakeGateway } from '../../sync/engine/testing/fake-gateway.ts';
import type { Faults } from '../../sync/engine/testing/fake-transport.ts';
import { seededRandom, VirtualTime } from '../../sync/engine/testing/virtual-time.ts';

const START = Date.UTC(2026, 2, 10, 12);
const JOBS = 2;
const APPLICATIONS = 24;

/** How a seed's network behaves; the rates are drawn once for each seed. */
export interface Weather {
  loss: number;
  duplication: number;
  cuts: number;
  slowestMs: number;
  /** Devices that nothing reaches now. */
  readonly partitioned: Set<number>;
  calm: boolean;
}

/** One seed's world: a gateway, its data, devices with clocks of their own, and the weather between them. */
export interface World {
  readonly seed: number;
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly gateway: FakeGateway;
  readonly devices: SimulatedDevice[];
  readonly weather: Weather;
  readonly counts: Record<string, number>;
}

export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

function faultsOf(device: number, weather: Weather, random: () => number, counts: Record<string, number>): Faults {
  const strikes = (name: string, rate: number): boolean => {
    const hit = !weather.calm && random() < rate;
    if (hit) counts[name] = (counts[name] ?? 0) + 1;
    return hit;
  };
  return {
    partitioned: () => !weather.calm && weather.partitioned.has(device),
    delayMs: () => (weather.calm ? 1 : Math.floor(random() * weather.slowestMs)),
    losesRequest: () => strikes('lost requests', weather.loss),
    losesReply: () => strikes('lost replies', weather.loss),
    duplicates: () => strikes('duplicates', weather.duplication),
    cutsStream: () => strikes('cut streams', weather.cuts),
  };
}

function fill(gateway: FakeGateway): void {
  gateway.write((tables) => {
    for (let id = 1; id <= JOBS; id += 1) tables.put('jobs', { id, companyId: 1, title: `Job ${id}`, status: 'active' });
    for (let id = 1; id <= APPLICATIONS; id += 1) {
      tables.put('candidates', { id, userId: 1000 + id });
      tables.put('applications', {
        id,
        jobId: 1 + (id % JOBS),
        candidateId: id,
        status: pick(() => id / (APPLICATIONS + 1), APPLICATION_STATUSES),
        updatedAt: toUtcSecond(START),
      });
    }
  });
}

/** Makes the world of a seed. Two of its devices may belong to one person. */
export function makeWorld(seed: number, deviceCount: number): World {
  const random = seededRandom(seed);
  const time = new VirtualTime(START);
  const gateway = new FakeGateway(() => time.now());
  const people = Math.max(1, deviceCount - 1);
  for (let userId = 1; userId <= people; userId += 1) gateway.addAccount(recruiterAccount(userId));
  fill(gateway);
  const weather: Weather = {
    loss: random() * 0.25,
    duplication: random() * 0.2,
    cuts: random() * 0.15,
    slowestMs: 1 + Math.floor(random() * random() * 20_000),
    partitioned: new Set(),
    calm: false,
  };
  const counts: Record<string, number> = {};
  const devices = Array.from({ length: deviceCount }, (_, index) => {
    const skewMs = Math.floor((random() - 0.5) * (random() < 0.3 ? 2 * 86_400_000 : 4_000));
    const faults = faultsOf(index, weather, seededRandom(seed * 31 + index), counts);
    return new SimulatedDevice({
      gateway,
      time,
      random: seededRandom(seed * 17 + index),
      faults,
      skewMs,
      account: recruiterAccount(1 + (index % people)),
    });
  });
  return { seed, time, random, gateway, devices, weather, counts };
}
