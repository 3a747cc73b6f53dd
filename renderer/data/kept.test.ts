import { expect, test } from 'vitest';
import { createKeeper } from './kept.ts';

test('one write at a time, the newest last, nothing in between twice', async () => {
  const written: unknown[] = [];
  let finish: () => void = () => undefined;
  const keeper = createKeeper('draft', (_name, value) => {
    written.push(value);
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  for (const text of ['a', 'ab', 'abc']) void keeper.keep({ text });
  expect(written).toEqual([{ text: 'a' }]);
  finish();
  await Promise.resolve();
  await Promise.resolve();
  expect(written).toEqual([{ text: 'a' }, { text: 'abc' }]);
  const forgotten = keeper.keep(null);
  finish();
  await Promise.resolve();
  await Promise.resolve();
  expect(written).toEqual([{ text: 'a' }, { text: 'abc' }, null]);
  finish();
  await forgotten;
});
