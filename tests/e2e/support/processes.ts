import { spawn, type ChildProcess } from 'node:child_process';

const LINES_KEPT = 40;

/** A child process of a test, with the end of what it wrote. */
export interface TestProcess {
  readonly child: ChildProcess;
  readonly tail: () => string;
  readonly ended: Promise<void>;
  /** Ends it by a signal and waits until it is gone. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

/** Starts a TypeScript file of this repository under the running Node. */
export function startNode(script: string, args: readonly string[]): TestProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const keep = (chunk: Buffer): void => {
    lines.push(
      ...chunk
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== ''),
    );
    lines.splice(0, Math.max(0, lines.length - LINES_KEPT));
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    tail: () => lines.join('\n'),
    ended,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}

/** Runs a TypeScript file of this repository to its end. @throws Error with its last lines when it fails */
export async function runNode(script: string, args: readonly string[]): Promise<void> {
  const run = startNode(script, args);
  await run.ended;
  if (run.child.exitCode !== 0) throw new Error(`${script} ${args[0] ?? ''} ended with ${run.child.exitCode}:\n${run.tail()}`);
}
