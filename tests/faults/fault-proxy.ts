import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What can happen to a connection; a rate each, drawn once for every connection. */
export interface Weather {
  /** The answer is cut in its middle. */
  readonly cut: number;
  /** The request is cut in its middle. */
  readonly cutRequest: number;
  /** The answer ends early, but in good order. */
  readonly truncated: number;
  /** Everything arrives late. */
  readonly slow: number;
  /** What is sent arrives; nothing comes back, and nobody is told for a while. */
  readonly halfOpen: number;
  /** Nothing arrives, and nobody is told for a while. */
  readonly blackHole: number;
  /** Every push of the connection is delivered a second time, later. */
  readonly duplicated: number;
}

type Fault = keyof Weather;
const FAULTS: readonly Fault[] = ['cut', 'cutRequest', 'truncated', 'slow', 'halfOpen', 'blackHole', 'duplicated'];

/** A connection that nothing comes back on is ended after this, as some router on the way would. */
const LONGEST_SILENCE_MS = 1_500;
const LONGEST_DELAY_MS = 150;
/** A fault strikes after at most so many bytes. */
const STRIKES_WITHIN_BYTES = 6_000;
const PUSH = 'POST /sync/push';

/** A relay between two programs on this machine that loses, delays, cuts and doubles what passes. */
export class FaultProxy {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #random: () => number;
  readonly #targets: () => readonly number[];
  readonly counts: Partial<Record<Fault, number>> = {};
  /** No faults while null. */
  weather: Weather | null = null;

  private constructor(targets: () => readonly number[], random: () => number) {
    this.#targets = targets;
    this.#random = random;
    this.#server = createServer((client) => this.#relay(client));
  }

  /** @param targets the ports behind it, asked for every connection; one of them is drawn */
  static async start(targets: () => readonly number[], random: () => number): Promise<FaultProxy> {
    const proxy = new FaultProxy(targets, random);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Good weather from now on; what hangs in the air is dropped. */
  heal(): void {
    this.weather = null;
    for (const socket of this.#open) socket.destroy();
  }

  async close(): Promise<void> {
    this.heal();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #draw(): Fault | null {
    const { weather } = this;
    if (weather === null) return null;
    const fault = FAULTS.find((name) => this.#random() < weather[name]) ?? null;
    if (fault !== null) this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    return fault;
  }

  #relay(client: Socket): void {
    const targets = this.#targets();
    const port = targets[Math.floor(this.#random() * targets.length)];
    const fault = this.#draw();
    this.#watch(client);
    if (port === undefined) return void client.destroy();
    if (fault === 'blackHole') return this.#endSilently(client);
    const upstream = this.#watch(connect(port, '127.0.0.1'));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => (fault === 'truncated' ? client.end() : client.destroy()));
    const strikesAt = Math.floor(this.#random() * STRIKES_WITHIN_BYTES);
    this.#forward(client, upstream, fault === 'cutRequest' ? strikesAt : Infinity, fault);
    if (fault === 'duplicated') this.#repeatPushes(client, upstream);
    if (fault === 'halfOpen') {
      upstream.resume();
      this.#endSilently(client);
    } else this.#forward(upstream, client, fault === 'cut' || fault === 'truncated' ? strikesAt : Infinity, fault);
  }

  /** Hands on up to so many bytes; then the connection ends. */
  #forward(from: Socket, to: Socket, limit: number, fault: Fault | null): void {
    let passed = 0;
    let before = Promise.resolve();
    from.on('data', (data) => {
      const rest = data.subarray(0, Math.max(0, limit - passed));
      passed += data.length;
      const send = (): void => {
        if (!to.writable) return;
        to.write(rest);
        if (passed <= limit) return;
        if (fault === 'truncated') to.end();
        else to.destroy();
        from.destroy();
      };
      if (fault !== 'slow') return send();
      before = before.then(() => delay(this.#random() * LONGEST_DELAY_MS)).then(send);
    });
  }

  /** Sends every push of a connection again on one of its own, whose answer nobody hears. */
  #repeatPushes(client: Socket, upstream: Socket): void {
    let request: Buffer[] = [];
    client.on('data', (data) => request.push(data));
    upstream.on('data', () => {
      const sent = Buffer.concat(request);
      request = [];
      if (!sent.subarray(0, PUSH.length).equals(Buffer.from(PUSH))) return;
      void delay(this.#random() * LONGEST_DELAY_MS).then(() => {
        const targets = this.#targets();
        const again = this.#watch(connect(targets[0] ?? 0, '127.0.0.1'));
        again.write(sent);
        again.once('data', () => again.destroy());
        this.#endSilently(again);
      });
    });
  }

  #endSilently(socket: Socket): void {
    socket.resume();
    const timer = setTimeout(() => socket.destroy(), this.#random() * LONGEST_SILENCE_MS);
    socket.on('close', () => clearTimeout(timer));
  }

  #watch(socket: Socket): Socket {
    this.#open.add(socket);
    socket.setNoDelay(true);
    // Its end is dealt with at `close`; why it ended is the weather's business.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#open.delete(socket));
    return socket;
  }
}
