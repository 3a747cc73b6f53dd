import { expect, test } from 'vitest';
import { leavesOf, rewrite } from './input-leaves.ts';

const MOVE_IDS = ['moves.*.applicationId', 'moves.*.historyId'];
const MOVES = {
  moves: [
    { applicationId: 1, from: 'submitted', to: 'offered' },
    { applicationId: 2, from: 'reviewing', to: 'offered' },
  ],
};

test('a bulk move is one question: where to', () => {
  const leaves = leavesOf(MOVES, MOVE_IDS);
  expect(leaves.map(({ field, value }) => [field, value])).toEqual([['to', 'offered']]);
  expect(rewrite(MOVES, leaves, { [leaves[0]?.key ?? '']: 'rejected' })).toEqual({
    moves: [
      { applicationId: 1, from: 'submitted', to: 'rejected' },
      { applicationId: 2, from: 'reviewing', to: 'rejected' },
    ],
  });
});

test('an edit offers what was wanted, never what was seen', () => {
  const input = { candidateId: 4, fields: { totalExperienceYears: { base: 3, value: null }, title: { base: 'A', value: 'B' } } };
  const leaves = leavesOf(input, ['candidateId']);
  expect(leaves.map(({ field, value, isNumber }) => [field, value, isNumber])).toEqual([
    ['totalExperienceYears', null, true],
    ['title', 'B', false],
  ]);
  expect(rewrite(input, leaves, { [leaves[0]?.key ?? '']: '8', [leaves[1]?.key ?? '']: 'C' })).toEqual({
    candidateId: 4,
    fields: { totalExperienceYears: { base: 3, value: 8 }, title: { base: 'A', value: 'C' } },
  });
});

test('a number that is none stays for the change’s own schema to refuse; an emptied optional text is nothing', () => {
  const input = { duration: 45, location: null };
  const leaves = leavesOf(input, []);
  expect(rewrite(input, leaves, { 'duration 45': 'long', 'location null': ' ' })).toEqual({ duration: 'long', location: null });
});
