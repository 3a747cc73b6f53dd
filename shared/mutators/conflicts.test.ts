import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFLICT_POLICIES, type FieldValue, listEntries, settleField } from './conflicts.ts';

const word = fc.constantFrom('go', 'rust', 'sql', 'c', 'zig');
const list = fc.uniqueArray(word).map((words) => JSON.stringify(words));
const entriesOf = (text: FieldValue): Set<string> => new Set(listEntries(text));
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
        const result = entriesOf(settled.write ?? theirs);
        const [before, wanted, other] = [entriesOf(base), entriesOf(mine), entriesOf(theirs)];
        for (const entry of ['go', 'rust', 'sql', 'c', 'zig']) {
          const [isMine, isTheirs] = [wanted.has(entry), other.has(entry)];
          const expected = before.has(entry) ? isMine && isTheirs : isMine || isTheirs;
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

  test('what is no list of words is never rewritten', () => {
    expect(settleField('merge', { base: 'go', value: 'go, sql' }, '[{"name":"go"}]')).toEqual({ kept: 'theirs' });
  });
});
