import { failure, type Result } from '../../shared/errors.ts';
import { createHttpTransport } from '../../sync/engine/http-transport.ts';
import { unreachableGateway } from '../../sync/engine/network-errors.ts';
import type { Transport, TransportOptions } from '../../sync/engine/ports.ts';
import { systemRuntime } from '../../sync/engine/runtime.ts';

/** The real way to a gateway, with a switch for the network and a count of the calls. */
export class SwitchedTransport implements Transport {
  /** Requests and streams begun. */
  readonly calls: string[] = [];
  readonly #real: Transport;
  readonly #open = new Set<AbortController>();
  #isOff = false;

  constructor(gatewayUrl: string) {
    this.#real = createHttpTransport(gatewayUrl, fetch, systemRuntime());
  }

  /** Takes the network away: open streams are cut, new calls find nobody. */
  switchOff(): void {
    this.#isOff = true;
    for (const stream of this.#open) stream.abort();
  }

  switchOn(): void {
    this.#isOff = false;
  }

  request = async (method: 'GET' | 'POST', path: string, body: unknown, options: TransportOptions): Promise<Result<unknown>> => {
    if (this.#isOff) return failure(unreachableGateway().body);
    this.calls.push(path);
    return this.#real.request(method, path, body, options);
  };

  stream = (path: string, body: unknown, options: TransportOptions): AsyncIterable<unknown> => this.#stream(path, body, options);

  async *#stream(path: string, body: unknown, options: TransportOptions): AsyncIterable<unknown> {
    if (this.#isOff) throw unreachableGateway();
    this.calls.push(path);
    const cut = new AbortController();
    this.#open.add(cut);
    const signals = options.signal === undefined ? [cut.signal] : [cut.signal, options.signal];
    try {
      yield* this.#real.stream(path, body, { ...options, signal: AbortSignal.any(signals) });
    } finally {
      this.#open.delete(cut);
    }
  }
}
