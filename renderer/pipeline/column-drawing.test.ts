import { expect, test } from 'vitest';
import { inFrameOfMove, type Drawn } from './column-drawing.ts';

function drawn(keys: readonly number[], from = 0): Drawn[] {
  return keys.map((key, at) => ({
    key,
    card: undefined,
    index: from + at,
    position: from + at + 1,
    total: keys.length,
    start: (from + at) * 106,
    leaving: false,
  }));
}

const IN_VIEW = { startIndex: 0, endIndex: 2 };

test('what can be seen stands at its new place, what is read aloud follows', () => {
  const shown = inFrameOfMove(drawn([1, 2, 3, 4]), drawn([9, 1, 2, 3, 4]), IN_VIEW);
  expect(shown.map(({ key, start }) => [key, start])).toEqual([
    [9, 0],
    [1, 106],
    [2, 212],
    [3, 318],
    [4, 424],
  ]);
  expect(shown.map(({ position, total }) => [position, total])).toEqual([
    [1, 5],
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 4],
  ]);
});

test('what left stays in the page, at its place in the order of the page', () => {
  const shown = inFrameOfMove(drawn([1, 2, 3]), drawn([1, 3]), IN_VIEW);
  expect(shown.map(({ key, leaving }) => [key, leaving])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ]);
  expect(inFrameOfMove(drawn([1, 2, 3]), drawn([]), IN_VIEW).map(({ key, leaving }) => [key, leaving])).toEqual([
    [1, true],
    [2, true],
    [3, true],
  ]);
});

test('what comes near the edge waits, what comes into view does not', () => {
  expect(inFrameOfMove(drawn([1, 2, 3, 4]), drawn([2, 3, 4, 5]), IN_VIEW).map(({ key }) => key)).toEqual([1, 2, 3, 4]);
  expect(inFrameOfMove(drawn([1, 2, 3]), drawn([2, 3, 4]), IN_VIEW).map(({ key }) => key)).toEqual([1, 2, 3, 4]);
  expect(inFrameOfMove([], drawn([1, 2]), null).map(({ key }) => key)).toEqual([1, 2]);
});
