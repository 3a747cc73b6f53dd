import { startCountingWire } from '../counting-wire.ts';
import { BenchDevice } from '../device.ts';
import { percentile, type Figure } from '../measure.ts';
import { startBenchWorld } from '../world.ts';
import { totalsOf } from '../../../sync/engine/digest.ts';

const TURNS = 5;

interface Cost {
  /** The device's own work, ms: reading and hashing every row it holds. */
  readonly device: number;
  /** The same in time of the processor, which busy neighbours do not stretch. */
  readonly processor: number;
  /** From asking to the answer "equal", the gateway's part included, ms. */
  readonly whole: number;
  readonly bytes: number;
}

/** A device compares 100,000 rows with the server's, which nothing has changed. */
export async function benchVerify(progress: (text: string) => void): Promise<Figure[]> {
  const world = await startBenchWorld({ rows: 100_000 }, progress);
  const wire = await startCountingWire(world.gateway.port);
  const device = new BenchDevice(wire.url);
  try {
    await device.follow();
    const costs: Cost[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const [begin, used] = [performance.now(), process.cpuUsage()];
      const totals = await totalsOf(device.mirror.current(), () => Promise.resolve());
      const own = performance.now() - begin;
      const { user, system } = process.cpuUsage(used);
      if ([...totals.values()].reduce((sum, total) => sum + total.count, 0) < 100_000) throw new Error('The bench compares fewer rows than it says');
      const [start, bytes] = [performance.now(), wire.bytes()];
      const result = await device.engine.verifyNow();
      if (!result.ok || result.value.repaired > 0) throw new Error('The bench’s copy was not found equal');
      costs.push({ device: own, processor: (user + system) / 1000, whole: performance.now() - start, bytes: wire.bytes() - bytes });
    }
    progress(
      `device ${costs.map((cost) => cost.device.toFixed(0)).join(', ')} ms (processor ${costs.map((cost) => cost.processor.toFixed(0)).join(', ')}); with the gateway ${costs.map((cost) => cost.whole.toFixed(0)).join(', ')} ms`,
    );
    const own = percentile(
      costs.map((cost) => cost.device),
      0.5,
    );
    return [
      { name: 'verify.100k', value: own },
      { name: 'verify.100k.bytes', value: Math.max(...costs.map((cost) => cost.bytes)) },
    ];
  } finally {
    await device.close();
    await wire.stop();
    await world.stop();
  }
}
