import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPLICATION_STATUSES, type ApplicationStatus, type BoardStatus } from '../../shared/domain/application-status.ts';
import type { Card } from '../../shared/queries/pipeline.ts';
import { toUtcSecond } from '../../shared/time.ts';
import {
  acknowledge,
  addMoves,
  applyOverlay,
  compareCards,
  dropMoves,
  movesIn,
  NO_OVERLAY,
  settle,
  type LiveBoard,
  type LiveColumn,
  type Overlay,
  type PendingMove,
} from './overlay.ts';

const EPOCH = Date.UTC(2026, 4, 1);

function card(id: number, status: string): Card {
  const at = toUtcSecond(EPOCH + id * 60_000);
  return {
    applicationId: id,
    candidateId: id,
    jobId: 1,
    jobTitle: 'Engineer',
    status,
    name: `Person ${id}`,
    title: null,
    location: null,
    skills: [],
    score: null,
    submittedAt: at,
    statusSince: at,
    tags: [],
    notes: 0,
    nextInterviewAt: null,
    next: null,
    stuck: false,
    unseen: false,
    rating: null,
    feedbackOwedBy: [],
    letterWaits: false,
    undelivered: false,
  };
}

const ids = (column: LiveColumn): (number | undefined)[] => column.cards.map((one) => one?.applicationId);
const live = (...cards: Card[]): LiveColumn => ({ total: cards.length, cards });

function move(id: number, from: BoardStatus, to: ApplicationStatus, gesture = 1): PendingMove {
  return { applicationId: id, card: card(id, to), from, to, gesture, targetTotal: 10, acknowledged: false };
}

