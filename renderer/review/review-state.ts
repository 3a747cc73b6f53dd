import { create } from 'zustand';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { outcomesName, REVIEW_PAGE, type ReviewOutcome } from '../../shared/queries/review.ts';
import { call } from '../data/actions.ts';
import { readOnce } from '../data/use-query.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { aheadOf, outcomeOfPassed, passedSentence, type Places } from './review-places.ts';

interface ReviewState {
  /** The review this window is in; null before it is known. */
  readonly session: number | null;
  /** The place that is shown; null while it is looked for. */
  readonly place: number | null;
  /** Where the next one is looked for. */
  readonly from: number;
  /** What was done in this window, ahead of the data; null where it was taken back. */
  readonly local: ReadonlyMap<number, ReviewOutcome | null>;
  /** What has to be told about the way here. */
  readonly notice: string | null;
  readonly popup: 'stage' | 'tags' | null;
}

const FRESH = { place: null, local: new Map<number, ReviewOutcome | null>(), notice: null, popup: null } as const;

/** View state of the review: where one is, and what was decided ahead of the data. */
export const useReview = create<ReviewState>(() => ({ session: null, from: 0, ...FRESH }));

/** Enters a review at a place. */
export function enterReview(session: number, from: number): void {
  useReview.setState({ session, from, ...FRESH });
}

let known: Places = { total: 0, itemAt: () => undefined, outcomeAt: () => null };

/** Tells what the screen knows of the review's places. Not state: nothing is rendered from it. */
export function setPlaces(places: Places): void {
  known = places;
}

/** What was done at a place: in this window, else as it is kept. */
export function outcomeAt(place: number): ReviewOutcome | null {
  const { local } = useReview.getState();
  return local.has(place) ? (local.get(place) ?? null) : (known.itemAt(place)?.outcome ?? null);
}

/** Remembers what was done at places: on the screen at once, and on this laptop when it answers. */
export async function record(outcomes: ReadonlyMap<number, ReviewOutcome | null>): Promise<void> {
  useReview.setState(({ local }) => ({ local: new Map([...local, ...outcomes]) }));
  const pages = new Set([...outcomes.keys()].map((place) => Math.floor(place / REVIEW_PAGE)));
  await Promise.all([...pages].map(keepPage));
}

/** What is kept of a page that is not on the screen. */
async function storedPage(session: number, page: number): Promise<(place: number) => ReviewOutcome | null> {
  const first = page * REVIEW_PAGE;
  if (known.itemAt(first) !== undefined) return (place) => known.itemAt(place)?.outcome ?? null;
  const answer = await readOnce(QUERIES.reviewItems, { session, only: 'all', offset: first, limit: REVIEW_PAGE });
  const items = new Map((answer.ok ? answer.value.items : []).map((item) => [item.place, item.outcome]));
  return (place) => items.get(place) ?? null;
}

async function keepPage(page: number): Promise<void> {
  const { session } = useReview.getState();
  if (session === null) return;
  const stored = await storedPage(session, page);
  const { local } = useReview.getState();
  const outcomes = Array.from({ length: REVIEW_PAGE }, (_, index) => page * REVIEW_PAGE + index).flatMap((place) => {
    const outcome = local.has(place) ? local.get(place) : stored(place);
    return outcome == null ? [] : [[String(place), outcome] as const];
  });
  const result = await call(COMMANDS.keep, { name: outcomesName(page), text: JSON.stringify({ session, outcomes: Object.fromEntries(outcomes) }) });
  // The decisions themselves are safe: only where one stopped would be forgotten.
  if (!result.ok) showToast({ title: say('review.place-not-kept'), detail: result.error.message, tone: 'problem' });
}

/** Goes on to the first from here who waits; passes over those who were moved meanwhile. */
export function goOn(from: number, told: string | null = null): void {
  const ahead = aheadOf(from, { ...known, outcomeAt });
  if (ahead === null) return useReview.setState({ from, place: null, notice: told });
  if (ahead.passed.length > 0) void record(new Map(ahead.passed.map((item) => [item.place, outcomeOfPassed(item)])));
  useReview.setState({ from, place: ahead.place, notice: passedSentence(ahead.passed) ?? told, popup: null });
}

/** Shows a place, whatever was done there. */
export function goTo(place: number): void {
  useReview.setState({ place, notice: null, popup: null });
}
