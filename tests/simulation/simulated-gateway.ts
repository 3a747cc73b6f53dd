import type { FastifyInstance } from 'fastify';
import { assembleGateway } from '../../sync/gateway/assembly.ts';
import type { LogFields } from '../../sync/gateway/log.ts';
import { asRefusal, httpStatus } from '../../sync/gateway/refusals.ts';
import type { Sequencer } from '../../sync/gateway/sequencer/types.ts';
import { asPool, ModelPool, type Wire } from './model-mysql/pool.ts';
import type { ModelServer } from './model-mysql/server.ts';
import type { Exchange, HttpRequest } from './network.ts';
import { asHeardBy, type Language, PRESENT } from './versions.ts';
import { VirtualProcess, type ProcessSurroundings } from './virtual-process.ts';

/** The one password of the simulation. */
export const PASSWORD = 'secret';

type Handler = (request: unknown, reply: unknown) => Promise<unknown>;

/** How a simulated gateway is made. */
export interface GatewaySetting {
  readonly name: string;
  readonly server: ModelServer;
  readonly wire: Wire;
  readonly surroundings: ProcessSurroundings;
  readonly tickIntervalMs: number;
  /** Whether it also looks for writes that no trigger logged. */
  readonly scrubs: boolean;
  readonly log: (line: string) => void;
  /** Hears of errors that nobody expected. */
  readonly onBug: (place: string) => void;
}

/** A gateway process: the real routes, sessions, streams, pushes and sequencer over the model's pool. */
export class SimulatedGateway {
  /** The version it speaks, until it is started as another. */
  language: Language = PRESENT;
  readonly #setting: GatewaySetting;
  readonly #exchanges = new Set<Exchange>();
  #process: VirtualProcess;
  #pool: ModelPool;
  #routes = new Map<string, Handler>();
  #sequencer: Sequencer | null = null;

  constructor(setting: GatewaySetting) {
    this.#setting = setting;
    this.#process = new VirtualProcess(setting.surroundings);
    this.#pool = new ModelPool(setting.server, setting.name, setting.wire);
  }

  get isAlive(): boolean {
    return this.#sequencer !== null && this.#process.isAlive;
  }

  get isLeader(): boolean {
    return this.#sequencer?.isLeader() ?? false;
  }

  /** Starts the process, a new one where the last was killed. */
  start(): void {
    this.#process = new VirtualProcess(this.#setting.surroundings);
    this.#pool = new ModelPool(this.#setting.server, this.#setting.name, this.#setting.wire);
    this.#process.run(() => this.#boot());
  }

  /** kill -9: nothing it was about to do happens; what it had open with others breaks. */
  kill(): void {
    this.#process.kill();
    this.#pool.cutAll('silent');
    for (const exchange of this.#exchanges) exchange.break();
    this.#exchanges.clear();
  }

  /** The database went away: all its connections are lost. */
  loseDatabase(): void {
    this.#pool.cutAll('lost');
  }

  /** Takes a request; the answer goes into the exchange. */
  handle(request: HttpRequest, exchange: Exchange): void {
    this.#exchanges.add(exchange);
    exchange.once('close', () => this.#exchanges.delete(exchange));
    const process = this.#process;
    process.run(() => {
      void this.#answer(request, exchange, process);
    });
  }

  #boot(): void {
    const setting = this.#setting;
    this.#routes = new Map();
    const { sequencer, becomeReady } = assembleGateway({
      pool: asPool(this.#pool),
      writers: asPool(this.#pool),
      passwords: { matches: (password) => Promise.resolve(password === PASSWORD) },
      log: this.#log,
      app: this.#router(),
      scrubbing: setting.scrubs ? {} : null,
      tickIntervalMs: setting.tickIntervalMs,
    });
    this.#sequencer = sequencer;
    becomeReady(new AbortController().signal).catch((error: unknown) => this.#noteBug(error));
  }

  readonly #log = (level: string, event: string, fields: LogFields = {}): void => {
    this.#setting.log(`${level} ${event} ${JSON.stringify(fields)}`);
    // An alarm about other programs, not about this one.
    if (level === 'error' && event !== 'capture.uncaptured') this.#setting.onBug(`${event} ${fields.error ?? ''} ${fields.at ?? ''}`);
  };

  #router(): FastifyInstance {
    const add =
      (method: string) =>
      (path: string, handler: Handler): void => {
        this.#routes.set(`${method} ${path}`, handler);
      };
    return { get: add('GET'), post: add('POST') } as unknown as FastifyInstance;
  }

  async #answer(request: HttpRequest, exchange: Exchange, process: VirtualProcess): Promise<void> {
    const handler = this.#routes.get(`${request.method} ${request.path}`);
    let isHijacked = false;
    const reply = { hijack: () => (isHijacked = true), raw: exchange, getHeaders: () => ({}) };
    const body = asHeardBy(this.language, request.body);
    const asked = { body, headers: request.headers, ip: '127.0.0.1', routeOptions: { url: request.path }, raw: exchange };
    try {
      if (handler === undefined) throw new Error(`No route answers ${request.path}.`);
      const answer = await handler(asked, reply);
      if (isHijacked || !process.isAlive) return;
      exchange.writeHead(200);
      exchange.end(JSON.stringify(answer));
    } catch (thrown) {
      if (!process.isAlive) return;
      const error = asRefusal(thrown);
      if (error.kind === 'internal') this.#noteBug(thrown);
      exchange.writeHead(httpStatus(error.body));
      exchange.end(JSON.stringify({ error: error.body }));
    }
  }

  #noteBug(thrown: unknown): void {
    if (asRefusal(thrown).kind !== 'internal') return;
    this.#setting.onBug(thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n').slice(0, 6).join(' ') : String(thrown));
  }
}
