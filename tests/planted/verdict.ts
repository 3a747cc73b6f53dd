import type { TestCase, TestRunResult } from 'vitest/node';

/** What running tests came to. Only an assertion that does not hold has noticed something; anything else fell over. */
export type Verdict =
  | { readonly kind: 'passed'; readonly tests: number }
  | { readonly kind: 'caught'; readonly by: string; readonly message: string }
  | { readonly kind: 'fell over'; readonly reason: string };

/** A failed `expect` or `assert`, alone or as what a property test found; `rejects` says it in its own words. */
const ASSERTION = /(^|\n|: )AssertionError\b|^Error: promise resolved .* instead of rejecting/;

function firstLines(text: string): string {
  return text.split('\n').slice(0, 3).join(' ');
}

function told(error: { readonly stack?: string; readonly message: string }): string {
  return error.stack ?? error.message;
}

function complaints(test: TestCase): string[] {
  return (test.result().errors ?? []).map(told);
}

/** Judges a run of tests. */
export function judge({ testModules, unhandledErrors }: TestRunResult): Verdict {
  const tests = testModules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => test.result().state === 'failed');
  const noticed = failed.find((test) => complaints(test).some((complaint) => ASSERTION.test(complaint)));
  if (noticed !== undefined)
    return { kind: 'caught', by: noticed.fullName.replaceAll(' > ', ' '), message: firstLines(complaints(noticed)[0] ?? '') };
  const suites = testModules.flatMap((module) => [module, ...module.children.allSuites()]);
  const reasons = [...failed.flatMap(complaints), ...suites.flatMap((suite) => suite.errors().map(told)), ...unhandledErrors.map(String)];
  if (reasons[0] !== undefined) return { kind: 'fell over', reason: firstLines(reasons[0]) };
  const passed = tests.filter((test) => test.result().state === 'passed').length;
  return passed > 0 ? { kind: 'passed', tests: passed } : { kind: 'fell over', reason: 'No test has such a name.' };
}
