import { Workstation } from '../../e2e/support/workstation.ts';
import { BENCH_ACCOUNT, prose } from '../data.ts';
import { PROBE, requiredElectron, withDisplay } from '../electron.ts';
import { percentile, type Figure } from '../measure.ts';
import { removeFolder, temporaryFolder } from '../temporary.ts';
import { startBenchWorld } from '../world.ts';

/** A third of them are candidates (`PEOPLE_SHARES`). */
const ROWS = Math.round(100_000 / 0.33);
const PATIENCE_MS = 900_000;
const WORDS = 16;

/** A word of somebody's résumé (`data.ts`), somewhere in the middle of the company. */
function wordOf(person: number): string {
  return (
    prose(person + 9, 420)
      .split(' ')
      .find((word) => /^[a-z0-9]{4,6}$/.test(word)) ?? ''
  );
}

/** Types a word letter by letter, as fast as each answer is painted; answers how long each took. */
async function typed(workstation: Workstation, word: string): Promise<number[]> {
  const times: number[] = [];
  await workstation.page.keyboard.press('Escape');
  await workstation.page.locator('[data-answered=""]').waitFor();
  await workstation.page.evaluate(`(${PROBE}).search()`);
  for (let end = 1; end <= word.length; end += 1) {
    const watched = workstation.page.evaluate<number>(`(${PROBE}).watchSearch(${JSON.stringify(word.slice(0, end))})`);
    await workstation.page.evaluate(`(${PROBE}).painted()`);
    await workstation.page.keyboard.press(word[end - 1] ?? '');
    times.push(await watched);
  }
  return times;
}

async function measure(workstation: Workstation, progress: (text: string) => void): Promise<Figure[]> {
  await workstation.waitUntilOnline();
  await workstation.page.evaluate(`(${PROBE}).search()`);
  await workstation.page.locator('[data-index="ready"]').waitFor({ timeout: PATIENCE_MS });
  await typed(workstation, 'person');
  const words: number[][] = [];
  for (let turn = 0; turn < WORDS; turn += 1) words.push(await typed(workstation, wordOf(turn * 6_007)));
  const times = words.flat();
  for (let letters = 1; letters <= Math.max(...words.map((word) => word.length)); letters += 1) {
    const here = words.flatMap((word) => word[letters - 1] ?? []);
    progress(`${letters} letters: p50 ${percentile(here, 0.5).toFixed(1)}, longest ${percentile(here, 1).toFixed(1)} ms`);
  }
  progress(`${times.length} keys: p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)} ms`);
  return [{ name: 'search.100k.paint', value: percentile(times, 0.95) }];
}

/** Key to painted results in the real window, at 100,000 candidates with résumés. */
export async function benchSearchWindow(progress: (text: string) => void): Promise<Figure[]> {
  requiredElectron();
  const world = await startBenchWorld({ rows: ROWS, people: true }, progress);
  const profile = temporaryFolder('profile');
  try {
    return await withDisplay(async () => {
      const workstation = await Workstation.launch({
        profile,
        gatewayUrl: world.gateway.url,
        signIn: `${BENCH_ACCOUNT.email}:${BENCH_ACCOUNT.password}`,
      });
      try {
        return await measure(workstation, progress);
      } finally {
        await workstation.quit();
      }
    });
  } finally {
    removeFolder(profile);
    await world.stop();
  }
}
