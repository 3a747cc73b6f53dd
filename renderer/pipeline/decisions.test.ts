import { expect, test } from 'vitest';
import type { DraftMove } from '../../shared/queries/drafts.ts';
import { changesOf, withDrafts, withoutDrafts } from './draft-changes.ts';
import { delayWords, FIRST_CHOICE, letterOf, letterProblem, timeLeft } from './letter-choice.ts';

const draft = (applicationId: number, to: DraftMove['to'], note = ''): DraftMove => ({ applicationId, from: 'submitted', to, note });

test('drafts of one wish go as one change, none larger than a change may be', () => {
  const many = Array.from({ length: 450 }, (_, index) => draft(index + 1, 'shortlisted'));
  const changes = changesOf([draft(1_000, 'rejected', 'Salary'), ...many, draft(1_001, 'rejected', 'Salary'), draft(1_002, 'rejected')]);
  expect(changes.map((group) => [group[0]?.to, group.length])).toEqual([
    ['rejected', 2],
    ['shortlisted', 200],
    ['shortlisted', 200],
    ['shortlisted', 50],
    ['rejected', 1],
  ]);
});

test('a draft takes the place of the one before, and taking it back brings that one back', () => {
  const careful = draft(1, 'rejected', 'Salary, told by phone');
  const before = [careful, draft(2, 'shortlisted')];
  const added = [draft(1, 'reviewing'), draft(3, 'reviewing')];
  const next = withDrafts(before, added);
  expect(next).toEqual([draft(2, 'shortlisted'), ...added]);
  const since = withDrafts(next, [draft(4, 'offered')]);
  expect(withoutDrafts(since, new Set([1, 3]), before)).toEqual([draft(2, 'shortlisted'), draft(4, 'offered'), careful]);
});

test('time left is said in its two largest units', () => {
  expect([250_000, 59_001, 0, -5, 3_600_000 * 30, 86_400_000].map(timeLeft)).toEqual(['4 min 10 s', '1 min', '0 s', '0 s', '1 d 6 h', '1 d']);
  expect([300, 3_600, 172_800].map(delayWords)).toEqual(['5 minutes', '1 hour', '2 days']);
});

test('the company’s own rejection is offered first; who withdrew is not written to unless it is wished', () => {
  const own = { id: 4, name: 'Kind rejection', category: 'general', subject: 'Hello {{firstName}}', body: 'Sorry' };
  expect(letterOf(FIRST_CHOICE, [own], 'rejected')).toEqual({ subject: own.subject, body: own.body, delaySeconds: 300 });
  expect(letterOf(FIRST_CHOICE, [], 'rejected')?.subject).toContain('{{jobTitle}}');
  expect(letterOf(FIRST_CHOICE, [own], 'withdrawn')).toBeNull();
  const edited = letterOf({ ...FIRST_CHOICE, edited: { subject: 'Hi {{frist}}', body: 'x' } }, [own], 'rejected');
  expect(letterProblem(edited)).toContain('{{frist}}');
});
