import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../sync/engine/testing/virtual-time.ts';
import { DamageLab, PAGE_CLASSES } from './recovery-damage.ts';

/** Damages of each page class; `npm run soak` makes more. */
const CASES = 13;

describe('a damaged mirror', () => {
  let lab: DamageLab;
  beforeAll(() => {
    lab = new DamageLab();
  });
  afterAll(() => lab.close());

  test.each(PAGE_CLASSES)('at a page of the class %s costs no unsent work and never passes for whole', (pageClass) => {
    const random = seededRandom(PAGE_CLASSES.indexOf(pageClass) + 1);
    const tries = Array.from({ length: CASES }, () => lab.tryOne(pageClass, random));
    expect(tries.flatMap((attempt) => attempt.faults)).toEqual([]);
    // Pages that nothing refers to may stay unnoticed: nothing is read from them.
    if (pageClass !== 'freelist') expect(tries.filter((attempt) => attempt.rebuilt).length).toBeGreaterThan(CASES / 2);
  });
});
