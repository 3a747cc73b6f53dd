import { z } from 'zod';
import { startChild } from '../../../tools/system/children.ts';
import { inRoot } from '../../../tools/system/paths.ts';
import type { Figure } from '../measure.ts';
import { startBenchWorld } from '../world.ts';

const SMALL = 100_000;
const LARGE = 1_000_000;

const copied = z.object({ total: z.number(), rows: z.number(), megabytes: z.number() });
type Copied = z.infer<typeof copied>;

/** One first sync by a device that is a process of its own. */
async function copyIn(rows: number, progress: (text: string) => void): Promise<Copied> {
  const world = await startBenchWorld({ rows }, progress);
  try {
    let answer = '';
    const child = await startChild({
      name: 'The device',
      command: process.execPath,
      // The young generation of an Electron process, whose pointers are half as long.
      args: ['--max-semi-space-size=8', '--disable-warning=ExperimentalWarning', inRoot('tests', 'bench', 'million-device.ts'), world.gateway.url],
      onLine: (line) => (answer = line),
    });
    await child.ended;
    if (!answer.startsWith('{')) throw new Error(`The device copied nothing:\n${child.tail()}`);
    const found = copied.parse(JSON.parse(answer));
    progress(`${found.rows.toLocaleString('en')} rows in ${(found.total / 1000).toFixed(1)} s, ${found.megabytes.toFixed(0)} MB more at most`);
    return found;
  } finally {
    await world.stop();
  }
}

/** Ten times the largest company the other figures know: time, memory, and what a row costs against a tenth of it. */
export async function benchMillion(progress: (text: string) => void): Promise<Figure[]> {
  const small = await copyIn(SMALL, progress);
  const large = await copyIn(LARGE, progress);
  return [
    { name: 'first-sync.1m.total', value: large.total },
    { name: 'first-sync.1m.memory', value: large.megabytes },
    { name: 'growth.first-sync.1m', value: large.total / large.rows / (small.total / small.rows) },
  ];
}
