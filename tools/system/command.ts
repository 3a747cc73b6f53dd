import { startChild } from './children.ts';

export interface CommandResult {
  /** Exit code; null when it ended by a signal or could not start. */
  code: number | null;
  /** How it ended, in words. */
  ending: string;
  /** The last lines of its output. */
  tail: string;
}

export interface CommandOptions {
  cwd?: string | undefined;
  env?: NodeJS.ProcessEnv | undefined;
  onLine?: ((line: string) => void) | undefined;
  /** Kills it after this time. */
  limitMs?: number | undefined;
}

/** Runs a program to its end, reading its output line by line. Never rejects for a failing program: look at `code`. */
export async function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  try {
    const child = await startChild({ name: command, command, args, cwd: options.cwd, env: options.env, onLine: options.onLine });
    const limit = options.limitMs === undefined ? undefined : setTimeout(() => void child.kill('SIGKILL'), options.limitMs);
    const ending = await child.ended;
    clearTimeout(limit);
    const code = /^exit code (\d+)$/.exec(ending)?.[1];
    return { code: code === undefined ? null : Number(code), ending, tail: child.tail() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { code: null, ending: message, tail: message };
  }
}
