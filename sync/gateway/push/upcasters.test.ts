import { expect, test } from 'vitest';
import { upcastArgs } from './upcasters.ts';
import type { Upcasters } from './upcasters.ts';

const upcasters: Upcasters = {
  rename: {
    1: (args) => ({ title: (args as { name: string }).name }),
    2: (args) => ({ ...(args as object), color: 'slate' }),
  },
};

test('arguments are lifted step by step', () => {
  expect(upcastArgs('rename', 1, 3, { name: 'a' }, upcasters)).toEqual({ args: { title: 'a', color: 'slate' } });
  expect(upcastArgs('rename', 2, 3, { title: 'a' }, upcasters)).toEqual({ args: { title: 'a', color: 'slate' } });
  expect(upcastArgs('rename', 3, 3, { title: 'a', color: 'rose' }, upcasters)).toEqual({ args: { title: 'a', color: 'rose' } });
});

test('a later version, or a missing step, is nobody to guess about', () => {
  expect(upcastArgs('rename', 4, 3, {}, upcasters)).toBeNull();
  expect(upcastArgs('unknown', 1, 2, {}, upcasters)).toBeNull();
});
