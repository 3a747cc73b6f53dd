import { CalendarClock, Clock3, MessageSquare } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { Card as CardData } from '../../shared/queries/pipeline.ts';
import { daysSince, formatAppointment, formatExact } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Tick } from '../kit/checkbox.tsx';
import { Chip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { toHue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { useNow } from '../use-now.ts';
import { useBoard } from './board-store.ts';
import { useDraggableCard } from './drag.ts';
import { columnTitle } from './status.tsx';
import { columnOf } from './overlay.ts';

/** A card with the gap under it; every card has the same height, so that 10,000 need no measuring. */
export const CARD_HEIGHT = 100;
export const CARD_PITCH = CARD_HEIGHT + 6;

/** Days in a stage after which a card turns amber. */
const LONG_DAYS = 14;

function Meta({ card }: { readonly card: CardData }) {
  const now = useNow();
  const days = daysSince(card.statusSince, now);
  const long = days > LONG_DAYS;
  return (
    <div className="flex h-[18px] items-center gap-2 overflow-hidden text-micro text-ink-3 tabular-nums">
      <span title={`In this stage since ${formatExact(card.statusSince)}`} className={classes('shrink-0', long && 'font-medium text-warning-text')}>
        {days === 0 ? 'today' : `${days} d`}
        {long && <span className="sr-only"> in this stage, longer than usual</span>}
      </span>
      {card.nextInterviewAt !== null && (
        <span title={`Next interview ${formatExact(card.nextInterviewAt)}`} className="flex min-w-0 items-center gap-1 text-ink-2">
          <Icon icon={CalendarClock} size={12} className="shrink-0" />
          <span className="truncate">
            <span className="sr-only">Next interview </span>
            {formatAppointment(card.nextInterviewAt, now)}
          </span>
        </span>
      )}
      {card.notes > 0 && (
        <span className="flex shrink-0 items-center gap-0.5">
          <Icon icon={MessageSquare} size={12} />
          {card.notes}
          <span className="sr-only"> notes</span>
        </span>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-1.5">
        {card.tags.length > 0 && (
          <span className="flex gap-[3px]" title={card.tags.map((tag) => tag.name).join(', ')}>
            {card.tags.slice(0, 4).map((tag) => (
              <span key={tag.id} data-hue={toHue(tag.color)} className="size-2 rounded-full bg-(--hue)">
                <span className="sr-only">Tag {tag.name}</span>
              </span>
            ))}
          </span>
        )}
        {card.feedbackOwedBy.length > 0 && <OwedFeedback initials={card.feedbackOwedBy} />}
        {card.undelivered && (
          <span title="Kept on this laptop, not delivered yet" className="text-warning-text">
            <Icon icon={Clock3} size={12} />
            <span className="sr-only">Not delivered yet</span>
          </span>
        )}
      </span>
    </div>
  );
}

/** Panelists who still owe feedback, as small initials. */
function OwedFeedback({ initials }: { readonly initials: readonly string[] }) {
  return (
    <span title={`Feedback owed by ${initials.join(', ')}`} className="flex">
      {initials.slice(0, 3).map((letters, index) => (
        <span
          key={`${letters}${index}`}
          className="-ml-1 inline-flex h-4 min-w-4 items-center justify-center rounded-full border border-surface bg-warning-soft px-[3px] text-[9px] font-semibold text-warning-text first:ml-0"
        >
          {letters}
        </span>
      ))}
      <span className="sr-only">Feedback owed</span>
    </span>
  );
}

interface CardProps {
  readonly card: CardData;
  /** Its place in the column, from 1, and the column's length: read aloud. */
  readonly position: number;
  readonly total: number;
  /** Whether Tab reaches it although the cursor is nowhere. */
  readonly entrance: boolean;
}

/** One application on the board. Rendered again only when its own data, selection or cursor changes. */
export const Card = memo(function Card({ card, position, total, entrance }: CardProps) {
  const id = card.applicationId;
  const selected = useBoard((state) => state.selection.cards.has(id));
  const current = useBoard((state) => state.cursor === id);
  const lifted = useBoard((state) => state.dragged.has(id));
  const element = useRef<HTMLDivElement>(null);
  useDraggableCard(element, card);
  useEffect(() => {
    if (current && document.activeElement?.closest('[data-board]') != null) element.current?.focus({ preventScroll: true });
  }, [current]);
  const place = [card.title, card.location].filter(Boolean).join(' · ');
  return (
    <div
      ref={element}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      aria-label={`${card.name}, ${place === '' ? '' : `${place}, `}${columnTitle(columnOf(card.status))}`}
      tabIndex={current || entrance ? 0 : -1}
      data-testid={`card-${id}`}
      data-card={id}
      style={{ height: CARD_HEIGHT }}
      className={classes(
        'group flex flex-col justify-between rounded-card border px-2.5 pt-2.5 pb-2 text-left shadow-card outline-offset-[-1px] transition-colors duration-80',
        selected
          ? 'border-accent-line bg-accent-soft'
          : current
            ? 'border-accent-line bg-surface'
            : 'border-line bg-surface hover:border-line-strong',
        lifted && 'opacity-40',
      )}
    >
      <div className="flex items-start gap-2">
        <span className="relative size-6 shrink-0">
          <Avatar id={card.candidateId} name={card.name} className={classes(selected ? 'invisible' : 'group-hover:invisible')} />
          <span
            aria-hidden
            data-select
            data-testid={`select-${id}`}
            className={classes('absolute -inset-1 flex items-center justify-center', selected ? '' : 'opacity-0 group-hover:opacity-100')}
          >
            <Tick checked={selected} />
          </span>
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate leading-[17px] font-semibold">{card.name}</span>
          <span className="block truncate text-meta leading-[16px] text-ink-3">{place === '' ? 'No details yet' : place}</span>
        </span>
        {card.score !== null && <ScoreRing score={card.score} />}
      </div>
      <div className="flex h-[18px] flex-wrap gap-1 overflow-hidden">
        {card.skills.slice(0, 3).map((skill) => (
          <Chip key={skill.name} strong={skill.matches}>
            {skill.name}
          </Chip>
        ))}
      </div>
      <Meta card={card} />
    </div>
  );
});

/** A place whose card has not arrived. */
export function CardSkeleton() {
  return (
    <div aria-hidden style={{ height: CARD_HEIGHT }} className="late flex flex-col justify-between rounded-card border border-line bg-surface p-2.5">
      <div className="flex gap-2">
        <span className="skeleton size-6 !rounded-full" />
        <span className="flex flex-1 flex-col gap-1.5 pt-1">
          <span className="skeleton h-2.5 w-2/3" />
          <span className="skeleton h-2.5 w-1/2" />
        </span>
      </div>
      <span className="skeleton h-3 w-3/5" />
      <span className="skeleton h-2.5 w-1/4" />
    </div>
  );
}
