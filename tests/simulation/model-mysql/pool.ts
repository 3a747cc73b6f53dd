import type { Pool, PoolConnection } from 'mysql2/promise';
import { ConnectionLost, ModelError, NotModelled } from './errors.ts';
import type { Answer, ModelServer } from './server.ts';
import { partsOf } from './tokens.ts';
import type { Session } from './transactions.ts';

/** What is about to happen, or has happened, on a connection. */
export interface Occasion {
  readonly owner: string;
  readonly sql: string;
  /** The tables that the open transaction has written so far. */
  readonly written: ReadonlySet<string>;
}

/**
 * What befalls a statement: `lost` takes the connection away before it arrives,
 * `lost-after` when it has taken effect, `deadlock` ends its transaction, and
 * `silent` means that nobody is left to hear the answer.
 */
export type Fate = 'done' | 'lost' | 'lost-after' | 'deadlock' | 'silent' | 'silent-after';

/** The way between a program and the server. */
export interface Wire {
  /** Waits as long as the way takes. */
  readonly travel: () => Promise<void> | null;
  readonly fateOf: (occasion: Occasion) => Fate;
  /** Whether new connections are taken. */
  readonly accepts: () => boolean;
  /** Hears of a statement the model does not understand: who sent it may make do with any error, and the bug would stay in the dark. */
  readonly notModelled: (error: NotModelled) => void;
}

interface QueryText {
  readonly sql: string;
  readonly rowsAsArray?: boolean;
}

const SETTINGS = ['SET innodb_lock_wait_timeout = 5', 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'];

/** A connection as the driver gives it: one statement at a time, in order. */
class ModelConnection {
  readonly #pool: ModelPool;
  readonly #session: Session;
  #state: 'open' | 'lost' | 'silent' = 'open';
  #last: Promise<unknown> = Promise.resolve();

  constructor(pool: ModelPool, session: Session) {
    this.#pool = pool;
    this.#session = session;
  }

  get isUsable(): boolean {
    return this.#state === 'open';
  }

  get threadId(): number {
    return this.#session.id;
  }

  query(given: string | QueryText, parameters: readonly unknown[] = []): Promise<unknown> {
    const { sql, rowsAsArray = false } = typeof given === 'string' ? { sql: given } : given;
    const next = this.#last.then(() => this.#runAll(sql, parameters, rowsAsArray));
    this.#last = next.catch(() => undefined);
    return next;
  }

  execute(given: string | QueryText, parameters: readonly unknown[] = []): Promise<unknown> {
    return this.query(given, parameters);
  }

  async beginTransaction(): Promise<void> {
    await this.query('START TRANSACTION');
  }

  async commit(): Promise<void> {
    await this.query('COMMIT');
  }

  async rollback(): Promise<void> {
    await this.query('ROLLBACK');
  }

  release(): void {
    this.#pool.giveBack(this);
  }

  destroy(): void {
    this.cut('lost');
  }

  /** Takes the connection away; the server rolls back. `silent` is how it looks to a program that is dead itself. */
  cut(state: 'lost' | 'silent'): void {
    if (this.#state === 'silent') return;
    this.#state = state;
    this.#pool.forget(this);
    this.#pool.server.disconnect(this.#session);
  }

  /** Several statements travel together and are carried out one after the other, up to the first that fails. */
  async #runAll(sql: string, parameters: readonly unknown[], asArrays: boolean): Promise<unknown> {
    await this.#pool.wire.travel();
    const results: unknown[] = [];
    let given = 0;
    for (const part of partsOf(sql)) {
      const answer = await this.#run(part.sql, parameters.slice(given, given + part.parameters), asArrays);
      results.push(answer.kind === 'rows' ? answer.rows : answer.header);
      given += part.parameters;
    }
    return [results.length === 1 ? results[0] : results, []];
  }

  async #run(sql: string, parameters: readonly unknown[], asArrays: boolean): Promise<Answer> {
    const { wire, server } = this.#pool;
    await this.#requireOpen();
    const fate = wire.fateOf({ owner: this.#pool.owner, sql, written: this.#written() });
    if (fate === 'lost' || fate === 'silent') this.cut(fate);
    if (fate === 'deadlock') {
      server.endTransaction(this.#session);
      throw new ModelError('ER_LOCK_DEADLOCK', 'Deadlock found when trying to get lock; try restarting transaction');
    }
    await this.#requireOpen();
    const answer = await this.#answered(sql, parameters, asArrays);
    if (fate === 'lost-after' || fate === 'silent-after') this.cut(fate === 'lost-after' ? 'lost' : 'silent');
    await this.#requireOpen();
    return answer;
  }

  /** A wait for a lock ends with the connection, and a dead program hears nothing of it. */
  async #answered(...statement: [sql: string, parameters: readonly unknown[], asArrays: boolean]): ReturnType<ModelServer['run']> {
    try {
      return await this.#pool.server.run(this.#session, ...statement);
    } catch (thrown) {
      if (thrown instanceof NotModelled) this.#pool.wire.notModelled(thrown);
      await this.#requireOpen();
      throw thrown;
    }
  }

  #written(): ReadonlySet<string> {
    return new Set(this.#session.transaction?.writes.map((write) => write.table));
  }

  async #requireOpen(): Promise<void> {
    if (this.#state === 'lost') throw new ConnectionLost();
    if (this.#state === 'silent') await new Promise<never>(() => undefined);
  }
}

/** The driver's pool over the model, of one program. */
export class ModelPool {
  readonly server: ModelServer;
  readonly owner: string;
  readonly wire: Wire;
  readonly #free: ModelConnection[] = [];
  readonly #all = new Set<ModelConnection>();
  #dead = false;

  constructor(server: ModelServer, owner: string, wire: Wire) {
    this.server = server;
    this.owner = owner;
    this.wire = wire;
  }

  async getConnection(): Promise<ModelConnection> {
    if (this.#dead) return new Promise(() => undefined);
    const free = this.#free.pop();
    if (free !== undefined) return free;
    if (!this.wire.accepts()) throw new ConnectionLost('ECONNREFUSED');
    const session = this.server.connect(true);
    const connection = new ModelConnection(this, session);
    this.#all.add(connection);
    for (const sql of SETTINGS) await this.server.run(session, sql, [], false);
    return connection;
  }

  async query(given: string | QueryText, parameters: readonly unknown[] = []): Promise<unknown> {
    const connection = await this.getConnection();
    try {
      return await connection.query(given, parameters);
    } finally {
      connection.release();
    }
  }

  execute(given: string | QueryText, parameters: readonly unknown[] = []): Promise<unknown> {
    return this.query(given, parameters);
  }

  async end(): Promise<void> {
    this.cutAll('lost');
  }

  /** All connections are lost at once: the server went down, or this program died (`silent`: it hears of nothing). */
  cutAll(state: 'lost' | 'silent'): void {
    if (state === 'silent') this.#dead = true;
    for (const connection of this.#all) connection.cut(state);
  }

  giveBack(connection: ModelConnection): void {
    if (connection.isUsable) this.#free.push(connection);
  }

  forget(connection: ModelConnection): void {
    this.#all.delete(connection);
    const place = this.#free.indexOf(connection);
    if (place >= 0) this.#free.splice(place, 1);
  }
}

/** The pool as the gateway's code knows it: the model implements what the gateway uses of it. */
export function asPool(pool: ModelPool): Pool {
  return pool as unknown as Pool;
}

export type { ModelConnection };

/** A connection as the gateway's code knows it. */
export function asConnection(connection: ModelConnection): PoolConnection {
  return connection as unknown as PoolConnection;
}
