import { create } from 'zustand';
import type { ApplicationStatus, BoardStatus } from '../../shared/domain/application-status.ts';
import type { Card } from '../../shared/queries/pipeline.ts';
import { firstLayout, type Layout } from './layout.ts';
import type { LiveBoard, Overlay } from './overlay.ts';
import { columnOf, NO_OVERLAY, settle } from './overlay.ts';
import { NOTHING_SELECTED, type CardRef, type Selection } from './selection.ts';

/** A move that waits for a yes. */
export interface AskedMove {
  readonly cards: readonly CardRef[];
  readonly to: ApplicationStatus;
}

interface BoardState extends Layout {
  /** The pipeline whose layout this is; null until it was looked up. */
  readonly layoutOf: number | null;
  readonly search: string;
  readonly collapsed: ReadonlySet<BoardStatus>;
  readonly selection: Selection;
  /** The card the keyboard is on. */
  readonly cursor: number | null;
  readonly overlay: Overlay;
  /** Cards being dragged. */
  readonly dragged: ReadonlySet<number>;
  readonly dropTarget: BoardStatus | null;
  readonly asked: AskedMove | null;
  /** A popup on cards, opened by a key, by the right mouse button or from the bar; it hangs on a card or on a place. */
  readonly popup: {
    readonly kind: 'status' | 'tags';
    readonly cards: readonly CardRef[];
    readonly anchor: Element | { readonly getBoundingClientRect: () => DOMRect } | null;
  } | null;
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

/** View state of a pipeline: how it is laid out, what is selected, sought, dragged and shown ahead of the data. */
export const useBoard = create<BoardState>(() => ({
  ...firstLayout(false),
  layoutOf: null,
  search: '',
  collapsed: new Set<BoardStatus>(),
  ...FRESH,
}));

/** Starts a pipeline afresh: another job was opened. */
export function resetBoard(): void {
  useBoard.setState({ ...FRESH, search: '', layoutOf: null });
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

/** What the keyboard and moves know of the table that is on the screen, by the places of its rows. */
export interface TableHandle {
  readonly total: number;
  /** A row as it is shown; undefined where it is not loaded. */
  readonly at: (index: number) => Card | undefined;
  readonly indexOf: (applicationId: number) => number;
  readonly loaded: () => readonly Card[];
  /** The stage the live answers show, before the overlay. */
  readonly liveStatusOf: (applicationId: number) => string | undefined;
  readonly scrollTo: (index: number) => void;
}

let tableHandle: TableHandle | null = null;

/** The table on the screen, or null where the board is. Not state either. */
export function tableOnScreen(): TableHandle | null {
  return tableHandle;
}

/** Tells what table is on the screen; null when it goes. */
export function putTableOnScreen(handle: TableHandle | null): void {
  tableHandle = handle;
}

/** What the live answers say, through the columns or rows on the screen. */
const LIVE_BOARD: LiveBoard = {
  columnsOf: (applicationId) => {
    const inTable = tableHandle?.liveStatusOf(applicationId);
    if (inTable !== undefined) return [columnOf(inTable)];
    return [...columns].flatMap(([status, column]) => (column.liveIds.has(applicationId) ? [status] : []));
  },
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
  if (tableHandle !== null) return tableHandle.at(tableHandle.indexOf(applicationId));
  for (const column of columns.values()) {
    const index = column.indexOf(applicationId);
    if (index >= 0) return column.cards[index];
  }
  return undefined;
}

/** Every card that is loaded, by its id: for work on many at once. */
export function loadedCards(): ReadonlyMap<number, Card> {
  const cards = new Map<number, Card>((tableHandle?.loaded() ?? []).map((card) => [card.applicationId, card]));
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
