import { describe, expect, test } from 'vitest';
import { isOver, isRunning } from './days.ts';

const at = (time: string): number => Date.parse(`2026-03-02T${time}Z`);
const interview = { scheduledAt: '2026-03-02 10:00:00', durationMinutes: 45, status: 'scheduled' };

describe('where an interview stands at a moment', () => {
  test('it runs from its beginning up to its end, and is over from then on', () => {
    const told = ['09:59:59', '10:00:00', '10:44:59', '10:45:00'].map((time) => [isRunning(interview, at(time)), isOver(interview, at(time))]);
    expect(told).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [false, true],
    ]);
  });

  test('one that was called off, or was held already, does not run', () => {
    for (const status of ['cancelled', 'completed', 'no-show']) expect(isRunning({ ...interview, status }, at('10:10:00'))).toBe(false);
    expect(isRunning({ ...interview, status: 'in-progress' }, at('10:10:00'))).toBe(true);
  });
});
