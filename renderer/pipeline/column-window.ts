import { useMemo, useRef } from 'react';
import type { BoardStatus } from '../../shared/domain/application-status.ts';
import type { Card, PipelineFilter } from '../../shared/queries/pipeline.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { keepRows } from '../data/keep-identity.ts';
import { useQueries } from '../data/use-query.ts';
import type { CardSort, LiveColumn } from './overlay.ts';

/** Cards asked for at a time. */
export const PAGE = 100;
/** A page is fetched this many rows before it comes into view. */
const AHEAD = 30;

export interface ColumnQuestion {
  readonly jobId: number;
  readonly status: BoardStatus;
  readonly search: string;
  readonly filter: PipelineFilter | undefined;
  readonly sort: CardSort;
}

/** The pages of a column that the rows `first`…`last` need, and those about to come into view. */
export function pagesFor(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first - AHEAD) / PAGE);
  const to = Math.floor((last + AHEAD) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

interface Loaded {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly Card[]>;
}

/** What is known of the part of a column in view, before the overlay. */
export interface ColumnWindow {
  readonly live: LiveColumn;
  readonly liveIds: ReadonlySet<number>;
  readonly error: ErrorBody | null;
  readonly ready: boolean;
}

/**
 * Follows the part of a column that is in view. While other pages load, and
 * while a search is being answered, what was there stays.
 * @param pages the pages in view, see {@link pagesFor}
 * @param total the column's length as far as it is known from the board's counts
 */
export function useColumnWindow(question: ColumnQuestion, pages: readonly number[], total: number): ColumnWindow {
  const states = useQueries(
    QUERIES.column,
    pages.map((page) => ({ ...question, offset: page * PAGE, limit: PAGE })),
  );
  const previous = useRef<Loaded | null>(null);
  const key = pages.join();
  return useMemo(() => {
    const ready = states.some((state) => state.state === 'ready');
    const before = previous.current;
    const loaded = ready || before === null ? merge(states, key, before, total) : before;
    if (ready) previous.current = loaded;
    const cards = spread(loaded);
    const error = states.find((state) => state.state === 'error' && state.value === undefined)?.error ?? null;
    return {
      live: { total: loaded.total, cards },
      liveIds: new Set([...loaded.pages.values()].flatMap((page) => page.map((card) => card.applicationId))),
      error,
      ready: ready || before !== null,
    };
  }, [states, key, total]);
}

type ColumnState = ReturnType<typeof useQueries<ColumnQuestion & { offset: number; limit: number }, { total: number; cards: Card[] }>>[number];

/** Joins the pages' answers; a card keeps its identity even when it moved to another place. */
function merge(states: readonly ColumnState[], key: string, before: Loaded | null, fallbackTotal: number): Loaded {
  const numbers = key.split(',').map(Number);
  const answered = states.flatMap((state, index) => (state.value === undefined ? [] : [{ page: numbers[index] ?? 0, answer: state.value }]));
  const known = before === null ? undefined : [...before.pages.values()].flat();
  const pages = new Map(answered.map(({ page, answer }) => [page, keepRows(known, answer.cards, (card) => card.applicationId)]));
  return { total: answered[0]?.answer.total ?? fallbackTotal, pages };
}

function spread({ total, pages }: Loaded): readonly (Card | undefined)[] {
  const cards = Array.from({ length: total }, (): Card | undefined => undefined);
  for (const [page, rows] of pages) rows.forEach((card, index) => (cards[page * PAGE + index] = card));
  return cards;
}
