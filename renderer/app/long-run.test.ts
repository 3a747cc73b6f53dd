import { expect, test } from 'vitest';
import { inParts, stopLongRun, useLongRun } from './long-run.ts';

const parts = (count: number) => Array.from({ length: count }, (_, number) => ({ number, size: 10 }));

test('does every part in order and shows nothing of short work', async () => {
  const seen: boolean[] = [];
  const outcomes = await inParts('Moving', parts(3), async ({ number }) => {
    seen.push(useLongRun.getState().run !== null);
    return number;
  });
  expect(outcomes).toEqual([0, 1, 2]);
  expect(seen).toEqual([false, false, false]);
});

test('shows how far long work is', async () => {
  const seen = new Set<number>();
  const stop = useLongRun.subscribe(({ run }) => run !== null && seen.add(run.done));
  await inParts('Moving', parts(10), async ({ number }) => number);
  stop();
  expect([...seen]).toEqual([0, 40, 80, 100]);
  expect(useLongRun.getState().run).toBeNull();
});

test('counts people, and nothing where only the changes are known', async () => {
  const seen = new Set<boolean>();
  const stop = useLongRun.subscribe(({ run }) => run !== null && seen.add(run.counted));
  await inParts(
    'Taking back',
    parts(4).map(({ number }) => ({ number, size: 1 })),
    async ({ number }) => number,
  );
  expect([...seen]).toEqual([false]);
  await inParts('Moving', parts(4), async ({ number }) => number);
  stop();
  expect([...seen]).toEqual([false, true]);
});

test('stops between parts when asked, and says what was done', async () => {
  const outcomes = await inParts('Moving', parts(12), async ({ number }) => {
    if (number === 5) stopLongRun();
    return number;
  });
  expect(outcomes).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('takes the progress away when a part throws', async () => {
  await expect(inParts('Moving', parts(5), () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(useLongRun.getState().run).toBeNull();
});
