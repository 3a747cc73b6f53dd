import { checkFailed } from '../errors.ts';
import { runCommand } from '../system/command.ts';
import { inRoot, ROOT } from '../system/paths.ts';
import { progress } from '../system/task.ts';

interface Check {
  name: string;
  /** Script below node_modules. */
  script: string;
  args: readonly string[];
}

const AT_ONCE = 2;

/** Types, lint, format and dead exports; all of them run, then all that failed is told. @throws ToolFailure `check_failed` */
export async function runChecks(): Promise<void> {
  const waiting = checks();
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const complaint = await runCheck(check);
      if (complaint !== undefined) failures.push(complaint);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failures.length > 0) throw checkFailed(`${failures.length} of ${checks().length} checks`, failures.join('\n\n'));
}

function checks(): Check[] {
  return [
    // Each file once, under the first of the root's references that has it: what runs everywhere must do without Node and without a page.
    { name: 'lint and types', script: 'oxlint/bin/oxlint', args: ['--deny-warnings', '--report-unused-disable-directives'] },
    { name: 'dead code and dependencies', script: 'knip/bin/knip.js', args: ['--no-progress', '--treat-config-hints-as-errors'] },
    { name: 'format', script: 'oxfmt/bin/oxfmt', args: ['--check', '.'] },
  ];
}

async function runCheck(check: Check): Promise<string | undefined> {
  const begin = performance.now();
  const lines: string[] = [];
  const run = await runCommand(process.execPath, [inRoot('node_modules', check.script), ...check.args], {
    cwd: ROOT,
    onLine: (line) => lines.push(line),
  });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  progress(`  ${run.code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
  return run.code === 0 ? undefined : `${check.name}: node node_modules/${check.script} ${check.args.join(' ')}\n${lines.join('\n')}`;
}
