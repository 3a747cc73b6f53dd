import { expect, test } from 'vitest';
import { watchdog, type Runtime } from './runtime.ts';
import { VirtualTime } from './testing/virtual-time.ts';

test('work that moves on may take as long as it likes; work that stands still is noticed once', async () => {
  const time = new VirtualTime(0);
  let noticed = 0;
  const runtime = { schedule: (delayMs: number, task: () => void) => time.schedule(delayMs, task) } as Runtime;
  const watch = watchdog(runtime, 1_000, () => (noticed += 1));
  for (let step = 0; step < 20; step += 1) {
    await time.advance(900);
    watch.moved();
  }
  expect(noticed).toBe(0);
  await time.advance(1_000);
  expect(noticed).toBe(1);
  await time.advance(10_000);
  expect(noticed).toBe(1);
});

test('work that has ended is not watched any more', async () => {
  const time = new VirtualTime(0);
  let noticed = 0;
  const runtime = { schedule: (delayMs: number, task: () => void) => time.schedule(delayMs, task) } as Runtime;
  const watch = watchdog(runtime, 1_000, () => (noticed += 1));
  await time.advance(500);
  watch.stop();
  await time.advance(5_000);
  expect(noticed).toBe(0);
});
