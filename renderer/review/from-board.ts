import { router } from '../app/router.ts';
import { compare } from '../compare/compare-state.ts';
import { findCard, useBoard } from '../pipeline/board-store.ts';
import { columnOf } from '../pipeline/overlay.ts';
import { startReview } from './start-review.ts';

/** Reviews the selection; without one, the stage the keyboard is on, as it is searched, filtered and ordered. */
export function reviewFromBoard(): void {
  const { selection, cursor, search, sort, filter } = useBoard.getState();
  const jobId = router.current().subject;
  if (selection.cards.size > 0) return void startReview({ kind: 'applications', applicationIds: [...selection.cards.keys()] });
  const card = cursor === null ? undefined : findCard(cursor);
  if (jobId === null) return;
  if (card === undefined) return reviewJob();
  void startReview({ kind: 'column', jobId, status: columnOf(card.status), search, sort, filter });
}

/** Reviews everybody of the board who waits for a decision. */
export function reviewJob(): void {
  const jobId = router.current().subject;
  if (jobId !== null) void startReview({ kind: 'job', jobId });
}

/** Puts the selection side by side. */
export function compareFromBoard(): void {
  compare([...useBoard.getState().selection.cards.values()]);
}
