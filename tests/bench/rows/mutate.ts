import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { openMirrorFile } from '../../../db/mirror/open.ts';
import { BenchDevice } from '../device.ts';
import { percentile, type Figure } from '../measure.ts';
import { moveRequest } from '../stages.ts';
import { SwitchedTransport } from '../switched-transport.ts';
import { startBenchWorld, type BenchWorld } from '../world.ts';

const MUTATIONS = 1_000;

/** Moves applications 1 to 1,000, each once. Answers what every call took, ms; each is durable when it answers. */
function moveAll(device: BenchDevice): number[] {
  const samples: number[] = [];
  for (let id = 1; id <= MUTATIONS; id += 1) {
    const request = moveRequest(id, device.statusOf(id));
    const start = performance.now();
    const answer = device.engine.mutate(request);
    samples.push(performance.now() - start);
    if (!answer.ok) throw new Error(`The bench's move was refused: ${answer.error.message}`);
  }
  return samples;
}

/** One update and one insert in a durable commit of an encrypted file: the least a change can cost. Median, ms. */
function rawCommit(folder: string): number {
  const database = openMirrorFile({ path: join(folder, 'raw.db'), key: randomBytes(32).toString('hex') });
  try {
    const insert = database.prepare('INSERT INTO applicationHistory (id, applicationId, toStatus) VALUES (?, ?, ?)');
    const update = database.prepare('UPDATE applications SET status = ? WHERE id = ?');
    database.prepare('INSERT INTO applications (id, status) VALUES (1, ?)').run('submitted');
    const samples: number[] = [];
    for (let id = 1; id <= MUTATIONS; id += 1) {
      const start = performance.now();
      database.transaction(() => {
        update.run(String(id), 1);
        insert.run(id, 1, 'reviewing');
      });
      samples.push(performance.now() - start);
    }
    return percentile(samples, 0.5);
  } finally {
    database.close();
  }
}

async function deliveredMoves(world: BenchWorld): Promise<number> {
  const [rows] = await world.connection.query<RowDataPacket[]>("SELECT COUNT(*) AS amount FROM application_history WHERE createdAt > '2026-06-01'");
  return Number(rows[0]?.['amount']);
}

/** Takes the network from a device; answers when it has noticed. */
async function goOffline(device: BenchDevice, transport: SwitchedTransport): Promise<void> {
  transport.switchOff();
  await device.until(() => device.engine.status().state !== 'online', 'offline');
}

/** Gives a device its network back; answers how long it took until each of its changes had its verdict, ms. */
async function deliver(device: BenchDevice, transport: SwitchedTransport): Promise<number> {
  transport.switchOn();
  const start = performance.now();
  device.engine.syncNow();
  return (await device.until(() => device.engine.status().pending === 0, 'rid of its queue')) - start;
}

/** 1,000 moves made without network by a device of its own, from the network's return to every verdict, ms. */
export async function deliverOfflineMoves(world: BenchWorld): Promise<number> {
  const transport = new SwitchedTransport(world.gateway.url);
  const device = new BenchDevice(world.gateway.url, transport);
  try {
    await device.follow();
    await goOffline(device, transport);
    moveAll(device);
    return await deliver(device, transport);
  } finally {
    await device.close();
  }
}

/** A recruiter without network makes 1,000 changes and then gets the network back. */
export async function benchMutate(progress: (text: string) => void): Promise<Figure[]> {
  const world = await startBenchWorld({ rows: 10_000 }, progress);
  const transport = new SwitchedTransport(world.gateway.url);
  const device = new BenchDevice(world.gateway.url, transport);
  try {
    await device.follow();
    const ceiling = rawCommit(device.folder);
    await goOffline(device, transport);
    progress(`${MUTATIONS} moves without network`);
    const before = await deliveredMoves(world);
    const samples = moveAll(device);
    const total = samples.reduce((sum, sample) => sum + sample, 0);
    progress(`${MUTATIONS} waiting; the network comes back`);
    const delivery = await deliver(device, transport);
    const delivered = (await deliveredMoves(world)) - before;
    if (delivered !== MUTATIONS) throw new Error(`Only ${delivered} of ${MUTATIONS} moves arrived`);
    return [
      { name: 'mutate.1000', value: total, ceiling: ceiling * MUTATIONS },
      { name: 'mutate.p50', value: percentile(samples, 0.5), ceiling },
      { name: 'mutate.p95', value: percentile(samples, 0.95) },
      { name: 'mutate.1000.delivered', value: delivery },
    ];
  } finally {
    await device.close();
    await world.stop();
  }
}
