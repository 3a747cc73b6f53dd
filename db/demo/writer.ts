import type { Connection } from 'mysql2/promise';
import { tableFacts } from '../central/catalogue.ts';
import { explainDatabaseError } from '../central/errors.ts';

/** What a generated column holds. Instants are `YYYY-MM-DD HH:MM:SS` in UTC, JSON is text. */
export type Value = string | number | boolean | null;
/** One generated row by documented property names. All rows of a table carry the same properties. */
export type Row = Readonly<Record<string, Value>>;

/** Where generators put their rows. Resolves when the writer can take more, which bounds the memory used. */
export interface Writer {
  insertRows(table: string, rows: readonly Row[]): Promise<void>;
}

const ROWS_PER_STATEMENT = 1_000;
const CHARACTERS_PER_STATEMENT = 2_000_000;
const ROWS_PER_TRANSACTION = 50_000;

interface Buffer {
  readonly statement: string;
  readonly properties: readonly string[];
  values: Value[][];
  characters: number;
}

/**
 * Buffers rows per table and sends them as multi-row INSERTs, one statement in flight while the next is being
 * generated, committing every 50,000 rows. Call `finish` at the end; an error of an earlier statement surfaces at the
 * next call. `signal` aborts between statements.
 */
export class MysqlWriter implements Writer {
  readonly rows: Record<string, number> = {};
  readonly #connection: Connection;
  readonly #signal: AbortSignal | undefined;
  readonly #buffers = new Map<string, Buffer>();
  #inFlight: Promise<unknown> = Promise.resolve();
  #uncommitted = 0;

  constructor(connection: Connection, signal?: AbortSignal) {
    this.#connection = connection;
    this.#signal = signal;
  }

  async insertRows(table: string, rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      const buffer = this.#buffers.get(table) ?? this.#open(table, row);
      buffer.values.push(valuesOf(table, row, buffer));
      if (buffer.values.length >= ROWS_PER_STATEMENT || buffer.characters >= CHARACTERS_PER_STATEMENT) await this.#send(table, buffer);
    }
  }

  /** Sends what is buffered, in the order the tables were first written to, and commits. */
  async finish(): Promise<void> {
    for (const [table, buffer] of this.#buffers) {
      if (buffer.values.length > 0) await this.#send(table, buffer);
    }
    await this.#inFlight;
    await this.#connection.query('COMMIT');
  }

  #open(table: string, first: Row): Buffer {
    const facts = tableFacts(table);
    const properties = Object.keys(first);
    const missing = facts.columns.filter((column) => column.notNull && !(column.name in first)).map((column) => column.name);
    if (missing.length > 0) throw new Error(`The generator of "${table}" leaves out ${missing.join(', ')}: every NOT NULL column needs a value.`);
    const columns = properties.map((property) => {
      const column = facts.columns.find((candidate) => candidate.name === property);
      if (column === undefined) throw new Error(`The generator of "${table}" writes "${property}", which the catalogue does not have.`);
      return `\`${column.column}\``;
    });
    const buffer = { statement: `INSERT INTO \`${facts.table}\` (${columns.join(', ')}) VALUES ?`, properties, values: [], characters: 0 };
    this.#buffers.set(table, buffer);
    return buffer;
  }

  async #send(table: string, buffer: Buffer): Promise<void> {
    this.#signal?.throwIfAborted();
    const { values } = buffer;
    buffer.values = [];
    buffer.characters = 0;
    this.rows[table] = (this.rows[table] ?? 0) + values.length;
    await this.#inFlight;
    this.#uncommitted += values.length;
    if (this.#uncommitted >= ROWS_PER_TRANSACTION) {
      this.#uncommitted = 0;
      await this.#connection.query('COMMIT');
    }
    this.#inFlight = this.#connection.query(buffer.statement, [values]).catch((error: unknown) => {
      throw explainDatabaseError(error, `write demo rows of "${table}"`);
    });
    // The rejection is reported by the next await of #inFlight; until then it must not count as unhandled.
    this.#inFlight.catch(() => undefined);
  }
}

function valuesOf(table: string, row: Row, buffer: Buffer): Value[] {
  if (Object.keys(row).length !== buffer.properties.length) throw new Error(`The rows of "${table}" must all have the same properties.`);
  return buffer.properties.map((property) => {
    const value = row[property];
    if (value === undefined) throw new Error(`A row of "${table}" has no value for "${property}".`);
    buffer.characters += typeof value === 'string' ? value.length + 4 : 6;
    return value;
  });
}
