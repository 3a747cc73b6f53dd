import { describe, expect, test } from 'vitest';
import { PendingIndex } from './pending-index.ts';
import type { ReadUse, RowWrite } from './ports.ts';

const TAGS = 22;
const APPLICATIONS = 7;

function reads(use: Partial<ReadUse> = {}): ReadUse {
  return { keys: [], predicates: [], ...use };
}

function wrote(id: number, before: RowWrite['before'], after: RowWrite['after'], table = TAGS): RowWrite {
  return { table, id, before, after };
}

function collected(collect: (into: Set<number>) => void): number[] {
  const into = new Set<number>();
  collect(into);
  return [...into];
}

describe('which pending mutations a row concerns', () => {
  test('those that read or wrote it, until they are removed', () => {
    const index = new PendingIndex();
    index.set(1, reads({ keys: [[APPLICATIONS, 5]] }), []);
    index.set(2, reads(), [wrote(5, null, { id: 5 }, APPLICATIONS)]);
    expect(collected((into) => index.collectUsers(APPLICATIONS, 5, into))).toEqual([1, 2]);
    index.remove(1);
    expect(collected((into) => index.collectUsers(APPLICATIONS, 5, into))).toEqual([2]);
    expect(collected((into) => index.collectUsers(TAGS, 5, into))).toEqual([]);
  });

  test('those that looked for such a row and did not find it', () => {
    const index = new PendingIndex();
    index.set(1, reads({ predicates: [[TAGS, ['createdBy', 'name'], [7, 'Keen']]] }), []);
    expect(collected((into) => index.collectReaders(TAGS, { id: 9, createdBy: 7, name: 'Keen' }, into))).toEqual([1]);
    expect(collected((into) => index.collectReaders(TAGS, { id: 9, createdBy: 8, name: 'Keen' }, into))).toEqual([]);
    // A projection that does not show the columns may hide a match.
    expect(collected((into) => index.collectReaders(TAGS, { id: 9 }, into))).toEqual([1]);
  });
});

describe('what must be replayed along', () => {
  test('later ones that build on it, over any number of steps', () => {
    const index = new PendingIndex();
    index.set(1, reads(), [wrote(-1, null, { id: -1, name: 'Keen' })]);
    index.set(2, reads({ keys: [[TAGS, -1]] }), [wrote(-2, null, { id: -2, name: 'Other' })]);
    index.set(3, reads({ predicates: [[TAGS, ['name'], ['Other']]] }), []);
    index.set(4, reads({ keys: [[APPLICATIONS, 1]] }), []);
    expect([...index.withDependants(new Set([1]))]).toEqual([1, 2, 3]);
    expect([...index.withDependants(new Set([3]))]).toEqual([3]);
  });

  test('a look-up that a row stopped answering', () => {
    const index = new PendingIndex();
    index.set(1, reads(), [wrote(4, { id: 4, name: 'Keen' }, { id: 4, name: 'Cold' })]);
    index.set(2, reads({ predicates: [[TAGS, ['name'], ['Keen']]] }), []);
    expect(index.withDependants(new Set([1])).has(2)).toBe(true);
  });
});

describe('a replay that reaches further than before', () => {
  const later = (): PendingIndex => {
    const index = new PendingIndex();
    index.set(5, reads({ keys: [[APPLICATIONS, 1]], predicates: [[TAGS, ['name'], ['Keen']]] }), [
      wrote(2, { id: 2, name: 'A' }, { id: 2, name: 'B' }),
    ]);
    return index;
  };

  test.each<[string, ReadUse, RowWrite[], boolean]>([
    ['writes what a later one read', reads(), [wrote(1, { id: 1 }, { id: 1 }, APPLICATIONS)], true],
    ['makes a row that a later one looked for', reads(), [wrote(-9, null, { id: -9, name: 'Keen' })], true],
    ['reads what a later one wrote', reads({ keys: [[TAGS, 2]] }), [], true],
    ['looks for what a later one changed', reads({ predicates: [[TAGS, ['name'], ['B']]] }), [], true],
    ['looks for what was there before a later one', reads({ predicates: [[TAGS, ['name'], ['A']]] }), [], true],
    ['stays among its own rows', reads({ keys: [[APPLICATIONS, 3]] }), [wrote(8, null, { id: 8, name: 'C' })], false],
  ])('%s', (_what, read, writes, expected) => {
    expect(later().collides(3, read, writes, new Set([3]))).toBe(expected);
    expect(later().collides(3, read, writes, new Set([3, 5]))).toBe(false);
    expect(later().collides(9, read, writes, new Set([9]))).toBe(false);
  });
});

test('the rows that pending work has written are known by table', () => {
  const index = new PendingIndex();
  index.set(1, reads(), [wrote(3, null, { id: 3 }, APPLICATIONS), wrote(4, null, { id: 4 })]);
  expect([...index.writtenRows('applications')]).toEqual([3]);
});
