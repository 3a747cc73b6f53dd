import { setTimeout as delay } from 'node:timers/promises';
import { startCountingWire, type CountingWire } from '../counting-wire.ts';
import { BenchDevice } from '../device.ts';
import { percentile, type Figure } from '../measure.ts';
import { SwitchedTransport } from '../switched-transport.ts';
import { startBenchWorld } from '../world.ts';

const TURNS = 5;
/** Time for the sockets of `fetch` to see that they were cut: a new call must not take a dead one. */
const NOTICE_MS = 100;

interface Cost {
  readonly bytes: number;
  readonly calls: readonly string[];
  readonly ms: number;
}

/** What it costs until the device is level again: bytes on the wire, headers and all, and calls, which wait for each other. */
async function costOf(device: BenchDevice, wire: CountingWire, transport: SwitchedTransport, comeBack: () => Promise<void>): Promise<Cost> {
  const [bytes, calls] = [wire.bytes(), transport.calls.length];
  const start = performance.now();
  await comeBack();
  await device.untilOnline();
  return { bytes: wire.bytes() - bytes, calls: transport.calls.slice(calls), ms: performance.now() - start };
}

function summary(what: string, costs: readonly Cost[]): string {
  const last = costs.at(-1);
  return `${what}: ${last?.bytes} bytes, ${last?.calls.join(' + ')}, ${percentile(
    costs.map((cost) => cost.ms),
    0.5,
  ).toFixed(1)} ms`;
}

/** A device of which nothing has changed meanwhile comes back: after a lost network, and after the app was closed. */
export async function benchReconnect(progress: (text: string) => void): Promise<Figure[]> {
  const world = await startBenchWorld({ rows: 10_000 }, progress);
  const wire = await startCountingWire(world.gateway.port);
  const transport = new SwitchedTransport(wire.url);
  const device = new BenchDevice(wire.url, transport);
  try {
    await device.follow();
    const lost: Cost[] = [];
    const closed: Cost[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      transport.switchOff();
      wire.cut();
      await device.until(() => device.engine.status().state !== 'online', 'offline');
      await delay(NOTICE_MS);
      transport.switchOn();
      lost.push(await costOf(device, wire, transport, async () => device.engine.syncNow()));
      await device.engine.stop();
      wire.cut();
      await delay(NOTICE_MS);
      closed.push(await costOf(device, wire, transport, () => device.restart()));
    }
    progress(summary('after a lost network', lost));
    progress(summary('after the app was closed', closed));
    return [
      { name: 'reconnect.bytes', value: Math.max(...lost.map((cost) => cost.bytes)) },
      { name: 'reconnect.round-trips', value: Math.max(...lost.map((cost) => cost.calls.length)) },
      {
        name: 'reconnect.ms',
        value: percentile(
          lost.map((cost) => cost.ms),
          0.5,
        ),
      },
    ];
  } finally {
    await device.close();
    await wire.stop();
    await world.stop();
  }
}
