import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failure, success, type ErrorBody } from '../../shared/errors.ts';
import { MAX_ROWS_PER_MUTATION } from '../../shared/mutators/move-applications.ts';
import { inBatches, summaryOf } from './batches.ts';

test('every row goes into one change, in order, and none is larger than a change may be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), (count) => {
      const rows = Array.from({ length: count }, (_, row) => row);
      const batches = inBatches(rows);
      expect(batches.flat()).toEqual(rows);
      for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(MAX_ROWS_PER_MUTATION);
      expect(batches).toHaveLength(Math.ceil(count / MAX_ROWS_PER_MUTATION));
    }),
  );
});

test('an act that failed in part says what was kept, whom it reached, and what went wrong first', () => {
  const full: ErrorBody = { kind: 'disk_full', code: 'mirror.full', message: 'The disk is full.', origin: 'db' };
  const outcomes = [
    { batch: ['ana', 'bo'], result: success({ mutationId: 4, label: 'Tag' }) },
    { batch: ['cem'], result: failure<{ mutationId: number; label: string }>(full) },
    { batch: ['dov'], result: success({ mutationId: 5, label: 'Tag' }) },
  ];
  expect(summaryOf(outcomes)).toEqual({ changes: [4, 5], reached: ['ana', 'bo', 'dov'], error: full });
  expect(summaryOf([])).toEqual({ changes: [], reached: [], error: undefined });
});
