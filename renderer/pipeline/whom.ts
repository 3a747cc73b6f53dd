import { findCard } from './board-store.ts';
import type { CardRef } from './selection.ts';

/** Whom a sentence is about, as its message chooses: one by name, one whose name is not on the screen, or so many. */
interface Whom {
  readonly who: 'named' | 'unnamed' | 'counted';
  /** Empty where nobody is named. */
  readonly name: string;
  readonly count: number;
}

/** Whom these cards stand for. */
export function whomOf(cards: readonly CardRef[]): Whom {
  const [only] = cards;
  if (only === undefined || cards.length > 1) return { who: 'counted', name: '', count: cards.length };
  const name = only.name ?? findCard(only.applicationId)?.name;
  return name === undefined ? { who: 'unnamed', name: '', count: 1 } : { who: 'named', name, count: 1 };
}
