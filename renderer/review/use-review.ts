import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { REVIEW_PAGE, type ReviewCard, type ReviewItem } from '../../shared/queries/review.ts';
import { useQueries } from '../data/use-query.ts';
import { outcomeOfPassed, upcoming, type Places } from './review-places.ts';
import { enterReview, goOn, goTo, outcomeAt, record, setPlaces, useReview } from './review-state.ts';

type Session = NonNullable<AnswerOf<typeof QUERIES.reviewSession>['review']>;

/** The one that is shown and the two after it are here before their turn. */
const AHEAD = 3;

/** The pages around a place: its own, and the next one when the place is near its end. */
function pagesAround(place: number, total: number): readonly number[] {
  const page = Math.floor(place / REVIEW_PAGE);
  const before = place % REVIEW_PAGE === 0 && page > 0 ? [page - 1] : [];
  return [...before, page, ...((page + 1) * REVIEW_PAGE < total ? [page + 1] : [])];
}

/** The items around a place, as they stand now. */
function usePlaces(session: number, at: number, total: number): Places {
  const pages = pagesAround(Math.min(at, Math.max(0, total - 1)), total);
  const states = useQueries(
    QUERIES.reviewItems,
    pages.map((page) => ({ session, only: 'all' as const, offset: page * REVIEW_PAGE, limit: REVIEW_PAGE })),
  );
  const local = useReview((state) => state.local);
  const places = useMemo((): Places => {
    const items = new Map(states.flatMap((state) => state.value?.items ?? []).map((item) => [item.place, item]));
    const outcomeOf = (place: number) => (local.has(place) ? (local.get(place) ?? null) : (items.get(place)?.outcome ?? null));
    return { total, itemAt: (place) => items.get(place), outcomeAt: outcomeOf };
  }, [states, total, local]);
  useLayoutEffect(() => setPlaces(places), [places]);
  return places;
}

/** Where a decision of this review no longer stands, one goes back to decide again. */
function useTakenBack(places: Places): void {
  const seen = useRef(new Map<number, string | null>());
  useEffect(() => {
    const before = seen.current;
    seen.current = new Map(before);
    for (let place = 0; place < places.total; place += 1) {
      const item = places.itemAt(place);
      if (item === undefined) continue;
      seen.current.set(place, item.now);
      const wasMoved = before.has(place) && before.get(place) !== item.status;
      if (!wasMoved || item.now !== item.status || outcomeAt(place)?.kind !== 'moved') continue;
      void record(new Map([[place, null]]));
      // At the end one stays with the summary, which then says that somebody waits again.
      if ((useReview.getState().place ?? 0) < places.total) goTo(place);
    }
  }, [places]);
}

/** What a dialog or a menu did with the one that is shown counts here too; whoever waited is done with. */
function useMovedElsewhere(item: ReviewItem | undefined): void {
  const waiting = useRef<number | null>(null);
  useEffect(() => {
    if (item === undefined) return;
    const { place } = item;
    const waited = waiting.current === place;
    waiting.current = item.now === item.status ? place : null;
    if (item.now === item.status || item.movedBy?.isMe !== true) return;
    const outcome = outcomeAt(place);
    if (outcome?.kind !== 'moved' || outcome.to !== item.now) void record(new Map([[place, outcomeOfPassed(item)]]));
    if (waited) goOn(place + 1);
  }, [item]);
}

export interface ReviewScreen {
  /** The one that is shown; undefined while it is looked for, and at the end. */
  readonly item: ReviewItem | undefined;
  readonly card: ReviewCard | undefined;
  /** The place that is shown; the review's length at its end, null while it is looked for. */
  readonly place: number | null;
  /** How many have an outcome. */
  readonly done: number;
}

/** Everything the screen of a review shows, two applications ahead. */
export function useReviewScreen(review: Session): ReviewScreen {
  const { session, total, terms } = review;
  const here = useReview((state) => (state.session === session ? state.place : null));
  const from = useReview((state) => (state.session === session ? state.from : review.next));
  const local = useReview((state) => state.local);
  useEffect(() => {
    if (useReview.getState().session !== session) enterReview(session, review.next);
  }, [session, review.next]);
  const places = usePlaces(session, here ?? from, total);
  useTakenBack(places);
  useEffect(() => {
    if (useReview.getState().session === session && here === null) goOn(from, useReview.getState().notice);
  }, [session, here, from, places]);
  const shown = useMemo(() => (here === null ? [] : upcoming(here, AHEAD, places)), [here, places]);
  const cards = useQueries(
    QUERIES.reviewCard,
    shown.map((item) => ({ applicationId: item.applicationId, terms })),
  );
  const item = shown[0];
  useMovedElsewhere(item);
  const card = cards[0]?.value;
  const ahead = [...local].filter(([place, outcome]) => outcome !== null && places.itemAt(place)?.outcome === null).length;
  return { item, card, place: here, done: Math.min(total, review.moved + review.skipped + review.meanwhile + ahead) };
}
