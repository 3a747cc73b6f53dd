import { moveApplications } from '../../shared/mutators/move-applications.ts';
import { rateApplication } from '../../shared/mutators/rate-application.ts';
import { adviseMove, isApplicationStatus, type ApplicationStatus } from '../../shared/domain/application-status.ts';
import type { ReviewItem } from '../../shared/queries/review.ts';
import { undo } from '../app/history.ts';
import { announce } from '../app/announcer.tsx';
import { mutate } from '../data/actions.ts';
import { showToast } from '../kit/toasts.tsx';
import { useDecisions } from '../pipeline/decisions.ts';
import { requestMove } from '../pipeline/move.ts';
import type { CardRef } from '../pipeline/selection.ts';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { nextStage } from './review-places.ts';
import { goOn, goTo, outcomeAt, record, useReview } from './review-state.ts';

/** An item as the pipeline's menus and dialogs know one. */
export function refOf(item: ReviewItem): CardRef {
  return { applicationId: item.applicationId, candidateId: item.candidateId, status: item.now ?? item.status, name: item.name };
}

/** Places whose decision is being kept: a key that is held down must not decide twice. */
const deciding = new Set<number>();

/**
 * Moves the one that is shown and goes on as soon as that is safe on this laptop: what has left
 * the screen survives a power cut. While moves are collected as drafts, it is noted down and the application skipped.
 */
export async function decide(item: ReviewItem, to: ApplicationStatus): Promise<void> {
  // Moves that deserve a question, and rejections, are the pipeline's dialogs'; what comes of them is seen in the data.
  if (to === 'rejected' || adviseMove(item.now, to) !== 'normal') return requestMove([refOf(item)], to);
  if (useDecisions.getState().drafting) {
    requestMove([refOf(item)], to);
    return skip(item);
  }
  const { place } = item;
  if (deciding.has(place)) return;
  deciding.add(place);
  const result = await mutate(moveApplications, { moves: [{ applicationId: item.applicationId, from: item.now, to }] });
  deciding.delete(place);
  if (!result.ok) return showToast({ title: say('review.move-failed', { name: item.name }), detail: result.error.message, tone: 'problem' });
  const changes = [result.value.mutationId];
  void record(new Map([[place, { kind: 'moved', to, by: null, changes }]]));
  // Somebody who went elsewhere in that moment stays there.
  if (useReview.getState().place === place) goOn(place + 1);
  showToast({ title: say('review.moved', { name: item.name, stage: sayStatus(to) }), onUndo: () => void undo(changes) });
}

/** One stage on. */
export function advance(item: ReviewItem): void {
  const to = nextStage(item.now ?? '');
  if (to !== null) return void decide(item, to);
  const stage = sayStatus(item.now ?? '');
  useReview.setState({ notice: say('review.nothing-after-hint', { stage }) });
  announce(say('review.nothing-after', { stage }));
}

/** Leaves the one that is shown as they are and goes on. */
export function skip(item: ReviewItem): void {
  if (outcomeAt(item.place) === null) void record(new Map([[item.place, { kind: 'skipped', to: null, by: null, changes: [] }]]));
  goOn(item.place + 1);
}

/** Looks at the one before again. */
export function back(place: number): void {
  if (place > 0) goTo(place - 1);
}

/** Gives the author's own rating, or takes it away. */
export async function rate(applicationId: number, before: number | null, value: 1 | 2 | 3 | 4 | 5 | null): Promise<void> {
  if (before === value) return;
  const result = await mutate(rateApplication, { applicationId, rating: { base: before, value } });
  if (!result.ok) return showToast({ title: say('review.rating-failed'), detail: result.error.message, tone: 'problem' });
  const title = value === null ? say('review.rating-removed') : say('review.rated', { rating: value });
  showToast({ title, onUndo: () => void undo([result.value.mutationId]) });
}

/** Takes back what was done with one application of the review. */
export async function takeBack(item: ReviewItem): Promise<void> {
  const changes = item.outcome?.changes ?? [];
  if (changes.length > 0) return undo(changes);
  const to = item.status;
  // A stage this version does not know is never written.
  if (!isApplicationStatus(to)) return showToast({ title: say('review.stage-unknown', { stage: sayStatus(to) }), tone: 'problem' });
  const result = await mutate(moveApplications, { moves: [{ applicationId: item.applicationId, from: item.now, to }] });
  if (result.ok)
    showToast({ title: say('review.moved-back', { name: item.name, stage: sayStatus(to) }), onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: say('review.move-back-failed', { name: item.name }), detail: result.error.message, tone: 'problem' });
}
