import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ColumnShape } from '../../shared/generated/tables.ts';
import { columnsOf } from './projections.ts';
import { checkRow, describeRowProblem } from './row-checker.ts';
import type { WireRow, WireValue } from './rows.ts';

function valueOf(column: ColumnShape): fc.Arbitrary<string | number | null> {
  if (column.name === 'id') return fc.integer({ min: 1 });
  if (column.type === 'int') return fc.option(fc.integer());
  if (column.type === 'boolean') return fc.option(fc.constantFrom(0, 1));
  return fc.option(fc.string());
}

const row = fc.tuple<(string | number | null)[]>(...columnsOf('applications', 'full').map(valueOf));

test('a row of the right types is accepted, with nulls anywhere but in the id', () => {
  fc.assert(
    fc.property(row, (values) => {
      expect(checkRow('applications', 'full', values)).toBe(true);
      expect(describeRowProblem('applications', 'full', values)).toBeNull();
    }),
  );
});

test('one value of another type anywhere is refused and named, without its content', () => {
  fc.assert(
    fc.property(row, fc.nat(), (values, at) => {
      const index = at % values.length;
      const broken = values.map((value, position): WireValue => (position === index ? (['content'] as unknown as string) : value));
      expect(checkRow('applications', 'full', broken)).toBe(false);
      const problem = describeRowProblem('applications', 'full', broken);
      expect(problem).toMatch(/^applications\.|no usable id/);
      expect(problem).not.toContain('content');
    }),
  );
});

test.each([
  { title: 'too short', values: [1] as WireRow, problem: /has 1 values instead of/ },
  { title: 'no array', values: 'text' as unknown as WireRow, problem: /is not an array/ },
])('a row that is $title is refused', ({ values, problem }) => {
  expect(checkRow('users', 'stub', values)).toBe(false);
  expect(describeRowProblem('users', 'stub', values)).toMatch(problem);
});

test('an id is a positive integer: temporary ones never travel this way', () => {
  expect(checkRow('users', 'stub', [7, 'N', 'n@x.test', 'recruiter', 1])).toBe(true);
  for (const id of [0, -1, 1.5, '7', null]) expect(checkRow('users', 'stub', [id, 'N', 'n@x.test', 'recruiter', 1])).toBe(false);
});
