import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countsLine, readPlaywrightCounts, readVitestCounts } from './test-report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('counts are read from both reports and told in one line', () => {
  const unit = readVitestCounts(report({ numPassedTests: 412, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }));
  const endToEnd = readPlaywrightCounts(report({ stats: { expected: 11, unexpected: 1, flaky: 2, skipped: 3 } }));
  expect(endToEnd).toEqual({ passed: 11, failed: 3, skipped: 3 });
  expect(countsLine(unit, endToEnd, 301.4)).toBe(
    'Tests: unit and integration: 412 passed, 1 failed, 3 skipped; end-to-end: 11 passed, 3 failed, 3 skipped; 301 s in all',
  );
});

test('a run that ran nothing has not passed', () => {
  expect(() => readVitestCounts(report({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 4, numTodoTests: 0 }))).toThrow('vitest failed');
  expect(() => readPlaywrightCounts(report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 1 } }))).toThrow('Playwright failed');
});
