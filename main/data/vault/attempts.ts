import { join } from 'node:path';
import { z } from 'zod';
import { readSmallFile, replaceSmallFile } from '../files.ts';

/** Wrong passphrases that cost nothing but their own time. */
const FREE = 4;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 3_600_000;

const attemptsFile = z.object({ failed: z.int().min(0).max(1_000_000), lastMs: z.int() });
type Attempts = z.infer<typeof attemptsFile>;
const NONE: Attempts = { failed: 0, lastMs: 0 };

/** How long to wait after so many wrong passphrases in a row: half a minute, doubling, at most an hour. */
export function waitAfter(failed: number): number {
  return failed <= FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, failed - FREE - 1));
}

/** Counts wrong passphrases across restarts. It slows down a person at the keyboard; who copies the disk only meets Argon2. */
export interface AttemptCounter {
  /** Until when no passphrase is looked at, ms since 1970; null when one may be given now. */
  readonly waitUntil: (nowMs: number) => number | null;
  /** Counted before it is tried, so that ending the app does not save an attempt. */
  readonly begin: (nowMs: number) => void;
  readonly succeeded: () => void;
}

/** Opens the counter of a profile. */
export function openAttempts(profileFolder: string): AttemptCounter {
  const path = join(profileFolder, 'unlock.json');
  let attempts = read(path);

  function keep(next: Attempts): void {
    attempts = next;
    try {
      replaceSmallFile(path, JSON.stringify(next));
    } catch {
      // A full disk must not keep anyone from their own data; this run goes on counting.
    }
  }

  return {
    waitUntil: (nowMs) => {
      const until = attempts.lastMs + waitAfter(attempts.failed);
      // A clock that was set back must not lock anyone out for longer than the wait itself.
      if (until <= nowMs || attempts.lastMs > nowMs + LONGEST_WAIT_MS) return null;
      return Math.min(until, nowMs + waitAfter(attempts.failed));
    },
    begin: (nowMs) => keep({ failed: attempts.failed + 1, lastMs: nowMs }),
    succeeded: () => keep(NONE),
  };
}

function read(path: string): Attempts {
  try {
    return attemptsFile.parse(JSON.parse(readSmallFile(path)?.toString('utf8') ?? JSON.stringify(NONE)));
  } catch {
    return NONE;
  }
}
