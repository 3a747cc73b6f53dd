import { join } from 'node:path';
import { REPOSITORY } from './paths.ts';
import { ownPort } from './places.ts';
import { startNode, type TestProcess } from './processes.ts';

const READY_LIMIT_MS = 120_000;

async function isReady(url: string): Promise<boolean> {
  try {
    const reply = (await (await fetch(`${url}/hello`, { signal: AbortSignal.timeout(5_000) })).json()) as { indexing: number | null };
    return reply.indexing === null;
  } catch {
    return false;
  }
}

/** The gateway as a process of its own, on one port for its whole life, so that it can go away and come back. */
export class TestGateway {
  readonly url: string;
  readonly #databaseUrl: string;
  readonly #port: number;
  #process: TestProcess | null = null;

  private constructor(databaseUrl: string, port: number) {
    this.#databaseUrl = databaseUrl;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts a gateway on a port of this worker's and waits until it can be used. */
  static async start(databaseUrl: string): Promise<TestGateway> {
    const gateway = new TestGateway(databaseUrl, await ownPort());
    await gateway.start();
    return gateway;
  }

  get port(): number {
    return this.#port;
  }

  get isRunning(): boolean {
    return this.#process !== null && this.#process.child.exitCode === null && this.#process.child.signalCode === null;
  }

  /** Starts it again on the same port. */
  async start(): Promise<void> {
    const started = startNode(join(REPOSITORY, 'sync', 'gateway', 'main.ts'), ['--url', this.#databaseUrl, '--port', String(this.#port)]);
    this.#process = started;
    const deadline = Date.now() + READY_LIMIT_MS;
    while (!(await isReady(this.url))) {
      if (started.child.exitCode !== null) throw new Error(`The gateway ended with ${started.child.exitCode}:\n${started.tail()}`);
      if (Date.now() > deadline) throw new Error(`The gateway did not become ready:\n${started.tail()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends it cleanly; what it had acknowledged is in MySQL. */
  async stop(): Promise<void> {
    await this.#process?.end('SIGTERM');
    this.#process = null;
  }
}
