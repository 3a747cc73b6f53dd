import { describeFailure } from '../errors.ts';
import { killAllChildren, stopAllChildren } from './children.ts';

const INTERRUPTED = 130;

/**
 * Runs one task to its end and sets the exit code. Ctrl-C, a closed terminal or the end of the starter stops every child we started, last first,
 * and nothing else; a second Ctrl-C kills them.
 */
export async function runTask(body: (args: string[]) => Promise<void>): Promise<void> {
  const interruption = stopOnSignals();
  try {
    await body(process.argv.slice(2));
  } catch (error) {
    // What fails because we stop its children is no failure of its own.
    if (!interruption.asked()) {
      wipe();
      console.error(describeFailure(error));
      process.exitCode = 1;
    }
  }
  await stopAllChildren();
  process.exit(interruption.asked() ? INTERRUPTED : process.exitCode);
}

/** Runs one step, telling when it begins and how long it took. */
export async function step<T>(name: string, body: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  progress(`${name} …`);
  const result = await body();
  wipe();
  console.log(`✓ ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
  return result;
}

/** One line of progress. */
export function progress(line: string): void {
  wipe();
  console.log(`· ${line}`);
}

let isPassing = false;

/** A line of progress that the next one replaces; only a terminal shows it. */
export function passing(line: string): void {
  const { stdout } = process;
  if (!stdout.isTTY) return;
  wipe();
  stdout.write(`· ${line}`.slice(0, Math.max(0, stdout.columns - 1)));
  isPassing = true;
}

function wipe(): void {
  if (isPassing) process.stdout.write('\r\u001b[2K');
  isPassing = false;
}

/** Stops everything on the first signal and kills it on a second one. */
function stopOnSignals(): { asked: () => boolean } {
  let askedAt = 0;
  const stop = (reason: string): void => {
    const now = Date.now();
    // Ctrl-C arrives twice: from the terminal and passed on by tools/run.mjs.
    if (askedAt !== 0 && now - askedAt < 500) return;
    if (askedAt !== 0) {
      killAllChildren();
      process.exit(INTERRUPTED);
    }
    askedAt = now;
    console.error(`\n· Stopping (${reason}) …`);
    void stopAllChildren().then(() => process.exit(INTERRUPTED));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  if (process.channel) {
    process.on('disconnect', () => stop('its starter has ended'));
    // Listening must not keep a finished task alive.
    process.channel.unref();
  }
  return { asked: () => askedAt !== 0 };
}
