import { create } from 'zustand';
import type { ApplicationStatus, BoardStatus } from '../../shared/domain/application-status.ts';
import type { Card } from '../../shared/queries/pipeline.ts';
import type { CardSort, LiveBoard, Overlay } from './overlay.ts';
import { NO_OVERLAY, settle } from './overlay.ts';
import { NOTHING_SELECTED, type CardRef, type Selection } from './selection.ts';

/** A move that waits for a yes. */
export interface AskedMove {
  readonly cards: readonly CardRef[];
  readonly to: ApplicationStatus;
}

interface BoardState {
  readonly search: string;
  readonly sort: CardSort;
  readonly collapsed: ReadonlySet<BoardStatus>;
  readonly selection: Selection;
  /** The card the keyboard is on. */
  readonly cursor: number | null;
  readonly overlay: Overlay;
  /** Cards being dragged. */
  readonly dragged: ReadonlySet<number>;
  readonly dropTarget: BoardStatus | null;
  readonly asked: AskedMove | null;
  /** A popup on cards, opened by a key or from the bar. */
  readonly popup: { readonly kind: 'status' | 'tags'; readonly cards: readonly CardRef[]; readonly anchor: Element | null } | null;
}

const FRESH = {
  selection: NOTHING_SELECTED,
  cursor: null,
  overlay: NO_OVERLAY,
  dragged: new Set<number>(),
  dropTarget: null,
  asked: null,
  popup: null,
} as const;

/** View state of the board: what is selected, sought, dragged and shown ahead of the data. */
export const useBoard = create<BoardState>(() => ({ search: '', sort: 'newest', collapsed: new Set<BoardStatus>(), ...FRESH }));

/** Starts a board afresh: another job was opened. */
export function resetBoard(): void {
  useBoard.setState({ ...FRESH, search: '' });
}

/** What the board knows of a column that is on the screen. */
export interface ColumnHandle {
  readonly total: number;
  /** By place; a place that is not loaded is undefined. */
  readonly cards: readonly (Card | undefined)[];
  readonly indexOf: (applicationId: number) => number;
  /** The length in the live answers, before the overlay. */
  readonly liveTotal: number;
  /** Ids the live answers show in this column, before the overlay. */
  readonly liveIds: ReadonlySet<number>;
  readonly scrollTo: (index: number) => void;
}

/** The columns on the screen, for the keyboard and for settling moves. Not state: nothing is rendered from it. */
export const columns = new Map<BoardStatus, ColumnHandle>();

/** What the live answers say, through the columns on the screen. */
const LIVE_BOARD: LiveBoard = {
  columnsOf: (applicationId) => [...columns].flatMap(([status, column]) => (column.liveIds.has(applicationId) ? [status] : [])),
  totalOf: liveTotalOf,
};

/** A column's length in the live answers; undefined when it is folded. */
export function liveTotalOf(status: BoardStatus): number | undefined {
  return columns.get(status)?.liveTotal;
}

/** Drops the moves that the live answers have caught up with. */
export function settleOverlay(): void {
  const { overlay } = useBoard.getState();
  const next = settle(overlay, LIVE_BOARD);
  if (next !== overlay) useBoard.setState({ overlay: next });
}

/** A card that is on the screen, wherever it stands. */
export function findCard(applicationId: number): Card | undefined {
  for (const column of columns.values()) {
    const index = column.indexOf(applicationId);
    if (index >= 0) return column.cards[index];
  }
  return undefined;
}

/** Every card that is loaded, by its id: for work on many at once. */
export function loadedCards(): ReadonlyMap<number, Card> {
  const cards = new Map<number, Card>();
  for (const column of columns.values()) for (const card of column.cards) if (card !== undefined) cards.set(card.applicationId, card);
  return cards;
}

/** The short form of a card. */
export function toRef(card: Card): CardRef {
  return { applicationId: card.applicationId, candidateId: card.candidateId, status: card.status };
}

export function setSelection(change: (selection: Selection) => Selection): void {
  useBoard.setState((state) => ({ selection: change(state.selection) }));
}
