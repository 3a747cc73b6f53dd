import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countHoles, coveringRanges, gapsBetween, isHole, numbersOf, runsOf, withoutNumbers } from './holes.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 200 })).map((list) => list.toSorted((a, b) => a - b));

test('gaps and what is present make up every number up to the last', () => {
  fc.assert(
    fc.property(numbers, (present) => {
      const gaps = gapsBetween(0, present, 5);
      const all = [...numbersOf(gaps), ...present].toSorted((a, b) => a - b);
      expect(all).toEqual(Array.from({ length: present.at(-1) ?? 0 }, (_, index) => index + 1));
      expect(countHoles(gaps)).toBe(all.length - present.length);
    }),
  );
});

test('a number that appears leaves its run and no other', () => {
  fc.assert(
    fc.property(numbers, numbers, (holes, appeared) => {
      const left = withoutNumbers(runsOf(holes.map((seq) => ({ seq, seenAt: 1 }))), appeared);
      expect([...numbersOf(left)]).toEqual(holes.filter((seq) => !appeared.includes(seq)));
    }),
  );
});

test('membership in runs is exact', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 201 }), (holes, number) => {
      expect(isHole(runsOf(holes.map((seq) => ({ seq, seenAt: 1 }))), number)).toBe(holes.includes(number));
    }),
  );
});

test('covering ranges hold every run, and are no more than asked', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 10 }), (holes, limit) => {
      const ranges = coveringRanges(runsOf(holes.map((seq) => ({ seq, seenAt: 1 }))), limit);
      expect(ranges.length).toBeLessThanOrEqual(limit);
      expect(holes.filter((seq) => !ranges.some((range) => range.from <= seq && seq <= range.to))).toEqual([]);
    }),
  );
});

test('runs seen at different times stay apart', () => {
  expect(
    runsOf([
      { seq: 1, seenAt: 1 },
      { seq: 2, seenAt: 2 },
    ]),
  ).toEqual([
    { from: 1, to: 1, seenAt: 1 },
    { from: 2, to: 2, seenAt: 2 },
  ]);
});
