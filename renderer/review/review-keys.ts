import type { RefObject } from 'react';
import type { ReviewCard, ReviewItem } from '../../shared/queries/review.ts';
import { router } from '../app/router.ts';
import { focusNote } from '../candidates/note-focus.ts';
import { useActions } from '../app/use-actions.ts';
import { advance, back, decide, rate, skip } from './review-actions.ts';
import { useReview } from './review-state.ts';

/** How much of the résumé a page turns, and an arrow goes. */
const PAGE_SHARE = 0.85;
const LINE_PX = 60;

interface Reviewed {
  readonly item: ReviewItem | undefined;
  readonly card: ReviewCard | undefined;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Leaves the review; it goes on where it was. */
export function leaveReview(): void {
  if (router.canGoBack()) router.back();
  else router.navigate('/pipeline');
}

/** The review's shortcuts: everything is done from the keyboard. */
export function useReviewKeys({ item, card, scroller }: Reviewed): void {
  const here = (act: (shown: ReviewItem) => void) => () => {
    if (item !== undefined) act(item);
  };
  const stars = (value: 1 | 2 | 3 | 4 | 5 | null) => here((shown) => void rate(shown.applicationId, card?.applicant?.rating ?? null, value));
  const scroll = (pages: number, lines: number) => () => {
    const element = scroller.current;
    if (element === null) return;
    // Where the window is narrow, the résumé and the facts scroll together.
    const scrolled = element.scrollHeight > element.clientHeight ? element : (element.parentElement ?? element);
    scrolled.scrollBy({ top: pages * PAGE_SHARE * scrolled.clientHeight + lines * LINE_PX });
  };
  useActions({
    'review.advance': here(advance),
    'review.reject': here((shown) => void decide(shown, 'rejected')),
    'review.skip': here(skip),
    'review.before': () => back(useReview.getState().place ?? 0),
    'review.stage': here(() => useReview.setState({ popup: 'stage' })),
    'review.tag': here(() => useReview.setState({ popup: 'tags' })),
    'review.note': here(focusNote),
    'review.rate1': stars(1),
    'review.rate2': stars(2),
    'review.rate3': stars(3),
    'review.rate4': stars(4),
    'review.rate5': stars(5),
    'review.unrate': stars(null),
    'review.pageDown': scroll(1, 0),
    'review.pageUp': scroll(-1, 0),
    'review.lineDown': scroll(0, 1),
    'review.lineUp': scroll(0, -1),
    'review.leave': leaveReview,
  });
}
