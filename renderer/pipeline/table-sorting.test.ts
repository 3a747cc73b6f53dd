import { describe, expect, test } from 'vitest';
import { alsoSortedBy, sortedBy } from './table-sorting.ts';

const name = { by: 'name', descending: false } as const;
const score = { by: 'score', descending: true } as const;

describe('a click on a heading', () => {
  test('sorts by that column alone, in the direction one wants first', () => {
    expect(sortedBy([name], 'score', true)).toEqual([score]);
    expect(sortedBy([name, score], 'score', true)).toEqual([score]);
  });

  test('turns the order round when it sorted alone already', () => {
    expect(sortedBy([score], 'score', true)).toEqual([{ by: 'score', descending: false }]);
    expect(sortedBy([{ by: 'score', descending: false }], 'score', true)).toEqual([score]);
  });
});

describe('a click with Shift', () => {
  test('adds, turns round, takes away; the others stay', () => {
    const added = alsoSortedBy([name], 'score', true);
    expect(added).toEqual([name, score]);
    const turned = alsoSortedBy(added, 'score', true);
    expect(turned).toEqual([name, { by: 'score', descending: false }]);
    expect(alsoSortedBy(turned, 'score', true)).toEqual([name]);
  });

  test('never sorts by more than four columns', () => {
    const four = (['name', 'job', 'status', 'title'] as const).map((by) => ({ by, descending: false }));
    expect(alsoSortedBy(four, 'score', true)).toEqual([...four.slice(0, 3), score]);
  });
});
