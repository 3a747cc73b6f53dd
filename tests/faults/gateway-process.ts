import { startChild, type Child } from '../../tools/system/children.ts';
import { inRoot } from '../../tools/system/paths.ts';
import { setTimeout as delay } from 'node:timers/promises';

const START_LIMIT_MS = 60_000;

/** A real gateway in a process of its own, to be killed and started again. */
export class GatewayProcess {
  readonly #databaseUrl: string;
  #child: Child | null = null;
  #port: number | null = null;
  kills = 0;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  /** Where it listens; null while it does not. */
  get port(): number | null {
    return this.#port;
  }

  /**
   * Starts it and waits until it listens, again and again: it may find no database to begin with.
   * @throws Error with its last words when it never does
   */
  async start(): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    while (this.#port === null) {
      let heard: (port: number) => void = () => undefined;
      const listening = new Promise<number>((resolve) => (heard = resolve));
      const child = await startChild({
        name: 'The gateway',
        command: process.execPath,
        args: ['--disable-warning=ExperimentalWarning', inRoot('sync', 'gateway', 'main.ts'), '--url', this.#databaseUrl, '--port', '0'],
        onLine: (line) => {
          const port = /^\{"listening":"http:\/\/[^"]*:(\d+)"/.exec(line)?.[1];
          if (port !== undefined) heard(Number(port));
        },
      });
      this.#child = child;
      void child.ended.then(() => {
        if (this.#child === child) this.#port = null;
      });
      this.#port = await Promise.race([listening, child.ended.then(() => null)]);
      if (this.#port !== null) return;
      if (Date.now() > deadline) throw new Error(`The gateway does not start: ${child.tail()}`);
      await delay(100);
    }
  }

  /** Kills it with SIGKILL. */
  async kill(): Promise<void> {
    this.#port = null;
    this.kills += 1;
    await this.#child?.kill('SIGKILL');
  }

  /** Whether it runs and listens; a gateway must not end by itself. */
  running(): boolean {
    return this.#child?.running() === true;
  }

  async stop(): Promise<void> {
    this.#port = null;
    await this.#child?.stop();
  }
}
