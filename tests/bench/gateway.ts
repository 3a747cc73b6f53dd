import { setTimeout as delay } from 'node:timers/promises';
import { must } from '../../shared/errors.ts';
import { helloReply } from '../../sync/protocol/session.ts';
import { startChild } from '../../tools/system/children.ts';
import { inRoot } from '../../tools/system/paths.ts';

const READY_LIMIT_MS = 60_000;

/** The real gateway in a process of its own. */
export interface BenchGateway {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

async function isReady(url: string | undefined): Promise<boolean> {
  if (url === undefined) return false;
  const reply = helloReply.parse(await (await fetch(`${url}/hello`)).json());
  return reply.indexing === null;
}

/** Starts the gateway on an indexed database and waits until it serves devices. */
export async function startBenchGateway(databaseUrl: string): Promise<BenchGateway> {
  const address: { url?: string | undefined } = {};
  const child = await startChild({
    name: 'The gateway',
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', inRoot('sync', 'gateway', 'main.ts'), '--url', databaseUrl, '--port', '0'],
    onLine: (line) => (address.url ??= /^\{"listening":"([^"]+)"/.exec(line)?.[1]),
  });
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!(await isReady(address.url))) {
    if (!child.running() || Date.now() > deadline) {
      await child.stop();
      throw new Error(`The gateway did not become ready:\n${child.tail()}`);
    }
    await delay(20);
  }
  const url = must(address.url, 'the address of a ready gateway');
  return { url, port: Number(new URL(url).port), pid: child.pid, stop: () => child.stop() };
}
