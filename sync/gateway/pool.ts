import { createPool as createMysqlPool } from 'mysql2/promise';
import type { Pool, PoolConnection } from 'mysql2/promise';
import { AppError } from '../../shared/errors.ts';

/** What the gateway does not leave to the server's defaults. */
export interface PoolOptions {
  /** Connections at most; 10 by default. */
  readonly connections?: number | undefined;
  /** Requests that may wait for a connection; more are refused at once. 200 by default. */
  readonly queue?: number | undefined;
  /** Whether its connections take several statements at once, as `late-writes.ts` sends them. */
  readonly batches?: boolean | undefined;
}

/** How long a request waits for a connection before it is told to come back, in ms. */
export const ACQUIRE_LIMIT_MS = 2_000;

/**
 * Said once on every new connection, before anything else runs on it: times in
 * UTC, short lock waits (a blocked push is retried whole), no silent truncation,
 * backslashes as the driver escapes them, and READ COMMITTED for writers. Who needs a snapshot says so per transaction
 * (`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`).
 */
const SESSION_STATEMENTS = [
  `SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, sql_mode = CONCAT(REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', ''), ',STRICT_TRANS_TABLES')`,
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
] as const;

/**
 * Opens the gateway's pool. Values come in canonical wire form: times, dates,
 * decimals and JSON as text, BIGINT beyond 2^53 as text. `affectedRows` counts
 * the rows found, also those that had the new values already.
 * @param url `mysql://user:password@host:port/database`
 */
export function createPool(url: string, options: PoolOptions = {}): Pool {
  const pool = createMysqlPool({
    uri: url,
    connectionLimit: options.connections ?? 10,
    queueLimit: options.queue ?? 200,
    connectTimeout: 5_000,
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    dateStrings: true,
    jsonStrings: true,
    supportBigNumbers: true,
    multipleStatements: options.batches ?? false,
    // Who asked is not known any more where several travel together, and noting it takes a third of a query's time.
    trace: options.batches !== true,
    enableKeepAlive: true,
    flags: ['FOUND_ROWS'],
  });
  pool.pool.on('connection', (connection) => {
    for (const statement of SESSION_STATEMENTS) {
      connection.query(statement, (error: unknown) => {
        // A session in the wrong zone or isolation would write wrong data: better none.
        if (error) connection.destroy();
      });
    }
  });
  return pool;
}

/** The answer when MySQL cannot be asked now; the device keeps its work and comes back. */
export function databaseUnavailable(cause?: unknown): AppError {
  return new AppError(
    {
      kind: 'unavailable',
      origin: 'gateway',
      code: 'database.unavailable',
      message: 'The company database does not answer right now. Your work is kept here and will be sent as soon as it is back.',
      retryAfterSeconds: 2,
    },
    { cause },
  );
}

/**
 * Takes a connection within {@link ACQUIRE_LIMIT_MS}. Release it in a `finally`.
 * @throws AppError `database.unavailable` when none is free in time or MySQL cannot be reached
 */
export async function acquire(pool: Pool, limitMs: number = ACQUIRE_LIMIT_MS): Promise<PoolConnection> {
  const wanted = pool.getConnection();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    const connection = await Promise.race([wanted, late]);
    if (connection !== null) return connection;
  } catch (error) {
    throw databaseUnavailable(error);
  } finally {
    clearTimeout(timer);
  }
  // It may still come: then nobody waits for it any more.
  wanted.then(
    (connection) => connection.release(),
    () => undefined,
  );
  throw databaseUnavailable();
}

/** Runs `work` with a connection of the pool and gives it back, whatever happens. */
export async function withConnection<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await acquire(pool);
  try {
    return await work(connection);
  } finally {
    connection.release();
  }
}

/** MySQL's code of an error, such as `ER_LOCK_DEADLOCK`; empty for anything else. */
export function databaseErrorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

const LOST_CONNECTION = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'PROTOCOL_ENQUEUE_AFTER_QUIT',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'ER_QUERY_INTERRUPTED',
]);

/** True when the connection is gone and nobody knows what became of the last statement. */
export function isConnectionLost(error: unknown): boolean {
  return LOST_CONNECTION.has(databaseErrorCode(error)) || (error instanceof Error && error.message.includes('connection is in closed state'));
}

/** A deadlock, a lock wait that took too long, and a snapshot whose table was emptied or changed its columns since. */
const REPEATED = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_TABLE_DEF_CHANGED']);

/** True when repeating the whole transaction is the right answer, as after a lost connection. */
export function isTransient(error: unknown): boolean {
  return REPEATED.has(databaseErrorCode(error)) || isConnectionLost(error);
}
