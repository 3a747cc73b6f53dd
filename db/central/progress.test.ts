import { expect, test } from 'vitest';
import { progressPrinter } from './progress.ts';

test('progress is one line a second at most, and none for what is over at once', () => {
  const lines: string[] = [];
  let time = 0;
  const report = progressPrinter(
    (line) => lines.push(line),
    () => time,
  );
  for (const done of [0, 1, 2, 3, 4]) {
    report(done, 4, 'rows');
    time += 600;
  }
  expect(lines).toEqual([' 50 %  rows (2 of 4)', '100 %  rows (4 of 4)']);
});
