import { ListChecks } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { announce } from '../app/announcer.tsx';
import { ViewFrame } from '../app/view-frame.tsx';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { router } from '../app/router.ts';
import { markSeen } from '../pipeline/seen.ts';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { ActionBar } from './action-bar.tsx';
import { FactsSide } from './facts-side.tsx';
import { ResumeSide } from './resume-side.tsx';
import { useReviewKeys } from './review-keys.ts';
import { useReview } from './review-state.ts';
import { Summary } from './summary.tsx';
import { useReviewScreen, type ReviewScreen } from './use-review.ts';

type Session = NonNullable<AnswerOf<typeof QUERIES.reviewSession>['review']>;

/** How far the review is, as a line under its title. */
function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div
      role="progressbar"
      aria-label={say('review.decided')}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
      className="h-[3px] shrink-0 bg-pressed"
    >
      <div className="h-full bg-accent" style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
    </div>
  );
}

function Notice() {
  const notice = useReview((state) => state.notice);
  if (notice === null) return null;
  return (
    <p role="status" data-testid="review-notice" className="shrink-0 border-b border-line bg-info-soft px-4 py-1.5 text-meta text-info-text">
      {notice}
    </p>
  );
}

function Application({ screen, terms }: { readonly screen: ReviewScreen; readonly terms: string }) {
  const { item, card } = screen;
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = card?.applicant?.name;
  const id = item?.applicationId;
  useReviewKeys({ item, card, scroller });
  useEffect(() => {
    if (id !== undefined) markSeen([id]);
  }, [id]);
  useEffect(() => {
    // What the keyboard was on belonged to the one before.
    if (name !== undefined) heading.current?.focus({ preventScroll: true });
  }, [id, name]);
  if (item === undefined || card === undefined) return <SkeletonRows rows={10} />;
  if (card.applicant === null) {
    return <EmptyState icon={ListChecks} title={say('review.gone')} />;
  }
  const finalFocus = (): HTMLElement | null => heading.current;
  return (
    <>
      <div
        className="flex min-h-0 flex-1 flex-col overflow-y-auto @3xl:flex-row @3xl:overflow-hidden"
        data-review={item.applicationId}
        data-terms={terms}
      >
        <ResumeSide key={item.applicationId} card={card} scroller={scroller} />
        <FactsSide key={`facts-${item.applicationId}`} item={item} card={card} applicant={card.applicant} heading={heading} finalFocus={finalFocus} />
      </div>
      <ActionBar item={item} finalFocus={finalFocus} />
    </>
  );
}

function Running({ review }: { readonly review: Session }) {
  const screen = useReviewScreen(review);
  const { place, done, item } = screen;
  const atEnd = place !== null && place >= review.total;
  const { total } = review;
  const shown = place === null ? null : Math.min(place + 1, total);
  const told = item === undefined || shown === null ? null : say('review.progress-told', { place: shown, total, name: item.name });
  useEffect(() => {
    if (told !== null) announce(told);
  }, [told]);
  return (
    <ViewFrame
      title={say('review.title')}
      scope={<span className="min-w-0 truncate text-ink-3">{review.title}</span>}
      tools={
        !atEnd && (
          <span data-testid="review-progress" className="text-meta text-ink-2 tabular-nums">
            {shown !== null && say('review.progress', { place: shown, total })}
          </span>
        )
      }
    >
      <div className="flex h-full flex-col">
        <Progress done={done} total={review.total} />
        <Notice />
        {atEnd ? <Summary review={review} /> : <Application screen={screen} terms={review.terms} />}
      </div>
    </ViewFrame>
  );
}

/** One application after another, by the keyboard alone; it goes on where one stopped. */
export function ReviewView() {
  const answer = useQuery(QUERIES.reviewSession, {});
  const review = answer.value?.review;
  if (review != null) return <Running key={review.session} review={review} />;
  return (
    <ViewFrame title={say('review.title')}>
      {answer.value === undefined && (answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={10} />)}
      {review === null && (
        <EmptyState
          icon={ListChecks}
          title={say('review.none')}
          action={<Button onClick={() => router.navigate('/pipeline')}>{say('review.open-pipeline')}</Button>}
        >
          <Said text="review.none-hint" values={{ one: <Kbd keys="O" />, job: <Kbd keys="Shift+O" />, found: <Kbd keys="O" /> }} />
        </EmptyState>
      )}
    </ViewFrame>
  );
}
