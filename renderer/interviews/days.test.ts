import { describe, expect, test } from 'vitest';
import { fromUtcSecond } from '../../shared/time.ts';
import { dayKey } from '../format.ts';
import { byDay, isOver, isRunning, lacksOutcome } from './days.ts';

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

  test('once it is over somebody has to say how it went', () => {
    const asked = ['scheduled', 'in-progress', 'completed', 'cancelled'].map((status) => lacksOutcome({ ...interview, status }, at('10:45:00')));
    expect(asked).toEqual([true, true, false, false]);
    expect(lacksOutcome(interview, at('10:44:59'))).toBe(false);
  });
});

test('a day goes from its morning on, in what is past too; it is known by its date, whichever of its interviews comes first', () => {
  const told = (...times: readonly string[]) => times.map((time) => ({ scheduledAt: `2026-03-${time}:00` }));
  const first = dayKey(fromUtcSecond('2026-03-02 12:00:00'));
  const second = dayKey(fromUtcSecond('2026-03-03 12:00:00'));
  const coming = told('02 12:00', '02 12:30', '03 12:00');
  expect([...byDay(coming, 'coming')]).toEqual([
    [first, coming.slice(0, 2)],
    [second, coming.slice(2)],
  ]);
  expect([...byDay(coming.slice(1), 'coming').keys()]).toEqual([first, second]);
  expect([...byDay(coming.toReversed(), 'past')]).toEqual([
    [second, coming.slice(2)],
    [first, coming.slice(0, 2)],
  ]);
});
