import { setTimeout as delay } from 'node:timers/promises';
import { Workstation } from '../../e2e/support/workstation.ts';
import { BENCH_ACCOUNT } from '../data.ts';
import { PROBE, requiredElectron, withDisplay } from '../electron.ts';
import { percentile, type Figure } from '../measure.ts';
import { removeFolder, temporaryFolder } from '../temporary.ts';
import { startBenchWorld, type BenchWorld } from '../world.ts';

/** So many rows bring 10,000 applications, all on job 1. */
const ROWS = Math.round(10_000 / 0.22);
const OPENINGS = 9;
const MOVES = 40;
const SCROLL_FRAMES = 180;
const PIXELS_A_FRAME = 80;
export const COLUMNS = ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered', 'rejected', 'withdrawn'];

export function inPage<T>(workstation: Workstation, call: string): Promise<T> {
  return workstation.page.evaluate<T>(`(${PROBE}).${call}`);
}

/** Opens the board after something on it has changed elsewhere, so that no answer is remembered. */
async function open(workstation: Workstation, world: BenchWorld, turn: number): Promise<number> {
  await inPage(workstation, "go('Campaigns')");
  await world.connection.execute('UPDATE applications SET aiScore = ? WHERE id = ?', [turn, 5_000]);
  await delay(500);
  return inPage<number>(workstation, `open(${JSON.stringify(COLUMNS)})`);
}

interface Move {
  readonly work: number;
  readonly paint: number;
}

/** Moves a card by the keyboard, there and back, so that it stays where it can be seen. */
async function thereAndBack(workstation: Workstation, id: number): Promise<Move[]> {
  const seen: Move[] = [];
  for (const [key, status] of [
    ['Control+ArrowRight', 'reviewing'],
    ['Control+ArrowLeft', 'submitted'],
  ] as const) {
    await inPage(workstation, `focus(${id})`);
    const watched = inPage<Move>(workstation, `watchMove(${id}, '${status}')`);
    await inPage(workstation, 'painted()');
    await workstation.page.keyboard.press(key);
    seen.push(await watched);
    await delay(100);
  }
  return seen;
}

interface Scroll {
  readonly gaps: readonly number[];
  readonly tasks: readonly number[];
  readonly scrolled: number;
}

async function scroll(workstation: Workstation, progress: (text: string) => void): Promise<Scroll> {
  await inPage(workstation, `scroll('submitted', 30, ${PIXELS_A_FRAME})`);
  const seen = await inPage<Scroll>(workstation, `scroll('submitted', ${SCROLL_FRAMES}, ${PIXELS_A_FRAME})`);
  if (seen.scrolled < (SCROLL_FRAMES * PIXELS_A_FRAME) / 2) throw new Error(`The column scrolled only ${seen.scrolled} px`);
  progress(
    `scrolled ${seen.scrolled} px in ${SCROLL_FRAMES} frames: ${[0.5, 0.95, 1].map((share) => `p${share * 100} ${percentile(seen.gaps, share).toFixed(1)}`).join(', ')} ms; ${seen.tasks.length} tasks over 50 ms`,
  );
  return seen;
}

async function measure(workstation: Workstation, world: BenchWorld, progress: (text: string) => void): Promise<Figure[]> {
  await workstation.waitUntilOnline();
  await workstation.open('/pipeline/1');
  await inPage(workstation, `whenShown(${JSON.stringify(COLUMNS)})`);
  const openings: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) openings.push(await open(workstation, world, turn));
  progress(`openings ${openings.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  const seen = await scroll(workstation, progress);
  const moves: Move[] = [];
  const id = await inPage<number>(workstation, "topOf('submitted')");
  while (moves.length < MOVES) moves.push(...(await thereAndBack(workstation, id)));
  const works = moves.map((one) => one.work);
  progress(
    `moves: the page works p50 ${percentile(works, 0.5).toFixed(1)}, p95 ${percentile(works, 0.95).toFixed(1)} ms; key to painted frame p50 ${percentile(
      moves.map((one) => one.paint),
      0.5,
    ).toFixed(1)} ms`,
  );
  return [
    { name: 'board.10k.open', value: percentile(openings, 0.5) },
    { name: 'board.10k.move', value: percentile(works, 0.5) },
    { name: 'board.10k.scroll', value: Math.max(0, ...seen.tasks) },
    { name: 'board.10k.frame', value: seen.gaps.reduce((sum, gap) => sum + gap, 0) / seen.gaps.length },
  ];
}

type Measure = (workstation: Workstation, world: BenchWorld, progress: (text: string) => void) => Promise<Figure[]>;

/** Measures in the real window whose first job has 10,000 applications. */
export async function withLargeJob(progress: (text: string) => void, measured: Measure): Promise<Figure[]> {
  requiredElectron();
  const world = await startBenchWorld({ rows: ROWS, onOneJob: true }, progress);
  const profile = temporaryFolder('profile');
  try {
    return await withDisplay(async () => {
      const workstation = await Workstation.launch({
        profile,
        gatewayUrl: world.gateway.url,
        signIn: `${BENCH_ACCOUNT.email}:${BENCH_ACCOUNT.password}`,
      });
      try {
        return await measured(workstation, world, progress);
      } finally {
        await workstation.quit();
      }
    });
  } finally {
    removeFolder(profile);
    await world.stop();
  }
}

/** The pipeline board of a job with 10,000 applications. */
export function benchBoard(progress: (text: string) => void): Promise<Figure[]> {
  return withLargeJob(progress, measure);
}
