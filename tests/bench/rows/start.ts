import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { REPOSITORY } from '../../e2e/support/paths.ts';
import { Application } from '../application.ts';
import { BENCH_ACCOUNT } from '../data.ts';
import { requiredElectron, withDisplay } from '../electron.ts';
import { percentile, type Figure } from '../measure.ts';
import { memoryOf } from '../processes.ts';
import { removeFolder, temporaryFolder } from '../temporary.ts';
import { startBenchWorld } from '../world.ts';

const STARTS = 5;
/** Idle is what is left this long after the last start. */
const IDLE_MS = 15_000;
const FIRST_COLUMNS = ['submitted', 'reviewing'];

/** The two apps that are compared, each with a profile of its own. */
interface Apps {
  readonly workstation: () => Promise<Application>;
  readonly empty: () => Promise<Application>;
}

async function prepare(folder: string, gatewayUrl: string): Promise<Apps> {
  const app = join(folder, 'empty-window');
  await mkdir(app);
  await writeFile(join(app, 'package.json'), '{ "name": "empty-window", "productName": "Empty window", "version": "1.0.0", "main": "main.cjs" }');
  await copyFile(fileURLToPath(new URL('../page/empty-window.cjs', import.meta.url)), join(app, 'main.cjs'));
  const profile = join(folder, 'profile');
  await mkdir(profile);
  // The first-run tour is shown once in a profile's life and is not what a start costs.
  await writeFile(join(profile, 'settings.json'), '{ "tourSeen": true }');
  const environment = {
    HOTGIGS_PROFILE: profile,
    HOTGIGS_GATEWAY_URL: gatewayUrl,
    HOTGIGS_DEMO_SIGN_IN: `${BENCH_ACCOUNT.email}:${BENCH_ACCOUNT.password}`,
  };
  return {
    workstation: () => Application.start(REPOSITORY, environment),
    empty: () => Application.start(app, { HOTGIGS_PROFILE: join(folder, 'empty-profile') }),
  };
}

/** Starts an app, runs `work` on it and ends it. */
async function during<T>(start: () => Promise<Application>, work: (app: Application) => Promise<T>): Promise<T> {
  const app = await start();
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}

async function measure(apps: Apps, progress: (text: string) => void): Promise<Figure[]> {
  progress('the first start copies 100,000 rows');
  await during(apps.workstation, async (app) => {
    // Its board is there before the copy is: the starts that count must find the whole of it.
    const shown = await app.untilShown(FIRST_COLUMNS);
    progress(`usable board after ${shown.toFixed(0)} ms, the copy in use after ${(await app.untilOnline()).toFixed(0)} ms`);
  });
  await during(apps.empty, (app) => app.untilPainted());
  const full: number[] = [];
  const empty: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    full.push(await during(apps.workstation, (app) => app.untilShown(FIRST_COLUMNS)));
    empty.push(await during(apps.empty, (app) => app.untilPainted()));
  }
  progress(
    `usable board after ${full.map((ms) => ms.toFixed(0)).join(', ')} ms; empty window after ${empty.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  );
  const idle = (app: Application, shown: Promise<number>): Promise<number> => shown.then(() => delay(IDLE_MS)).then(() => memoryOf(app.processes()));
  const used = await during(apps.workstation, (app) => idle(app, app.untilShown(FIRST_COLUMNS)));
  const least = await during(apps.empty, (app) => idle(app, app.untilPainted()));
  progress(`idle: ${used.toFixed(0)} MB, empty window ${least.toFixed(0)} MB`);
  const cold = percentile(full, 0.5);
  const floor = percentile(empty, 0.5);
  return [
    { name: 'start.cold', value: cold, ceiling: floor },
    { name: 'start.above-empty', value: cold - floor },
    { name: 'memory.idle', value: used, ceiling: least },
    { name: 'memory.above-empty', value: used - least },
  ];
}

/** Starting on a laptop that holds 100,000 rows, and what the app then costs at rest, beside an empty window of the same Electron. */
export async function benchStart(progress: (text: string) => void): Promise<Figure[]> {
  requiredElectron();
  const world = await startBenchWorld({ rows: 100_000 }, progress);
  const folder = temporaryFolder('start');
  try {
    const apps = await prepare(folder, world.gateway.url);
    return await withDisplay(() => measure(apps, progress));
  } finally {
    removeFolder(folder);
    await world.stop();
  }
}
