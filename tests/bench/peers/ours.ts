import { BenchDevice } from '../device.ts';
import { percentile } from '../measure.ts';
import { heldStretches, type Stretch } from '../raw-copy.ts';
import { copyOnce } from '../rows/first-sync.ts';
import { deliverOfflineMoves } from '../rows/mutate.ts';
import { clientChanges } from '../rows/propagation.ts';
import { startBenchWorld } from '../world.ts';
import type { Measures } from './measures.ts';
import { writeRows } from './rows-file.ts';

const COPIES = 3;

async function propagation(gatewayUrl: string): Promise<number[]> {
  const one = new BenchDevice(gatewayUrl);
  const other = new BenchDevice(gatewayUrl);
  try {
    await one.follow();
    await other.follow();
    return await clientChanges(one, other);
  } finally {
    await one.close();
    await other.close();
  }
}

/**
 * Our own figures, as `npm run bench` takes them but all on one company of `rows` rows, which is then written to `folder` for the peers. Nothing
 * of ours runs any more when it answers.
 */
export async function measureOurs(rows: number, folder: string, progress: (text: string) => void): Promise<Measures> {
  const world = await startBenchWorld({ rows }, progress);
  try {
    let stretches: Stretch[] = [];
    const copies: number[] = [];
    for (let turn = 0; turn < COPIES; turn += 1) {
      copies.push((await copyOnce(world.gateway.url, (device) => (stretches = heldStretches(device.mirror)))).total);
    }
    const written = await writeRows(world.connection, stretches, folder);
    progress(`first syncs ${copies.map((copy) => copy.toFixed(0)).join(', ')} ms; ${written.toLocaleString('en')} held rows go to the peers`);
    const changes = await propagation(world.gateway.url);
    progress('1,000 moves without network');
    const push = await deliverOfflineMoves(world);
    return {
      'first-sync': percentile(copies, 0.5),
      'propagation.p50': percentile(changes, 0.5),
      'propagation.p95': percentile(changes, 0.95),
      push,
    };
  } finally {
    await world.stop();
  }
}
