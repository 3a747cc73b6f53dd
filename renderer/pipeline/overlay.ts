import { isApplicationStatus, type ApplicationStatus, type BoardStatus } from '../../shared/domain/application-status.ts';
import type { Card, CARD_SORTS } from '../../shared/queries/pipeline.ts';
import { fromUtcSecond, type UtcSecond } from '../../shared/time.ts';

/** How a column's cards are ordered. */
export type CardSort = (typeof CARD_SORTS)[number];

/**
 * A move that is on the screen ahead of the data. It lives from the drop until
 * the live answers show what became of it.
 */
export interface PendingMove {
  readonly applicationId: number;
  /** The card as it shall look; null when it was selected without ever being on the screen. */
  readonly card: Card | null;
  readonly from: BoardStatus;
  readonly to: ApplicationStatus;
  /** The number of the latest gesture on this card; earlier ones no longer matter. */
  readonly gesture: number;
  /** The target column's length in the live answers when the gesture began; undefined when it is folded. */
  readonly targetTotal: number | undefined;
  /** The data process has it. */
  readonly acknowledged: boolean;
}

export type Overlay = ReadonlyMap<number, PendingMove>;
export const NO_OVERLAY: Overlay = new Map();

/** The column a stored status belongs to. */
export function columnOf(status: string): BoardStatus {
  return isApplicationStatus(status) ? status : 'other';
}

/** A card as it stands right after a move: nothing is known yet of what comes next. */
export function movedCard<Shown extends Card>(card: Shown, to: ApplicationStatus, now: UtcSecond): Shown {
  return { ...card, status: to, statusSince: now, letterWaits: false, undelivered: true, stuck: false, unseen: false, next: null };
}

/** What the live answers say of a column: its length, and the cards of the windows that are loaded. */
export interface LiveColumn {
  readonly total: number;
  /** Cards by place; a place that is not loaded is undefined. */
  readonly cards: readonly (Card | undefined)[];
}

/**
 * A column as it is shown: the live cards without those moved away, with those
 * moved in at the place the order gives them. A card stands in one column only,
 * whatever mix of old and new answers is there.
 */
export function applyOverlay(live: LiveColumn, status: BoardStatus, overlay: Overlay, sort: CardSort): LiveColumn {
  if (overlay.size === 0) return live;
  const moves = [...overlay.values()];
  const loaded = new Set(live.cards.map((card) => card?.applicationId));
  const incoming = moves.filter((move) => move.to === status && move.from !== status && !loaded.has(move.applicationId));
  const stays = live.cards.filter((card) => card === undefined || (overlay.get(card.applicationId)?.to ?? status) === status);
  // A card that was selected without ever being loaded leaves no gap to see, but it is one less.
  const unseen = moves.filter((move) => move.from === status && move.to !== status && move.card === null && !loaded.has(move.applicationId));
  const away = live.cards.length - stays.length + unseen.length;
  if (away === 0 && incoming.length === 0) return live;
  for (const { card } of incoming) if (card !== null) stays.splice(placeOf(stays, card, sort), 0, card);
  return { total: Math.max(0, live.total - away + incoming.length), cards: stays };
}

/** The moves that concern a column: into it, out of it, or of a card the live answers show there. */
export function movesIn(overlay: Overlay, status: BoardStatus, liveIds: ReadonlySet<number>): Overlay {
  if (overlay.size === 0) return overlay;
  return new Map([...overlay].filter(([id, move]) => move.from === status || move.to === status || liveIds.has(id)));
}

/** Where the order wants a card among the loaded ones; the end when none comes after it. */
export function placeOf(cards: readonly (Card | undefined)[], card: Card, sort: CardSort): number {
  const place = cards.findIndex((other) => other !== undefined && compareCards(card, other, sort) < 0);
  return place === -1 ? cards.length : place;
}

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The order of cards in a column, ties included; the same as the live query's. */
export function compareCards(a: Card, b: Card, sort: CardSort): number {
  const newerId = b.applicationId - a.applicationId;
  switch (sort) {
    case 'newest':
      return fromUtcSecond(b.submittedAt) - fromUtcSecond(a.submittedAt) || newerId;
    case 'longest_in_stage':
      return fromUtcSecond(a.statusSince) - fromUtcSecond(b.statusSince) || -newerId;
    case 'score':
      return (b.score ?? -1) - (a.score ?? -1) || newerId;
    case 'name':
      return names.compare(a.name, b.name) || -newerId;
  }
}

/** Shows moves at once. A card moved again before the first move is settled keeps only the newer one. */
export function addMoves(overlay: Overlay, moves: readonly PendingMove[]): Overlay {
  const next = new Map(overlay);
  for (const move of moves) next.set(move.applicationId, move);
  return next;
}

/** The data process has these moves; they go on being shown until the live answers agree. */
export function acknowledge(overlay: Overlay, applicationIds: readonly number[], gesture: number): Overlay {
  const next = new Map(overlay);
  for (const id of applicationIds) {
    const move = next.get(id);
    if (move?.gesture === gesture) next.set(id, { ...move, acknowledged: true });
  }
  return next;
}

/** Takes moves of a gesture off the screen: they failed, or nothing answered for them. */
export function dropMoves(overlay: Overlay, applicationIds: readonly number[], gesture: number): Overlay {
  const next = new Map(overlay);
  for (const id of applicationIds) if (next.get(id)?.gesture === gesture) next.delete(id);
  return next;
}

/** What the live answers say of the board, before the overlay. */
export interface LiveBoard {
  /** The columns that show a card: none when no loaded window has it, two between a new answer and an old one. */
  readonly columnsOf: (applicationId: number) => readonly BoardStatus[];
  /** A column's length; undefined when it is folded. */
  readonly totalOf: (status: BoardStatus) => number | undefined;
}

/**
 * Drops the acknowledged moves the live answers have caught up with: no column
 * but the target still shows the card. Columns answer one after the other, so a
 * card may be in none of them for a moment: it stays on the screen until the
 * target has it, or has another length and so holds it where nothing is loaded.
 */
export function settle(overlay: Overlay, live: LiveBoard): Overlay {
  const settled = [...overlay.values()].filter((move) => {
    if (!move.acknowledged) return false;
    const at = live.columnsOf(move.applicationId);
    const total = live.totalOf(move.to);
    return at.every((status) => status === move.to) && (at.length > 0 || total === undefined || total !== move.targetTotal);
  });
  if (settled.length === 0) return overlay;
  const next = new Map(overlay);
  for (const move of settled) next.delete(move.applicationId);
  return next;
}
