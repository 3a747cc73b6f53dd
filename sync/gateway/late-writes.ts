import type { Connection, FieldPacket, ResultSetHeader } from 'mysql2/promise';
import { must } from '../../shared/errors.ts';

/** What is asked of a connection: one statement at a time. */
export type Queryable = Pick<Connection, 'query'>;

/** A write that may wait for the next statement. */
export interface LateWrite {
  readonly sql: string;
  /** For its `?`; the driver puts them in, escaped. */
  readonly values?: unknown[];
  /** About how long the values are, where that is much: what travels together must fit into one packet. */
  readonly characters?: number;
  /** Looks at what the server answered, certainly before a COMMIT is sent; what it throws is thrown to whoever asked next. */
  readonly check?: (header: ResultSetHeader) => void;
  /** Hears what the server answered; nothing waits for it, not even a COMMIT. */
  readonly heard?: (header: ResultSetHeader) => void;
}

/** A connection that can keep writes for the next statement. */
export interface Postponing {
  readonly later: (write: LateWrite) => Promise<void>;
}

/** A connection inside a transaction, whether it can keep writes or not. */
export type TransactionConnection = Pick<Connection, 'query' | 'execute'> & Partial<Postponing>;

/** About how long values are in a statement. */
export function charactersIn(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => sum + (Array.isArray(value) ? charactersIn(value) : typeof value === 'string' ? value.length : 10), 0);
}

/** Writes with the next statement where the connection can, else at once. */
export async function writeLater(connection: Queryable & Partial<Postponing>, write: LateWrite): Promise<void> {
  if (connection.later !== undefined) return connection.later(write);
  const [header] = await connection.query<ResultSetHeader>(write.sql, write.values);
  write.heard?.(header);
}

/** Values that wait at most, in characters: far below the smallest packet limit in use. */
const WAITING_CHARACTERS = 1_000_000;

/** A statement that has not been sent yet, and who waits for its answer; null for a write that nobody waits for. */
interface Unsent extends LateWrite {
  readonly rowsAsArray: boolean;
  readonly asker: { answer(result: unknown): void; fail(error: unknown): void } | null;
}

/** Objects would become assignments in the text of the statement. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return value === null || value === undefined || ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}

/** The statements as one text, with all their values. */
function joined(statements: readonly LateWrite[]): { readonly sql: string; readonly values: unknown[] } {
  const values = statements.flatMap((statement) => statement.values ?? []);
  if (!values.every(isPlain)) throw new Error('A value of a batch must be a text, a number, a truth value, null or a list of those.');
  if (statements.some(({ sql }) => sql.includes(';'))) throw new Error('A statement of a batch must be a single one.');
  return { sql: statements.map(({ sql }) => sql).join(';\n'), values };
}

/** Rows as arrays of what they hold, where others of the same round trip asked for objects; columns must have names of their own. */
function asArrays(rows: unknown): unknown {
  return Array.isArray(rows) ? rows.map((row: object) => Object.values(row)) : rows;
}

/** Whether a statement may travel with those before it. */
function fits(statement: Unsent, before: readonly Unsent[]): boolean {
  return statement.sql !== 'COMMIT' || before.every(({ check }) => check === undefined);
}

/** What is told where one of several statements failed; the server does not say which. */
export type Blame = (error: unknown) => unknown;

/**
 * A connection in a transaction that sends several statements at once, for a
 * round trip costs as much as the statement in it. Writes given to `later` travel
 * with the next statement, questions asked without waiting for each other's
 * answers travel together; the server carries all out in the order they were
 * given, up to the first that fails. The connection must be of a pool with
 * `batches`: each text is a constant of this program, what anybody typed travels
 * in the values.
 */
export class LateWrites implements Queryable, Pick<Connection, 'execute'>, Postponing {
  readonly #connection: Queryable;
  readonly #blame: Blame;
  #unsent: Unsent[] = [];
  #characters = 0;
  #planned = false;
  /** As the driver's, which has more forms than one can retell. */
  readonly query: Connection['query'];
  /** The same: nothing of this is prepared. */
  readonly execute: Connection['execute'];

  constructor(connection: Queryable, blame: Blame = (error) => error) {
    this.#connection = connection;
    this.#blame = blame;
    const ask = (given: string | { readonly sql: string; readonly rowsAsArray?: boolean }, values: unknown[] = []): Promise<unknown> => {
      const { sql, rowsAsArray = false } = typeof given === 'string' ? { sql: given } : given;
      const answered = new Promise<[unknown, FieldPacket[]]>((resolve, reject) => {
        this.#unsent.push({ sql, values, rowsAsArray, asker: { answer: (result) => resolve([result, []]), fail: reject } });
      });
      this.#plan();
      return answered;
    };
    this.query = ask as Connection['query'];
    this.execute = ask as Connection['execute'];
  }

  readonly later = async (write: LateWrite): Promise<void> => {
    const { characters = 0 } = write;
    if (this.#unsent.length > 0 && this.#characters + characters > WAITING_CHARACTERS) await this.#flushed();
    this.#unsent.push({ ...write, rowsAsArray: false, asker: null });
    this.#characters += characters;
  };

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => void this.#send());
  }

  /** Sends what waits although nobody asks. */
  #flushed(): Promise<void> {
    return new Promise((resolve, reject) => {
      const last = this.#unsent.pop();
      if (last === undefined) return resolve();
      const answer = (result: unknown): void => {
        last.asker?.answer(result);
        resolve();
      };
      const fail = (error: unknown): void => {
        last.asker?.fail(error);
        reject(error);
      };
      this.#unsent.push({ ...last, asker: { answer, fail } });
      this.#plan();
    });
  }

  async #send(): Promise<void> {
    let open: readonly Unsent[] = this.#unsent;
    [this.#unsent, this.#characters, this.#planned] = [[], 0, false];
    try {
      while (open.length > 0) {
        const end = open.findIndex((statement, index) => !fits(statement, open.slice(0, index)));
        const together = end === -1 ? open : open.slice(0, end);
        await this.#sendTogether(together);
        open = open.slice(together.length);
      }
    } catch (error) {
      // Nothing behind a failure is sent.
      for (const { asker } of open) asker?.fail(error);
    }
  }

  async #sendTogether(statements: readonly Unsent[]): Promise<void> {
    const rowsAsArray = statements.every((statement) => statement.rowsAsArray || statement.asker === null);
    const results = await this.#results(statements, rowsAsArray);
    for (const [index, { check }] of statements.entries()) check?.(must(results[index], 'an answer') as ResultSetHeader);
    for (const [index, statement] of statements.entries()) {
      const asked = statement.rowsAsArray && !rowsAsArray ? asArrays(results[index]) : results[index];
      statement.heard?.(must(results[index], 'an answer') as ResultSetHeader);
      statement.asker?.answer(asked);
    }
  }

  async #results(statements: readonly Unsent[], rowsAsArray: boolean): Promise<readonly unknown[]> {
    const [only] = statements;
    if (only !== undefined && statements.length === 1) return [(await this.#connection.query({ sql: only.sql, rowsAsArray }, only.values))[0]];
    const { sql, values } = joined(statements);
    try {
      return (await this.#connection.query({ sql, rowsAsArray }, values))[0] as unknown[];
    } catch (error) {
      throw this.#blame(error);
    }
  }
}
