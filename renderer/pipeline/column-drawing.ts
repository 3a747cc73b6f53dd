import type { Range, VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Card } from '../../shared/queries/pipeline.ts';
import { afterPaint } from '../after-paint.ts';
import type { LiveColumn, Overlay } from './overlay.ts';

/** A place of a column as it is drawn. */
export interface Drawn {
  readonly key: string | number;
  /** Undefined where it is not loaded. */
  readonly card: Card | undefined;
  readonly index: number;
  /** Its place from 1 and the column's length, as they are read aloud. */
  readonly position: number;
  readonly total: number;
  /** Pixels from the top. */
  readonly start: number;
  /** It has left: out of sight, and out of the page once that is painted. */
  readonly leaving: boolean;
}

type InView = Pick<Range, 'startIndex' | 'endIndex'> | null;

function places(items: readonly Pick<VirtualItem, 'index' | 'start'>[], { cards, total }: LiveColumn): readonly Drawn[] {
  return items.map(({ index, start }) => {
    const card = cards[index];
    return { key: card?.applicationId ?? `empty-${index}`, card, index, position: index + 1, total, start, leaving: false };
  });
}

/**
 * What is drawn in the very frame of a move: every card that can be seen, at
 * its new place. What is read aloud, and what comes near the edge, follows; what
 * has left is still in the page, because taking it out with the keyboard on it
 * would lay the page out in the middle of the change.
 */
export function inFrameOfMove(before: readonly Drawn[], after: readonly Drawn[], inView: InView): readonly Drawn[] {
  const [known, stays] = [new Map(before.map((one) => [one.key, one])), new Set(after.map(({ key }) => key))];
  const drawn = after.flatMap((one) => {
    const was = known.get(one.key);
    if (was !== undefined) return [{ ...one, position: was.position, total: was.total }];
    return inView === null || (one.index >= inView.startIndex && one.index <= inView.endIndex) ? [one] : [];
  });
  // In the order they have in the page: an element that is put elsewhere is taken out first.
  before.forEach((one, at) => {
    if (stays.has(one.key)) return;
    const next = before.slice(at + 1).find(({ key }) => stays.has(key));
    const place = drawn.findIndex(({ key }) => key === next?.key);
    drawn.splice(place === -1 ? drawn.length : place, 0, { ...one, leaving: true });
  });
  return drawn;
}

/** The places of a column to draw now: all of them, but in the frame of a move, see {@link inFrameOfMove}. */
export function useDrawing(
  items: readonly VirtualItem[],
  shown: LiveColumn,
  moves: Overlay,
  inView: InView,
  scroller: RefObject<HTMLElement | null>,
): readonly Drawn[] {
  const [painted, setPainted] = useState(moves);
  const last = useRef<readonly Drawn[]>([]);
  const all = places(items, shown);
  const drawn = moves === painted ? all : inFrameOfMove(last.current, all, inView);
  useLayoutEffect(() => {
    last.current = drawn;
  });
  useEffect(() => {
    if (moves === painted) return;
    afterPaint(() => {
      // Where nobody took the keyboard from a card that has left, the column keeps it.
      const focused = document.activeElement?.closest('[data-leaving]');
      if (focused != null && scroller.current?.contains(focused) === true) scroller.current.focus({ preventScroll: true });
      setPainted(moves);
    });
  }, [moves, painted, scroller]);
  return drawn;
}
