import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkFailed } from '../errors.ts';

/** How many tests of one suite ran and how they ended. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const vitestSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), numTodoTests: z.number() });
const playwrightSchema = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) });

/** Reads vitest's JSON report. @throws ToolFailure when it tells of no test at all */
export function readVitestCounts(file: string): Counts {
  const report = vitestSchema.parse(readJson(file));
  return atLeastOne('vitest', {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/** Reads Playwright's JSON report; a test that passed only on a second try counts as failed. @throws ToolFailure when it tells of no test at all */
export function readPlaywrightCounts(file: string): Counts {
  const { stats } = playwrightSchema.parse(readJson(file));
  return atLeastOne('Playwright', { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped });
}

/** The closing line of `npm test`. */
export function countsLine(unit: Counts | undefined, endToEnd: Counts | undefined, seconds: number): string {
  const parts = [unit && describe('unit and integration', unit), endToEnd && describe('end-to-end', endToEnd)].filter((part) => part !== undefined);
  return `Tests: ${parts.join('; ')}; ${seconds.toFixed(0)} s in all`;
}

function describe(name: string, counts: Counts): string {
  return `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

/** A run that found nothing to run has proven nothing. */
function atLeastOne(runner: string, counts: Counts): Counts {
  if (counts.passed + counts.failed > 0) return counts;
  throw checkFailed(runner, 'It ran no test at all: look at its include patterns.');
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
