import { describe, expect, it } from 'vitest';
import { must } from '../../shared/errors.ts';
import { extend, NOTHING_SELECTED, targetsOf, toggle, toggleAll, type CardRef } from './selection.ts';

const column: CardRef[] = [1, 2, 3, 4, 5].map((id) => ({ applicationId: id, candidateId: id * 10, status: 'submitted' }));
const card = (id: number): CardRef => must(column[id - 1], 'the card');
const ids = (selection: { cards: ReadonlyMap<number, CardRef> }): number[] => [...selection.cards.keys()].sort((a, b) => a - b);

describe('selection', () => {
  it('toggles, and toggling twice changes nothing but the anchor', () => {
    const once = toggle(NOTHING_SELECTED, card(2));
    expect(ids(once)).toEqual([2]);
    expect(ids(toggle(once, card(2)))).toEqual([]);
    expect(NOTHING_SELECTED.cards.size).toBe(0);
  });

  it('extends from the anchor in either direction and keeps the anchor', () => {
    const from = toggle(NOTHING_SELECTED, card(3));
    const down = extend(from, column, card(5));
    expect(ids(down)).toEqual([3, 4, 5]);
    expect(ids(extend(down, column, card(1)))).toEqual([1, 2, 3, 4, 5]);
    expect(down.anchor).toBe(3);
  });

  it('selects only the card where the anchor is in another column', () => {
    const other = toggle(NOTHING_SELECTED, { applicationId: 99, candidateId: 9, status: 'offered' });
    expect(ids(extend(other, column, card(4)))).toEqual([4, 99]);
  });

  it('selects a whole column, then takes it out again', () => {
    const all = toggleAll(toggle(NOTHING_SELECTED, card(2)), column);
    expect(ids(all)).toEqual([1, 2, 3, 4, 5]);
    expect(ids(toggleAll(all, column))).toEqual([]);
  });

  it('acts on the selection when the card is in it, else on the card alone', () => {
    const selection = extend(toggle(NOTHING_SELECTED, card(1)), column, card(2));
    expect(targetsOf(selection, card(2)).map((one) => one.applicationId)).toEqual([1, 2]);
    expect(targetsOf(selection, card(5)).map((one) => one.applicationId)).toEqual([5]);
  });
});
