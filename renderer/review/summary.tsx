import { ArrowRight, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { ReviewItem, ReviewOutcome } from '../../shared/queries/review.ts';
import { router } from '../app/router.ts';
import { readOnce, useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { useKeys } from '../kit/keys.ts';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { takeBack } from './review-actions.ts';
import { leaveReview } from './review-keys.ts';
import { enterReview, goTo, record } from './review-state.ts';

type Session = NonNullable<AnswerOf<typeof QUERIES.reviewSession>['review']>;
type Kind = ReviewOutcome['kind'];

/** The latest of a kind that are listed; the list of changes has all of them. */
const LISTED = 200;

/** Why somebody was passed over. */
function meanwhileInWords({ to, by }: ReviewOutcome): string {
  if (to === null) return say('review.outcome-deleted');
  return by === null || by === '' ? say('review.outcome-by-somebody') : say('review.outcome-by', { mover: by });
}

function Row({ item }: { readonly item: ReviewItem }) {
  const to = item.outcome?.to ?? null;
  return (
    <li className="flex h-10 items-center gap-3 border-b border-line px-3 last:border-b-0">
      <span className="min-w-0 flex-1 truncate font-medium">
        <bdi>{item.name || say('review.outcome-gone')}</bdi>
      </span>
      <StatusChip status={item.status} />
      {to !== null && (
        <>
          <Icon icon={ArrowRight} size={13} className="text-ink-3" />
          <StatusChip status={to} />
        </>
      )}
      {item.outcome?.kind === 'meanwhile' && <span className="max-w-52 truncate text-meta text-ink-3">{meanwhileInWords(item.outcome)}</span>}
      {item.outcome?.kind === 'moved' && item.now === to && (
        <Button
          look="quiet"
          data-undo
          onClick={() => void takeBack(item)}
          aria-label={say('review.take-back', { name: item.name, stage: sayStatus(to ?? '') })}
        >
          {say('kit.undo')}
        </Button>
      )}
    </li>
  );
}

function Outcomes({ session, kind, total }: { readonly session: number; readonly kind: Kind; readonly total: number }) {
  const answer = useQuery(QUERIES.reviewItems, { session, only: kind, offset: Math.max(0, total - LISTED), limit: LISTED });
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={4} height={40} />;
  if (answer.value.items.length === 0) return <p className="px-3 py-6 text-center text-ink-3">{say('review.outcome-nobody')}</p>;
  return (
    <ul aria-label={say('review.outcomes')} className="rounded-card border border-line bg-surface">
      {answer.value.items.map((item) => (
        <Row key={item.place} item={item} />
      ))}
    </ul>
  );
}

function walk(step: 1 | -1): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-undo]')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  (at === -1 ? buttons[0] : buttons[at + step])?.focus();
}

/** Looks at those who were skipped once more. */
async function again({ session, total }: Session): Promise<void> {
  const skipped = await readOnce(QUERIES.reviewItems, { session, only: 'skipped', offset: 0, limit: LISTED });
  if (!skipped.ok) return;
  await record(new Map(skipped.value.items.map((item) => [item.place, null])));
  goTo(skipped.value.items[0]?.place ?? total);
}

/** Goes back to the first who waits. What this window knew ahead of the data is in the data by now. */
function goOnWith({ session, next }: Session): void {
  enterReview(session, next);
  goTo(next);
}

/** What a review came to, with a way to take each decision back. */
export function Summary({ review }: { readonly review: Session }) {
  const [kind, setKind] = useState<Kind>('moved');
  const { total, moved, skipped, meanwhile } = review;
  const open = total - moved - skipped - meanwhile;
  useKeys({ j: () => walk(1), ArrowDown: () => walk(1), k: () => walk(-1), ArrowUp: () => walk(-1), Escape: leaveReview });
  return (
    <div data-testid="review-summary" className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-[720px] flex-col gap-4 px-4 py-8">
        <div className="flex flex-wrap items-center gap-3">
          <span className="inline-flex size-10 items-center justify-center rounded-panel border border-line bg-surface text-ink-3 shadow-card">
            <Icon icon={ListChecks} size={18} />
          </span>
          <div className="min-w-0 flex-1">
            <h2 className="text-[17px] font-semibold">{say('review.ended', { open })}</h2>
            <p className="truncate text-ink-2">{say('review.ended-of', { title: review.title, count: total })}</p>
          </div>
          {skipped > 0 && <Button onClick={() => void again(review)}>{say('review.skipped-again', { count: Math.min(skipped, LISTED) })}</Button>}
          {open > 0 ? (
            <Button look="primary" onClick={() => goOnWith(review)}>
              {say('review.go-on')}
            </Button>
          ) : (
            <Button look="primary" onClick={() => router.navigate('/pipeline')}>
              {say('review.to-pipeline')}
            </Button>
          )}
        </div>
        <div>
          <Segments
            label={say('review.outcomes')}
            value={kind}
            options={[
              { value: 'moved', label: say('review.outcome-moved', { count: moved }) },
              { value: 'skipped', label: say('review.outcome-skipped', { count: skipped }) },
              { value: 'meanwhile', label: say('review.outcome-passed', { count: meanwhile }) },
            ]}
            onChange={setKind}
          />
        </div>
        <Outcomes session={review.session} kind={kind} total={{ moved, skipped, meanwhile }[kind]} />
      </div>
    </div>
  );
}
