import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MUTATORS } from '../../shared/mutators/registry.ts';
import { count, type Counts } from './chance.ts';
import { DISK_TROUBLES } from './failing-disk.ts';
import { DEVICE_POINTS } from './guarded-mirror.ts';
import { OPERATION_NAMES } from './operations.ts';
import { runSeed, type SeedSize } from './run-seed.ts';
import { replayCommand } from './shrink.ts';
import { PLANS } from './workload/plans.ts';
import { GATEWAY_POINTS } from './world.ts';

/** The seeds of every test run: 520, in as many files as can run side by side. The same every time; `npm run soak` draws new ones. */
const GROUPS_PER_FILE = 13;
const SEEDS_PER_GROUP = 10;
const OPERATIONS = 50;
/** So many of the rarest may be missed by one file; the soak prints how often each of them happened. */
const RARE = 2;
/** One seed in so many is lived through twice. */
const TWICE_EVERY = 100;

const keptSeeds = z.array(
  z.object({
    seed: z.int(),
    devices: z.int(),
    operations: z.int(),
    without: z.array(z.string()).optional(),
    skip: z.array(z.int()).optional(),
    why: z.string(),
  }),
);
/** Seeds that once found a bug. A world that has changed since gives them another history: they need not find it again. */
const KEPT = keptSeeds.parse(JSON.parse(readFileSync(new URL('./kept-seeds.json', import.meta.url), 'utf8')));

/** What happened in all seeds of this file. */
const TOTALS: Counts = {};

/** What a file of seeds has to meet. */
const WANTED = [
  ...MUTATORS.filter(({ name }) => name in PLANS).map(({ name }) => `applied ${name}`),
  ...OPERATION_NAMES.map((name) => `did ${name}`),
  ...[...DEVICE_POINTS, ...GATEWAY_POINTS].map((point) => `killed at ${point}`),
  ...Object.keys(DISK_TROUBLES).map((trouble) => `disk ${trouble}`),
];

async function expectSound(seed: number, size: SeedSize): Promise<void> {
  const report = await runSeed(seed, size);
  for (const [name, times] of Object.entries(report.counts)) count(TOTALS, name, times);
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

    test('by then nearly every kind of change was applied, every disturbance happened, and processes died everywhere', () => {
      const unseen = WANTED.filter((name) => TOTALS[name] === undefined);
      expect(unseen.slice(RARE), `${unseen.length} of ${WANTED.length} never happened: ${unseen.join(', ')}`).toEqual([]);
    });

    test.each(file === 1 ? KEPT : [])(
      'kept seed $seed, which once found: $why',
      async ({ seed, devices, operations, without, skip }) => {
        await expectSound(seed, { devices, operations, without, skip });
      },
      300_000,
    );
  });
}
