import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../../sync/engine/testing/virtual-time.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { CALLS, drawFailure, openStage, type Stage } from './nth-call.ts';

/** How many of a session's calls fail here, one a session; `npm run soak -- --calls N` takes more. */
const SAMPLES = 5;
const LIMIT_MS = 240_000;
let database: TestDatabase;
let stage: Stage;

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await openStage(database.url);
});

afterAll(async () => {
  await stage?.close();
  await database?.drop();
});

async function failSome(call: (typeof CALLS)[number]): Promise<void> {
  const seed = randomInt(1, 2 ** 31);
  const random = seededRandom(seed);
  const { calls, faults } = await stage.session(seed, call, null);
  expect(faults, `seed ${seed}, nothing fails`).toEqual([]);
  expect(calls).toBeGreaterThan(5);
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const failure = drawFailure(random, calls);
    const report = await stage.session(seed + sample, call, failure);
    expect(report.faults, `seed ${seed + sample}, ${call} ${JSON.stringify(failure)}`).toEqual([]);
  }
}

test.each(CALLS)('whichever %s of a session fails, once or from then on, nothing is lost, doubled or stuck', failSome, LIMIT_MS);
