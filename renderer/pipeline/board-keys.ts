import type { RefObject } from 'react';
import type { Card } from '../../shared/queries/pipeline.ts';
import { showInPanel, router } from '../app/router.ts';
import { useActions } from '../app/use-actions.ts';
import { afterPaint } from '../after-paint.ts';
import { useKeys } from '../kit/keys.ts';
import { useWindowState } from '../app/window-state.ts';
import { announce } from '../app/announcer.tsx';
import { focusNote } from '../candidates/note-focus.ts';
import { compareFromBoard, reviewFromBoard, reviewJob } from '../review/from-board.ts';
import { say } from '../text/say.ts';
import { columns, findCard, setSelection, tableOnScreen, toRef, useBoard, type TableHandle } from './board-store.ts';
import { openFilter } from './filter-state.ts';
import { toggleDrafting, useDecisions } from './decisions.ts';
import { moveCell, type Cell, type Direction } from './grid.ts';
import { toggleMode } from './layout-memory.ts';
import { neighbourStage, requestMove } from './move.ts';
import { NOTHING_SELECTED, targetsOf, toggle, type CardRef } from './selection.ts';
import { extendTo, selectColumn, selectTable } from './select-range.ts';

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

/** Gives the keyboard to a card; a panel that is being peeked at follows. */
function goTo(card: CardRef): void {
  useBoard.setState({ cursor: card.applicationId });
  focusCard(card.applicationId);
  if (router.current().candidateId !== null) showInPanel(card);
}

/** Moves the keyboard along the rows of the table. */
function goInTable(table: TableHandle, direction: Direction): void {
  const { cursor } = useBoard.getState();
  const at = cursor === null ? -1 : table.indexOf(cursor);
  const steps: Partial<Record<Direction, number>> = { up: Math.max(0, at - 1), down: at + 1, first: 0, last: table.total - 1 };
  const index = Math.min(table.total - 1, steps[direction] ?? -1);
  if (index < 0) return;
  table.scrollTo(index);
  const card = table.at(index);
  if (card !== undefined) goTo(toRef(card));
}

/** Moves the keyboard. */
function go(direction: Direction): void {
  const table = tableOnScreen();
  if (table !== null) return goInTable(table, direction);
  const grid = [...columns].map(([status, column]) => ({ status, length: column.total }));
  const cell = moveCell(grid, cursorCell(), direction);
  const column = cell === null ? undefined : columns.get(cell.status);
  if (cell === null || column === undefined) return;
  column.scrollTo(cell.index);
  const card = column.cards[cell.index];
  if (card !== undefined) goTo(toRef(card));
}

/** Focuses a card once it is on the screen; a virtual list may need a frame to draw it. */
export function focusCard(applicationId: number): void {
  const element = drawn(applicationId);
  if (element !== null) focusAndReveal(element);
  else afterPaint(() => focusAndReveal(drawn(applicationId)));
}

function focusAndReveal(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  revealColumn(element);
}

/** Brings the column of a card into sight sideways. */
function revealColumn(element: Element | null): void {
  element?.closest('section')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Goes on to the next card of the column or table, so that one can sort one candidate after another. */
export function advancePast(cards: readonly CardRef[]): void {
  const table = tableOnScreen();
  const at = table?.indexOf(useBoard.getState().cursor ?? 0) ?? -1;
  if (table !== null && at >= 0) return advanceAlong(at, table.total, (index) => table.at(index), cards);
  const cell = cursorCell();
  const column = cell === null ? undefined : columns.get(cell.status);
  if (cell === null || column === undefined) return;
  advanceAlong(cell.index, column.total, (index) => column.cards[index], cards);
}

/** Puts the keyboard on the nearest card after a place that stays, or else before it. */
function advanceAlong(from: number, total: number, at: (index: number) => Card | undefined, cards: readonly CardRef[]): void {
  const leaving = new Set(cards.map((card) => card.applicationId));
  for (const index of [...range(from + 1, total), ...range(0, from).reverse()]) {
    const next = at(index);
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

function drawn(applicationId: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${applicationId}"]`);
}

/** Scrolls to a card or row that one has scrolled away from. */
function bringIntoSight(applicationId: number): void {
  for (const list of [tableOnScreen(), ...columns.values()]) {
    const index = list?.indexOf(applicationId) ?? -1;
    if (index >= 0) list?.scrollTo(index);
  }
}

/** Opens a popup where its card is seen: one that hung on nothing would be out of sight and have the keyboard. */
function openPopup(kind: 'status' | 'tags'): void {
  const cards = targets();
  const [first] = cards;
  if (first === undefined) return;
  const at = current()?.applicationId ?? first.applicationId;
  const open = (): void => {
    const anchor = drawn(at) ?? document.querySelector('[data-bulk-bar]');
    if (anchor === null) return;
    revealColumn(anchor);
    useBoard.setState({ popup: { kind, cards, anchor } });
  };
  bringIntoSight(at);
  if (drawn(at) !== null) open();
  else afterPaint(open);
}

function select(extendSelection: boolean): void {
  const card = current();
  if (card === null) return;
  if (extendSelection) return extendTo(card);
  setSelection((selection) => toggle(selection, card));
  announce(say('pipeline.selected', { count: useBoard.getState().selection.cards.size }));
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

/** Opens the hire of the card the keyboard is on; what stands in the way is said there. */
function hire(): void {
  const card = current();
  if (card !== null) useDecisions.setState({ hiring: card.applicationId });
}

function note(): void {
  const card = current();
  if (card === null) return;
  showInPanel(card);
  focusNote();
}

/** Everything that is shown in the table; on the board, the column the keyboard is on. */
function selectEverything(): void {
  if (tableOnScreen() !== null) return selectTable();
  const status = cursorCell()?.status;
  if (status !== undefined) selectColumn(status);
}

/** The shortcuts of a pipeline, as a board or as a table. */
export function useBoardKeys(frame: RefObject<HTMLElement | null>): void {
  useActions({
    'board.next': () => go('down'),
    'board.previous': () => go('up'),
    'board.right': () => go('right'),
    'board.left': () => go('left'),
    'board.first': () => go('first'),
    'board.last': () => go('last'),
    'board.open': () => open(true),
    'board.peek': () => open(false),
    'board.select': () => select(false),
    'board.selectRange': () => select(true),
    'board.selectAll': selectEverything,
    'board.stage': () => openPopup('status'),
    'board.forth': () => shift(1),
    'board.back': () => shift(-1),
    'board.reject': () => requestMove(targets(), 'rejected'),
    'board.hire': hire,
    'board.draft': toggleDrafting,
    'board.drafts': () => useDecisions.setState({ reviewingDrafts: true }),
    'board.guests': () => useDecisions.setState({ guestsOf: router.current().subject }),
    'board.note': note,
    'board.tag': () => openPopup('tags'),
    'board.review': reviewFromBoard,
    'board.reviewAll': reviewJob,
    'board.compare': compareFromBoard,
    'board.filter': openFilter,
    'board.mode': toggleMode,
  });
  useKeys({
    Escape: escape,
    '/': () => frame.current?.closest('section')?.querySelector<HTMLInputElement>('[role="searchbox"]')?.focus(),
  });
}
