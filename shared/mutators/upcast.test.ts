import { describe, expect, test } from 'vitest';
import { MUTATORS } from './registry.ts';
import { removeNote } from './notes.ts';
import { liftArgs, OLDER_VERSIONS_KEPT } from './upcast.ts';

const third = {
  argsVersion: 4,
  upcasts: {
    2: (args: unknown) => ({ title: (args as { name: string }).name }),
    3: (args: unknown) => ({ ...(args as object), color: 'slate' }),
  },
};

describe('arguments of older versions', () => {
  test('are lifted step by step', () => {
    expect(liftArgs(third, 2, { name: 'a' })).toEqual({ ok: true, args: { title: 'a', color: 'slate' } });
    expect(liftArgs(third, 3, { title: 'a' })).toEqual({ ok: true, args: { title: 'a', color: 'slate' } });
    expect(liftArgs(third, 4, { title: 'a', color: 'rose' })).toEqual({ ok: true, args: { title: 'a', color: 'rose' } });
  });

  test('are refused beyond the kept ones, and a later version is nobody to guess about', () => {
    expect(liftArgs(third, 1, {})).toEqual({ ok: false, reason: 'too_old' });
    expect(liftArgs(third, 5, {})).toEqual({ ok: false, reason: 'too_new' });
  });

  test('every mutator has the steps from the versions it must still understand, and no others', () => {
    for (const { name, argsVersion, upcasts } of MUTATORS) {
      const expected = [];
      for (let version = Math.max(1, argsVersion - OLDER_VERSIONS_KEPT); version < argsVersion; version += 1) expected.push(String(version));
      expect([name, Object.keys(upcasts)]).toEqual([name, expected]);
    }
  });

  test('a note’s removal of the first version removes what it names, whatever the text', () => {
    expect(liftArgs(removeNote, 1, { noteId: 5 })).toEqual({ ok: true, args: { noteId: 5, base: null } });
    expect(removeNote.args.parse({ noteId: 5, base: null })).toEqual({ noteId: 5, base: null });
  });
});
