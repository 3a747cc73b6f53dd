import { describeFailure } from '../errors.ts';
import { killAllChildren, stopAllChildren } from './children.ts';

const INTERRUPTED = 130;

/**
 * Runs one task to its end and sets the exit code. Ctrl-C, a closed terminal or the end of the starter stops every child we started, last first,
 * and nothing else; a second Ctrl-C kills them.
 */
export async function runTask(body: (args: string[]) => Promise<void>): Promise<void> {
  stopOnSignals();
  try {
    await body(process.argv.slice(2));
  } catch (error) {
    console.error(describeFailure(error));
    process.exitCode = 1;
  } finally {
    await stopAllChildren();
  }
  process.exit();
}

/** Runs one step, telling when it begins and how long it took. */
export async function step<T>(name: string, body: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  progress(`${name} …`);
  const result = await body();
  console.log(`✓ ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
  return result;
}

/** One line of progress. */
export function progress(line: string): void {
  console.log(`· ${line}`);
}

function stopOnSignals(): void {
  let asked = 0;
  const stop = (reason: string): void => {
    const now = Date.now();
    // Ctrl-C arrives twice: from the terminal and passed on by tools/run.mjs.
    if (asked !== 0 && now - asked < 500) return;
    if (asked !== 0) {
      killAllChildren();
      process.exit(INTERRUPTED);
    }
    asked = now;
    console.error(`\n· Stopping (${reason}) …`);
    void stopAllChildren().then(() => process.exit(INTERRUPTED));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  if (process.channel) {
    process.on('disconnect', () => stop('its starter has ended'));
    // Listening must not keep a finished task alive.
    process.channel.unref();
  }
}
