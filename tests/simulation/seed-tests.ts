import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runSeed, type SeedSize } from './run-seed.ts';
import { replayCommand } from './shrink.ts';

/** The seeds of every test run: 520, in as many files as can run side by side. The same every time; `npm run soak` draws new ones. */
const GROUPS_PER_FILE = 13;
const SEEDS_PER_GROUP = 10;
const OPERATIONS = 50;
/** One seed in so many is lived through twice. */
const TWICE_EVERY = 100;

const keptSeeds = z.array(z.object({ seed: z.int(), devices: z.int(), operations: z.int(), without: z.array(z.string()), why: z.string() }));
const KEPT = keptSeeds.parse(JSON.parse(readFileSync(new URL('./kept-seeds.json', import.meta.url), 'utf8')));

async function expectSound(seed: number, size: SeedSize): Promise<void> {
  const report = await runSeed(seed, size);
  expect(report.faults.slice(0, 10), `again: ${replayCommand(seed, size)}`).toEqual([]);
  if (seed % TWICE_EVERY !== 0) return;
  const again = await runSeed(seed, size);
  expect(again.trace, `seed ${seed} lives through another history`).toBe(report.trace);
}

/** The tests of one of the files. */
export function testSeeds(file: number): void {
  const first = 1 + (file - 1) * GROUPS_PER_FILE * SEEDS_PER_GROUP;
  describe('real engines and real gateways on the model of MySQL, under faults, agree, losing and doubling nothing', () => {
    test.each(Array.from({ length: GROUPS_PER_FILE }, (_, group) => first + group * SEEDS_PER_GROUP))(
      'seeds from %i',
      async (from) => {
        for (let seed = from; seed < from + SEEDS_PER_GROUP; seed += 1) await expectSound(seed, { devices: 3 + (seed % 3), operations: OPERATIONS });
      },
      600_000,
    );

    test.each(file === 1 ? KEPT : [])(
      'kept seed $seed: $why',
      async ({ seed, devices, operations, without }) => {
        await expectSound(seed, { devices, operations, without });
      },
      300_000,
    );
  });
}
