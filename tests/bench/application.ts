import { setTimeout as delay } from 'node:timers/promises';
import { startChild, type Child } from '../../tools/system/children.ts';
import { PROBE, requiredElectron } from './electron.ts';
import { processTree } from './processes.ts';

const PATIENCE_MS = 60_000;
const QUIT_MS = 10_000;

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

interface Reply {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: { readonly result: { readonly value?: unknown }; readonly exceptionDetails?: unknown };
}

/** Runs an expression in a page over the debugging protocol. @throws Error while the page is not the final one yet */
function evaluate(socketUrl: string, expression: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(socketUrl);
    const timer = setTimeout(() => fail('The page did not answer'), PATIENCE_MS);
    const finish = (): void => {
      clearTimeout(timer);
      socket.close();
    };
    const fail = (why: string): void => {
      finish();
      reject(new Error(why));
    };
    socket.addEventListener('error', () => fail('The page cannot be reached'));
    socket.addEventListener('close', () => fail('The page has gone'));
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } })),
    );
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply;
      if (reply.id !== 1) return;
      if (reply.error !== undefined || reply.result?.exceptionDetails !== undefined) return fail(reply.error?.message ?? 'The page threw');
      finish();
      resolve(reply.result?.result.value);
    });
  });
}

/** An app in the real Electron, started as a user starts it: nothing waits for us, we only watch. */
export class Application {
  readonly #child: Child;
  readonly #startedAt: number;
  /** Of the debugging protocol, once the app has told it. */
  readonly #port: () => string | undefined;

  private constructor(child: Child, startedAt: number, port: () => string | undefined) {
    this.#child = child;
    this.#startedAt = startedAt;
    this.#port = port;
  }

  /** Starts the app of a folder. @param environment what it is told besides our own */
  static async start(folder: string, environment: Readonly<Record<string, string>>): Promise<Application> {
    const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const inherited = { ...process.env };
    delete inherited['ELECTRON_RUN_AS_NODE'];
    const startedAt = Date.now();
    const args = [...rootFlags, '--remote-debugging-port=0', folder];
    let port: string | undefined;
    const onLine = (line: string): void => {
      port ??= /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    };
    const child = await startChild({ name: 'The app', command: requiredElectron(), args, env: { ...inherited, ...environment }, onLine });
    return new Application(child, startedAt, () => port);
  }

  /** From the start of the process until each of these columns shows a card, painted, ms. */
  async untilShown(columns: readonly string[]): Promise<number> {
    return (await this.#inPage(`(${PROBE}).whenShown(${JSON.stringify(columns)})`)) - this.#startedAt;
  }

  /** From the start of the process until it is level with the server; a first copy is in use then, ms. */
  async untilOnline(): Promise<number> {
    return (await this.#inPage(`(${PROBE}).whenOnline()`)) - this.#startedAt;
  }

  /** From the start of the process until the page has painted anything, ms. */
  async untilPainted(): Promise<number> {
    return (await this.#inPage(`(${PROBE}).painted().then(({ at }) => performance.timeOrigin + at)`)) - this.#startedAt;
  }

  /** Its processes and theirs. */
  processes(): number[] {
    return processTree(this.#child.pid);
  }

  /** Quits as a user does; what does not end by itself is ended. */
  async stop(): Promise<void> {
    // Its first process alone: it ends the others in its own order.
    if (this.#child.running()) process.kill(this.#child.pid, 'SIGTERM');
    await Promise.race([this.#child.ended, delay(QUIT_MS, undefined, { ref: false })]);
    await this.#child.stop();
  }

  /** Asks the page as soon as there is one, again while it is still being exchanged for the final one. */
  async #inPage(expression: string): Promise<number> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const value = await evaluate(await this.#pageSocket(), expression);
        if (typeof value === 'number') return value;
      } catch (error) {
        if (Date.now() > deadline || !this.#child.running())
          throw new Error(`The app showed nothing: ${String(error)}\n${this.#child.tail()}`, { cause: error });
      }
      await delay(5);
    }
  }

  async #pageSocket(): Promise<string> {
    const port = this.#port();
    if (port === undefined) throw new Error('It is not up yet');
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
    const page = targets.find((target) => target.type === 'page');
    if (page === undefined) throw new Error('There is no page yet');
    return page.webSocketDebuggerUrl;
  }
}
