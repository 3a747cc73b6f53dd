import { useEffect, type RefObject } from 'react';
import { afterPaint } from '../after-paint.ts';
import { useBoard } from './board-store.ts';

/** Gives the keyboard to the card or row it is on, once that is painted: focusing lays the page out at once. */
export function useFocusWhenCurrent(element: RefObject<HTMLElement | null>, id: number, current: boolean): void {
  useEffect(() => {
    if (!current || document.activeElement?.closest('[data-board]') == null) return;
    afterPaint(() => {
      if (useBoard.getState().cursor === id) element.current?.focus({ preventScroll: true });
    });
  }, [element, id, current]);
}
