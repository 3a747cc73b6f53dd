// The front door of every npm script. Plain JavaScript for Node 20: it brings Node 24 and node_modules, then runs tools/tasks/<task>.ts.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { ToolFailure, describeFailure } from './bootstrap/failure.mjs';
import { ensureNode } from './bootstrap/node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task = '', ...args] = process.argv.slice(2);

try {
  const node = await prepare();
  process.exitCode = await runTask(node);
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}

async function prepare() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new ToolFailure(
      'old_node',
      `This is Node.js ${process.versions.node}; version 20 or newer is needed to begin.`,
      'Install a current Node.js (24 is best) and run the command again.',
    );
  if (!existsSync(join(root, 'tools', 'tasks', `${task}.ts`))) {
    throw new ToolFailure('bad_arguments', `There is no task called "${task}".`, `Usage: node tools/run.mjs <${taskNames().join(' | ')}> [options]`);
  }
  const node = await ensureNode(progress);
  await ensureDependencies(root, node, progress);
  return node;
}

function taskNames() {
  return readdirSync(join(root, 'tools', 'tasks'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -3));
}

/**
 * Runs the task and passes signals on. The IPC channel carries nothing: its closing tells the task that we are gone, even by SIGKILL.
 * @param {string} node
 * @returns {Promise<number>} the exit code
 */
function runTask(node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` };
  const script = join(root, 'tools', 'tasks', `${task}.ts`);
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  });
}

/** @param {string} line */
function progress(line) {
  console.error(`· ${line}`);
}
