import { useEffect, type RefObject } from 'react';
import { afterPaint } from '../after-paint.ts';
import { useBoard } from './board-store.ts';

function boardHasKeyboard(): boolean {
  return document.activeElement?.closest('[data-board]') != null;
}

/** Gives the keyboard to the card or row it is on, once that is painted: focusing lays the page out at once. */
export function useFocusWhenCurrent(element: RefObject<HTMLElement | null>, id: number, current: boolean): void {
  useEffect(() => {
    if (!current || !boardHasKeyboard()) return;
    afterPaint(() => {
      // A dialog that opened meanwhile keeps the keyboard.
      if (useBoard.getState().cursor === id && (boardHasKeyboard() || document.activeElement === document.body))
        element.current?.focus({ preventScroll: true });
    });
  }, [element, id, current]);
}
