import { useEffect, type RefObject } from 'react';
import { showInPanel } from '../app/router.ts';
import { findCard, setSelection, toRef, useBoard } from './board-store.ts';
import { targetsOf, toggle, type CardRef } from './selection.ts';
import { extendTo } from './select-range.ts';

/** The card an event happened on. */
function cardOf(event: Event): CardRef | null {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
  const card = element === null ? undefined : findCard(Number(element.dataset['card']));
  return card === undefined ? null : toRef(card);
}

/** What a click does: Shift extends the selection, Ctrl, ⌘ or the checkbox toggles, else the card opens. */
function clicked(event: MouseEvent): void {
  const card = cardOf(event);
  if (card === null) return;
  useBoard.setState({ cursor: card.applicationId });
  const onCheckbox = event.target instanceof Element && event.target.closest('[data-select]') !== null;
  if (event.shiftKey) extendTo(card);
  else if (onCheckbox || event.ctrlKey || event.metaKey) setSelection((selection) => toggle(selection, card));
  else showInPanel(card);
}

/** The right button: where a card, or the selection it is in, can be moved to. */
function asked(event: MouseEvent): void {
  const card = cardOf(event);
  if (card === null) return;
  event.preventDefault();
  const place = DOMRect.fromRect({ x: event.clientX, y: event.clientY });
  const cards = targetsOf(useBoard.getState().selection, card);
  useBoard.setState({ cursor: card.applicationId, popup: { kind: 'status', cards, anchor: { getBoundingClientRect: () => place } } });
}

function focused(event: FocusEvent): void {
  const card = cardOf(event);
  if (card !== null && useBoard.getState().cursor !== card.applicationId) useBoard.setState({ cursor: card.applicationId });
}

/** One listener for all cards: a card costs nothing but its own drawing. */
export function useBoardPointer(frame: RefObject<HTMLElement | null>, ready: boolean): void {
  useEffect(() => {
    const element = frame.current;
    if (!ready || element === null) return;
    element.addEventListener('click', clicked);
    element.addEventListener('contextmenu', asked);
    element.addEventListener('focusin', focused);
    return () => {
      element.removeEventListener('click', clicked);
      element.removeEventListener('contextmenu', asked);
      element.removeEventListener('focusin', focused);
    };
  }, [frame, ready]);
}
