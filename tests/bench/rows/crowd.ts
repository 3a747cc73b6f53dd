import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { must } from '../../../shared/errors.ts';
import { Crowd, markOf, type StreamPosition } from '../crowd.ts';
import { BenchDevice } from '../device.ts';
import { percentile, type Figure } from '../measure.ts';
import { memoryOf } from '../processes.ts';
import { startBenchWorld, type BenchWorld } from '../world.ts';

const SMALL_CROWD = 500;
const LARGE_CROWD = 1_000;
const CHANGES = 500;
const GAP_MS = 20;
const PATIENCE_MS = 30_000;
const RECRUITER_USER = 1;
const COMPANY = 1;

/** Where a new stream begins: what a device that is level with the gateway knows. */
async function levelPosition(world: BenchWorld): Promise<StreamPosition> {
  const device = new BenchDevice(world.gateway.url);
  try {
    await device.follow();
    const store = device.mirror.current();
    return { epoch: must(store.fact('epoch'), 'an epoch'), positions: store.positions() };
  } finally {
    await device.close();
  }
}

interface Followed {
  /** Each change on each stream: from the UPDATE sent to its arrival, ms. */
  readonly delays: number[];
  readonly gatewayMegabytes: number;
}

/** So many streams follow while another program makes 50 changes a second. */
async function follow(world: BenchWorld, connection: Connection, count: number, firstChange: number): Promise<Followed> {
  const sentAt = new Map<number, number>();
  const delays: number[] = [];
  const crowd = await Crowd.open(
    { connection, port: world.gateway.port, userId: RECRUITER_USER, companyId: COMPANY, position: await levelPosition(world), firstChange },
    count,
    (from, upTo) => {
      const now = performance.now();
      for (let change = from; change <= upTo; change += 1) delays.push(now - must(sentAt.get(change), 'a change that was made'));
    },
  );
  try {
    const begin = performance.now();
    for (let index = 0; index < CHANGES; index += 1) {
      await delay(Math.max(0, begin + index * GAP_MS - performance.now()));
      const change = firstChange + index;
      sentAt.set(change, performance.now());
      await world.connection.query('UPDATE applications SET coverLetter = ? WHERE id = ?', [markOf(change), index + 1]);
    }
    const deadline = performance.now() + PATIENCE_MS;
    while (delays.length < count * CHANGES && performance.now() < deadline) await delay(20);
    if (delays.length < count * CHANGES || crowd.ended > 0)
      throw new Error(`Of ${count * CHANGES} arrivals ${delays.length} came; ${crowd.ended} streams ended`);
    return { delays, gatewayMegabytes: memoryOf([world.gateway.pid]) };
  } finally {
    crowd.close();
  }
}

/** One gateway process, one company, many devices: what they take of its memory, and how long a change takes to all of them. */
export async function benchCrowd(progress: (text: string) => void): Promise<Figure[]> {
  const world = await startBenchWorld({ rows: 100_000 }, progress);
  const connection = await world.connect();
  try {
    const small = await follow(world, connection, SMALL_CROWD, 1);
    const large = await follow(world, connection, LARGE_CROWD, 1 + CHANGES);
    for (const [count, { delays, gatewayMegabytes }] of [
      [SMALL_CROWD, small],
      [LARGE_CROWD, large],
    ] as const) {
      progress(
        `${count} streams, ${1000 / GAP_MS} changes a second: p50 ${percentile(delays, 0.5).toFixed(1)}, p95 ${percentile(delays, 0.95).toFixed(1)}, p100 ${percentile(delays, 1).toFixed(1)} ms; gateway ${gatewayMegabytes.toFixed(0)} MB`,
      );
    }
    return [
      { name: 'crowd.500.memory', value: small.gatewayMegabytes },
      { name: 'crowd.1000.p95', value: percentile(large.delays, 0.95) },
    ];
  } finally {
    await connection.end();
    await world.stop();
  }
}
