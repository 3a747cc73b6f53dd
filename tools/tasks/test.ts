import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { buildApplication } from '../build/build.ts';
import { runChecks } from '../checks/checks.ts';
import { parseTestOptions } from '../checks/test-options.ts';
import { countsLine, readPlaywrightCounts, readVitestCounts } from '../checks/test-report.ts';
import type { Counts } from '../checks/test-report.ts';
import { ensureServerProgram } from '../database/server-program.ts';
import { packageApplication } from '../package/package.ts';
import { ensureRuntime, runtimeEnvironment } from '../runtimes/setup.ts';
import type { Runtime } from '../runtimes/setup.ts';
import { hasDisplay, startVirtualDisplay } from '../system/display.ts';
import { runPackage, runScript } from '../system/foreground.ts';
import { inRoot } from '../system/paths.ts';
import { progress, runTask, step } from '../system/task.ts';

/** So many workstations at a time, each on a display of its own; one more than there are cores, because each waits for another program half of the time. */
const MOST_DISPLAYS = 3;

// Hundreds of processes read the same files: what one of them has compiled is kept for the next.
process.env['NODE_COMPILE_CACHE'] ??= inRoot('node_modules', '.cache', 'node');

await runTask(async (args) => {
  const { parts, rest } = parseTestOptions(args);
  const begin = performance.now();
  const runtime = await ensureRuntime();
  await ensureServerProgram(progress);
  const env = runtimeEnvironment(runtime);
  if (parts.has('check')) await step('Checking types, lint, format and dead code', runChecks);
  const unit = parts.has('unit') ? await step('Unit and integration tests', () => runVitest(env, rest)) : undefined;
  if (parts.has('planted')) await step('Planted bugs: does a test notice each of them', () => runPlanted(unit === undefined ? rest : ['--proven']));
  if (parts.has('e2e')) await buildApplication();
  const endToEnd = parts.has('e2e') ? await runEndToEnd(runtime, rest) : undefined;
  if (unit ?? endToEnd) console.log(countsLine(unit, endToEnd, (performance.now() - begin) / 1000));
});

async function runVitest(env: NodeJS.ProcessEnv, rest: readonly string[]): Promise<Counts> {
  const report = inRoot('out', 'test', 'vitest.json');
  rmSync(report, { force: true });
  const args = ['run', ...rest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await runPackage('vitest/vitest.mjs', args, { env, failed: 'Unit and integration tests' });
  return readVitestCounts(report);
}

async function runPlanted(args: readonly string[]): Promise<void> {
  await runScript('tests/planted/main.ts', args, { failed: 'Planted bugs' });
}

/** The packaged application is tested too, in the flavour that Playwright can drive. */
async function runEndToEnd(runtime: Runtime, rest: readonly string[]): Promise<Counts> {
  const packaged = await step('Packaging (test flavour)', () => packageApplication({ runtime, testFlavour: true }));
  const env = { ...runtimeEnvironment(runtime), HOTGIGS_PACKAGED: packaged };
  return step('End-to-end tests in the real Electron', () => runPlaywright(env, rest));
}

async function runPlaywright(env: NodeJS.ProcessEnv, rest: readonly string[]): Promise<Counts> {
  const report = inRoot('out', 'test', 'playwright.json');
  rmSync(report, { force: true });
  // Tests take turns on a person's display: windows side by side would take each other's keyboard focus.
  const atOnce = hasDisplay() ? 0 : Math.min(MOST_DISPLAYS, availableParallelism() + 1);
  const virtual = await Promise.all(Array.from({ length: atOnce }, () => startVirtualDisplay()));
  await runPackage('@playwright/test/cli.js', ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json', ...rest], {
    env: {
      ...env,
      HOTGIGS_E2E_DISPLAYS: virtual.map(({ display }) => display).join(' '),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      FORCE_COLOR: '0',
    },
    failed: 'End-to-end tests',
  });
  for (const { server } of virtual) await server.stop();
  return readPlaywrightCounts(report);
}
