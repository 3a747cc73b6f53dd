import { expect, test } from 'vitest';
import { presentIds } from './present-ids.ts';

const ids = { resolveId: (table: string, id: number): number => (table === 'candidates' && id === -5 ? 71 : id) };

test('temporary ids become what the rows are called now; all else stays the very same', () => {
  expect(presentIds({ candidateId: -5, applicationId: null, search: 'x' }, ids)).toEqual({ candidateId: 71, applicationId: null, search: 'x' });
  expect(presentIds({ candidateId: -6 }, ids)).toEqual({ candidateId: -6 });
  const params = { candidateId: 9 };
  expect(presentIds(params, ids)).toBe(params);
});

test('ids in lists and in what lists hold are present ones too', () => {
  expect(presentIds({ source: { kind: 'candidates', candidateIds: [4, -5, -6] } }, ids)).toEqual({
    source: { kind: 'candidates', candidateIds: [4, 71, -6] },
  });
  expect(presentIds({ people: [{ candidateId: -5, applicationId: null }], jobId: null }, ids)).toEqual({
    people: [{ candidateId: 71, applicationId: null }],
    jobId: null,
  });
  const untouched = { people: [{ candidateId: 5 }], ids: [1, 2], search: '' };
  expect(presentIds(untouched, ids)).toBe(untouched);
});
