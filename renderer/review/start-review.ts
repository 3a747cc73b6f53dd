import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { REVIEW_NAME, type KeptReview, type ReviewSource } from '../../shared/queries/review.ts';
import { router } from '../app/router.ts';
import { call } from '../data/actions.ts';
import { readOnce } from '../data/use-query.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { enterReview } from './review-state.ts';

function problem(detail: string): void {
  showToast({ title: say('review.begin-failed'), detail, tone: 'problem' });
}

/** Begins a review of whoever the source names, in place of the one before, and opens it. */
export async function startReview(source: ReviewSource): Promise<void> {
  const list = await readOnce(QUERIES.reviewList, { source });
  if (!list.ok) return problem(list.error.message);
  if (list.value.items.length === 0) return problem(say('review.nobody-waits'));
  const review: KeptReview = { session: Date.now(), ...list.value };
  const kept = await call(COMMANDS.keep, { name: REVIEW_NAME, text: JSON.stringify(review) });
  if (!kept.ok) return problem(kept.error.message);
  enterReview(review.session, 0);
  router.navigate('/review');
}
