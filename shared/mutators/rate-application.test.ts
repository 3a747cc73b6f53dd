import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MutatorContext } from './mutator.ts';
import { tx } from './port.ts';
import { rateApplication } from './rate-application.ts';
import { MemoryStore } from './testing.ts';

const context: MutatorContext = {
  userId: 7,
  email: 'maya@people.example',
  recruiterId: 3,
  companyId: 1,
  role: 'recruiter',
  now: '2026-05-01 09:00:00',
};

type Value = 1 | 2 | 3 | 4 | 5 | null;

function world(): MemoryStore {
  const store = new MemoryStore();
  store.put('applications', { id: 10, status: 'submitted' });
  store.put('applicationFeedback', { id: 5, applicationId: 10, recruiterId: 99, rating: 2, notes: null, createdAt: '2026-01-01 00:00:00' });
  store.put('applicationFeedback', { id: 6, applicationId: 10, recruiterId: 3, rating: null, notes: 'A note', createdAt: '2026-01-02 00:00:00' });
  return store;
}

let last = 0;

function rate(store: MemoryStore, base: number | null, value: Value, author = context) {
  const args = rateApplication.prepare(rateApplication.input.parse({ applicationId: 10, rating: { base, value } }), () => (last -= 1));
  const inverse = store.run(rateApplication.inverse(tx, args, author));
  return { args, inverse, report: store.run(rateApplication.run(tx, args, author)) };
}

function mine(store: MemoryStore): unknown[] {
  return store
    .all('applicationFeedback')
    .filter((row) => row['recruiterId'] === 3 && row['rating'] !== null)
    .map((row) => row['rating']);
}

describe('applications.rate', () => {
  test('gives, changes and takes away one rating; notes and colleagues’ ratings stay', () => {
    const store = world();
    rate(store, null, 4);
    expect(mine(store)).toEqual([4]);
    rate(store, 4, 2);
    expect(mine(store)).toEqual([2]);
    rate(store, 2, null);
    expect(mine(store)).toEqual([]);
    expect(store.all('applicationFeedback').map((row) => row.id)).toEqual([5, 6]);
  });

  test('the rating’s row is the author’s, with both of their ids', () => {
    const store = world();
    rate(store, null, 5);
    const made = store.all('applicationFeedback').find((row) => row['rating'] === 5);
    expect(made).toMatchObject({ applicationId: 10, recruiterId: 3, providedBy: 7, notes: null, createdAt: context.now });
  });

  test('a note in the same row outlives its rating', () => {
    const store = world();
    store.put('applicationFeedback', { id: 8, applicationId: 10, recruiterId: 3, rating: 3, notes: 'Good', createdAt: '2026-02-01 00:00:00' });
    rate(store, 3, null);
    expect(store.all('applicationFeedback').find((row) => row.id === 8)).toMatchObject({ rating: null, notes: 'Good' });
  });

  test('of two devices the later one counts, and the other’s figure is on record', () => {
    const store = world();
    rate(store, null, 4);
    const { report } = rate(store, null, 1);
    expect(mine(store)).toEqual([1]);
    expect(report.conflicts).toMatchObject([{ field: 'rating', policy: 'latest', base: null, mine: 1, theirs: 4, kept: 'mine' }]);
    expect(rate(store, 4, 1).report.conflicts).toEqual([]);
  });

  test('of several ratings another program left, the newest is the one that changes', () => {
    const store = world();
    for (const [id, rating, createdAt] of [
      [20, 3, '2026-02-01 00:00:00'],
      [21, 5, '2026-03-01 00:00:00'],
    ] as const)
      store.put('applicationFeedback', { id, applicationId: 10, recruiterId: 3, rating, notes: null, createdAt });
    rate(store, 5, 4);
    expect(mine(store)).toEqual([3, 4]);
  });

  test('is refused without a recruiter profile and for an application that is gone; figures beyond 1 to 5 are none', () => {
    const store = world();
    expect(() => rate(store, null, 4, { ...context, recruiterId: null })).toThrow(/no recruiter profile/);
    const elsewhere = rateApplication.prepare({ applicationId: 11, rating: { base: null, value: 3 } }, () => -99);
    expect(() => store.run(rateApplication.run(tx, elsewhere, context))).toThrow(/no longer shared/);
    for (const value of [0, 6, 2.5, '3']) {
      expect(rateApplication.input.safeParse({ applicationId: 10, rating: { base: null, value } }).success).toBe(false);
    }
  });

  test('whatever was done is taken back by its inverse', () => {
    const value = fc.constantFrom<Value>(null, 1, 2, 3, 4, 5);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
        const store = world();
        for (const wanted of values) {
          const before = mine(store);
          const { inverse } = rate(store, null, wanted);
          if (inverse === null) {
            expect(mine(store)).toEqual(before);
            continue;
          }
          const { rating } = rateApplication.input.parse(inverse.input);
          rate(store, rating.base, rating.value);
          expect(mine(store)).toEqual(before);
          rate(store, null, wanted);
        }
      }),
    );
  });
});
