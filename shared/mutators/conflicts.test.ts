import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFLICT_POLICIES, listEntries, settleField } from './conflicts.ts';

const word = fc.constantFrom('go', 'rust', 'sql', 'c', 'zig');
const list = fc.uniqueArray(word).map((words) => JSON.stringify(words));
const value = fc.oneof(fc.constant(null), fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }));

describe('the three-way comparison of a field', () => {
  test('nothing conflicts while the row holds what the user saw, whatever the policy', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CONFLICT_POLICIES), value, value, (policy, base, mine) => {
        expect(settleField(policy, { base, value: mine }, base)).toEqual(mine === base ? {} : { write: mine });
      }),
    );
  });

  test('both wanting the same, or the user changing nothing, writes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CONFLICT_POLICIES), value, value, (policy, base, other) => {
        expect(settleField(policy, { base, value: other }, other)).toEqual({});
        expect(settleField(policy, { base, value: base }, other)).toEqual({});
      }),
    );
  });

  test('asked-for and guarded fields keep theirs, cosmetic ones mine', () => {
    expect(settleField('ask', { base: 'a', value: 'b' }, 'c')).toEqual({ kept: 'theirs' });
    expect(settleField('guard', { base: 'a', value: 'b' }, 'c')).toEqual({ kept: 'theirs' });
    expect(settleField('latest', { base: 'a', value: 'b' }, 'c')).toEqual({ write: 'b', kept: 'mine' });
  });

  test('lists merge: an entry is there if and only if a side added it or neither took it away', () => {
    fc.assert(
      fc.property(list, list, list, (base, mine, theirs) => {
        const settled = settleField('merge', { base, value: mine }, theirs);
        const result = new Set(listEntries(settled.write ?? theirs));
        const [before, wanted, other] = [base, mine, theirs].map((text) => new Set(listEntries(text)));
        for (const entry of ['go', 'rust', 'sql', 'c', 'zig']) {
          const was = before?.has(entry) === true;
          const expected = was
            ? wanted?.has(entry) === true && other?.has(entry) === true
            : wanted?.has(entry) === true || other?.has(entry) === true;
          expect(result.has(entry)).toBe(expected);
        }
      }),
    );
  });

  test('a list goes back in the shape it was found in', () => {
    expect(settleField('merge', { base: '["go"]', value: '["go","sql"]' }, 'go, rust').write).toBe('go, rust, sql');
    expect(settleField('merge', { base: 'go', value: 'go, sql' }, '["go","rust"]').write).toBe('["go","rust","sql"]');
    expect(listEntries('[not json')).toEqual(['[not json']);
  });
});
