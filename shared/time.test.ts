import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authoredInstant, fromUtcSecond, toUtcSecond } from './time.ts';

test('a platform timestamp survives the way there and back, cut to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_799_999 }), (ms) => {
      expect(fromUtcSecond(toUtcSecond(ms))).toBe(Math.floor(ms / 1000) * 1000);
    }),
  );
});

test('text that is not a timestamp is not a number', () => {
  expect(fromUtcSecond('yesterday')).toBeNaN();
});

test('a clock that is a day ahead never authors in the future', () => {
  const server = Date.parse('2026-05-01T09:00:00Z');
  const device = server + 86_400_000;
  expect(authoredInstant(device, -86_400_000, server)).toBe(server);
  expect(authoredInstant(device, 0, server)).toBe(server);
  expect(authoredInstant(device, -86_400_000)).toBe(server);
});
