import { expect, test } from 'vitest';
import { withMoved, withToggled } from './column-order.ts';

test('a column that is chosen stands where it belongs among those in an order of their own', () => {
  expect(withToggled(['title', 'status', 'tags'], 'score')).toEqual(['title', 'status', 'score', 'tags']);
  expect(withToggled(['title', 'status'], 'job')).toEqual(['job', 'title', 'status']);
  expect(withToggled(['title', 'status', 'tags'], 'status')).toEqual(['title', 'tags']);
});

test('a column is put before or behind another', () => {
  expect(withMoved(['status', 'score', 'title'], 'title', 'before', 'status')).toEqual(['title', 'status', 'score']);
  expect(withMoved(['status', 'score', 'title'], 'status', 'after', 'score')).toEqual(['score', 'status', 'title']);
  expect(withMoved(['status', 'score'], 'score', 'after', 'score')).toEqual(['status', 'score']);
});
