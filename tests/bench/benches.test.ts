import { expect, test } from 'vitest';
import { BENCHES } from './benches.ts';
import goals from './goals.json' with { type: 'json' };

test('every goal is measured by exactly one bench', () => {
  expect(BENCHES.flatMap((bench) => bench.figures).toSorted()).toEqual(Object.keys(goals).toSorted());
});
