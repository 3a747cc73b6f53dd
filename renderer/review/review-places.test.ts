import { describe, expect, test } from 'vitest';
import type { ReviewItem, ReviewOutcome } from '../../shared/queries/review.ts';
import { aheadOf, nextStage, outcomeOfPassed, passedSentence, upcoming, type Places } from './review-places.ts';

function item(place: number, changes: Partial<ReviewItem> = {}): ReviewItem {
  const who = { applicationId: 100 + place, candidateId: 200 + place, name: `Person ${place}` };
  return { place, ...who, status: 'submitted', now: 'submitted', movedBy: null, outcome: null, ...changes };
}

const SKIPPED: ReviewOutcome = { kind: 'skipped', to: null, by: null, changes: [] };
const byDaniel = { name: 'Daniel', isMe: false, at: '2026-03-10 10:00:00' };

function places(items: readonly (ReviewItem | undefined)[], outcomes: Readonly<Record<number, ReviewOutcome>> = {}): Places {
  return { total: items.length, itemAt: (place) => items[place], outcomeAt: (place) => outcomes[place] ?? null };
}

describe('where a review goes on', () => {
  test('at the first that waits; what was done already is stepped over without a word', () => {
    expect(aheadOf(0, places([item(0), item(1)], { 0: SKIPPED }))).toEqual({ place: 1, passed: [] });
  });

  test('whoever was moved or deleted meanwhile is passed over', () => {
    const moved = item(0, { now: 'rejected', movedBy: byDaniel });
    const gone = item(1, { now: null });
    expect(aheadOf(0, places([moved, gone, item(2)]))).toEqual({ place: 2, passed: [moved, gone] });
  });

  test('at its end the place is the length; an unloaded page is waited for', () => {
    expect(aheadOf(1, places([item(0), item(1)], { 1: SKIPPED }))).toEqual({ place: 2, passed: [] });
    expect(aheadOf(0, places([undefined, item(1)]))).toBeNull();
  });

  test('the next ones are known ahead, without those who do not wait', () => {
    const all = places([item(0), item(1, { now: 'rejected' }), item(2), item(3), item(4)]);
    expect(upcoming(0, 3, all).map((one) => one.place)).toEqual([0, 2, 3]);
    expect(upcoming(4, 3, all).map((one) => one.place)).toEqual([4]);
  });
});

describe('who is passed over', () => {
  test('my own move counts as my decision and is not told', () => {
    const mine = item(0, { now: 'reviewing', movedBy: { ...byDaniel, isMe: true } });
    expect(outcomeOfPassed(mine)).toEqual({ kind: 'moved', to: 'reviewing', by: null, changes: [] });
    expect(passedSentence([mine])).toBeNull();
  });

  test('one is named, with who did it; several are counted', () => {
    const moved = item(0, { now: 'rejected', movedBy: byDaniel });
    expect(passedSentence([moved])).toBe('Person 0 was passed over: Daniel moved them to Rejected meanwhile.');
    expect(passedSentence([item(0, { now: null })])).toContain('deleted or is no longer shared');
    expect(passedSentence([moved, item(1, { now: null })])).toBe('2 were passed over: others moved or removed them meanwhile.');
  });
});

test('advancing goes one stage on, up to the offer, never into a closed stage', () => {
  expect(nextStage('submitted')).toBe('reviewing');
  expect(nextStage('interviewing')).toBe('offered');
  for (const status of ['offered', 'rejected', 'withdrawn', 'on hold']) expect(nextStage(status)).toBeNull();
});
