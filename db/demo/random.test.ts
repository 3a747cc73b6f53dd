import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from './random.ts';

function draws(random: Random, count = 20): number[] {
  return Array.from({ length: count }, () => random.next());
}

test('the same seed and keys give the same stream, others another', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.oneof(fc.string(), fc.integer({ min: 0, max: 1_000_000 }))), (seed, keys) => {
      expect(draws(Random.of(seed, ...keys))).toEqual(draws(Random.of(seed, ...keys)));
      expect(draws(Random.of(seed, ...keys))).not.toEqual(draws(Random.of(seed, ...keys, 'more')));
      expect(draws(Random.of(seed, ...keys))).not.toEqual(draws(Random.of(seed + 1, ...keys)));
    }),
  );
});

test('the first numbers of a stream never change, so that a seed means the same data for ever', () => {
  expect(draws(Random.of(1, 'person', 7), 3)).toMatchInlineSnapshot(`
    [
      2113213787,
      1505378036,
      2247852260,
    ]
  `);
});

test('neighbouring keys are unrelated: the first draws of 20,000 streams are evenly spread', () => {
  const buckets = Array.from({ length: 20 }, () => 0);
  for (let key = 0; key < 20_000; key += 1) {
    const bucket = Math.floor(Random.of(1, 'candidate', key).fraction() * 20);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  // 1,000 expected in each; five standard deviations are about 155.
  expect(Math.min(...buckets)).toBeGreaterThan(845);
  expect(Math.max(...buckets)).toBeLessThan(1_155);
});

test('integers stay within their bounds and reach both', () => {
  const random = Random.of(3);
  const seen = new Set(Array.from({ length: 400 }, () => random.integer(2, 6)));
  expect([...seen].toSorted((one, other) => one - other)).toEqual([2, 3, 4, 5, 6]);
});

test('weights are respected, and a weight of zero is never drawn', () => {
  const random = Random.of(4);
  const counts = { often: 0, seldom: 0, never: 0 };
  for (let draw = 0; draw < 10_000; draw += 1) counts[random.weighted({ often: 9, seldom: 1, never: 0 })] += 1;
  expect(counts.never).toBe(0);
  expect(counts.seldom).toBeGreaterThan(800);
  expect(counts.seldom).toBeLessThan(1_200);
});

test('a sample has different items, a shuffle the same ones', () => {
  fc.assert(
    fc.property(fc.integer(), fc.uniqueArray(fc.integer({ min: -1000, max: 1000 })), fc.nat(30), (seed, items, count) => {
      const sample = Random.of(seed).sample(items, count);
      expect(new Set(sample).size).toBe(Math.min(count, items.length));
      expect(sample.every((item) => items.includes(item))).toBe(true);
      const shuffled = Int32Array.from(items);
      Random.of(seed).shuffle(shuffled);
      expect([...shuffled].toSorted((one, other) => one - other)).toEqual(items.toSorted((one, other) => one - other));
    }),
  );
});

test('what cannot be drawn from says so', () => {
  expect(() => Random.of(1).pick([])).toThrow('at least one item');
  expect(() => Random.of(1).weighted({ none: 0 })).toThrow('positive weight');
});

test('hex has the length asked for', () => {
  expect(Random.of(1).hex(64)).toMatch(/^[0-9a-f]{64}$/u);
  expect(Random.of(1).hex(5)).toHaveLength(5);
});
