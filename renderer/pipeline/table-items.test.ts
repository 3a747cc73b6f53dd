import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { tableItems } from './table-items.ts';

const group = (count: number, jobId = 1) => ({ jobId, title: `Job ${jobId}`, count });

describe('the lines of a table', () => {
  test('without groups are its rows', () => {
    const items = tableItems(3, []);
    expect(items.count).toBe(3);
    expect([0, 1, 2].map((line) => items.at(line))).toEqual([0, 1, 2].map((index) => ({ kind: 'row', index })));
  });

  test('have a heading before each group', () => {
    const items = tableItems(3, [group(1, 7), group(2, 8)]);
    expect([0, 1, 2, 3, 4].map((line) => items.at(line))).toEqual([
      { kind: 'group', group: group(1, 7) },
      { kind: 'row', index: 0 },
      { kind: 'group', group: group(2, 8) },
      { kind: 'row', index: 1 },
      { kind: 'row', index: 2 },
    ]);
    expect([0, 1, 2].map(items.lineOf)).toEqual([1, 3, 4]);
    expect([0, 2].map(items.rowOf)).toEqual([0, 1]);
  });

  test('name each row once, whatever the groups', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }), (counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0);
        const items = tableItems(
          total,
          counts.map((count, index) => group(count, index)),
        );
        const lines = Array.from({ length: items.count }, (_, line) => items.at(line));
        expect(lines.flatMap((item) => (item.kind === 'row' ? [item.index] : []))).toEqual(Array.from({ length: total }, (_, row) => row));
        for (let row = 0; row < total; row += 1) expect(items.at(items.lineOf(row))).toEqual({ kind: 'row', index: row });
      }),
    );
  });
});
