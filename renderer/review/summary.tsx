import { ArrowRight, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { ReviewItem, ReviewOutcome } from '../../shared/queries/review.ts';
import { statusLabel } from '../../shared/mutators/move-applications.ts';
import { router } from '../app/router.ts';
import { readOnce, useQuery } from '../data/use-query.ts';
import { formatNumber, plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { useKeys } from '../kit/keys.ts';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { takeBack } from './review-actions.ts';
import { leaveReview } from './review-keys.ts';
import { enterReview, goTo, record } from './review-state.ts';

type Session = NonNullable<AnswerOf<typeof QUERIES.reviewSession>['review']>;
type Kind = ReviewOutcome['kind'];

/** The latest of a kind that are listed; the list of changes has all of them. */
const LISTED = 200;

function Row({ item }: { readonly item: ReviewItem }) {
  const to = item.outcome?.to ?? null;
  return (
    <li className="flex h-10 items-center gap-3 border-b border-line px-3 last:border-b-0">
      <span className="min-w-0 flex-1 truncate font-medium">
        <bdi>{item.name || 'No longer on this laptop'}</bdi>
      </span>
      <StatusChip status={item.status} />
      {to !== null && (
        <>
          <Icon icon={ArrowRight} size={13} className="text-ink-3" />
          <StatusChip status={to} />
        </>
      )}
      {item.outcome?.kind === 'meanwhile' && (
        <span className="max-w-52 truncate text-meta text-ink-3">
          {to === null ? 'deleted or not shared' : `by ${item.outcome.by || 'somebody else'}`}
        </span>
      )}
      {item.outcome?.kind === 'moved' && item.now === to && (
        <Button look="quiet" data-undo onClick={() => void takeBack(item)} aria-label={`Undo: ${item.name} to ${statusLabel(to ?? '')}`}>
          Undo
        </Button>
      )}
    </li>
  );
}

function Outcomes({ session, kind, total }: { readonly session: number; readonly kind: Kind; readonly total: number }) {
  const answer = useQuery(QUERIES.reviewItems, { session, only: kind, offset: Math.max(0, total - LISTED), limit: LISTED });
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={4} height={40} />;
  if (answer.value.items.length === 0) return <p className="px-3 py-6 text-center text-ink-3">Nobody.</p>;
  return (
    <ul aria-label="What was done" className="rounded-card border border-line bg-surface">
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
            <h2 className="text-[17px] font-semibold">
              {open === 0 ? 'Everybody was looked at' : `${plural(open, 'application')} ${open === 1 ? 'waits' : 'wait'} again`}
            </h2>
            <p className="truncate text-ink-2">
              {review.title} · {plural(total, 'application')}
            </p>
          </div>
          {skipped > 0 && (
            <Button onClick={() => void again(review)}>
              Look at {skipped === 1 ? 'the one skipped' : `the ${formatNumber(Math.min(skipped, LISTED))} skipped`} again
            </Button>
          )}
          {open > 0 ? (
            <Button look="primary" onClick={() => goOnWith(review)}>
              Go on
            </Button>
          ) : (
            <Button look="primary" onClick={() => router.navigate('/pipeline')}>
              Back to the pipeline
            </Button>
          )}
        </div>
        <div>
          <Segments
            label="What was done"
            value={kind}
            options={[
              { value: 'moved', label: `Moved ${formatNumber(moved)}` },
              { value: 'skipped', label: `Skipped ${formatNumber(skipped)}` },
              { value: 'meanwhile', label: `Passed over ${formatNumber(meanwhile)}` },
            ]}
            onChange={setKind}
          />
        </div>
        <Outcomes session={review.session} kind={kind} total={{ moved, skipped, meanwhile }[kind]} />
      </div>
    </div>
  );
}
