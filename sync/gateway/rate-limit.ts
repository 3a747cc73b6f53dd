import { refusal } from './refusals.ts';

/** `burst` requests at once, then `perMinute` of them evenly. */
export interface RateRule {
  readonly burst: number;
  readonly perMinute: number;
}

/** The gateway's limits. In memory of one process: several gateways allow as many times more. */
export const RATE_LIMITS = {
  /** Guesses at one e-mail's password, from wherever; a sign-in that succeeds does not count. */
  signInPerEmail: { burst: 10, perMinute: 10 },
  /** Guesses from one address; an office shares one. */
  signInPerAddress: { burst: 60, perMinute: 60 },
  /** Identity papers one user may open. */
  identityPerPerson: { burst: 20, perMinute: 20 },
  requestsPerAddress: { burst: 10_000, perMinute: 60_000 },
  requestsPerDevice: { burst: 2_000, perMinute: 12_000 },
} as const satisfies Record<string, RateRule>;

/** Keys remembered at most; a flood of new ones forgets the fullest (least used) first. */
const MAX_KEYS = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets of one rule, by key. */
export interface RateLimiter {
  /** Takes one token. @throws AppError `rate_limited` with the seconds to wait */
  take(key: string): void;
  /** Gives one token back: what it was taken for was no abuse. */
  giveBack(key: string): void;
}

/**
 * Makes the token buckets of one rule.
 * @param now ms; the process clock by default
 */
export function createRateLimiter(rule: RateRule, now: () => number = () => performance.now()): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const perMs = rule.perMinute / 60_000;

  const forgetFull = (time: number): void => {
    for (const [key, bucket] of buckets) {
      if (bucket.tokens + (time - bucket.at) * perMs >= rule.burst) buckets.delete(key);
    }
    // Every one is in use: the oldest go, or memory would be the attacker's.
    for (const key of buckets.keys()) {
      if (buckets.size < MAX_KEYS) break;
      buckets.delete(key);
    }
  };

  return {
    take: (key) => {
      const time = now();
      if (buckets.size >= MAX_KEYS && !buckets.has(key)) forgetFull(time);
      const known = buckets.get(key) ?? { tokens: rule.burst, at: time };
      const tokens = Math.min(rule.burst, known.tokens + (time - known.at) * perMs);
      if (tokens < 1) {
        buckets.set(key, { tokens, at: time });
        const seconds = Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
        throw refusal('rate_limited', 'request.too_many', `Too many attempts. Wait ${seconds} seconds and try again.`, seconds);
      }
      buckets.set(key, { tokens: tokens - 1, at: time });
    },
    giveBack: (key) => {
      const known = buckets.get(key);
      if (known !== undefined) known.tokens = Math.min(rule.burst, known.tokens + 1);
    },
  };
}
