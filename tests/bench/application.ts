import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
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
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } })));
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
  readonly #child: ChildProcess;
  readonly #startedAt: number;
  #output = '';

  private constructor(folder: string, environment: Readonly<Record<string, string>>) {
    const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const inherited = { ...process.env };
    delete inherited['ELECTRON_RUN_AS_NODE'];
    this.#startedAt = Date.now();
    this.#child = spawn(requiredElectron(), [...rootFlags, '--remote-debugging-port=0', folder], { env: { ...inherited, ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#output = (this.#output + chunk.toString()).slice(-4_000)));
  }

  /** Starts the app of a folder with its own profile. */
  static start(folder: string, environment: Readonly<Record<string, string>>): Application {
    return new Application(folder, environment);
  }

  /** From the start of the process until each of these columns shows a card, painted, ms. */
  async untilShown(columns: readonly string[]): Promise<number> {
    return (await this.#inPage(`(${PROBE}).whenShown(${JSON.stringify(columns)})`)) - this.#startedAt;
  }

  /** From the start of the process until the page has painted anything, ms. */
  async untilPainted(): Promise<number> {
    return (await this.#inPage(`(${PROBE}).painted().then(({ at }) => performance.timeOrigin + at)`)) - this.#startedAt;
  }

  /** Its processes and theirs. */
  processes(): number[] {
    return processTree(this.#child.pid ?? 0);
  }

  /** Quits; what does not end by itself is ended. */
  async stop(): Promise<void> {
    const pids = this.processes();
    const ended = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    const quit = await Promise.race([ended.then(() => true), delay(QUIT_MS, false)]);
    if (quit) return;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself meanwhile.
      }
    }
    await ended;
  }

  /** Asks the page as soon as there is one, again while it is still being exchanged for the final one. */
  async #inPage(expression: string): Promise<number> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const value = await evaluate(await this.#pageSocket(), expression);
        if (typeof value === 'number') return value;
      } catch (error) {
        if (Date.now() > deadline || this.#child.exitCode !== null) throw new Error(`The app showed nothing: ${String(error)}\n${this.#output}`, { cause: error });
      }
      await delay(5);
    }
  }

  async #pageSocket(): Promise<string> {
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(this.#output)?.[1];
    if (port === undefined) throw new Error('It is not up yet');
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
    const page = targets.find((target) => target.type === 'page');
    if (page === undefined) throw new Error('There is no page yet');
    return page.webSocketDebuggerUrl;
  }
}
