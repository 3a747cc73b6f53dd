import { ToolFailure, checkFailed } from '../errors.ts';
import { startChild } from './children.ts';
import { inRoot } from './paths.ts';

export interface ForegroundOptions {
  env?: NodeJS.ProcessEnv | undefined;
  /** Sentence for a non-zero exit; without it the exit code is passed on as it is. */
  failed?: string | undefined;
}

/** Runs one of our TypeScript programs with its output on the terminal, and takes over its exit code. */
export async function runScript(script: string, args: readonly string[], options: ForegroundOptions = {}): Promise<void> {
  await runOnTerminal(process.execPath, ['--disable-warning=ExperimentalWarning', inRoot(script), ...args], options);
}

/** Runs a command of a package in node_modules (its `bin` script) with its output on the terminal. */
export async function runPackage(script: string, args: readonly string[], options: ForegroundOptions = {}): Promise<void> {
  await runOnTerminal(process.execPath, [inRoot('node_modules', script), ...args], options);
}

async function runOnTerminal(command: string, args: readonly string[], options: ForegroundOptions): Promise<void> {
  const child = await startChild({ name: args[0] ?? command, command, args, env: { ...process.env, ...options.env }, output: 'terminal' });
  const ending = await child.ended;
  if (ending === 'exit code 0') return;
  if (options.failed !== undefined) throw checkFailed(options.failed, `It ended with ${ending}; its lines above say why.`);
  const code = /^exit code (\d+)$/.exec(ending)?.[1];
  if (code === undefined)
    throw new ToolFailure('child_crashed', `${child.name} ended by ${ending}.`, 'Run it again; if it repeats, its last lines above say where.');
  process.exitCode = Number(code);
}
