import type { RefObject } from 'react';
import { showInPanel, router } from '../app/router.ts';
import { afterPaint } from '../after-paint.ts';
import { useKeys } from '../kit/keys.ts';
import { useWindowState } from '../app/window-state.ts';
import { announce } from '../app/announcer.tsx';
import { focusNote } from '../candidates/note-focus.ts';
import { plural } from '../format.ts';
import { columns, findCard, setSelection, toRef, useBoard } from './board-store.ts';
import { moveCell, type Cell, type Direction } from './grid.ts';
import { neighbourStage, requestMove } from './move.ts';
import { NOTHING_SELECTED, targetsOf, toggle, type CardRef } from './selection.ts';
import { extendTo } from './select-range.ts';

/** The cell of the card the keyboard is on. */
function cursorCell(): Cell | null {
  const { cursor } = useBoard.getState();
  if (cursor === null) return null;
  for (const [status, column] of columns) {
    const index = column.indexOf(cursor);
    if (index >= 0) return { status, index };
  }
  return null;
}

/** Moves the keyboard; a panel that is being peeked at follows. */
function go(direction: Direction): void {
  const grid = [...columns].map(([status, column]) => ({ status, length: column.total }));
  const cell = moveCell(grid, cursorCell(), direction);
  const column = cell === null ? undefined : columns.get(cell.status);
  if (cell === null || column === undefined) return;
  column.scrollTo(cell.index);
  const card = column.cards[cell.index];
  if (card === undefined) return;
  useBoard.setState({ cursor: card.applicationId });
  focusCard(card.applicationId);
  if (router.current().candidateId !== null) showInPanel(toRef(card));
}

/** Focuses a card once it is on the screen; a virtual list may need a frame to draw it. */
export function focusCard(applicationId: number): void {
  const find = (): HTMLElement | null => document.querySelector<HTMLElement>(`[data-card="${applicationId}"]`);
  const element = find();
  if (element !== null) focusAndReveal(element);
  else afterPaint(() => focusAndReveal(find()));
}

function focusAndReveal(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.closest('section')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Goes on to the next card of the column, so that one can sort one candidate after another. */
export function advancePast(cards: readonly CardRef[]): void {
  const cell = cursorCell();
  const column = cell === null ? undefined : columns.get(cell.status);
  if (cell === null || column === undefined) return;
  const leaving = new Set(cards.map((card) => card.applicationId));
  for (const index of [...range(cell.index + 1, column.total), ...range(0, cell.index).reverse()]) {
    const next = column.cards[index];
    if (next === undefined || leaving.has(next.applicationId)) continue;
    return useBoard.setState({ cursor: next.applicationId });
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** The card the keyboard is on. */
function current(): CardRef | null {
  const { cursor } = useBoard.getState();
  const card = cursor === null ? undefined : findCard(cursor);
  return card === undefined ? null : toRef(card);
}

/** What a key acts on: the selection when there is one, else the card the keyboard is on. */
function targets(): readonly CardRef[] {
  const { selection } = useBoard.getState();
  const card = current();
  if (card !== null) return selection.cards.size > 0 ? targetsOf(selection, card) : [card];
  return [...selection.cards.values()];
}

function anchorOf(cards: readonly CardRef[]): Element | null {
  const { cursor } = useBoard.getState();
  return document.querySelector(`[data-card="${cursor ?? cards[0]?.applicationId}"]`);
}

function openPopup(kind: 'status' | 'tags'): void {
  const cards = targets();
  if (cards.length > 0) useBoard.setState({ popup: { kind, cards, anchor: anchorOf(cards) } });
}

function select(extendSelection: boolean): void {
  const card = current();
  if (card === null) return;
  if (extendSelection) return extendTo(card);
  setSelection((selection) => toggle(selection, card));
  announce(`${plural(useBoard.getState().selection.cards.size, 'candidate')} selected`);
}

/** Moves by one stage and goes along with the card. */
function shift(step: 1 | -1): void {
  const cards = targets();
  const first = cards[0];
  const to = first === undefined ? null : neighbourStage(first.status, step);
  if (first === undefined || to === null) return;
  requestMove(cards, to);
  afterPaint(() => focusCard(useBoard.getState().cursor ?? first.applicationId));
}

function open(work: boolean): void {
  const card = current();
  if (card === null) return;
  const place = router.current();
  if (!work && place.applicationId === card.applicationId) return showInPanel(null);
  useWindowState.setState({ panelHasFocus: work });
  showInPanel(card);
}

/** Escape closes the panel first, which the window does; then it clears the selection. */
function escape(): void {
  const place = router.current();
  if (place.candidateId === null && place.applicationId === null) setSelection(() => NOTHING_SELECTED);
}

function note(): void {
  const card = current();
  if (card === null) return;
  showInPanel(card);
  focusNote();
}

/** The board's shortcuts. */
export function useBoardKeys(frame: RefObject<HTMLElement | null>): void {
  useKeys({
    j: () => go('down'),
    k: () => go('up'),
    ArrowDown: () => go('down'),
    ArrowUp: () => go('up'),
    ArrowLeft: () => go('left'),
    ArrowRight: () => go('right'),
    Home: () => go('first'),
    End: () => go('last'),
    x: () => select(false),
    'Shift+x': () => select(true),
    s: () => openPopup('status'),
    t: () => openPopup('tags'),
    n: note,
    r: () => requestMove(targets(), 'rejected'),
    Enter: () => open(true),
    Space: () => open(false),
    Escape: escape,
    '$mod+ArrowRight': () => shift(1),
    '$mod+ArrowLeft': () => shift(-1),
    '/': () => frame.current?.closest('section')?.querySelector<HTMLInputElement>('[role="searchbox"]')?.focus(),
  });
}
