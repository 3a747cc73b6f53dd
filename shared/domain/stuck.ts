import { z } from 'zod';
import { fromUtcSecond, type UtcSecond } from '../time.ts';

const DAY_MS = 86_400_000;

/** Stages in which an application waits for somebody; a closed one waits for nobody. */
export const WAITING_STATUSES = ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered'] as const;

const days = z.int().min(1).max(365);

/** After how many days in a stage an application counts as stuck. */
export const stuckDays = z.object({ submitted: days, reviewing: days, shortlisted: days, interviewing: days, offered: days });
export type StuckDays = z.infer<typeof stuckDays>;

/** Until the recruiter chooses others: an unread application and an open offer get cold first, interviews take their time. */
export const DEFAULT_STUCK_DAYS: StuckDays = { submitted: 7, reviewing: 7, shortlisted: 10, interviewing: 14, offered: 5 };

/** The name the recruiter's own thresholds are kept under on this device. */
export const STUCK_DAYS_KEPT = 'pipeline.stuckDays';

/** The thresholds kept on this device; the defaults where none are, or where they are not understood. */
export function parseStuckDays(text: string | null): StuckDays {
  if (text === null) return DEFAULT_STUCK_DAYS;
  try {
    const parsed = stuckDays.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : DEFAULT_STUCK_DAYS;
  } catch {
    return DEFAULT_STUCK_DAYS;
  }
}

/** Whether an application has stood in its stage longer than is good. */
export function isStuck(status: string | null, since: UtcSecond, now: UtcSecond, thresholds: StuckDays): boolean {
  const waiting = WAITING_STATUSES.find((one) => one === status);
  return waiting !== undefined && fromUtcSecond(now) - fromUtcSecond(since) >= thresholds[waiting] * DAY_MS;
}
