/** What an action needs to know of a card, whether it is on the screen or not. */
export interface CardRef {
  readonly applicationId: number;
  readonly candidateId: number;
  readonly status: string;
  /** Whose it is, where that is known without the board: in a review, a comparison, the details. */
  readonly name?: string;
}

/** The selected cards and where a Shift-selection starts. */
export interface Selection {
  readonly cards: ReadonlyMap<number, CardRef>;
  readonly anchor: number | null;
}

export const NOTHING_SELECTED: Selection = { cards: new Map(), anchor: null };

/** Selects a card, or takes it out; it is where the next Shift-selection starts. */
export function toggle(selection: Selection, card: CardRef): Selection {
  const cards = new Map(selection.cards);
  if (!cards.delete(card.applicationId)) cards.set(card.applicationId, card);
  return { cards, anchor: card.applicationId };
}

/**
 * Adds everything between the anchor and a card, in the order of their column.
 * Without an anchor in that column, only the card itself.
 */
export function extend(selection: Selection, column: readonly CardRef[], card: CardRef): Selection {
  const to = column.findIndex((one) => one.applicationId === card.applicationId);
  const from = column.findIndex((one) => one.applicationId === selection.anchor);
  if (to === -1 || from === -1) return { cards: new Map(selection.cards).set(card.applicationId, card), anchor: card.applicationId };
  const cards = new Map(selection.cards);
  for (const one of column.slice(Math.min(from, to), Math.max(from, to) + 1)) cards.set(one.applicationId, one);
  return { cards, anchor: selection.anchor };
}

/** Adds a whole column, or takes it out when all of it is selected. */
export function toggleAll(selection: Selection, column: readonly CardRef[]): Selection {
  const all = column.length > 0 && column.every((one) => selection.cards.has(one.applicationId));
  const cards = new Map(selection.cards);
  for (const one of column) {
    if (all) cards.delete(one.applicationId);
    else cards.set(one.applicationId, one);
  }
  return { cards, anchor: null };
}

/** What an action on a card is about: the whole selection when the card is in it, else the card alone. */
export function targetsOf(selection: Selection, card: CardRef): readonly CardRef[] {
  return selection.cards.has(card.applicationId) ? [...selection.cards.values()] : [card];
}
