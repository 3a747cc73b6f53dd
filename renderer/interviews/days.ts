import { fromUtcSecond, toUtcSecond } from '../../shared/time.ts';
import { dayKey } from '../format.ts';
import type { AgendaQuestion, Interview } from './use-agenda.ts';

export type Span = 'coming' | 'past';

const DAYS_AHEAD = 60;
const DAYS_BACK = 30;
const MINUTE = 60_000;

type Limits = Pick<AgendaQuestion, 'fromUtc' | 'untilUtc' | 'part'>;

/** The local midnight so many days after the one before now. */
function midnight(nowMs: number, days: number): string {
  const today = new Date(nowMs);
  return toUtcSecond(new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime());
}

/** What is asked for: what is not over of today and the days ahead, or what is over of today and the days before. */
export function spanOf(span: Span, nowMs: number): Limits {
  return span === 'coming'
    ? { part: 'ahead', fromUtc: midnight(nowMs, 0), untilUtc: midnight(nowMs, DAYS_AHEAD) }
    : { part: 'over', fromUtc: midnight(nowMs, -DAYS_BACK), untilUtc: midnight(nowMs, 1) };
}

/** The reader's own day as an interval in UTC. */
export function localDay(nowMs: number): { readonly fromUtc: string; readonly untilUtc: string } {
  return { fromUtc: midnight(nowMs, 0), untilUtc: midnight(nowMs, 1) };
}

/** What is over of today. */
export function earlierToday(nowMs: number): Limits {
  return { part: 'over', ...localDay(nowMs) };
}

/** Interviews by the local day they lie on. The days stand as they come, those nearest to now first; each goes from its morning on. */
export function byDay<Told extends Pick<Interview, 'scheduledAt'>>(interviews: readonly Told[], span: Span): ReadonlyMap<string, readonly Told[]> {
  const days = Map.groupBy(interviews, ({ scheduledAt }) => dayKey(fromUtcSecond(scheduledAt)));
  return span === 'coming' ? days : new Map([...days].map(([key, day]) => [key, day.toReversed()]));
}

type Appointment = Pick<Interview, 'scheduledAt' | 'durationMinutes'>;

/** Whether it is, or will be, held as far as is known. */
export function takesPlace({ status }: Pick<Interview, 'status'>): boolean {
  return status === 'scheduled' || status === 'in-progress';
}

/** When its time is up, ms. */
export function endOf({ scheduledAt, durationMinutes }: Appointment): number {
  return fromUtcSecond(scheduledAt) + durationMinutes * MINUTE;
}

/** Whether its time is up. */
export function isOver(interview: Appointment, nowMs: number): boolean {
  return endOf(interview) <= nowMs;
}

/** Whether people sit in it at this moment. */
export function isRunning(interview: Appointment & Pick<Interview, 'status'>, nowMs: number): boolean {
  return takesPlace(interview) && fromUtcSecond(interview.scheduledAt) <= nowMs && !isOver(interview, nowMs);
}

/** Whether its time is up and nobody has said how it went. */
export function lacksOutcome(interview: Appointment & Pick<Interview, 'status'>, nowMs: number): boolean {
  return takesPlace(interview) && isOver(interview, nowMs);
}
