import { askFirstScreen } from '../first-screen.ts';
import { percentile, type Figure } from '../measure.ts';
import { startBenchWorld } from '../world.ts';
import { copyOnce } from './first-sync.ts';

const SMALL = 10_000;
const LARGE = 100_000;
const COPIES = 3;
const QUESTIONS = 9;

/** What a row costs at one size, ms. */
interface CostPerRow {
  readonly copy: number;
  readonly board: number;
}

async function costAt(rows: number, progress: (text: string) => void): Promise<CostPerRow> {
  const world = await startBenchWorld({ rows, onOneJob: true }, progress);
  try {
    const copies: number[] = [];
    const boards: number[] = [];
    for (let turn = 0; turn < COPIES; turn += 1) {
      const copy = await copyOnce(world.gateway.url, (device) => {
        for (let question = 0; question < QUESTIONS; question += 1) boards.push(askFirstScreen(device, 1));
      });
      copies.push(copy.total);
    }
    const [copy, board] = [percentile(copies, 0.5), percentile(boards, 0.5)];
    progress(`first sync ${copy.toFixed(0)} ms, a board of ${(rows * 0.22).toLocaleString('en')} applications answered in ${board.toFixed(1)} ms`);
    return { copy: copy / rows, board: board / rows };
  } finally {
    await world.stop();
  }
}

/** Ten times the rows must cost ten times the time at most: a slope shows what one size hides. */
export async function benchGrowth(progress: (text: string) => void): Promise<Figure[]> {
  const small = await costAt(SMALL, progress);
  const large = await costAt(LARGE, progress);
  return [
    { name: 'growth.first-sync', value: large.copy / small.copy },
    { name: 'growth.board', value: large.board / small.board },
  ];
}
