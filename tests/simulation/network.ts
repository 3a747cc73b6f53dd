import { EventEmitter } from 'node:events';
import type { VirtualTime } from '../../sync/engine/testing/virtual-time.ts';
import type { Fetch } from '../../sync/engine/http-transport.ts';
import type { VirtualProcess } from './virtual-process.ts';

/** What one message meets on its way; each is asked once for every message. */
export interface Path {
  readonly delayMs: () => number;
  /** Nothing gets through from the device, and nobody is told. */
  readonly blockedOut: () => boolean;
  readonly blockedIn: () => boolean;
  readonly losesRequest: () => boolean;
  /** The gateway did it, but its answer never arrives. */
  readonly losesReply: () => boolean;
  /** The request arrives a second time, later. */
  readonly duplicates: () => boolean;
  /** Cuts the connection in the middle of a stream. */
  readonly cuts: () => boolean;
  /** Everything the device is told, as the wire shows it. */
  readonly hear: (text: string) => void;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Who answers requests; null while nobody listens. */
export type Answerer = (request: HttpRequest, exchange: Exchange) => void;

/** Written, but not taken by the other side: above this a writer is asked to wait. */
const BUFFER_CHARACTERS = 64_000;

/**
 * The server's end of one response, as Node's own looks to who writes to it; what
 * is written travels to the device in order, or stays where the way is cut.
 */
export class Exchange extends EventEmitter {
  writableEnded = false;
  readonly #time: VirtualTime;
  readonly #path: Path;
  #arrivesAt = 0;
  #waiting = 0;
  #isClosed = false;
  #chunks: string[] = [];
  #state: 'open' | 'ended' | 'broken' = 'open';
  #wake: () => void = () => undefined;
  /** Resolves when the head has arrived at the device. */
  readonly head: Promise<number>;
  #arrive: (status: number) => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  constructor(time: VirtualTime, path: Path) {
    super();
    this.#time = time;
    this.#path = path;
    this.head = new Promise((resolve, reject) => {
      this.#arrive = resolve;
      this.#fail = reject;
    });
    this.head.catch(() => undefined);
  }

  writeHead(status: number): void {
    this.#travel(() => this.#arrive(status), this.#path.losesReply());
  }

  flushHeaders(): void {
    // The head is on its way already.
  }

  write(text: string): boolean {
    this.#waiting += text.length;
    this.#travel(() => {
      this.#waiting -= text.length;
      // What was on its way behind a piece that broke the connection arrives no more.
      if (this.#state !== 'open') return;
      if (this.#path.cuts()) return this.break();
      this.#path.hear(text);
      this.#chunks.push(text);
      this.#wake();
      if (this.#waiting === 0) this.emit('drain');
    });
    return this.#waiting < BUFFER_CHARACTERS;
  }

  end(text?: string): void {
    if (text !== undefined) this.write(text);
    this.writableEnded = true;
    this.#travel(() => {
      if (this.#state === 'open') this.#state = 'ended';
      this.#wake();
    });
    this.#close();
  }

  /** The server's side goes away without a word. */
  destroy(): void {
    this.#travel(() => this.break());
    this.#close();
  }

  /** The connection breaks: both ends notice. */
  break(): void {
    if (this.#state === 'open') this.#state = 'broken';
    this.#fail(new TypeError('fetch failed'));
    this.#wake();
    this.#close();
  }

  /** The device has hung up. */
  hangUp(): void {
    this.#time.schedule(this.#path.delayMs(), () => {
      if (!this.#path.blockedOut()) this.#close();
    });
  }

  /** The next piece of the body; undefined at its end. @throws TypeError when the connection broke */
  async next(): Promise<string | undefined> {
    while (this.#chunks.length === 0 && this.#state === 'open') {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const chunk = this.#chunks.shift();
    if (chunk === undefined && this.#state === 'broken') throw new TypeError('terminated');
    return chunk;
  }

  /** In order; whatever meets a closed way stays there, and everything behind it. */
  #travel(arrive: () => void, isLost = false): void {
    if (this.#isClosed && this.#state !== 'open') return;
    this.#arrivesAt = Math.max(this.#arrivesAt, this.#time.now() + this.#path.delayMs());
    if (isLost) this.#arrivesAt = Infinity;
    if (this.#arrivesAt === Infinity) return;
    this.#time.schedule(this.#arrivesAt - this.#time.now(), () => {
      if (this.#arrivesAt === Infinity || this.#path.blockedIn()) this.#arrivesAt = Infinity;
      else arrive();
    });
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.emit('close');
  }
}

function hangUntilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new DOMException('This operation was aborted', 'AbortError'));
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

function responseOf(status: number, exchange: Exchange, process: VirtualProcess, signal: AbortSignal | null | undefined): Response {
  const aborted = hangUntilAborted(signal);
  aborted.catch(() => undefined);
  const encoder = new TextEncoder();
  const alive = <T>(work: Promise<T>): Promise<T> => work.then((value) => (process.isAlive ? value : new Promise<never>(() => undefined)));
  const read = async (): Promise<{ done: boolean; value: Uint8Array | undefined }> => {
    const text = await Promise.race([exchange.next(), aborted]);
    return { done: text === undefined, value: text === undefined ? undefined : encoder.encode(text) };
  };
  const text = async (): Promise<string> => {
    let whole = '';
    for (let piece = await exchange.next(); piece !== undefined; piece = await exchange.next()) whole += piece;
    return whole;
  };
  const cancel = async (): Promise<void> => exchange.hangUp();
  const body = { getReader: () => ({ read: () => alive(read()), cancel }) };
  const whole = (): Promise<string> => alive(Promise.race([text(), aborted]));
  const headers = new Map<string, string>();
  return { ok: status < 400, status, headers: { get: (name: string) => headers.get(name) ?? null }, body, text: whole } as unknown as Response;
}

/**
 * `fetch` over the simulated network, of one program on a device.
 * @param answerer who takes the request when it arrives; null while no gateway listens
 */
export function fetchOver(time: VirtualTime, path: Path, process: VirtualProcess, answerer: () => Answerer | null, onSent: () => void): Fetch {
  return async (url, init) => {
    const never = hangUntilAborted(init.signal);
    never.catch(() => undefined);
    await Promise.race([time.sleep(path.delayMs()), never]);
    if (path.blockedOut() || path.losesRequest()) return never;
    const answer = answerer();
    if (answer === null) throw new TypeError('fetch failed');
    const request: HttpRequest = {
      method: init.method ?? 'GET',
      path: new URL(url).pathname,
      headers: init.headers as Record<string, string>,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    const exchange = new Exchange(time, path);
    answer(request, exchange);
    if (path.duplicates()) time.schedule(path.delayMs() * 5, () => answerer()?.(structuredClone(request), new Exchange(time, path)));
    onSent();
    if (!process.isAlive) return new Promise<never>(() => undefined);
    try {
      const status = await Promise.race([exchange.head, never]);
      if (!process.isAlive) return await new Promise<never>(() => undefined);
      return responseOf(status, exchange, process, init.signal);
    } catch (thrown) {
      exchange.hangUp();
      if (!process.isAlive) return await new Promise<never>(() => undefined);
      throw thrown;
    }
  };
}
