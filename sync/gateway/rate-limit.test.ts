import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { createRateLimiter } from './rate-limit.ts';

test('a burst passes, then tokens come back evenly', () => {
  let now = 0;
  const limiter = createRateLimiter({ burst: 3, perMinute: 60 }, () => now);
  const take = (): boolean => {
    try {
      limiter.take('someone');
      return true;
    } catch {
      return false;
    }
  };
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
  now = 999;
  expect(take()).toBe(false);
  now = 1_000;
  expect([take(), take()]).toEqual([true, false]);
  now = 3_600_000;
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
});

test('the refusal says how long to wait, and only the busy key is refused', () => {
  let now = 0;
  const limiter = createRateLimiter({ burst: 1, perMinute: 10 }, () => now);
  limiter.take('busy');
  let refused: unknown;
  try {
    limiter.take('busy');
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(AppError);
  expect((refused as AppError).body).toMatchObject({ kind: 'rate_limited', code: 'request.too_many', retryAfterSeconds: 6 });
  limiter.take('quiet');
  limiter.giveBack('quiet');
  limiter.take('quiet');
  now = 6_000;
  limiter.take('busy');
});
