import { expect, test } from 'vitest';
import { toUtcSecond } from '../time.ts';
import type { MutatorContext } from './mutator.ts';
import { tx } from './port.ts';
import { saveSearch } from './saved-searches.ts';
import { tagCandidates } from './tags.ts';
import { MemoryStore } from './testing.ts';

const VISITOR: MutatorContext = { userId: 9, email: 'admin@platform.example', recruiterId: null, companyId: 1, role: 'admin', now: toUtcSecond(0) };
const SEARCH = { name: 'Welders', search: 'welding', pinned: false, savedSearchId: -1 };
const TAG = { tag: { name: 'Keen', color: 'blue' as const, tagId: -1 }, candidates: [{ candidateId: 3, assignmentId: -2 }] };

function store(companyId: number | null): MemoryStore {
  const rows = new MemoryStore();
  rows.put('users', { id: 9, companyId });
  rows.put('candidates', { id: 3 });
  return rows;
}

test.each([null, 2])('an administrator of the platform who is of company %s keeps no tag and no search in another, and is told why', (companyId) => {
  const rows = store(companyId);
  const sentence = expect.objectContaining({ code: 'personal.no_team', message: expect.stringContaining('you only visit this one') });
  expect(() => rows.run(tagCandidates.run(tx, TAG, VISITOR))).toThrow(sentence);
  expect(() => rows.run(saveSearch.run(tx, SEARCH, VISITOR))).toThrow(sentence);
  expect([rows.all('candidateTags'), rows.all('savedSearches')]).toEqual([[], []]);
});

test('one who is on the team does, and so does everybody else of it', () => {
  for (const role of ['admin', 'recruiter'] as const) {
    const rows = store(1);
    rows.run(tagCandidates.run(tx, TAG, { ...VISITOR, role }));
    rows.run(saveSearch.run(tx, SEARCH, { ...VISITOR, role }));
    expect([rows.all('candidateTags').length, rows.all('savedSearches').length]).toEqual([1, 1]);
  }
});
