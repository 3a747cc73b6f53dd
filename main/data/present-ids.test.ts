import { expect, test } from 'vitest';
import { presentIds } from './present-ids.ts';

const resolve = (table: string, id: number): number => (table === 'candidates' && id === -5 ? 71 : id);

test('temporary ids become what the rows are called now; all else stays the very same', () => {
  expect(presentIds({ candidateId: -5, applicationId: null, search: 'x' }, resolve)).toEqual({ candidateId: 71, applicationId: null, search: 'x' });
  expect(presentIds({ candidateId: -6 }, resolve)).toEqual({ candidateId: -6 });
  const params = { candidateId: 9 };
  expect(presentIds(params, resolve)).toBe(params);
});
