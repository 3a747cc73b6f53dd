import { describe, expect, test } from 'vitest';
import { runSeed } from './run-seed.ts';

/** The seeds of every test run. The same every time, so that a failure names its seed; `npm run soak` draws new ones. */
const GROUPS = 20;
const SEEDS_PER_GROUP = 10;
const SIZE = { devices: 3, operations: 60 };
const LARGE = { devices: 5, operations: 150 };

describe('simulated devices under faults agree with the server, losing and doubling nothing', () => {
  test.each(Array.from({ length: GROUPS }, (_, group) => 1 + group * SEEDS_PER_GROUP))(
    'seeds from %i',
    async (first) => {
      for (let seed = first; seed < first + SEEDS_PER_GROUP; seed += 1) {
        const report = await runSeed(seed, SIZE);
        expect(report.faults, `seed ${seed}`).toEqual([]);
      }
    },
    300_000,
  );

  test('a large seed', async () => {
    const report = await runSeed(4_711, LARGE);
    expect(report.faults, 'seed 4711').toEqual([]);
  }, 300_000);

  test('the same seed lives through the same history', async () => {
    const [first, second] = [await runSeed(77, SIZE), await runSeed(77, SIZE)];
    expect(first.trace.length).toBeGreaterThan(0);
    expect(second.trace).toBe(first.trace);
    expect(second.counts).toEqual(first.counts);
  }, 300_000);
});
