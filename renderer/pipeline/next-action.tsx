import { CalendarClock, CalendarPlus, CalendarSync, CircleHelp, Eye, Gift, MessageSquareWarning, Scale, type LucideIcon } from 'lucide-react';
import type { Card, NextAction } from '../../shared/queries/pipeline.ts';
import { formatAppointment, formatExact, plural } from '../format.ts';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';

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

const WORDS: Record<Exclude<NextAction, 'interview'>, string> = {
  review: 'Read the application',
  schedule: 'Schedule an interview',
  reschedule: 'Another time asked for',
  outcome: 'How did it go?',
  feedback: 'Feedback missing',
  decide: 'Decide',
  offer: 'Offer waiting',
};

/** What a card has room for. */
const SHORT: Partial<Record<NextAction, string>> = { schedule: 'Schedule', reschedule: 'New time asked', feedback: 'Feedback' };

/** Somebody waits for the recruiter: said in a colour of its own. */
const URGENT: ReadonlySet<NextAction> = new Set<NextAction>(['reschedule', 'outcome', 'feedback']);

/** What comes next for an application, in words: read aloud, and in the table. */
export function nextActionText({ next, feedbackOwedBy }: Card, now: number): string | null {
  if (next === null) return null;
  if (next.kind === 'interview') return next.at === null ? 'Interview' : `Interview ${formatAppointment(next.at, now)}`;
  if (next.kind === 'feedback' && feedbackOwedBy.length > 1) return `Feedback missing of ${plural(feedbackOwedBy.length, 'panelist')}`;
  return WORDS[next.kind];
}

function titleOf(card: Card, now: number): string {
  const { next } = card;
  if (next?.kind === 'interview' && next.at !== null) return `Interview ${formatExact(next.at)}`;
  if (next?.kind === 'outcome' && next.at !== null) return `The interview of ${formatExact(next.at)} is over; nobody has said how it went`;
  return nextActionText(card, now) ?? '';
}

/** What comes next, as an icon and a few words. @param short as a card has room for */
export function NextActionMark({ card, now, short = false }: { readonly card: Card; readonly now: number; readonly short?: boolean }) {
  const text = nextActionText(card, now);
  if (card.next === null || text === null) return null;
  const { kind, at } = card.next;
  const shown = short ? (kind === 'interview' && at !== null ? formatAppointment(at, now) : (SHORT[kind] ?? text)) : text;
  return (
    <span title={titleOf(card, now)} className={classes('flex min-w-0 items-center gap-1', URGENT.has(kind) ? 'text-warning-text' : 'text-ink-2')}>
      <Icon icon={ICONS[kind]} size={12} className="shrink-0" />
      <span className="truncate">{shown}</span>
    </span>
  );
}
