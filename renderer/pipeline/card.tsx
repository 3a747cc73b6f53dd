import { Clock3, Hourglass, MessageSquare, Send, Star } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import { ALL_JOBS, type Card as CardData } from '../../shared/queries/pipeline.ts';
import { daysSince } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Tick } from '../kit/checkbox.tsx';
import { Chip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { toHue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useBoard } from './board-store.ts';
import { useFocusWhenCurrent } from './card-focus.ts';
import { useDraggableCard } from './drag.ts';
import { NextActionMark, nextActionText } from './next-action.tsx';
import { statusWord } from './status.tsx';
import { columnOf } from './overlay.ts';
import { sinceWhen, timeInStage } from './time-in-stage.ts';
import { UnseenDot } from './unseen-dot.tsx';

/** A card with the gap under it; every card has the same height, so that 10,000 need no measuring. */
const CARD_HEIGHT = 100;
export const CARD_PITCH = CARD_HEIGHT + 6;
/** So many of the widest letters fit into the narrowest card. What fits is not clipped: each clip is a layer to put together in every frame. */
const ALWAYS_FITS = 15;
const CARD_SIZE = { height: CARD_HEIGHT };

function Meta({ card, now }: { readonly card: CardData; readonly now: number }) {
  const isCrowded = card.tags.length > 0 || card.feedbackOwedBy.length > 0;
  return (
    <div className={classes('flex h-[18px] items-center gap-2 text-micro text-ink-3 tabular-nums', isCrowded && 'overflow-hidden')}>
      <span title={sinceWhen(card)} className={classes('flex shrink-0 items-center gap-1', card.stuck && 'font-medium text-warning-text')}>
        {card.stuck && <Icon icon={Hourglass} size={12} />}
        {timeInStage(card, now)}
      </span>
      {card.next?.kind !== 'review' && <NextActionMark card={card} now={now} short />}
      {card.notes > 0 && (
        <span className="flex shrink-0 items-center gap-0.5">
          <Icon icon={MessageSquare} size={12} />
          {card.notes}
        </span>
      )}
      {card.rating !== null && (
        <span title={say('pipeline.rating', { rating: card.rating })} data-hue="amber" className="flex shrink-0 items-center gap-0.5">
          <Star size={12} strokeWidth={1.6} aria-hidden className="fill-(--hue) text-(--hue-text)" />
          {card.rating}
        </span>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-1.5">
        {card.tags.length > 0 && (
          <span className="flex gap-[3px]" title={tagNames(card)}>
            {card.tags.slice(0, 4).map((tag) => (
              <span key={tag.id} data-hue={toHue(tag.color)} className="size-2 rounded-full bg-(--hue)" />
            ))}
          </span>
        )}
        {card.feedbackOwedBy.length > 0 && <OwedFeedback initials={card.feedbackOwedBy} />}
        {card.letterWaits && (
          <span title={say('pipeline.letter-waits')} className="text-ink-2">
            <Icon icon={Send} size={12} />
          </span>
        )}
        {card.undelivered && (
          <span title={say('pipeline.undelivered')} className="text-warning-text">
            <Icon icon={Clock3} size={12} />
          </span>
        )}
      </span>
    </div>
  );
}

/** Panelists who still owe feedback, as small initials. */
function OwedFeedback({ initials }: { readonly initials: readonly string[] }) {
  return (
    <span title={say('pipeline.feedback-owed', { initials: initials.join(', ') })} className="flex">
      {initials.slice(0, 3).map((letters, index) => (
        <span
          key={`${letters}${index}`}
          className="-ml-1 inline-flex h-4 min-w-4 items-center justify-center rounded-full border border-surface bg-warning-soft px-[3px] text-[9px] font-semibold text-warning-text first:ml-0"
        >
          {letters}
        </span>
      ))}
    </span>
  );
}

function placeOf(card: CardData): string {
  return [card.title, card.location].filter(Boolean).join(' · ');
}

function tagNames(card: CardData): string {
  return card.tags.map((tag) => tag.name).join(', ');
}

/** Everything a card shows by shape and colour, in words: an option is read by its label alone. */
function spoken(card: CardData, now: number, acrossJobs: boolean): string {
  const days = daysSince(card.statusSince, now);
  const facts = [
    card.name,
    placeOf(card),
    acrossJobs && card.jobTitle,
    statusWord(card.status),
    card.score !== null && say('pipeline.spoken-match', { score: card.score }),
    card.unseen && say('pipeline.spoken-unseen'),
    card.stuck && days !== null && say('pipeline.spoken-stuck', { days }),
    nextActionText(card, now),
    card.notes > 0 && say('pipeline.spoken-notes', { count: card.notes }),
    card.rating !== null && say('pipeline.spoken-rating', { rating: card.rating }),
    card.tags.length > 0 && say('pipeline.spoken-tags', { tags: tagNames(card) }),
    card.feedbackOwedBy.length > 0 && say('pipeline.spoken-feedback-owed', { initials: card.feedbackOwedBy.join(', ') }),
    card.letterWaits && say('pipeline.spoken-letter-waits'),
    card.undelivered && say('pipeline.spoken-undelivered'),
  ];
  return facts.filter(Boolean).join(', ');
}

/** What stands under the name. The one column for all unknown statuses does not say which it is. */
function underName(card: CardData, acrossJobs: boolean): Pick<CardData, 'title' | 'location'> {
  const [title, location] = acrossJobs ? [card.jobTitle, null] : [card.title, card.location];
  return columnOf(card.status) === 'other' ? { title: statusWord(card.status), location: title } : { title, location };
}

/** One line: the place stands behind the title where all of it fits, and wraps out of sight where not. */
function Subtitle({ title, location }: Pick<CardData, 'title' | 'location'>) {
  const [first = say('pipeline.card-without-details'), second] = [title, location].filter(Boolean);
  return (
    <span className="flex h-[16px] flex-wrap gap-x-1 overflow-hidden text-meta leading-[16px] text-ink-3">
      <span className="max-w-full truncate">{first}</span>
      {second !== undefined && <span className="whitespace-nowrap">· {second}</span>}
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
  /** It is no longer there: see {@link Drawn}. */
  readonly leaving: boolean;
}

interface CardFaceProps {
  readonly card: CardData;
  readonly selected: boolean;
  readonly now: number;
  readonly acrossJobs: boolean;
}

/**
 * What a card shows. Apart from its frame, because a move changes the place of
 * every card below it and nothing of what they show.
 */
const CardFace = memo(function CardFace({ card, selected, now, acrossJobs }: CardFaceProps) {
  return (
    <>
      <div className="flex items-start gap-2">
        <span className="relative size-6 shrink-0">
          <Avatar id={card.candidateId} name={card.name} className={classes(selected ? 'invisible' : 'group-hover:invisible')} />
          <span
            aria-hidden
            data-select
            data-testid={`select-${card.applicationId}`}
            className={classes('absolute -inset-1 flex items-center justify-center', selected ? '' : 'invisible group-hover:visible')}
          >
            <Tick checked={selected} />
          </span>
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5 leading-[17px] font-semibold">
            <span dir="auto" className="truncate text-left">
              {card.name}
            </span>
            {card.unseen && <UnseenDot />}
          </span>
          <Subtitle {...underName(card, acrossJobs)} />
        </span>
        {card.score !== null && <ScoreRing score={card.score} />}
      </div>
      <div className="flex h-[18px] flex-wrap gap-1 overflow-hidden">
        {card.skills.slice(0, 3).map((skill) => (
          <Chip key={skill.name} strong={skill.matches} className={skill.name.length > ALWAYS_FITS ? '' : '!overflow-visible'}>
            {skill.name}
          </Chip>
        ))}
      </div>
      <Meta card={card} now={now} />
    </>
  );
});

const SELECTED = 1;
const CURRENT = 2;
const LIFTED = 4;

/** What the board says of a card, as one number: every card is asked at every change, and nearly all answer as before. */
function marksOf({ selection, cursor, dragged }: ReturnType<typeof useBoard.getState>, id: number): number {
  return (selection.cards.has(id) ? SELECTED : 0) | (cursor === id ? CURRENT : 0) | (dragged.has(id) ? LIFTED : 0);
}

/** One application on the board. Rendered again only when its own data, place, selection or cursor changes. */
export const Card = memo(function Card({ card, position, total, entrance, leaving }: CardProps) {
  const id = card.applicationId;
  const marks = useBoard((state) => marksOf(state, id));
  const [selected, current, lifted] = [(marks & SELECTED) !== 0, (marks & CURRENT) !== 0, (marks & LIFTED) !== 0];
  const acrossJobs = useBoard((state) => state.layoutOf === ALL_JOBS);
  const now = useNow();
  const label = useMemo(() => spoken(card, now, acrossJobs), [card, now, acrossJobs]);
  const element = useRef<HTMLDivElement>(null);
  useDraggableCard(element, card);
  useFocusWhenCurrent(element, id, current);
  return (
    <div
      ref={element}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      aria-label={label}
      tabIndex={current || entrance ? 0 : -1}
      data-testid={leaving ? undefined : `card-${id}`}
      data-card={leaving ? undefined : id}
      style={CARD_SIZE}
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
      <CardFace card={card} selected={selected} now={now} acrossJobs={acrossJobs} />
    </div>
  );
});

/** A place whose card has not arrived. */
export function CardSkeleton() {
  return (
    <div aria-hidden style={CARD_SIZE} className="late flex flex-col justify-between rounded-card border border-line bg-surface p-2.5">
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
