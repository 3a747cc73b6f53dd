import type { z } from 'zod';
import {
  keptOutcomes,
  keptReview,
  outcomesName,
  REVIEW_NAME,
  REVIEW_PAGE,
  reviewItems,
  reviewSession,
  type KeptReview,
  type ReviewItem,
  type ReviewOutcome,
} from '../../../shared/queries/review.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { keptText } from './kept.ts';

type Text = string | null;

const APPLICATIONS = tableByName('applications').no;
/** A row made on this laptop is listed under its temporary id for as long as the review lasts. */
const PRESENT_ID = 'coalesce((SELECT i.id FROM _id_map i WHERE i.table_no = ? AND i.temporary_id = v.value), v.value)';

interface Read {
  readonly text: string;
  readonly value: unknown;
}

/** What was read of kept texts, by their names: of a hundred pages a decision changes one. */
const known = new Map<string, Read>();

/**
 * A kept value of the shape it should have. What an older or newer version kept,
 * or half of it, counts as nothing: the decisions themselves are in the queue.
 */
function keptAs<Value>(context: QueryContext, name: string, schema: z.ZodType<Value>): Value | undefined {
  const text = keptText(context, name);
  if (text === null) return undefined;
  const before = known.get(name);
  if (before?.text === text) return before.value as Value | undefined;
  const value = schema.safeParse(parsed(text)).data;
  known.set(name, { text, value });
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Review extends KeptReview {
  readonly outcomes: ReadonlyMap<number, ReviewOutcome>;
}

function outcomesOf(context: QueryContext, { session, items }: KeptReview): Map<number, ReviewOutcome> {
  const outcomes = new Map<number, ReviewOutcome>();
  for (let page = 0; page * REVIEW_PAGE < items.length; page += 1) {
    const kept = keptAs(context, outcomesName(page), keptOutcomes);
    if (kept?.session !== session) continue;
    for (const [place, outcome] of Object.entries(kept.outcomes)) outcomes.set(Number(place), outcome);
  }
  return outcomes;
}

/** The review that was begun last, with what is kept of each place; null without one. */
function keptNow(context: QueryContext): Review | null {
  return context.cache.remember('review as kept', ['kept'], () => {
    const kept = keptAs(context, REVIEW_NAME, keptReview);
    return kept === undefined ? null : { ...kept, outcomes: outcomesOf(context, kept) };
  });
}

const STANDING = `SELECT v.value AS listed, a.status FROM json_each(?) v JOIN applications a ON a.id = ${PRESENT_ID}`;

/** The same without decisions that no longer stand: whoever is back where they were listed waits again. */
function currentReview(context: QueryContext): Review | null {
  const review = keptNow(context);
  if (review === null) return null;
  return context.cache.remember('review', ['kept', 'applications'], () => {
    const moved = [...review.outcomes].filter(([, outcome]) => outcome.kind === 'moved').map(([place]) => place);
    const ids = idList(moved.map((place) => review.items[place]?.[0] ?? 0));
    const rows = rowsOf<{ listed: number; status: Text }>(context, STANDING, ids, APPLICATIONS);
    const statusOf = new Map(rows.map((row) => [row.listed, row.status ?? '']));
    const isBack = (place: number): boolean => {
      const [listed, status] = review.items[place] ?? [0, ''];
      return statusOf.get(listed) === status;
    };
    const standing = [...review.outcomes].filter(([place, outcome]) => outcome.kind !== 'moved' || !isBack(place));
    return { ...review, outcomes: new Map(standing) };
  });
}

/** How far the review is. */
export const answerReviewSession = defineHandler(reviewSession, (context) => {
  const review = currentReview(context);
  if (review === null) return { review: null };
  const { session, title, terms, items, outcomes } = review;
  const count = (kind: ReviewOutcome['kind']): number => [...outcomes.values()].filter((outcome) => outcome.kind === kind).length;
  const open = items.findIndex((_item, place) => !outcomes.has(place));
  const total = items.length;
  const figures = { moved: count('moved'), skipped: count('skipped'), meanwhile: count('meanwhile') };
  return { review: { session, title, terms, total, next: open === -1 ? total : open, ...figures } };
});

const NOW = `SELECT v.value AS listed, a.id, a.candidateId, a.status, u.name, u.email, h.changedBy, h.toStatus, h.createdAt, m.name AS mover
  FROM json_each(?) v
  JOIN applications a ON a.id = ${PRESENT_ID}
  LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId
  LEFT JOIN applicationHistory h ON h.id = (SELECT n.id FROM applicationHistory n WHERE n.applicationId = a.id
    ORDER BY n.createdAt DESC, n.id < 0 DESC, abs(n.id) DESC LIMIT 1)
  LEFT JOIN users m ON m.id = h.changedBy`;

interface NowRow {
  readonly listed: number;
  readonly id: number;
  readonly candidateId: number | null;
  readonly status: Text;
  readonly name: Text;
  readonly email: Text;
  readonly changedBy: number | null;
  readonly toStatus: Text;
  readonly createdAt: Text;
  readonly mover: Text;
}

function toItem(context: QueryContext, review: Review, place: number, row: NowRow | undefined): ReviewItem {
  const [listed, status] = review.items[place] ?? [0, ''];
  const outcome = review.outcomes.get(place) ?? null;
  if (row === undefined) return { place, applicationId: listed, candidateId: 0, name: '', status, now: null, movedBy: null, outcome };
  // Another program may change a stage without a word: then the newest move is not the one that led here.
  const isTold = row.createdAt !== null && row.toStatus === row.status;
  const movedBy = isTold ? { name: row.mover ?? '', isMe: row.changedBy === context.reader.userId, at: row.createdAt } : null;
  const who = { applicationId: row.id, candidateId: row.candidateId ?? 0, name: personName(row.name, row.email) };
  return { place, ...who, status, now: row.status ?? '', movedBy, outcome };
}

/** A page of the review as things stand now. */
export const answerReviewItems = defineHandler(reviewItems, (context, { session, only, offset, limit }) => {
  const review = currentReview(context);
  if (review?.session !== session) return { total: 0, items: [] };
  const all = review.items.map((_item, place) => place);
  const places = only === 'all' ? all : all.filter((place) => review.outcomes.get(place)?.kind === only);
  const shown = places.slice(offset, offset + limit);
  const listed = shown.map((place) => review.items[place]?.[0] ?? 0);
  const rows = rowsOf<NowRow>(context, NOW, idList(listed), APPLICATIONS);
  const byListed = new Map(rows.map((row) => [row.listed, row]));
  return { total: places.length, items: shown.map((place, index) => toItem(context, review, place, byListed.get(listed[index] ?? 0))) };
});
