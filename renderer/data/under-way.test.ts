import { expect, test } from 'vitest';
import { allSettled, isAllSettled, whileUnderWay } from './under-way.ts';

test('work is under way until it ends, well or not', async () => {
  expect(isAllSettled()).toBe(true);
  const { promise: good, resolve } = Promise.withResolvers<string>();
  const { promise: bad, reject } = Promise.withResolvers<string>();
  const kept = whileUnderWay(good);
  const lost = whileUnderWay(bad);
  expect(isAllSettled()).toBe(false);
  let isOver = false;
  const over = allSettled().then(() => {
    isOver = true;
  });
  resolve('kept');
  await expect(kept).resolves.toBe('kept');
  expect(isOver).toBe(false);
  reject(new Error('refused'));
  await expect(lost).rejects.toThrow('refused');
  await over;
  expect(isAllSettled()).toBe(true);
});
