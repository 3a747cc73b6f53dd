import { rmSync } from 'node:fs';
import { buildApplication } from '../build/build.ts';
import { runChecks } from '../checks/checks.ts';
import { countsLine, readPlaywrightCounts, readVitestCounts } from '../checks/test-report.ts';
import type { Counts } from '../checks/test-report.ts';
import { ensureServerProgram } from '../database/server-program.ts';
import { badArguments } from '../errors.ts';
import { packageApplication } from '../package/package.ts';
import { ensureRuntime, runtimeEnvironment } from '../runtimes/setup.ts';
import type { Runtime } from '../runtimes/setup.ts';
import { parseOptions } from '../system/arguments.ts';
import { hasDisplay, startVirtualDisplay } from '../system/display.ts';
import { runPackage, runScript } from '../system/foreground.ts';
import { inRoot } from '../system/paths.ts';
import { progress, runTask, step } from '../system/task.ts';

const PARTS = ['check', 'unit', 'planted', 'e2e'] as const;
const USAGE = `npm test -- [--only ${PARTS.join('|')}]`;

await runTask(async (args) => {
  const parts = parseParts(args);
  const begin = performance.now();
  const runtime = await ensureRuntime();
  await ensureServerProgram(progress);
  const env = runtimeEnvironment(runtime);
  if (parts.has('check')) await step('Checking types, lint, format and dead code', runChecks);
  const unit = parts.has('unit') ? await step('Unit and integration tests', () => runVitest(env)) : undefined;
  if (parts.has('planted')) await step('Planted bugs: does a test notice each of them', runPlanted);
  if (parts.has('e2e')) await buildApplication();
  const endToEnd = parts.has('e2e') ? await runEndToEnd(runtime) : undefined;
  if (unit ?? endToEnd) console.log(countsLine(unit, endToEnd, (performance.now() - begin) / 1000));
});

function parseParts(args: readonly string[]): Set<string> {
  const { only } = parseOptions(args, { only: { type: 'string', multiple: true } }, USAGE);
  const unknown = only?.find((part) => !PARTS.some((known) => known === part));
  if (unknown !== undefined) throw badArguments(`There is no part "${unknown}".`, USAGE);
  return new Set<string>(only ?? PARTS);
}

async function runVitest(env: NodeJS.ProcessEnv): Promise<Counts> {
  const report = inRoot('out', 'test', 'vitest.json');
  rmSync(report, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await runPackage('vitest/vitest.mjs', args, { env, failed: 'Unit and integration tests' });
  return readVitestCounts(report);
}

async function runPlanted(): Promise<void> {
  await runScript('tests/planted/main.ts', [], { failed: 'Planted bugs' });
}

/** The packaged application is tested too, in the flavour that Playwright can drive. */
async function runEndToEnd(runtime: Runtime): Promise<Counts> {
  const packaged = await step('Packaging (test flavour)', () => packageApplication({ runtime, testFlavour: true }));
  const env = { ...runtimeEnvironment(runtime), HOTGIGS_PACKAGED: packaged };
  return step('End-to-end tests in the real Electron', () => runPlaywright(env));
}

async function runPlaywright(env: NodeJS.ProcessEnv): Promise<Counts> {
  const report = inRoot('out', 'test', 'playwright.json');
  rmSync(report, { force: true });
  const virtual = hasDisplay() ? undefined : await startVirtualDisplay();
  const display = virtual === undefined ? {} : { DISPLAY: virtual.display };
  await runPackage('@playwright/test/cli.js', ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'], {
    env: { ...env, ...display, PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: '0' },
    failed: 'End-to-end tests',
  });
  await virtual?.server.stop();
  return readPlaywrightCounts(report);
}
