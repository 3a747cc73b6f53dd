import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKeyword, writeKeyword } from './saved.ts';

describe('the keyword of a saved search', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.boolean(), fc.option(fc.string()), (search, pinned, before) => {
        expect(readKeyword(writeKeyword({ search, pinned }, before))).toEqual({ search, pinned });
      }),
    );
  });

  test('keeps what another program has there besides the words, pinned or rewritten', () => {
    const theirs = JSON.stringify({ query: 'nurse', skills: ['ICU'], minYears: 3 });
    expect(readKeyword(theirs)).toEqual({ search: 'nurse', pinned: false });
    const pinned = writeKeyword({ search: 'nurse', pinned: true }, theirs);
    expect(JSON.parse(pinned)).toEqual({ query: 'nurse', skills: ['ICU'], minYears: 3, search: 'nurse', pinned: true });
    // Whoever reads their words finds the new ones.
    expect(JSON.parse(writeKeyword({ search: 'medic', pinned: true }, pinned))).toMatchObject({ query: 'medic', search: 'medic', skills: ['ICU'] });
  });

  test('of words alone, or of something that is no object, becomes ours', () => {
    for (const before of ['nurse oslo', '["nurse"]', '7', null]) {
      expect(JSON.parse(writeKeyword({ search: 'nurse', pinned: false }, before))).toEqual({ search: 'nurse', pinned: false });
    }
  });
});
