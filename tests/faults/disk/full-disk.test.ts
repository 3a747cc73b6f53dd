import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../sync/engine/testing/virtual-time.ts';
import { workOnFullDisk } from './full-disk.ts';
import { WHY_NO_SHIM } from './shim.ts';

/** `npm run soak -- --disk N` takes more. */
const SAMPLES = 8;

test.skipIf(WHY_NO_SHIM !== null)(
  `whichever change to its files a full disk refuses, once or from then on, nothing acknowledged is lost${WHY_NO_SHIM === null ? '' : ` (left out: ${WHY_NO_SHIM})`}`,
  () => {
    const seed = randomInt(1, 2 ** 31);
    const random = seededRandom(seed);
    const { changes, faults } = workOnFullDisk(seed, null);
    expect(faults, `seed ${seed}, nothing fails`).toEqual([]);
    expect(changes).toBeGreaterThan(100);
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const failure = { number: 1 + Math.floor(random() * changes), forever: random() < 0.5 };
      expect(workOnFullDisk(seed, failure).faults, `seed ${seed}, ${JSON.stringify(failure)}`).toEqual([]);
    }
  },
  180_000,
);
