import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startChild } from '../../tools/system/children.ts';
import type { Catcher } from './plant.ts';
import { STARTER_VARIABLE } from './shared-server.ts';

/** What running tests came to. Only an assertion that does not hold has noticed something; anything else fell over. */
export type Verdict =
  | { readonly kind: 'passed'; readonly tests: number }
  | { readonly kind: 'caught'; readonly by: string; readonly message: string }
  | { readonly kind: 'fell over'; readonly reason: string };

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      message: z.string().default(''),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) })),
    }),
  ),
});
type Report = z.infer<typeof reportSchema>;

/** A failed `expect` or `assert`, alone or as what a property test found; `rejects` says it in its own words. */
const ASSERTION = /(^|\n|: )AssertionError\b|^Error: promise resolved .* instead of rejecting/;

function firstLines(text: string): string {
  return text.split('\n').slice(0, 3).join(' ');
}

/** Judges a report of vitest. */
export function judge(report: Report): Verdict {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((entry) => entry.status === 'failed');
  const noticed = failed.find((entry) => entry.failureMessages.some((message) => ASSERTION.test(message)));
  if (noticed !== undefined) return { kind: 'caught', by: noticed.fullName, message: firstLines(noticed.failureMessages[0] ?? '') };
  const reason = failed[0]?.failureMessages[0] ?? report.testResults.find((file) => file.message !== '')?.message;
  if (reason !== undefined) return { kind: 'fell over', reason: firstLines(reason) };
  const passed = tests.filter((entry) => entry.status === 'passed').length;
  return passed > 0 ? { kind: 'passed', tests: passed } : { kind: 'fell over', reason: 'No test has such a name.' };
}

function pattern(catchers: readonly Catcher[]): string[] {
  const names = catchers.map(({ test }) => test?.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return names.some((name) => name === undefined) ? [] : ['--testNamePattern', names.join('|')];
}

/** Where and on which database server tests are run. */
export interface Ground {
  /** The copy's folder. */
  readonly folder: string;
  readonly databaseStarter: string;
}

/** Runs the catchers in a copy of the sources. */
export async function runCatchers(ground: Ground, catchers: readonly Catcher[], options: readonly string[]): Promise<Verdict> {
  const report = join(ground.folder, 'report.json');
  rmSync(report, { force: true });
  const files = [...new Set(catchers.map((catcher) => catcher.file))];
  const child = await startChild({
    name: 'vitest',
    command: process.execPath,
    args: [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...files,
      '--config=tests/planted/vitest.config.ts',
      '--reporter=json',
      `--outputFile=${report}`,
      ...pattern(catchers),
      ...options,
    ],
    cwd: ground.folder,
    env: { ...process.env, [STARTER_VARIABLE]: ground.databaseStarter },
  });
  await child.ended;
  try {
    return judge(reportSchema.parse(JSON.parse(readFileSync(report, 'utf8'))));
  } catch {
    return { kind: 'fell over', reason: `vitest left no report: ${child.tail()}` };
  }
}
