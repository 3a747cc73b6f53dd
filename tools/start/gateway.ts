import { childCrashed } from '../errors.ts';
import { startChild } from '../system/children.ts';
import type { Child } from '../system/children.ts';
import { openLog } from '../system/log-file.ts';
import { inRoot } from '../system/paths.ts';

export interface RunningGateway {
  url: string;
  child: Child;
}

/**
 * Starts the gateway in front of a database and waits until it answers.
 * @param logFile where its structured log lines go
 * @throws ToolFailure `child_crashed` with its last lines
 */
export async function startGateway(databaseUrl: string, port: number, logFile: string): Promise<RunningGateway> {
  const args = ['--disable-warning=ExperimentalWarning', inRoot('sync', 'gateway', 'main.ts'), '--url', databaseUrl, '--port', String(port)];
  const child = await startChild({ name: 'The gateway', command: process.execPath, args, onLine: openLog(logFile) });
  const url = `http://127.0.0.1:${port}`;
  while (child.running()) {
    if (await answers(url)) return { url, child };
    await Promise.race([child.ended, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  throw gatewayCrashed(child, await child.ended);
}

/** What to tell when the gateway ends by itself. */
export function gatewayCrashed(child: Child, ending: string): Error {
  return childCrashed(
    'The gateway',
    ending,
    child.tail(),
    'Start again; queued changes are kept on the workstation. npm run gateway -- --url … runs it alone, with its full log.',
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/hello`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
