import { expect, test } from 'vitest';
import { changeLines } from './change-lines.ts';

test('a move says from where to where, and of which application', () => {
  const args = { moves: [{ applicationId: 4, historyId: -1, from: 'submitted', to: 'offered' }], note: 'Good call' };
  expect(changeLines('applications.move', args)).toEqual([
    { applicationId: 4, field: 'status', label: 'Status', before: 'submitted', after: 'offered' },
    { applicationId: null, field: 'note', label: 'Note', before: null, after: 'Good call' },
  ]);
});

test('an edit shows each field as its author saw it', () => {
  const args = { candidateId: 4, fields: { phoneNumber: { base: '1', value: '2' }, totalExperienceYears: { base: null, value: 7 } } };
  expect(changeLines('candidates.edit', args)).toEqual([
    { applicationId: null, field: 'phoneNumber', label: 'Phone number', before: '1', after: '2' },
    { applicationId: null, field: 'totalExperienceYears', label: 'Total experience years', before: null, after: 7 },
  ]);
});

test('what is made shows what it is made of, without ids and answers to questions', () => {
  const args = { applicationId: -3, interviewId: -4, scheduledAt: '2030-01-02 10:00:00', duration: 60, location: null, overlapAccepted: true };
  expect(changeLines('interviews.schedule', args).map(({ field, before, after }) => [field, before, after])).toEqual([
    ['scheduledAt', null, '2030-01-02 10:00:00'],
    ['duration', null, 60],
  ]);
});

test('what is removed shows what stood there', () => {
  expect(changeLines('applications.removeNote', { noteId: 4, base: 'Old' })).toMatchObject([{ field: 'note', before: 'Old', after: null }]);
});

test('a change of a newer program shows nothing rather than guesses', () => {
  expect(changeLines('applications.unheardOf', { text: 'x' })).toEqual([]);
});
