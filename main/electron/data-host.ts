import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { IPC } from '../../shared/contract/ipc-channels.ts';
import { fromDataProcess, type FromDataProcess, type ToDataProcess } from '../data/host-messages.ts';
import { logEvent } from './log.ts';
import { RestartPolicy } from './restart-policy.ts';

/** How long quitting waits for the data process to close its file; what it had answered is on disk anyway. */
const STOP_LIMIT_MS = 5_000;

export interface DataHostOptions {
  /** The bundle of the data process. */
  readonly entry: string;
  /** What the process is told when it begins, now and after every crash. */
  readonly start: ToDataProcess;
  readonly onMessage: (message: FromDataProcess) => void;
  /** It crashed too often; the windows have no data any more. */
  readonly onGivenUp: () => void;
}

/** Environment variables that would change what the process is. */
const DANGEROUS = /^(?:NODE_|ELECTRON_|LD_|DYLD_)/u;

function scrubbedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !DANGEROUS.test(entry[0]));
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('HOTGIGS_')));
}

/**
 * Runs the data process: starts it, starts it again after a crash, and hands its
 * ports to the windows, so that rows never pass through the main process.
 */
export class DataHost {
  readonly #options: DataHostOptions;
  readonly #policy = new RestartPolicy();
  readonly #windows = new Set<WebContents>();
  #child: UtilityProcess | null = null;
  #isStopping = false;

  constructor(options: DataHostOptions) {
    this.#options = options;
    this.#fork();
  }

  /** The process id, or undefined between a crash and the next start. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Gives a window a port of its own, now and again after every restart. */
  connect(window: WebContents): void {
    if (!this.#windows.has(window)) {
      this.#windows.add(window);
      window.once('destroyed', () => this.#windows.delete(window));
    }
    this.#issuePort(window);
  }

  /** Lets the process close its file and ends it. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (child === null) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), STOP_LIMIT_MS);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.postMessage({ type: 'stop' } satisfies ToDataProcess);
    });
  }

  #fork(): void {
    const child = utilityProcess.fork(this.#options.entry, [], {
      serviceName: 'HotGigs data',
      stdio: 'inherit',
      env: scrubbedEnvironment(),
    });
    this.#child = child;
    child.on('message', (message: unknown) => this.#hear(message));
    child.once('exit', (code) => this.#ended(child, code));
    child.postMessage(this.#options.start);
    for (const window of this.#windows) this.#issuePort(window);
  }

  #hear(message: unknown): void {
    const parsed = fromDataProcess.safeParse(message);
    if (parsed.success) this.#options.onMessage(parsed.data);
    else logEvent('data.malformed_message');
  }

  #issuePort(window: WebContents): void {
    if (this.#child === null || window.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#child.postMessage({ type: 'port' } satisfies ToDataProcess, [port1]);
    window.postMessage(IPC.port, null, [port2]);
  }

  #ended(child: UtilityProcess, code: number): void {
    if (this.#child === child) this.#child = null;
    if (this.#isStopping) return;
    const delayMs = this.#policy.crashed(Date.now());
    logEvent('data.ended', { code, restartsInMs: delayMs });
    if (delayMs === null) this.#options.onGivenUp();
    else setTimeout(() => !this.#isStopping && this.#fork(), delayMs);
  }
}
