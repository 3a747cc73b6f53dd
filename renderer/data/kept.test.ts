import { expect, test } from 'vitest';
import { createKeeper, parseKept } from './kept.ts';

test('one write at a time, the newest last, nothing in between twice', async () => {
  const written: unknown[] = [];
  let finish: () => void = () => undefined;
  const keeper = createKeeper('draft', (_name, value) => {
    written.push(value);
    return new Promise((resolve) => {
      finish = () => resolve(true);
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

test('what could not be written is not called kept, and the next try is made', async () => {
  const answers = [false, true];
  const keeper = createKeeper('draft', () => Promise.resolve(answers.shift() ?? true));
  expect(await keeper.keep({ text: 'a' })).toBe(false);
  expect(await keeper.keep({ text: 'ab' })).toBe(true);
});

test('a draft that cannot be read is none', () => {
  expect(parseKept(null)).toBeNull();
  expect(parseKept('{"text":')).toBeNull();
  expect(parseKept('"words"')).toBeNull();
  expect(parseKept('{"text":"a"}')).toEqual({ text: 'a' });
});
