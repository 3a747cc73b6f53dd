import { expect, test } from 'vitest';
import type { EngineParts } from './engine-parts.ts';
import { Verifier } from './verifier.ts';

test('a look that falls due between two readings of the clock is not slept through', async () => {
  const delays: number[] = [];
  let time = 0;
  const runtime = {
    // It goes on while it is read.
    monotonic: () => (time += 1),
    schedule: (delay: number) => {
      delays.push(delay);
      return () => undefined;
    },
  };
  const mirror = { current: () => ({ hasCopy: () => true }) };
  const parts = { runtime, mirror } as unknown as EngineParts;
  const ending = new AbortController();
  const verifier = new Verifier({ parts, signal: ending.signal, onResync: () => undefined, onDamage: () => undefined });
  verifier.level();
  const dueAt = time + 3_000;
  time = dueAt - 2;
  const running = verifier.run();
  expect(delays).toEqual([1]);
  ending.abort();
  await running;
});
