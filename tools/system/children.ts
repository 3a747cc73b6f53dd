import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const KEPT_LINES = 40;

/** A long-running process of ours: in a process group of its own, so that Ctrl-C reaches it through us, in our order. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  /** Resolves (never rejects) with how it ended: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** False once it has ended. */
  running(): boolean;
  /** True once `stop` or `kill` was called: an ending after that is no crash. */
  stopping(): boolean;
  /** The last lines of its output, for reports. */
  tail(): string;
  /** Asks with SIGTERM, insists with SIGKILL after `graceMs`; resolves when it is gone. */
  stop(graceMs?: number): Promise<void>;
  /** Sends one signal to its whole group and resolves when it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface ChildOptions {
  name: string;
  command: string;
  args: readonly string[];
  cwd?: string | undefined;
  env?: NodeJS.ProcessEnv | undefined;
  /** Called for each line of output, besides keeping the last ones. */
  onLine?: ((line: string) => void) | undefined;
  /** `terminal` shows its output as it is and keeps nothing; the default keeps the last lines. */
  output?: 'kept' | 'terminal' | undefined;
}

const living = new Set<Child>();

/** Starts a process we are responsible for until it ends or `stopAllChildren` is called. Rejects when it cannot be started at all. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const output = options.output === 'terminal' ? 'inherit' : 'pipe';
  const spawnOptions: SpawnOptions = {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
  };
  const spawned = spawn(options.command, [...options.args], spawnOptions);
  const ended = watchEnd(spawned);
  await new Promise<void>((resolve, reject) => {
    spawned.once('spawn', resolve);
    spawned.once('error', reject);
  });
  const child = wrap(options, spawned, ended);
  living.add(child);
  void ended.then(() => living.delete(child));
  return child;
}

/** Stops everything still running, last started first. */
export async function stopAllChildren(): Promise<void> {
  for (const child of [...living].reverse()) await child.stop();
}

/** Kills everything still running without waiting: the last resort when a second Ctrl-C comes. */
export function killAllChildren(): void {
  for (const child of living) signalGroup(child.pid, 'SIGKILL');
}

function wrap(options: ChildOptions, spawned: ChildProcess, ended: Promise<string>): Child {
  const lines: string[] = [];
  let running = true;
  let stopping = false;
  void ended.then(() => (running = false));
  const keep = (line: string): void => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    options.onLine?.(line);
  };
  readLines(spawned.stdout, keep);
  readLines(spawned.stderr, keep);
  const pid = spawned.pid ?? 0;
  const child: Child = {
    name: options.name,
    pid,
    ended,
    running: () => running,
    stopping: () => stopping,
    tail: () => lines.join('\n'),
    async kill(signal) {
      stopping = true;
      if (running) signalGroup(pid, signal);
      await ended;
    },
    async stop(graceMs = 20_000) {
      const insist = setTimeout(() => running && signalGroup(pid, 'SIGKILL'), graceMs);
      await child.kill('SIGTERM');
      clearTimeout(insist);
    },
  };
  return child;
}

function readLines(stream: Readable | null, keep: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', keep);
}

function watchEnd(spawned: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    spawned.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
    spawned.once('error', (error) => resolve(error.message));
  });
}

/** Signals a process group; a group that is already gone is what we wanted. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
