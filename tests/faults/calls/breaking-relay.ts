import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Which call fails, and how. */
export interface Failure {
  /** Counted from when the failure is set, beginning with 1. */
  readonly number: number;
  /** `before`: it never arrives; `after`: it is done, but nobody hears. */
  readonly when: 'before' | 'after';
  /** Every later one fails too. */
  readonly forever: boolean;
}

/** A relay that counts what is asked through it, a statement or a request each, and breaks the connection at one of them. */
export class BreakingRelay {
  readonly #server: Server;
  readonly #port: number;
  #failure: Failure | null = null;
  /** Calls since the last {@link expect}. */
  calls = 0;

  private constructor(port: number) {
    this.#port = port;
    this.#server = createServer((client) => this.#relay(client));
  }

  static async start(port: number): Promise<BreakingRelay> {
    const relay = new BreakingRelay(port);
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Counts anew and breaks at a call; null: at none. */
  expect(failure: Failure | null): void {
    this.calls = 0;
    this.#failure = failure;
  }

  close(): void {
    this.#server.close();
  }

  #strikes(): Failure['when'] | null {
    this.calls += 1;
    const failure = this.#failure;
    if (failure === null) return null;
    const hit = failure.forever ? this.calls >= failure.number : this.calls === failure.number;
    return hit ? failure.when : null;
  }

  #relay(client: Socket): void {
    const upstream = connect(this.#port, '127.0.0.1');
    let deaf = false;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.setNoDelay(true).on('error', end).on('close', end);
    client.on('data', (data) => {
      const strike = this.#strikes();
      if (strike === 'before') return end();
      deaf ||= strike === 'after';
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (deaf) end();
      else client.write(data);
    });
  }
}
