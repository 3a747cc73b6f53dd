import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepIdentity, keepRows } from './keep-identity.ts';

describe('keepIdentity', () => {
  it('always answers a value equal to the new one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(keepIdentity(previous, next)).toEqual(next);
      }),
    );
  });

  it('answers the old value itself when nothing changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // A copy by the way a port takes: JSON would make 0 of -0.
        const copy: unknown = structuredClone(value);
        const kept = keepIdentity(value, copy);
        if (typeof value === 'object' && value !== null) expect(kept).toBe(value);
      }),
    );
  });

  it('drops keys and items that are gone', () => {
    expect(keepIdentity({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(keepIdentity([1, 2, 3], [1, 2])).toEqual([1, 2]);
    expect(keepIdentity({ 0: 'a' }, ['a'])).toEqual(['a']);
  });
});

describe('keepRows', () => {
  it('keeps a row that moved to another place', () => {
    const before = [
      { id: 1, name: 'Ada' },
      { id: 2, name: 'Bo' },
    ];
    const after = keepRows(
      before,
      [
        { id: 3, name: 'Cy' },
        { id: 1, name: 'Ada' },
        { id: 2, name: 'Bob' },
      ],
      (row) => row.id,
    );
    expect(after[1]).toBe(before[0]);
    expect(after[2]).not.toBe(before[1]);
    expect(after.map((row) => row.name)).toEqual(['Cy', 'Ada', 'Bob']);
  });

  it('answers the same list when nothing changed', () => {
    const before = [{ id: 1 }, { id: 2 }];
    expect(keepRows(before, [{ id: 1 }, { id: 2 }], (row) => row.id)).toBe(before);
  });
});
