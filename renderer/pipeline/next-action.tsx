import { CalendarClock, CalendarPlus, CalendarSync, CircleHelp, Eye, Gift, MessageSquareWarning, Scale, type LucideIcon } from 'lucide-react';
import type { Card, NextAction } from '../../shared/queries/pipeline.ts';
import { formatAppointment, formatExact } from '../format.ts';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';

const ICONS: Record<NextAction, LucideIcon> = {
  review: Eye,
  schedule: CalendarPlus,
  interview: CalendarClock,
  reschedule: CalendarSync,
  outcome: CircleHelp,
  feedback: MessageSquareWarning,
  decide: Scale,
  offer: Gift,
};

const WORDS: Record<NextAction, TextKey> = {
  review: 'pipeline.next-review',
  schedule: 'pipeline.next-schedule',
  interview: 'pipeline.next-interview',
  reschedule: 'pipeline.next-reschedule',
  outcome: 'pipeline.next-outcome',
  feedback: 'pipeline.next-feedback',
  decide: 'pipeline.next-decide',
  offer: 'pipeline.next-offer',
};

/** What a card has room for. */
const SHORT: Partial<Record<NextAction, TextKey>> = {
  schedule: 'pipeline.next-schedule-short',
  reschedule: 'pipeline.next-reschedule-short',
  feedback: 'pipeline.next-feedback-short',
};

/** Somebody waits for the recruiter: said in a colour of its own. */
const URGENT: ReadonlySet<NextAction> = new Set<NextAction>(['reschedule', 'outcome', 'feedback']);

/** What comes next for an application, in words: read aloud, and in the table. */
export function nextActionText({ next, feedbackOwedBy }: Card, now: number): string | null {
  if (next === null) return null;
  if (next.kind === 'interview' && next.at !== null) return say('pipeline.next-interview-at', { when: formatAppointment(next.at, now) });
  if (next.kind === 'feedback' && feedbackOwedBy.length > 1) return say('pipeline.next-feedback-of', { count: feedbackOwedBy.length });
  return say(WORDS[next.kind]);
}

function titleOf(card: Card, now: number): string {
  const { next } = card;
  if (next?.kind === 'interview' && next.at !== null) return say('pipeline.next-interview-at', { when: formatExact(next.at) });
  if (next?.kind === 'outcome' && next.at !== null) return say('pipeline.next-outcome-since', { when: formatExact(next.at) });
  return nextActionText(card, now) ?? '';
}

/** What comes next, as an icon and a few words. @param short as a card has room for */
export function NextActionMark({ card, now, short = false }: { readonly card: Card; readonly now: number; readonly short?: boolean }) {
  const text = nextActionText(card, now);
  if (card.next === null || text === null) return null;
  const { kind, at } = card.next;
  const shorter = SHORT[kind];
  const few = kind === 'interview' && at !== null ? formatAppointment(at, now) : shorter === undefined ? text : say(shorter);
  return (
    <span title={titleOf(card, now)} className={classes('flex min-w-0 items-center gap-1', URGENT.has(kind) ? 'text-warning-text' : 'text-ink-2')}>
      <Icon icon={ICONS[kind]} size={12} className="shrink-0" />
      <span className="truncate">{short ? few : text}</span>
    </span>
  );
}
