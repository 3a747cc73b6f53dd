import { must } from '../../../shared/errors.ts';
import { BenchDevice } from '../device.ts';
import { askFirstScreen, askHome } from '../first-screen.ts';
import { percentile, type Figure } from '../measure.ts';
import { heldStretches, rawCopy, type RawCopy, type Stretch } from '../raw-copy.ts';
import { startBenchWorld, type BenchWorld } from '../world.ts';

const TURNS = 3;
const HOMES = 5;
/** Of 22,000 applications on the recruiter's jobs, those that nobody has looked at. */
const NEW_APPLICATIONS = 3_000;
/** `runtime.md`, baselines: 0.39 s to read and 0.71 s to insert 100,000 rows. A machine half as fast measures itself, not us. */
const SLOWEST_CEILING_MS = 2 * (390 + 710);

interface Copy {
  readonly total: number;
  readonly usable: number;
  readonly rows: number;
  /** The mirror's file, bytes. */
  readonly bytes: number;
}

/**
 * One first sync on a new device: from the answered sign-in to the mirror in
 * use, and to the answers of the first screen, which come before it where there
 * is one. The copy goes on behind them, so its time includes answering them.
 */
export async function copyOnce(gatewayUrl: string, keep: (device: BenchDevice) => void): Promise<Copy> {
  const device = new BenchDevice(gatewayUrl);
  try {
    await device.signIn();
    const start = performance.now();
    const hasCopy = () => device.mirror.current().hasCopy();
    await device.until(() => device.mirror.hasFirstScreen() || hasCopy(), 'in possession of a first screen');
    askFirstScreen(device, device.mirror.firstScreen()?.jobId ?? 1);
    const usable = performance.now() - start;
    const done = await device.until(hasCopy, 'in possession of a copy');
    await device.untilOnline();
    keep(device);
    const rows = device.mirror.database().prepare<{ n: number }>('SELECT count(*) AS n FROM _member').get();
    const bytes = device.mirror
      .database()
      .prepare<{ n: number }>('SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size')
      .get();
    return { total: done - start, usable, rows: must(rows, 'a count').n, bytes: must(bytes, 'a size').n };
  } finally {
    await device.close();
  }
}

/** First syncs and raw copies in turns, so that both meet the same machine. */
async function takeTurns(world: BenchWorld): Promise<{ copies: Copy[]; raw: RawCopy[]; homes: number[] }> {
  const copies: Copy[] = [];
  const homes: number[] = [];
  const raw: RawCopy[] = [];
  let stretches: Stretch[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    copies.push(
      await copyOnce(world.gateway.url, (device) => {
        stretches = heldStretches(device.mirror);
        for (let home = 0; home < HOMES; home += 1) homes.push(askHome(device, NEW_APPLICATIONS));
      }),
    );
    raw.push(await rawCopy(world.connection, stretches));
  }
  return { copies, raw, homes };
}

/** A new device's way from sign-in to a complete, indexed mirror of 100,000 rows. */
export async function benchFirstSync(progress: (text: string) => void): Promise<Figure[]> {
  const world = await startBenchWorld({ rows: 100_000 }, progress);
  try {
    progress(`${TURNS} first syncs and raw copies in turns`);
    const { copies, raw, homes } = await takeTurns(world);
    progress(`home answered in ${homes.map((ms) => ms.toFixed(1)).join(', ')} ms`);
    const ceiling = Math.min(...raw.map((copy) => copy.read + copy.insert));
    const total = percentile(
      copies.map((copy) => copy.total),
      0.5,
    );
    progress(
      `${copies[0]?.rows} rows held; first syncs ${copies.map((copy) => copy.total.toFixed(0)).join(', ')} ms; raw ${raw.map((copy) => `${copy.read.toFixed(0)} + ${copy.insert.toFixed(0)}`).join(', ')} ms`,
    );
    const problem =
      ceiling > SLOWEST_CEILING_MS
        ? `the raw copy alone took ${ceiling.toFixed(0)} ms, more than ${SLOWEST_CEILING_MS}: the machine is too slow or too busy to judge`
        : undefined;
    return [
      { name: 'first-sync.100k.total', value: total, ceiling, problem },
      { name: 'first-sync.100k.ratio', value: total / ceiling, problem },
      { name: 'home.20k', value: percentile(homes, 0.5) },
      { name: 'first-sync.storage', value: must(copies.at(-1), 'a copy').bytes / must(raw.at(-1), 'a raw copy').bytes },
      {
        name: 'first-sync.usable',
        value: percentile(
          copies.map((copy) => copy.usable),
          0.5,
        ),
        problem,
      },
    ];
  } finally {
    await world.stop();
  }
}
