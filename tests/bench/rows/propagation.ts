import { BenchDevice } from '../device.ts';
import { percentile, type Figure } from '../measure.ts';
import { sample } from '../sampling.ts';
import { moveRequest, nextStage } from '../stages.ts';
import { startBenchWorld, type BenchWorld } from '../world.ts';

const CLIENT_SAMPLES = 200;
const FOREIGN_SAMPLES = 100;

/** From the call of the mutator on one device to the commit in the mirror of the other, ms. */
async function clientChange(one: BenchDevice, other: BenchDevice, applicationId: number): Promise<number> {
  const request = moveRequest(applicationId, one.statusOf(applicationId));
  const goal = nextStage(one.statusOf(applicationId));
  const start = performance.now();
  const answer = one.engine.mutate(request);
  if (!answer.ok) throw new Error(`The bench's move was refused: ${answer.error.message}`);
  return (await other.until(() => other.statusOf(applicationId) === goal, 'told of a move')) - start;
}

/** From the moment a foreign program sends its UPDATE to the commit in the device's mirror, ms. */
async function foreignChange(world: BenchWorld, device: BenchDevice, applicationId: number): Promise<number> {
  const goal = nextStage(device.statusOf(applicationId));
  const seen = device.until(() => device.statusOf(applicationId) === goal, 'told of a foreign change');
  const start = performance.now();
  await world.connection.execute('UPDATE applications SET status = ? WHERE id = ?', [goal, applicationId]);
  return (await seen) - start;
}

/** Moves by one device until another shows them, ms each; the first ten, which find everything cold, are not among them. */
export async function clientChanges(one: BenchDevice, other: BenchDevice): Promise<number[]> {
  await sample(10, 1, [10, 60], (id) => clientChange(one, other, id));
  return sample(CLIENT_SAMPLES, 101, [10, 60], (id) => clientChange(one, other, id));
}

function spread(samples: readonly number[]): string {
  return [0.1, 0.5, 0.9, 0.95, 1].map((share) => `p${share * 100} ${percentile(samples, share).toFixed(1)}`).join(', ');
}

/** How soon a change is on the other workstations: by another client, by a program that knows nothing of us. */
export async function benchPropagation(progress: (text: string) => void): Promise<Figure[]> {
  const world = await startBenchWorld({ rows: 10_000 }, progress);
  const devices: BenchDevice[] = [];
  try {
    for (let count = 0; count < 2; count += 1) {
      const device = new BenchDevice(world.gateway.url);
      devices.push(device);
      await device.follow();
    }
    const [one, other] = devices as [BenchDevice, BenchDevice];
    progress(`${CLIENT_SAMPLES} moves by one device, seen on another; gaps of 10-60 ms`);
    const client = await clientChanges(one, other);
    progress(spread(client));
    progress(`${FOREIGN_SAMPLES} plain UPDATEs; gaps of 50-1,000 ms`);
    const foreign = await sample(FOREIGN_SAMPLES, 601, [50, 1_000], (id) => foreignChange(world, other, id));
    progress(spread(foreign));
    return [
      { name: 'propagation.client.p50', value: percentile(client, 0.5) },
      { name: 'propagation.client.p95', value: percentile(client, 0.95) },
      { name: 'propagation.foreign.p50', value: percentile(foreign, 0.5) },
      { name: 'propagation.foreign.p95', value: percentile(foreign, 0.95) },
    ];
  } finally {
    for (const device of devices) await device.close();
    await world.stop();
  }
}