describe('the overlay', () => {
  it('shows a move at once, at the place the order gives it', () => {
    const overlay = addMoves(NO_OVERLAY, [move(5, 'submitted', 'reviewing')]);
    const from = applyOverlay(live(card(9, 'submitted'), card(5, 'submitted'), card(1, 'submitted')), 'submitted', overlay, 'newest');
    const to = applyOverlay(live(card(8, 'reviewing'), card(2, 'reviewing')), 'reviewing', overlay, 'newest');
    expect(ids(from)).toEqual([9, 1]);
    expect(from.total).toBe(2);
    expect(ids(to)).toEqual([8, 5, 2]);
    expect(to.total).toBe(3);
  });

  it('is the live answer itself where it has nothing to say', () => {
    const column = live(card(1, 'submitted'));
    expect(applyOverlay(column, 'submitted', NO_OVERLAY, 'newest')).toBe(column);
    expect(applyOverlay(column, 'submitted', addMoves(NO_OVERLAY, [move(7, 'offered', 'rejected')]), 'newest')).toBe(column);
  });

  it('never doubles a card that the live answer already has in its new place', () => {
    const overlay = addMoves(NO_OVERLAY, [move(5, 'submitted', 'reviewing')]);
    const to = applyOverlay(live(card(8, 'reviewing'), card(5, 'reviewing')), 'reviewing', overlay, 'newest');
    expect(ids(to)).toEqual([8, 5]);
    expect(to.total).toBe(2);
  });

  it('counts cards that were selected without being loaded', () => {
    const overlay = addMoves(NO_OVERLAY, [{ ...move(5, 'submitted', 'reviewing'), card: null }]);
    const column: LiveColumn = { total: 300, cards: [card(9, 'submitted'), ...Array.from({ length: 299 }, () => undefined)] };
    expect(applyOverlay(column, 'submitted', overlay, 'newest').total).toBe(299);
    expect(applyOverlay(live(card(1, 'reviewing')), 'reviewing', overlay, 'newest').total).toBe(2);
  });

  it('keeps only the newer of two moves of a card', () => {
    const first = addMoves(NO_OVERLAY, [move(5, 'submitted', 'reviewing', 1)]);
    const second = addMoves(first, [move(5, 'reviewing', 'offered', 2)]);
    expect(dropMoves(second, [5], 1).get(5)?.to).toBe('offered');
    expect(acknowledge(second, [5], 1).get(5)?.acknowledged).toBe(false);
    expect(dropMoves(second, [5], 2).size).toBe(0);
  });

  const answers = (at: readonly BoardStatus[], total: number | undefined = 10): LiveBoard => ({ columnsOf: () => at, totalOf: () => total });
  const sent = acknowledge(addMoves(NO_OVERLAY, [move(5, 'submitted', 'reviewing')]), [5], 1);

  it('settles when it is acknowledged and only its new column shows the card', () => {
    const shown = addMoves(NO_OVERLAY, [move(5, 'submitted', 'reviewing')]);
    expect(settle(shown, answers(['reviewing'], 11))).toBe(shown);
    expect(settle(sent, answers(['submitted']))).toBe(sent);
    expect(settle(sent, answers(['reviewing'], 11)).size).toBe(0);
  });

  it('keeps the card on the screen between the old column’s answer and the new one’s', () => {
    expect(settle(sent, answers([]))).toBe(sent);
    expect(settle(sent, answers(['reviewing', 'submitted'], 11))).toBe(sent);
  });

  it('settles a card that stands outside what its new column has loaded, and one of a folded column', () => {
    expect(settle(sent, answers([], 11)).size).toBe(0);
    expect(settle(sent, { columnsOf: () => [], totalOf: () => undefined }).size).toBe(0);
  });

  it('concerns the columns it leads through, and any that still shows the card', () => {
    const overlay = addMoves(NO_OVERLAY, [move(5, 'reviewing', 'offered')]);
    expect(movesIn(overlay, 'reviewing', new Set()).size).toBe(1);
    expect(movesIn(overlay, 'offered', new Set()).size).toBe(1);
    expect(movesIn(overlay, 'submitted', new Set([5])).size).toBe(1);
    expect(movesIn(overlay, 'rejected', new Set([4])).size).toBe(0);
  });

  it('neither loses nor doubles a card, whatever mix of old and new answers is there', () => {
    const statuses = fc.constantFrom<ApplicationStatus>(...APPLICATION_STATUSES);
    const people = fc.array(fc.record({ before: statuses, to: statuses, moved: fc.boolean() }), { minLength: 1, maxLength: 12 });
    const fresh = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(people, fresh, (all, answered) => {
        const moves = all.flatMap((one, id) => (one.moved && one.to !== one.before ? [move(id, one.before, one.to)] : []));
        const overlay: Overlay = addMoves(NO_OVERLAY, moves);
        const shown = APPLICATION_STATUSES.flatMap((status, index) => {
          const cards = all
            .map((one, id) => ({ id, at: (answered[index] ?? false) && overlay.has(id) ? one.to : one.before }))
            .filter((one) => one.at === status);
          const column = applyOverlay(live(...cards.map((one) => card(one.id, status))), status, overlay, 'newest');
          expect(column.total).toBe(column.cards.length);
          return column.cards.map((one) => ({ id: one?.applicationId, status }));
        });
        const wanted = all.map((one, id) => ({ id, status: one.moved ? one.to : one.before }));
        const byId = (a: { id?: number | undefined }, b: { id?: number | undefined }): number => (a.id ?? 0) - (b.id ?? 0);
        expect(shown.sort(byId)).toEqual(wanted.sort(byId));
      }),
    );
  });
});

describe('the order of cards', () => {
  it('is the live query’s, ties included', () => {
    const older = { ...card(1, 'submitted'), score: 90, name: 'Zoë' };
    const newer = { ...card(2, 'submitted'), score: null, name: 'anna' };
    expect(compareCards(newer, older, 'newest')).toBeLessThan(0);
    expect(compareCards(older, newer, 'longest_in_stage')).toBeLessThan(0);
    expect(compareCards(older, newer, 'score')).toBeLessThan(0);
    expect(compareCards(newer, older, 'name')).toBeLessThan(0);
    const twin = { ...older, applicationId: 7 };
    expect(compareCards(twin, older, 'newest')).toBeLessThan(0);
    expect(compareCards(twin, older, 'longest_in_stage')).toBeGreaterThan(0);
    expect(compareCards(twin, older, 'score')).toBeLessThan(0);
    expect(compareCards(twin, older, 'name')).toBeGreaterThan(0);
  });
});
