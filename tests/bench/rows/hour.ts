import { Workstation } from '../../e2e/support/workstation.ts';
import { must } from '../../../shared/errors.ts';
import { BENCH_ACCOUNT } from '../data.ts';
import { PROBE, requiredElectron, withDisplay } from '../electron.ts';
import { type Figure } from '../measure.ts';
import { heldBy, MEASURED_APP, type Held } from '../memory-probe.ts';
import { Recruiter } from '../recruiter-hour.ts';
import { removeFolder, temporaryFolder } from '../temporary.ts';
import { startBenchWorld, type BenchWorld } from '../world.ts';

const ROWS = 20_000;
/** About 70 actions each, 1,400 together: one every 2.6 s of an hour. */
const ROUNDS = 20;
const SAMPLES = 10;
const PATIENCE_MS = 300_000;

function told({ all, page, data, main, nodes, listeners }: Held): string {
  return `all ${all.toFixed(0)}, heaps: page ${page.toFixed(1)}, data ${data.toFixed(1)}, main ${main.toFixed(1)} MB; ${nodes} nodes, ${listeners} listeners`;
}

async function measure(workstation: Workstation, world: BenchWorld, profile: string, progress: (text: string) => void): Promise<Figure[]> {
  await workstation.waitUntilOnline();
  await workstation.page.evaluate(`(${PROBE}).search()`);
  await workstation.page.locator('[data-index="ready"]').waitFor({ timeout: PATIENCE_MS });
  const recruiter = new Recruiter(workstation);
  const samples: Held[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await world.connection.execute('UPDATE applications SET aiScore = (aiScore + 7) % 100 WHERE id % 40 = ?', [round]);
    await recruiter.round(round);
    if ((round + 1) % (ROUNDS / SAMPLES) !== 0) continue;
    const held = await heldBy(workstation, profile);
    samples.push(held);
    progress(`after ${recruiter.done} actions ${told(held)}`);
  }
  const [warm, end] = [must(samples[0], 'a sample'), must(samples.at(-1), 'a last one')];
  return [
    { name: 'memory.hour', value: Math.max(0, end.all - warm.all) },
    { name: 'memory.hour.nodes', value: Math.max(0, end.nodes - warm.nodes) },
  ];
}

/** What an hour of work, done as fast as the window answers, leaves behind in memory. */
export async function benchHour(progress: (text: string) => void): Promise<Figure[]> {
  requiredElectron();
  const world = await startBenchWorld({ rows: ROWS }, progress);
  const profile = temporaryFolder('profile');
  try {
    return await withDisplay(async () => {
      const signIn = `${BENCH_ACCOUNT.email}:${BENCH_ACCOUNT.password}`;
      const workstation = await Workstation.launch({ profile, gatewayUrl: world.gateway.url, signIn, launcher: MEASURED_APP });
      try {
        return await measure(workstation, world, profile, progress);
      } finally {
        await workstation.quit();
      }
    });
  } finally {
    removeFolder(profile);
    await world.stop();
  }
}
