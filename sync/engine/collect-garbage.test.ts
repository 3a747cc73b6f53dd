import { expect, test } from 'vitest';
import { collectGarbage } from './collect-garbage.ts';

test('what nothing refers to any more is gone, without a flag on the command line', () => {
  const held = new WeakRef(Array.from({ length: 1_000 }, (_, index) => ({ index })));
  const collected = new Promise<boolean>((resolve) => {
    // A weak reference holds until the task that made it has ended.
    setTimeout(() => {
      collectGarbage();
      resolve(held.deref() === undefined);
    });
  });
  return expect(collected).resolves.toBe(true);
});
