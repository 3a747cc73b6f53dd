import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate, DAY, HOUR, localHour, localTime, timestamp, timestampOrNull, workingDay, workingDayBefore } from './clock.ts';

const seconds = (text: string): number => Date.parse(text) / 1000;

test('timestamps are whole seconds in UTC', () => {
  expect(timestamp(seconds('2026-03-29T01:02:03Z'))).toBe('2026-03-29 01:02:03');
  expect(calendarDate(seconds('2026-12-31T23:59:59Z'))).toBe('2026-12-31');
  expect(timestampOrNull(null)).toBeNull();
});

test('nine o’clock is nine o’clock where the clock hangs, in summer and in winter', () => {
  expect(timestamp(localTime('America/Chicago', seconds('2026-01-15T00:00:00Z'), 9))).toBe('2026-01-15 15:00:00');
  expect(timestamp(localTime('America/Chicago', seconds('2026-07-15T20:00:00Z'), 9))).toBe('2026-07-15 14:00:00');
  expect(timestamp(localTime('Asia/Kolkata', seconds('2026-07-15T20:00:00Z'), 9.5))).toBe('2026-07-15 04:00:00');
});

test('localHour undoes localTime', () => {
  const zones = fc.constantFrom('America/Los_Angeles', 'Europe/London', 'Asia/Kolkata', 'Asia/Tokyo', 'Etc/UTC');
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: seconds('2025-01-01T00:00:00Z'), max: seconds('2027-01-01T00:00:00Z') }),
      fc.integer({ min: 9, max: 11 }),
      (zone, day, hour) => {
        const instant = localTime(zone, day, hour);
        // In the far west nine in the morning of a UTC day may fall near a change of the clocks; an hour is then allowed.
        expect(Math.abs(localHour(zone, instant) - hour)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('weekends are moved to the Monday after or the Friday before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (instant) => {
      const after = workingDay(instant);
      const before = workingDayBefore(instant);
      for (const day of [after, before]) expect([1, 2, 3, 4, 5]).toContain(new Date(day * 1000).getUTCDay());
      expect(after - instant).toBeLessThanOrEqual(2 * DAY);
      expect(instant - before).toBeLessThanOrEqual(2 * DAY);
      expect((after - before) % HOUR).toBe(0);
    }),
  );
});
