import { expect, test } from 'vitest';
import type { InterviewToday } from '../../shared/queries/home.ts';
import { nextOf } from './people-lines.tsx';

const NOW = Date.parse('2026-03-10T12:00:00Z');

/** An interview that begins at an hour, in the order of the day. */
function at(id: number, time: string, durationMinutes = 60): InterviewToday {
  const about = {
    applicationId: id,
    candidateId: id,
    candidateName: 'Ada',
    jobId: 1,
    jobTitle: 'Engineer',
    type: 'video',
    joinUrl: null,
    isMine: true,
  };
  return { ...about, id, scheduledAt: `2026-03-10 ${time}:00`, durationMinutes };
}

const shown = (interviews: readonly InterviewToday[]) => nextOf(interviews, NOW).map(({ id }) => id);

test('what is over leaves its place to what is ahead, though a long one before it still goes on', () => {
  const morning = [at(1, '09:00', 240), at(2, '09:30'), at(3, '10:00'), at(4, '10:30')];
  const ahead = [at(5, '11:30'), at(6, '12:00'), at(7, '13:00'), at(8, '14:00'), at(9, '15:00'), at(10, '16:00')];
  expect(shown([...morning, ...ahead])).toEqual([1, 5, 6, 7, 8, 9]);
});

test('where little is ahead the last that are over keep it company, in the order of the day', () => {
  const day = [at(1, '08:00'), at(2, '09:00', 240), at(3, '09:15'), at(4, '10:00'), at(5, '13:00')];
  expect(shown(day)).toEqual([1, 2, 3, 4, 5]);
  expect(shown([at(0, '07:00'), ...day, at(6, '14:00')])).toEqual([1, 2, 3, 4, 5, 6]);
  expect(shown([])).toEqual([]);
});
