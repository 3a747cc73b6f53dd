import { APPLICATION_STATUSES, type ApplicationStatus } from '../../shared/domain/application-status.ts';
import type { ReviewItem, ReviewOutcome } from '../../shared/queries/review.ts';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';

/** What is known of a review's places on this screen. */
export interface Places {
  readonly total: number;
  /** Undefined while its page is not here yet. */
  readonly itemAt: (place: number) => ReviewItem | undefined;
  /** What was done there, as this window knows it. */
  readonly outcomeAt: (place: number) => ReviewOutcome | null;
}

/** Where a review goes on, and who is passed over on the way because they were moved or are gone. */
export interface Ahead {
  /** The place; the review's length at its end. */
  readonly place: number;
  readonly passed: readonly ReviewItem[];
}

/** The first place from here that waits for a decision; null while that is not known. */
export function aheadOf(from: number, places: Places): Ahead | null {
  const passed: ReviewItem[] = [];
  for (let place = from; place < places.total; place += 1) {
    const item = places.itemAt(place);
    if (item === undefined) return null;
    if (places.outcomeAt(place) !== null) continue;
    if (item.now === item.status) return { place, passed };
    passed.push(item);
  }
  return { place: places.total, passed };
}

/** The place and the next ones that wait: what is asked for ahead of its turn. */
export function upcoming(place: number, count: number, places: Places): readonly ReviewItem[] {
  const items: ReviewItem[] = [];
  for (let next: number | null = place; next !== null && next < places.total && items.length < count;) {
    const item = places.itemAt(next);
    if (item === undefined) break;
    items.push(item);
    next = aheadOf(next + 1, places)?.place ?? null;
  }
  return items;
}

/** What became of one that is passed over: my own move in another view, or somebody else's. */
export function outcomeOfPassed(item: ReviewItem): ReviewOutcome {
  if (item.now !== null && item.movedBy?.isMe === true) return { kind: 'moved', to: item.now, by: null, changes: [] };
  return { kind: 'meanwhile', to: item.now, by: item.movedBy?.name ?? null, changes: [] };
}

/** Who was passed over and why, in a sentence; null when it was nobody's doing but mine. */
export function passedSentence(passed: readonly ReviewItem[]): string | null {
  const others = passed.filter((item) => outcomeOfPassed(item).kind === 'meanwhile');
  const [first] = others;
  if (first === undefined) return null;
  if (others.length > 1) return say('review.passed-several', { count: others.length });
  if (first.now === null) return say('review.passed-gone');
  const { name, movedBy } = first;
  const stage = sayStatus(first.now);
  return movedBy === null || movedBy.name === ''
    ? say('review.passed-moved-by-somebody', { name, stage })
    : say('review.passed-moved', { name, mover: movedBy.name, stage });
}

const FORWARD: readonly ApplicationStatus[] = APPLICATION_STATUSES.slice(0, APPLICATION_STATUSES.indexOf('offered') + 1);

/** The stage that advancing leads to; null from the last one, from a closed one and from one that is not known. */
export function nextStage(status: string): ApplicationStatus | null {
  const at = FORWARD.findIndex((stage) => stage === status);
  return at === -1 ? null : (FORWARD[at + 1] ?? null);
}
