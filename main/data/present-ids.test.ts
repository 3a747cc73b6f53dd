import { expect, test } from 'vitest';
import { presentIds } from './present-ids.ts';

const ids = { resolveId: (table: string, id: number): number => (table === 'candidates' && id === -5 ? 71 : id) };

test('temporary ids become what the rows are called now; all else stays the very same', () => {
  expect(presentIds({ candidateId: -5, applicationId: null, search: 'x' }, ids)).toEqual({ candidateId: 71, applicationId: null, search: 'x' });
  expect(presentIds({ candidateId: -6 }, ids)).toEqual({ candidateId: -6 });
  const params = { candidateId: 9 };
  expect(presentIds(params, ids)).toBe(params);
});
